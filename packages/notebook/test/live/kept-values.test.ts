import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/definition/cell.ts';
import { liveFingerprint } from '../../src/live/fingerprint.ts';
import { GivenValues, type KeptValue, KeptValues } from '../../src/live/kept-values.ts';

const MEGABYTE = 1024 * 1024;
const kept = (megabytes: number, usedAt: number): KeptValue => ({
  value: null,
  shown: { bytes: megabytes * MEGABYTE } as KeptValue['shown'],
  print: liveFingerprint(null),
  usedAt,
});
/** The keys of what is left, with each value's size and the pass that used it last. */
function leftAfter(pass: number, values: Readonly<Record<string, readonly [megabytes: number, usedAt: number]>>) {
  const all = new KeptValues();
  for (const [key, [megabytes, usedAt]] of Object.entries(values)) all.set(key, kept(megabytes, usedAt));
  all.settle(pass);
  return Object.keys(values).filter((key) => all.get(key, pass) !== null);
}

describe('values of earlier passes', () => {
  it('stay while all of them take no more than 512 MB', () => {
    expect(leftAfter(3, { a: [256, 1], b: [256, 2] })).toEqual(['a', 'b']);
    expect(leftAfter(3, { a: [256, 2], b: [257, 1] })).toEqual(['a']);
  });

  it('go, those first that were used longest ago, until the others fit', () => {
    expect(leftAfter(9, { a: [200, 3], b: [200, 1], c: [200, 2], d: [312, 4] })).toEqual(['a', 'd']);
  });

  it('never go where the present pass used them', () => {
    expect(leftAfter(5, { a: [600, 5], b: [600, 5], c: [1, 4] })).toEqual(['a', 'b']);
  });

  it('count as used by whoever asked for them last', () => {
    const all = new KeptValues();
    for (const key of ['a', 'b']) all.set(key, kept(400, 1));
    expect(all.get('a', 2)?.usedAt).toBe(2);
    all.settle(3);
    expect([all.get('a', 3) === null, all.get('b', 3), all.get('c', 3)]).toEqual([false, null, null]);
    all.delete('a');
    expect(all.get('a', 3)).toBeNull();
  });
});

describe('what cells were given', () => {
  const [first, second] = [{ name: 'first' }, { name: 'second' }] as unknown as [Cell, Cell];

  it('is told of where it was changed, with everybody who had it', () => {
    const given = new GivenValues();
    const [rows, other] = [[{ name: 'A' }], [1]];
    const before = liveFingerprint(rows);
    given.note('rows', rows, before, true, first);
    given.note('rows', rows, before, true, second);
    given.note('other', other, liveFingerprint(other), false, first);
    expect(given.spoiled()).toEqual([]);
    rows[0]!.name = 'B';
    expect(given.spoiled()).toEqual([
      { name: 'rows', value: rows, before, isInput: true, by: new Set([first, second]) },
    ]);
  });

  it('is not watched where nobody can change it', () => {
    const given = new GivenValues();
    const another = { hash: 1, bytes: 1 };
    for (const value of [null, 7, 'text', undefined]) given.note('plain', value, another, false, first);
    expect(given.spoiled()).toEqual([]);
    given.note('list', [], another, false, first);
    expect(given.spoiled().map(({ name }) => name)).toEqual(['list']);
  });
});
