import { describe, expect, it } from 'vitest';
import { finding } from '../../src/index.ts';
import { constantOrCount, derivedUnit, exposureKind, findingUnitPer } from '../../src/statement/kind-of.ts';
import { textsForNumbers } from '../../src/statement/texts-for-numbers.ts';
import { wordsRead } from '../../src/statement/words-read.ts';

const method = { name: 'Count', source: 'the input' };
const about = finding.about({ questions: ['MM-P1'], method });

describe('words read', () => {
  const word = (rows: number, isRead = true, text = `w${rows}`) => ({
    word: text,
    rows,
    group: 'Asian',
    reading: isRead ? 'as listed' : 'not on the list',
    isRead,
  });
  const rowsOf = (words: ReturnType<typeof word>[]) =>
    wordsRead(about, 'words', 'Words', [{ field: 'ethnicity', words }]).table!.rows;

  it('begin with those that nobody can read, by name and never by size; past the forty most common they are counted together', () => {
    const words = Array.from({ length: 42 }, (_, at) => word(at + 1, ![7, 9].includes(at + 1)));
    const rows = rowsOf(words);
    const read = Array.from({ length: 42 }, (_, at) => 42 - at).filter((each) => each !== 7 && each !== 9);
    const byName = read.slice(0, 38).sort((a, b) => (`w${a}` < `w${b}` ? -1 : 1));
    expect(rows.map(([, , count]) => count)).toEqual([7, 9, ...byName, 1 + 2]);
    expect(rows[1]).toEqual(['ethnicity', 'w9', 9, 'Asian', 'not on the list']);
    expect(rows[40]).toEqual(['ethnicity', '(all other words)', 3, 'as each was read', '']);
    expect(rowsOf(words.slice(0, 40))).toHaveLength(40);
  });

  it('are cut after sixty signs', () => {
    const [longer, whole] = ['x'.repeat(61), 'y'.repeat(60)];
    expect(rowsOf([word(2, true, longer), word(1, true, whole)]).map(([, text]) => text)).toEqual([
      `${'x'.repeat(60)}…`,
      whole,
    ]);
  });
});

describe('what a part of a number counts', () => {
  it('is said once for both sides, or for each, and must be said', () => {
    const sides = { of: 'people', outOf: { constant: 'the census' } } as const;
    expect(constantOrCount('pairs', 'outOf', 'Share')).toEqual({ kind: 'count', counts: 'pairs' });
    expect(constantOrCount(sides, 'of', 'Share')).toEqual({ kind: 'count', counts: 'people' });
    expect(constantOrCount(sides, 'outOf', 'Share')).toEqual({ kind: 'constant', of: 'the census' });
    expect(() => constantOrCount(undefined, 'of', 'Share')).toThrow('"Share" does not say what its counts count');
  });

  it('gives a number its unit', () => {
    expect([1000, 1_000_000, 1, 100].map(findingUnitPer)).toEqual([
      'rate-per-1000',
      'rate-per-million',
      'ratio',
      'ratio',
    ]);
    const unitOf = (kind: object) => derivedUnit(kind as Parameters<typeof derivedUnit>[0]);
    expect(
      [
        { kind: 'share' },
        { kind: 'difference' },
        { kind: 'ratio' },
        { kind: 'relative-rate' },
        { kind: 'rate', per: 1000 },
      ].map(unitOf),
    ).toEqual(['proportion', 'percentage-points', 'ratio', 'ratio', 'rate-per-1000']);
    expect(exposureKind(undefined)).toBeNull();
    expect(exposureKind('people')).toEqual({ kind: 'magnitude', statistic: 'sum', contributors: 'people' });
  });

  it('is no text where a number is needed', () => {
    const given = (draft: object) => textsForNumbers(draft as Parameters<typeof textsForNumbers>[0]);
    expect(given({ value: '300', unit: 'count', numerator: 3, denominator: '4' })).toEqual([
      'value is the text "300", a number is needed',
      'denominator is the text "4", a number is needed',
    ]);
    expect(given({ value: 'Asian', unit: 'text', numerator: '1' })).toEqual([
      'numerator is the text "1", a number is needed',
    ]);
    expect(given({ value: 300, unit: 'count' })).toEqual([]);
  });
});
