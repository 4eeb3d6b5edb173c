import { describe, expect, it } from 'vitest';
import { parseBlock } from '../../src/index.ts';

describe('parseBlock', () => {
  it('reads figures, tables and lists, and nothing else', () => {
    expect(parseBlock('{figure: tolerance-curve}')).toEqual({ kind: 'figure', id: 'tolerance-curve' });
    expect(parseBlock(' {table: tolerance.pairs} ')).toEqual({ kind: 'table', id: 'tolerance.pairs' });
    expect(parseBlock('{questions}')).toEqual({ kind: 'questions' });
    expect(parseBlock('{limitations}')).toEqual({ kind: 'limitations' });
    expect(parseBlock('{false-pairs.share}')).toBeNull();
    expect(parseBlock('see {figure: a}')).toBeNull();
  });

  it('reads what a reader chooses, by one column or two, and the parameters that set them', () => {
    expect(parseBlock('{choose: costs.best by ratio}')).toEqual({
      kind: 'choose',
      id: 'costs.best',
      by: [{ column: 'ratio', parameter: null }],
    });
    expect(parseBlock('{choose: tolerance.people by surname at parameter:surnameTolerance}')).toEqual({
      kind: 'choose',
      id: 'tolerance.people',
      by: [{ column: 'surname', parameter: 'surnameTolerance' }],
    });
    expect(parseBlock('{ choose: flags by contacts at parameter:flagContacts and days }')).toEqual({
      kind: 'choose',
      id: 'flags',
      by: [
        { column: 'contacts', parameter: 'flagContacts' },
        { column: 'days', parameter: null },
      ],
    });
  });

  it.each(['{choose: costs.best}', '{choose: a by b and c and d}', '{choose: a by b at c}', '{choose a by b}'])(
    'refuses %s and says what to write',
    (line) => expect(() => parseBlock(line)).toThrow(/^not a choice: .*Write \{choose: finding\.id by column\}/),
  );
});
