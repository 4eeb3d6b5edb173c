import { describe, expect, it } from 'vitest';
import {
  categoryModel,
  dictionaryColumn,
  expectedForEach,
  isComputed,
  rowsWhere,
  sampleForShare,
  wilsonInterval,
} from '../../src/index.ts';

/** Rows of two kinds and two sexes, a blank among them, in which it happened so often of ten. */
const crossings: readonly (readonly [string | null, string, number])[] = [
  ['theft', 'F', 2],
  ['theft', 'M', 4],
  ['assault', 'F', 5],
  ['assault', 'M', 8],
  [null, 'F', 1],
  [null, 'M', 3],
];
const each = crossings.flatMap(([kind, sex, often]) =>
  Array.from({ length: 10 }, (_, at) => ({ kind, sex, did: at < often })),
);
const kind = dictionaryColumn(each.map(({ kind }) => kind));
const sex = dictionaryColumn(each.map(({ sex }) => sex));
const rows = rowsWhere(each.length);
const did = (row: number) => each[row]!.did;

describe('categoryModel([first, second], rows, happened)', () => {
  it('expects of every value of either column as many as it happened to: the score equations of the fit', () => {
    const model = categoryModel([kind, sex], rows, did);
    if (!isComputed(model)) throw new Error(model.reason);
    for (const isOne of [
      (row: number) => each[row]!.kind === 'theft',
      (row: number) => each[row]!.kind === null,
      (row: number) => each[row]!.sex === 'M',
      () => true,
    ]) {
      const own = rows.filter(isOne);
      const expected = own.reduce((sum, row) => sum + model.chanceOf(row), 0);
      expect(expected).toBeCloseTo(own.filter(did).length, 6);
    }
    const [first] = [model.chanceOf(0)];
    expect(model.chanceOf(9)).toBe(first);
  });

  it('has one odds ratio of the sexes in every kind', () => {
    const model = categoryModel([kind, sex], rows, did);
    if (!isComputed(model)) throw new Error(model.reason);
    const odds = (row: number) => model.chanceOf(row) / (1 - model.chanceOf(row));
    const ratios = [0, 20, 40].map((row) => odds(row + 10) / odds(row));
    for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0]!, 6);
  });

  it('cannot be taught by fewer kinds of rows than it has terms, or by none', () => {
    const reason = { reason: 'there are no more kinds of rows than terms to fit' };
    expect(categoryModel([kind, sex], [], did)).toMatchObject(reason);
    const apart = rows.filter((row) => (each[row]!.kind === 'theft') === (each[row]!.sex === 'M'));
    expect(categoryModel([kind, sex], apart, did)).toMatchObject(reason);
  });
});

describe('expectedForEach(expected, observed)', () => {
  it('is the Wilson interval of the share turned round', () => {
    const found = expectedForEach(30, { successes: 20, total: 100 });
    const share = wilsonInterval({ successes: 20, total: 100 });
    if (!isComputed(found) || !isComputed(share) || 'status' in found.interval || 'status' in share.interval)
      throw new Error('both are computed');
    expect(found.value).toBeCloseTo(1.5, 12);
    expect(found.interval.low).toBeCloseTo(0.3 / share.interval.high!, 12);
    expect(found.interval.high).toBeCloseTo(0.3 / share.interval.low, 12);
  });

  it('says nothing where it happened to nobody, or there is nobody', () => {
    expect(expectedForEach(3, { successes: 0, total: 10 })).toMatchObject({ reason: 'it happened to nobody' });
    expect(isComputed(expectedForEach(0, { successes: 0, total: 0 }))).toBe(false);
  });
});

describe('sampleForShare(expected, margin)', () => {
  it('is the smallest sample that is exact enough', () => {
    const halfWidth = (expected: number, total: number) => {
      // A share of a sample that is no whole count: Wilson's formula itself.
      const z = 1.959963984540054;
      return (
        (z / (1 + (z * z) / total)) * Math.sqrt((expected * (1 - expected)) / total + (z * z) / (4 * total * total))
      );
    };
    for (const expected of [0, 0.01, 0.05, 0.1, 0.5, 0.9])
      for (const margin of [0.005, 0.02, 0.1]) {
        const sample = sampleForShare(expected, margin);
        expect(halfWidth(expected, sample)).toBeLessThanOrEqual(margin);
        expect(halfWidth(expected, sample - 1)).toBeGreaterThan(margin);
      }
  });

  it('refuses what is no share and no margin', () => {
    expect(() => sampleForShare(1.2, 0.02)).toThrow('a share must lie from 0 to 1: 1.2. Pass 0.05.');
    expect(() => sampleForShare(0.2, 0)).toThrow('a margin must lie between 0 and 0.5: 0. Pass 0.02.');
  });
});
