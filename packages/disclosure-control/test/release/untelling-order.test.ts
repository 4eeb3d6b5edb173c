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

  it('leaves rows where they are that tell nothing: of one size, in no order, by name, or of which none or all are held', () => {
    const rows = (counts: readonly number[]) =>
      ['west', 'south', 'east'].map((area, at) => [area, counts[at]!] as const);
    for (const [counts, held] of [
      [[90, 90, 90], ['west']],
      [[90, 200, 3], ['west']],
      [[3, 90, 200], []],
      [
        [3, 90, 200],
        ['west', 'south', 'east'],
      ],
    ] as const) {
      expect(areasOf(rows(counts), held)).toEqual(['west', 'south', 'east']);
    }
    const byName = ['area 2', 'area 9', 'area 10'].map((area, at) => [area, 3 + 90 * at] as const);
    expect(areasOf(byName, ['area 2'])).toEqual(['area 2', 'area 9', 'area 10']);
  });
});
