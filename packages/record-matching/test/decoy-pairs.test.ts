import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { decoyPairs } from '../src/index.ts';

/** People of one name, each on a day of their own; and so many records of one date that few offsets can be afforded. */
function beside(crowd: number, days: readonly number[], texts: readonly string[] = days.map(String)) {
  const all = [...Array<number>(crowd).fill(-50_000), ...days];
  const names = dictionaryColumn(all.map(() => 'Ann'));
  const dateOfBirth = dictionaryColumn([...Array<string>(crowd).fill('crowd'), ...texts]);
  return decoyPairs({ forename: names, surname: names, dateOfBirth }, Int32Array.from(all));
}
/** Two days that lie so far apart, far from all others, for each. */
const pairsApart = (offsets: readonly number[]) =>
  offsets.flatMap((offset, index) => [10_000 * index, 10_000 * index + offset]);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('decoy offsets that can be afforded', () => {
  it('are all where records are few, and of many as many as sixty million comparisons allow, at least two', () => {
    const offsets = range(396, 1090);
    const usedBeside = (crowd: number) => beside(crowd, pairsApart(offsets)).exposure;
    // Without those about two years, 724 … 736.
    expect(usedBeside(0)).toBe(695 - 13);
    // 1,000 records of a date make 499,500 pairs: sixty million are 60 times twice as many.
    expect(usedBeside(1000)).toBe(60);
    expect(usedBeside(4000)).toBe(3);
    expect(usedBeside(5400)).toBe(2);
  });

  it('begin at the golden section, and lie evenly in the range however many they are', () => {
    const isUsed = (offset: number, crowd: number) => beside(crowd, [0, offset]).exposure === 1;
    const golden = (Math.sqrt(5) - 1) / 2;
    for (const [multiple, part] of [
      [1, golden],
      [2, (2 * golden) % 1],
    ] as const) {
      const at = Math.round(396 + 695 * part);
      expect(
        range(at - 2, at + 2).filter((offset) => isUsed(offset, 5400)),
        `offset ${multiple}`,
      ).toHaveLength(1);
    }
    for (const crowd of [500, 1000, 2000, 3000]) {
      const fifths = range(0, 4).map((fifth) => pairsApart(range(396 + 139 * fifth, 396 + 139 * fifth + 138)));
      const used = fifths.map((days) => beside(crowd, days).exposure);
      const all = used.reduce((sum, each) => sum + each, 0);
      expect(all).toBeGreaterThan(5);
      // The middle fifth holds the thirteen days about two years.
      for (const [fifth, count] of used.entries())
        expect(Math.abs(count - (all * (fifth === 2 ? 126 : 139)) / 682)).toBeLessThanOrEqual(2);
    }
  });

  it('are tried from one date in so many where even two are too many, each from dates of its own', () => {
    const offsets = range(396, 1090).filter((offset) => beside(5400, [0, offset]).exposure === 1);
    expect(offsets).toHaveLength(2);
    // The first multiple of the golden section stands first.
    const [second, first] = offsets as [number, number];
    // 60,494,500 pairs: sixty million comparisons are 0.496 of twice as many, for two offsets: one date in five.
    const days = range(0, 2500);
    let expected = 0;
    for (const day of days) {
      // The crowd is the first of all dates.
      const turn = (day + 1) % 5;
      if (turn === 0 && day + first <= 2500) expected++;
      if (turn === 1 && day + second <= 2500) expected++;
    }
    expect(beside(11_000, days).exposure).toBe(expected);
    // Every other day is written in two ways: it is one date of birth, with two records.
    const twice = days.flatMap((day) => (day % 2 === 0 ? [day, day] : [day]));
    const seen = new Set<number>();
    const texts = twice.map((day) => {
      const text = seen.has(day) ? `0${day}` : `${day}`;
      seen.add(day);
      return text;
    });
    let weighed = 0;
    const recordsOn = (day: number) => (day > 2500 ? 0 : 2 - (day % 2));
    for (const day of days) {
      const turn = (day + 1) % 5;
      if (turn === 0) weighed += recordsOn(day) * recordsOn(day + first);
      if (turn === 1) weighed += recordsOn(day) * recordsOn(day + second);
    }
    expect(beside(11_000, twice, texts).exposure).toBe(weighed);
  });
});

describe('decoy pairs', () => {
  it('count pairs of one true date among records with both names, and no link of a person with themselves', () => {
    const random = randomStream('decoy pairs');
    const any = <T>(list: readonly T[]): T => list[random.integer(list.length)]!;
    for (let trial = 0; trial < 30; trial++) {
      const rows = Array.from({ length: 30 }, () => ({
        name: any(['ann', 'anna', 'hannah', null]),
        day: any([10, 11, 12, 13]),
        person: random.integer(6),
      }));
      const column = (of: (row: (typeof rows)[number]) => string | null) => dictionaryColumn(rows.map(of));
      const records = {
        forename: column((row) => row.name),
        surname: column(() => 'Lee'),
        dateOfBirth: column((row) => `${row.day}`),
      };
      const days = Int32Array.from(rows, (row) => row.day);
      const found = decoyPairs(records, days, {
        offsetsDays: [1, 3],
        personOfRow: Int32Array.from(rows, (row) => row.person),
      });
      const named = rows.filter(({ name }) => name !== null);
      const pairs = named.flatMap((one, at) => named.slice(at + 1).map((other) => [one, other] as const));
      expect(found.samePairs).toBe(pairs.filter(([one, other]) => one.day === other.day).length);
      const decoys = pairs.filter(([one, other]) => [1, 3].includes(Math.abs(one.day - other.day)));
      expect(found.exposure).toBe(decoys.length);
      // One name on one day is one group, whose person is that of its first record.
      const personOf = new Map<string, number>();
      for (const { name, day, person } of named) {
        const key = `${name}${day}`;
        if (!personOf.has(key)) personOf.set(key, person);
      }
      const [exact] = found.links.byClass;
      expect(exact).toBe(
        decoys.filter(
          ([one, other]) =>
            one.name === other.name &&
            personOf.get(`${one.name}${one.day}`) !== personOf.get(`${other.name}${other.day}`),
        ).length,
      );
    }
  });

  it('are none of no records, and refuse days, people and offsets that are none', () => {
    const none = dictionaryColumn([]);
    const nothing = decoyPairs({ forename: none, surname: none, dateOfBirth: none }, new Int32Array(0));
    expect([nothing.exposure, nothing.samePairs]).toEqual([0, 0]);
    const names = dictionaryColumn(['Ann', 'Bo']);
    const two = { forename: names, surname: names, dateOfBirth: dictionaryColumn(['1', '2']) };
    expect(() => decoyPairs(two, Int32Array.of(1))).toThrow('each record needs its day and person: 1 for 2.');
    const days = Int32Array.of(1, 2);
    expect(() => decoyPairs(two, days, { personOfRow: Int32Array.of(0) })).toThrow('1 for 2. Check the join.');
    expect(() => decoyPairs(two, days, { personOfRow: Int32Array.of(0, -1) })).toThrow('people of records');
    for (const odd of [0, -1, Number.NaN])
      expect(() => decoyPairs(two, days, { offsetsDays: [odd] })).toThrow(
        `a decoy offset must be a whole number of days from 1: ${odd}.`,
      );
    expect(decoyPairs(two, days, { offsetsDays: [1, 1] }).exposure).toBe(1);
  });
});
