import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/attack/puzzle.ts';
import { attackedValueAt, isRightGuess } from '../../src/attack/value-at.ts';
import { count, finding, key, people, share } from '../findings.ts';

const table = finding({
  id: 'by-area',
  table: {
    columns: [key('area'), count('searches')],
    rows: [
      ['North', 12],
      ['South', 7],
    ],
    parts: {
      columns: [
        { name: 'adults', label: 'adults', unit: 'count', kind: people },
        { name: 'children', label: 'children', unit: 'count', kind: people },
      ],
      rows: [
        [9, 3],
        [5, 2],
      ],
    },
  },
});
const findings = [share('wrong', 3, 40), table];
const place = (of: string, row: string, column: string): Place => ({ release: 0, finding: of, row, column });

describe('what stands at a place', () => {
  it('is a number of a finding or a count behind it', () => {
    const at = (column: string) => attackedValueAt(findings, place('wrong', '', column));
    expect(['value', 'numerator', 'denominator', 'of', 'outOf', 'else'].map(at)).toEqual([0.075, 3, 40, 3, 40, null]);
    expect(attackedValueAt([finding({ id: 'bare' })], place('bare', '', 'of'))).toBeNull();
  });

  it('is a number of a row, shown or behind it', () => {
    const at = (row: string, column: string) => attackedValueAt(findings, place('by-area', row, column));
    expect(['area', 'searches', 'adults', 'children', 'else'].map((column) => at('South', column))).toEqual([
      ...['South', 7, 5, 2, null],
    ]);
    expect([at('North', 'adults'), at('West', 'searches'), at('West', 'adults')]).toEqual([9, null, null]);
    const { parts: _, ...bare } = table.table!;
    expect(attackedValueAt([{ ...table, table: bare }], place('by-area', 'South', 'adults'))).toBeNull();
  });

  it('is nothing where no such finding is', () => {
    expect(attackedValueAt(findings, place('else', '', 'value'))).toBeNull();
  });
});

describe('a guess of a hidden count', () => {
  const guess = (low: number, high: number, what = 'hidden-count') =>
    isRightGuess({ what, place: place('by-area', 'South', 'searches'), low, high }, findings);

  it('is right where the count lies within it, ends and all', () => {
    expect([guess(7, 7), guess(6, 7), guess(7, 8), guess(8, 9), guess(5, 6)]).toEqual([true, true, true, false, false]);
  });

  it('is taken for right where it is of something else, or of what nobody knows', () => {
    expect(guess(8, 9, 'published-text')).toBe(true);
    const nowhere = { what: 'hidden-count', place: place('by-area', 'West', 'searches'), low: 8, high: 9 };
    expect(isRightGuess(nowhere, findings)).toBe(true);
  });
});

describe('a guess of how many are in one count and not in another', () => {
  const north = place('by-area', 'North', 'adults');
  const guess = (beside?: Place) =>
    isRightGuess({ what: 'rest', place: north, ...(beside && { beside }), low: 6, high: 6 }, [
      ...findings,
      { ...table, id: 'again' },
    ]);

  it('is wrong where one sum of their finding adds both up: nobody is in both', () => {
    expect(guess(place('by-area', 'North', 'children'))).toBe(false);
  });

  it('is right of any other two, and where nobody knows which', () => {
    expect(guess(place('by-area', 'South', 'children'))).toBe(true);
    expect(guess(place('again', 'North', 'children'))).toBe(true);
    expect(guess({ ...place('by-area', 'North', 'children'), release: 1 })).toBe(true);
    expect(guess()).toBe(true);
  });
});
