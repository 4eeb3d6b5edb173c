import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankGroup, dictionaryColumn, withBlankGroup } from '../../src/index.ts';

describe('rows without a value', () => {
  it('never take a name that the column uses, in any case', () => {
    expect(blankGroup(['A'])).toBe('Not recorded');
    expect(blankGroup(['not RECORDED'])).toBe('Not recorded (blank)');
    expect(blankGroup(['Not recorded', 'not recorded (blank)'])).toBe('Not recorded (blank) (blank)');
    expect(blankGroup(['Blank'], 'Blank')).toBe('Blank (blank)');
  });

  it('stand last, and are as many as before', () => {
    const texts = fc.array(fc.option(fc.constantFrom('A', 'Not recorded', 'Not recorded (blank)', 'Missing')));
    fc.assert(
      fc.property(texts, (recorded) => {
        const { codes, values } = withBlankGroup(dictionaryColumn(recorded));
        const blanks = recorded.filter((text) => text === null).length;
        expect(new Set(values).size).toBe(values.length);
        expect(codes.every((code) => code >= 0)).toBe(true);
        const stated = recorded.flatMap((text, row) => (text === null ? [] : [[text, values[codes[row]!]]]));
        for (const [text, name] of stated) expect(name).toBe(text);
        if (blanks > 0) expect(codes.filter((code) => code === values.length - 1)).toHaveLength(blanks);
      }),
    );
  });
});
