import { readFileSync } from 'node:fs';
import { cohenKappa, dictionaryColumn, gwetAc1, isComputed, pabak } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  namedAgainstCounts,
  namedByArea,
  namedInAll,
  type RankedList,
  rankBiasedOverlap,
  rankBiasedWeight,
  recallAt,
  yesNoTable,
} from '../src/index.ts';

interface Vector {
  readonly other: string;
  readonly p: number;
  readonly rbo?: number;
  readonly rbo_min?: number;
  readonly rbo_res?: number;
  readonly rbo_ext?: number;
}

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

describeWithReferenceData(
  'two thousand published vectors',
  [
    'contact/rbo_golden/permute_abc.json',
    'contact/rbo_golden/uneven_abc.json',
    'contact/rbo_golden/uneven_abc_sp.json',
  ],
  (permuted, uneven, bounds) => {
    const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Vector[];

    it.each([
      ['permutations of 25 letters', permuted!, letters.filter((letter) => letter !== 'p'), 1000],
      ['lists of unequal length', uneven!, letters, 500],
    ])('%s: extrapolated', (_, path, base, count) => {
      const vectors = read(path);
      expect(vectors).toHaveLength(count);
      for (const { other, p, rbo } of vectors) {
        const { extrapolated } = rankBiasedOverlap(base, [...other], { persistence: p });
        expect(Math.abs(extrapolated - rbo!)).toBeLessThan(1e-6);
      }
    });

    it('lists of unequal length: minimum, residual, extrapolated', () => {
      const vectors = read(bounds!);
      expect(vectors).toHaveLength(500);
      for (const { other, p, rbo_min, rbo_res, rbo_ext } of vectors) {
        const found = rankBiasedOverlap(letters, [...other], { persistence: p });
        expect(Math.abs(found.minimum - rbo_min!)).toBeLessThan(1e-6);
        expect(Math.abs(found.residual - rbo_res!)).toBeLessThan(1e-6);
        expect(Math.abs(found.extrapolated - rbo_ext!)).toBeLessThan(1e-6);
      }
    });
  },
);

