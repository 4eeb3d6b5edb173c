import { expect, it } from 'vitest';
import { SUPPRESSED } from '../../src/index.ts';
import { untellingOrder } from '../../src/release/untelling-order.ts';
import { untellingOrderAcross } from '../../src/release/untelling-order-across.ts';
import { count, key } from '../findings.ts';

type Row = readonly [...string[], number];

/** Tables of one release, of which counts of 1 to 11 are held back. */
const left = (...tables: readonly { readonly keys: readonly string[]; readonly rows: readonly Row[] }[]): string[][] =>
  untellingOrderAcross(
    tables.map(({ keys, rows }) => {
      const columns = [...keys.map((name) => key(name)), count('cases')];
      const isHeld = (value: string | number) => typeof value === 'number' && value > 0 && value < 12;
      const exact = { columns, rows };
      const held = rows.map((row) => row.map((value) => (isHeld(value) ? SUPPRESSED : value)));
      return { exact, released: untellingOrder(exact, { columns, rows: held }) };
    }),
  ).map(({ rows }) => rows.map((row) => row.slice(0, -1).join(' ')));

const alone = (order: readonly string[], counts: Readonly<Record<string, number>>) => ({
  keys: ['disposal'],
  rows: order.map((disposal): Row => [disposal, counts[disposal]!]),
});
const within = (order: readonly string[], counts: Readonly<Record<string, readonly [number, number]>>) => ({
  keys: ['context', 'disposal'],
  rows: [0, 1].flatMap((context) =>
    order.map((disposal): Row => [`context ${context}`, disposal, counts[disposal]![context]!]),
  ),
});

it('takes the order of what one table holds back from each table that divides the same groups', () => {
  const counts = { charge: 120, warning: 41, resolution: 5, caution: 3 };
  const split = { charge: [60, 60], warning: [20, 21], resolution: [0, 5], caution: [3, 0] } as const;
  const order = ['charge', 'warning', 'resolution', 'caution'];
  const untold = ['charge', 'warning', 'caution', 'resolution'];
  const both = [0, 1].flatMap((context) => untold.map((disposal) => `context ${context} ${disposal}`));
  expect(left(alone(order, counts), within(order, split))).toEqual([untold, both]);
  // The other way round the same leaves, but for the number itself.
  const other = { ...counts, resolution: 4, caution: 6 };
  const swapped = ['charge', 'warning', 'caution', 'resolution'];
  expect(left(alone(swapped, other), within(swapped, split))).toEqual([untold, both]);
});

it('takes the order of a share that leaves as a bound, and of no cell in which there never was a number', () => {
  const table = (shares: Readonly<Record<string, number | null>>) => ({
    columns: [key('disposal'), { name: 'share', label: 'share', unit: 'proportion' as const }],
    rows: Object.entries(shares),
  });
  const other = table({ charge: 0.5, warning: 0.4, resolution: 0.3, caution: 0.2 });
  const across = (few: number | null) => {
    const exact = table({ charge: 0.6, warning: 0.3, resolution: few, caution: few });
    const released = table({ charge: 0.6, warning: 0.3, caution: null, resolution: null });
    const [, left] = untellingOrderAcross([
      { exact, released },
      { exact: other, released: other },
    ]);
    return left!.rows.map(([disposal]) => disposal);
  };
  expect(across(0.01)).toEqual(['charge', 'warning', 'caution', 'resolution']);
  expect(across(null)).toEqual(['charge', 'warning', 'resolution', 'caution']);
});

it('moves whole blocks where the groups are the first key, and leaves blanks and totals last', () => {
  const counts = { west: 90, south: 7, east: 3, 'Not recorded': 40 };
  const keys = ['area', 'sex'];
  const rows = Object.keys(counts).flatMap((area): Row[] => [
    [area, 'men', 30],
    [area, 'all', 50],
  ]);
  const areas = alone(Object.keys(counts), counts);
  const [, blocks] = left({ ...areas, keys: ['area'] }, { keys, rows });
  expect(blocks).toEqual(['west', 'east', 'south', 'Not recorded'].flatMap((area) => [`${area} men`, `${area} all`]));
});

it('leaves a table alone that lists the groups in another order, or others, or under another name', () => {
  const counts = { charge: 120, warning: 41, resolution: 5, caution: 3 };
  const first = alone(['charge', 'warning', 'resolution', 'caution'], counts);
  const asIs = (keys: readonly string[], disposals: readonly string[]) => {
    const rows = disposals.map((disposal, at): Row => [disposal, [20, 80, 60, 70][at]!]);
    expect(left(first, { keys, rows })[1]).toEqual(disposals);
  };
  asIs(['disposal'], ['warning', 'caution', 'charge', 'resolution']);
  asIs(['disposal'], ['warning', 'resolution', 'charge', 'other']);
  asIs(['outcome'], ['warning', 'resolution', 'charge', 'caution']);
  // Nothing is held back: the order tells what the numbers tell.
  const shown = alone(['b', 'c', 'a'], { b: 90, c: 60, a: 20 });
  expect(left(shown, shown)).toEqual([
    ['b', 'c', 'a'],
    ['b', 'c', 'a'],
  ]);
});
