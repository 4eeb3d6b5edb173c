import { describe, expect, it } from 'vitest';
import { SUPPRESSED } from '../../src/index.ts';
import { untellingOrder } from '../../src/release/untelling-order.ts';
import { count, key } from '../findings.ts';

const columns = [key('area'), count('people')];
const areasOf = (rows: readonly (readonly [string, number])[], held: readonly string[]): unknown[] => {
  const released = rows.map(([area, people]) => [area, held.includes(area) ? SUPPRESSED : people]);
  return untellingOrder({ columns, rows }, { columns, rows: released }).rows.map(([area]) => area);
};

describe('untellingOrder(exact, released)', () => {
  it('puts what is held back after the rest, by name, where a column rises or falls, though not at each step', () => {
    const rising = [
      ['south', 3],
      ['east', 90],
      ['north', 90],
      ['west', 200],
    ] as const;
    expect(areasOf(rising, ['south'])).toEqual(['east', 'north', 'west', 'south']);
    expect(areasOf([...rising].reverse(), ['west', 'north'])).toEqual(['east', 'south', 'north', 'west']);
  });

  it('leaves totals before and after the rows that they are of', () => {
    const rows = [
      ['all', 293],
      ['south', 3],
      ['east', 90],
      ['west', 200],
      ['east and west', 290],
    ] as const;
    const totals = [
      { row: 'all', of: ['south', 'east', 'west'] },
      { row: 'east and west', of: ['east', 'west'] },
    ];
    const released = rows.map(([area, people]) => [area, area === 'south' ? SUPPRESSED : people]);
    const ordered = untellingOrder({ columns, rows, totals }, { columns, rows: released, totals });
    expect(ordered.rows.map(([area]) => area)).toEqual(['all', 'east', 'west', 'south', 'east and west']);
  });

  it('puts them by name where all are held back: their order would say which is larger', () => {
    const falling = [
      ['west', 9],
      ['south', 7],
      ['east', 3],
    ] as const;
    expect(areasOf(falling, ['west', 'south', 'east'])).toEqual(['east', 'south', 'west']);
  });

  it('takes an empty cell where there was a number for one that is held back: a share that leaves as a bound', () => {
    const rows = [
      ['west', 0.2],
      ['south', 0.002],
      ['east', 0.001],
    ] as const;
    const share = { name: 'share', label: 'share', unit: 'proportion' as const };
    const released = rows.map(([area, value]) => [area, value < 0.01 ? null : value]);
    const ordered = untellingOrder(
      { columns: [key('area'), share], rows },
      { columns: [key('area'), share], rows: released },
    );
    expect(ordered.rows.map(([area]) => area)).toEqual(['west', 'east', 'south']);
  });

  it('does so within the rows of each first key, where each of them rises or falls', () => {
    const keys = [key('field'), key('word'), count('rows')];
    const order = (rows: readonly (readonly [string, string, number])[], held: readonly number[]) => {
      const released = rows.map((row) => (held.includes(row[2]) ? [row[0], row[1], SUPPRESSED] : row));
      return untellingOrder({ columns: keys, rows }, { columns: keys, rows: released }).rows.map(
        ([field, word]) => `${field} ${word}`,
      );
    };
    const words = [
      ['group', 'White', 135],
      ['group', 'Asian', 105],
      ['group', 'Other', 5],
      ['group', 'Mixed', 3],
      ['sex', 'Male', 9],
      ['sex', 'Female', 4],
    ] as const;
    const untold = ['group White', 'group Asian', 'group Mixed', 'group Other', 'sex Female', 'sex Male'];
    expect(order(words, [3, 4, 5, 9])).toEqual(untold);
    // Which of two held back is the larger shows nowhere: exchanged, the same leaves.
    const exchanged = [words[0], words[1], words[3], words[2], words[5], words[4]] as const;
    const counts = [135, 105, 5, 3, 9, 4];
    expect(
      order(
        exchanged.map(([field, word], at) => [field, word, counts[at]!] as const),
        [3, 4, 5, 9],
      ),
    ).toEqual(untold);
    // One of them in the other way, or rows of a key apart from each other: no such order.
    const other = words.map(([field, word, rows]) => [field, word, word === 'Male' ? 2 : rows] as const);
    expect(order(other, [3, 5])).toEqual(words.map(([field, word]) => `${field} ${word}`));
    const apart = [words[0], words[1], words[4], words[2], words[3]] as const;
    expect(
      order(
        apart.map(([field, word], at) => [field, word, [50, 90, 70, 5, 6][at]!] as const),
        [5, 6],
      ),
    ).toEqual(apart.map(([field, word]) => `${field} ${word}`));
  });

  it('does so before what stands last whatever its size, which stays there', () => {
    const rows = [
      ['White', 200],
      ['Black', 90],
      ['Other', 8],
      ['Mixed', 4],
      ['Not recorded', 60],
    ] as const;
    expect(areasOf(rows, ['Other', 'Mixed'])).toEqual(['White', 'Black', 'Mixed', 'Other', 'Not recorded']);
    expect(areasOf([rows[0], rows[2], ['Not recorded (blank)', 60]], ['Other'])).toEqual([
      'White',
      'Other',
      'Not recorded (blank)',
    ]);
    const declined = [...rows.slice(0, 4), ['Not stated', 70], ['Not recorded', 60]] as const;
    expect(areasOf(declined as never, ['Other', 'Mixed'])).toEqual([
      'White',
      'Black',
      'Not stated',
      'Mixed',
      'Other',
      'Not recorded',
    ]);
    // Where it is held back itself, it stays at the end: its place says nothing of its size.
    expect(areasOf(rows, ['Mixed', 'Not recorded'])).toEqual(['White', 'Black', 'Other', 'Mixed', 'Not recorded']);
  });

  it('leaves rows where they are that tell nothing: of one size, in no order, by name, or of which none is held', () => {
    const rows = (counts: readonly number[]) =>
      ['west', 'south', 'east'].map((area, at) => [area, counts[at]!] as const);
    for (const [counts, held] of [
      [[90, 90, 90], ['west']],
      [[90, 200, 3], ['west']],
      [[3, 90, 200], []],
    ] as const) {
      expect(areasOf(rows(counts), held)).toEqual(['west', 'south', 'east']);
    }
    const byName = ['area 2', 'area 9', 'area 10'].map((area, at) => [area, 3 + 90 * at] as const);
    expect(areasOf(byName, ['area 2'])).toEqual(['area 2', 'area 9', 'area 10']);
  });
});