describe('rank-biased overlap', () => {
  it.each([
    [0.9, 0.2216856, 0.3589904, 0.2882173],
    [0.98, 0.1000744, 0.7895618, 0.2887202],
    [0.5, 0.1362944, 0.0031981, 0.136756],
  ])('the worked example of Webber, Moffat and Zobel at %d', (persistence, minimum, residual, extrapolated) => {
    const found = rankBiasedOverlap([...'abcdefg'], [...'zcavwxy'], { persistence });
    expect(found.minimum).toBeCloseTo(minimum, 6);
    expect(found.residual).toBeCloseTo(residual, 6);
    expect(found.extrapolated).toBeCloseTo(extrapolated, 6);
  });

  it('a short list that heads a long one agrees with it wholly', () => {
    const found = rankBiasedOverlap([...'abcdefg'], letters);
    expect(found.extrapolated).toBeCloseTo(1, 12);
    expect(found.residual).toBeCloseTo(0.2392756, 1);
    expect(rankBiasedOverlap([...'abcdefg'], [...'abcdefg']).minimum).toBeCloseTo(0.767139, 6);
  });

  it('does not care which list comes first, lies between its bounds and within 0 to 1', () => {
    const list = fc.uniqueArray(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(list, list, fc.double({ min: 0.05, max: 0.98, noNaN: true }), (a, b, persistence) => {
        const one = rankBiasedOverlap(a, b, { persistence });
        const two = rankBiasedOverlap(b, a, { persistence });
        expect(one.extrapolated).toBeCloseTo(two.extrapolated, 10);
        expect(one.extrapolated).toBeGreaterThanOrEqual(one.minimum - 1e-9);
        if (a.length === b.length) {
          expect(one.extrapolated).toBeLessThanOrEqual(one.minimum + one.residual + 1e-9);
        }
        expect(one.minimum + one.residual).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { seed: 9, numRuns: 200 },
    );
  });

  it('ties are the mean over every order they could stand in', () => {
    const tied: RankedList = ['a', ['b', 'c', 'd'], 'e', ['f', 'g']];
    const other: RankedList = [['c', 'a'], 'f', ['b', 'z']];
    const all = ordersOf(tied).flatMap((x) => ordersOf(other).map((y) => rankBiasedOverlap(x, y)));
    expect(all).toHaveLength(6 * 2 * 2 * 2);
    const mean = (of: (found: (typeof all)[number]) => number) =>
      all.reduce((sum, found) => sum + of(found), 0) / all.length;
    const found = rankBiasedOverlap(tied, other);
    expect(found.extrapolated).toBeCloseTo(
      mean(({ extrapolated }) => extrapolated),
      10,
    );
    expect(found.minimum).toBeCloseTo(
      mean(({ minimum }) => minimum),
      10,
    );
    expect(found.residual).toBeCloseTo(
      mean(({ residual }) => residual),
      10,
    );
  });

  it.each([
    [0.9, 10, 0.8555854],
    [0.98, 50, 0.8522339],
    [0.95, 20, 0.8534072],
    [0.9, 3, 0.5225284],
  ])('persistence %d puts on the first %d places a weight of %d', (persistence, depth, weight) => {
    expect(rankBiasedWeight(persistence, depth)).toBeCloseTo(weight, 6);
  });

  it('refuses a person listed twice; an empty list tells nothing', () => {
    expect(() => rankBiasedOverlap(['a', 'a'], ['b'])).toThrow('names someone twice: a');
    expect(() => rankBiasedOverlap(['a'], ['b'], { persistence: 1 })).toThrow('between 0 and 1');
    expect(rankBiasedOverlap([], ['b'])).toEqual({ extrapolated: 0, minimum: 0, residual: 1, isWithinBounds: true });
  });
});

describe('officers against data', () => {
  it('recall counts a tie across the last place in part', () => {
    expect(recallAt(['a', 'b'], ['b', 'c', 'd'], 2)).toMatchObject({ value: 0.5 });
    expect(recallAt(['a'], [['a', 'b']], 1)).toMatchObject({ value: 0.5 });
    expect(recallAt(['a'], [], 3)).toMatchObject({ status: 'not-computed' });
  });

  it('few flagged: kappa is near 0 where nearly all agree, AC1 is not', () => {
    const first = Array.from({ length: 125 }, (_, at) => (at < 118 || (at >= 118 && at < 123) ? 0 : 1));
    const second = Array.from({ length: 125 }, (_, at) => (at >= 118 && at < 123 ? 1 : 0));
    const table = yesNoTable(first, second);
    expect(table).toEqual([
      [0, 2],
      [5, 118],
    ]);
    expect(cohenKappa(table)).toMatchObject({ value: expect.closeTo(-0.0233918, 7) });
    expect(gwetAc1(table)).toMatchObject({ value: expect.closeTo(0.9407763, 7) });
    expect(pabak(table)).toMatchObject({ value: expect.closeTo(2 * 0.944 - 1, 12) });
  });
});

function ordersOf(list: RankedList): string[][] {
  const [head, ...rest] = list;
  if (head === undefined) return [[]];
  const tails = ordersOf(rest);
  const heads = typeof head === 'object' ? permutations(head.map(String)) : [[String(head)]];
  return heads.flatMap((order) => tails.map((tail) => [...order, ...tail]));
}

function permutations(items: readonly string[]): string[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

describe('whom the teams of areas name', () => {
  const areas = ['North', 'South', 'East'];
  const person = fc.record({ area: fc.constantFrom(...areas, null), contacts: fc.integer({ min: 0, max: 9 }) });
  const row = fc.record({
    area: fc.constantFrom('North', 'South', 'West', null),
    person: fc.integer({ min: -1, max: 7 }),
    rank: fc.integer({ min: 1, max: 5 }),
  });
  const columnsOf = <Row extends { readonly area: string | null }>(rows: readonly Row[]) => ({
    area: dictionaryColumn(rows.map(({ area }) => area)),
    rows,
  });

  it('is compared with the people of each team’s own area, each once, at the higher place', () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 8, maxLength: 8 }),
        fc.array(row, { minLength: 1, maxLength: 8 }),
        (people, rows) => {
          const named = {
            area: columnsOf(rows).area,
            person: rows.map((each) => each.person),
            rank: rows.map(({ rank }) => rank),
          };
          const all = { area: columnsOf(people).area, contacts: people.map(({ contacts }) => contacts) };
          const found = namedByArea(named, all);
          expect(found.map(({ area }) => area)).toEqual(named.area.values);
          for (const { area, ...team } of found) {
            const own = rows.map((each, at) => ({ ...each, at })).filter((each) => each.area === area);
            const told = own
              .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
              .map(({ person, at }) => (person < 0 ? -1 - at : person));
            // Somebody of another area is in contact there, and not here.
            const counts = people.map((each) => (each.area === area ? each.contacts : 0));
            expect(team).toEqual(namedAgainstCounts([...new Set(told)], counts));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says together the sums of people, and means over the people named', () => {
    const named = {
      area: dictionaryColumn(['North', 'North', 'North', 'South']),
      person: [0, 1, 5, 3],
      rank: [1, 2, 3, 1],
    };
    const people = {
      area: dictionaryColumn(['North', 'North', 'North', 'South', 'South', null]),
      contacts: [9, 8, 7, 1, 5, 9],
    };
    const rows = namedByArea(named, people);
    const all = namedInAll(rows);
    if (!('table' in all)) throw new Error(all.reason);
    // In the north two of three named are among the three with most contact, in the south one of one is not.
    expect(all).toMatchObject({ named: 4, found: 2, recall: 0.5 });
    expect(all.table).toEqual(yesNoTable([1, 1, 0, 1, 0], [1, 1, 1, 0, 1]));
    const [north, south] = rows.map(({ overlap }) => overlap.extrapolated);
    expect(all.overlap.extrapolated).toBeCloseTo((3 * north! + south!) / 4, 12);
    expect(rows.every(({ recall }) => isComputed(recall))).toBe(true);
    expect(namedInAll([])).toEqual({ status: 'not-computed', reason: 'nobody was named' });
    // A word that a column knows and no row holds is no team, though people live there.
    const unnamed = { ...named, area: { codes: Int32Array.of(0, 0, 0, 0), values: ['North', 'South'] } };
    expect(namedByArea(unnamed, people).map(({ area }) => area)).toEqual(['North']);
  });

  it('is nobody’s where an area has no people, and refuses columns of differing length', () => {
    const people = { area: dictionaryColumn(['North', null]), contacts: [3, 9] };
    // People whose area nobody recorded are not those of an area that has none.
    const [west] = namedByArea({ area: dictionaryColumn(['West']), person: [1], rank: [1] }, people);
    expect(west).toMatchObject({
      named: 1,
      found: 0,
      table: [
        [0, 0],
        [0, 0],
      ],
    });
    expect(namedInAll([west!])).toMatchObject({
      recall: { reason: 'of an area where officers name people the data have nobody' },
    });
    const ragged = { area: dictionaryColumn(['North']), person: [0, 1], rank: [1] };
    expect(() => namedByArea(ragged, people)).toThrow('columns must be of one length: 1, 2 and 1');
  });
});
