import { expect, it } from 'vitest';
import { Candidates, narrowedBounds } from '../../src/attack/narrowing.ts';

const place = { release: 0, finding: 'rates', row: 'A', column: 'n' };
const open = (low: number, high: number) => new Map([['a', { id: 'a', place, isHidden: true, low, high }]]);

it('takes what is said of a count together, and leaves out what contradicts', () => {
  const said = (low: number, high: number) => ({ id: 'a', low, high, because: '' });
  expect(narrowedBounds(open(1, 9), [said(3, 20), said(0, 7)]).get('a')).toMatchObject({ low: 3, high: 7 });
  expect(narrowedBounds(open(1, 9), [said(10, 20)]).get('a')).toMatchObject({ low: 1, high: 9 });
  expect(narrowedBounds(open(1, 9), [said(9, 20)]).get('a')).toMatchObject({ low: 9, high: 9 });
});

it('keeps the least and the most of the candidates of each count', () => {
  const found = new Candidates();
  expect(found.narrowings('')).toEqual([]);
  found.add({ a: 4, b: 7 });
  found.add({ a: 2, b: 8 });
  found.add({ a: 3, b: 9 });
  expect(found.size).toBe(3);
  expect(found.narrowings('why')).toEqual([
    { id: 'a', low: 2, high: 4, because: 'why' },
    { id: 'b', low: 7, high: 9, because: 'why' },
  ]);
});
