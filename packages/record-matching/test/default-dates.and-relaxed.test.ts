import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { DATE_READINGS, RelaxedPass } from '../src/blocking/relaxed-dates.ts';
import { calendarParts, defaultDates, defaultDatesOf, relaxedDates } from '../src/index.ts';
import { plainLevenshtein } from './oracle/brute-force.ts';

describe('default dates', () => {
  it('finds the planted default and the impossible day, and no ordinary day', () => {
    const random = randomStream(1, 'dates');
    const texts: string[] = [];
    for (let record = 0; record < 20_000; record++) {
      const day = new Date(Date.UTC(1970, 0, 1 + random.integer(3650)));
      texts.push(day.toISOString().slice(0, 10));
    }
    for (let record = 0; record < 60; record++) texts.push('1975-01-01');
    texts.push('1975-02-31', 'unknown');
    const found = defaultDates(dictionaryColumn(texts));
    expect(found.map(({ text }) => text)).toEqual(['1975-01-01', '1975-02-31']);
    expect(found[0]!.pairs).toBe((found[0]!.records * (found[0]!.records - 1)) / 2);
  });

  it('counts people by their surnames, so that one person with many records is no default', () => {
    const names = ['Hussain', 'Husain', 'Lee', 'Okafor', 'Walsh', 'Novak', 'Begum', null];
    const dates = [...names.map(() => '1975-01-01'), ...names.map(() => '1975-06-02')];
    const surname = dictionaryColumn([...names, ...names.map(() => 'Hussain')]);
    expect(defaultDates(dictionaryColumn(dates)).map(({ text }) => text)).toEqual(['1975-01-01', '1975-06-02']);
    expect(defaultDates(dictionaryColumn(dates), surname)).toMatchObject([
      { text: '1975-01-01', records: 8, counted: 7 },
    ]);
    expect(() => defaultDates(dictionaryColumn(dates), dictionaryColumn(['Lee']))).toThrow('1 for 16');
  });

  it('counts every beginning of a surname of every date, and a missing surname as one more', () => {
    // Days of no calendar are always listed, with what was counted; more dates than beginnings.
    const dates = Array.from({ length: 9 }, (_, index) => `${1970 + index}-02-31`);
    const names = ['Lee', 'Okafor', 'Walsh', 'Novak', null];
    const rows = dates.flatMap((date) => [...names, 'LEWIS'].map((name) => [date, name] as const));
    const found = defaultDates(
      dictionaryColumn(rows.map(([date]) => date)),
      dictionaryColumn(rows.map(([, name]) => name)),
    );
    expect(found.map(({ text, records, counted }) => [text, records, counted])).toEqual(
      dates.map((date) => [date, 6, 5]),
    );
  });

  it('finds the first of January of every year, where no single one stands out', () => {
    const random = randomStream(1, 'new year');
    const texts: string[] = [];
    for (let record = 0; record < 8_000; record++) {
      const day = new Date(Date.UTC(1950, 0, 1 + random.integer(50 * 365)));
      texts.push(day.toISOString().slice(0, 10));
    }
    expect(defaultDates(dictionaryColumn(texts))).toEqual([]);
    for (let year = 1950; year < 2000; year++) texts.push(`${year}-01-01`, `${year}-01-01`);
    const found = defaultDates(dictionaryColumn(texts));
    expect(found).toHaveLength(50);
    expect(found.every(({ text }) => text.endsWith('-01-01'))).toBe(true);
    expect(new Set(found.map(({ reason }) => reason))).toEqual(
      new Set(['a day that has far more records, whatever the year']),
    );
  });

  it('begins at three times the middle day, and at five where that is next to nothing', () => {
    const listed = (most: number, others: number) => {
      const dates = Array.from({ length: 365 }, (_, day) => ({
        text: new Date(Date.UTC(1991, 0, 1 + day)).toISOString().slice(0, 10),
        records: day === 40 ? most : others,
        counted: day === 40 ? most : others,
      })).filter(({ records }) => records > 0);
      return defaultDatesOf(dates).filter(({ reason }) => reason === 'far more records than other days of the year');
    };
    expect([59, 60].map((most) => listed(most, 20).length)).toEqual([0, 1]);
    expect([4, 5].map((most) => listed(most, 0).length)).toEqual([0, 1]);
  });

  it('holds a day against the middle one of its year, days without records among them', () => {
    const days = Array.from({ length: 366 }, (_, day) =>
      new Date(Date.UTC(1992, 0, 1 + day)).toISOString().slice(0, 10),
    );
    const expectedOf = (counts: readonly number[]) => {
      const dates = counts.map((count, at) => ({ text: days[at]!, records: count, counted: count }));
      return defaultDatesOf(dates).map(({ text, expected, pairs }) => [text, expected, pairs]);
    };
    // A leap year of 183 days with one record, 182 with three, and one of sixty: the upper of the two in the middle is three.
    const leap = [...days.slice(0, 183).map(() => 1), ...days.slice(0, 182).map(() => 3), 60];
    expect(expectedOf(leap)).toEqual([['1992-12-31', 3, 1770]]);
    // Of 200 days with records in a year of 365 the 183rd is the 18th of them: 165 have none.
    const some = [...Array.from({ length: 17 }, () => 1), ...Array.from({ length: 182 }, () => 2), 60];
    expect(expectedOf(some)).toEqual([[days[199], 2, 1770]]);
    // Where more than half of the days have none, the mean is what a day holds: 60 + 4 of 365.
    expect(expectedOf([1, 1, 1, 1, 60])).toEqual([[days[4], 64 / 365, 1770]]);
    expect(defaultDatesOf([{ text: '1990-02-31', records: 4, counted: 2 }])).toEqual([
      { text: '1990-02-31', records: 4, counted: 2, expected: 0, pairs: 6, reason: 'no such day in any calendar' },
    ]);
  });

  it('lists nothing for an empty file', () => {
    expect(defaultDates(dictionaryColumn([]))).toEqual([]);
  });
});

describe('recorded dates', () => {
  it('are read year first, run together, or day first', () => {
    const expected = { year: 1990, month: 2, day: 1 };
    for (const text of ['1990-02-01', '19900201', '01/02/1990', '1990/2/1'])
      expect(calendarParts(text)).toEqual(expected);
    expect(calendarParts('February 1990')).toBeNull();
  });
});

describe('relaxed dates', () => {
  const dates = ['1990-02-01', '1990-01-02', '1990-02-11', '1985-02-01', '1990-07-19', 'unknown', 'unknown', null];
  const names = ['Ann', 'Ann', 'Anne', 'Ann', 'Ann', 'Ann', 'Ann', 'Ann'];
  const people = ['a', 'a', 'a', 'b', 'a', 'c', 'c', 'a'];
  const records = {
    forename: dictionaryColumn(names),
    surname: dictionaryColumn(names.map(() => 'Lee')),
    dateOfBirth: dictionaryColumn(dates),
  };

  it('counts each pair at the first key that finds it', () => {
    const rows = relaxedDates(records, dictionaryColumn(people), { forename: 1, surname: 0 });
    const keyOf = (a: string | null, b: string | null): string | null => {
      if (a === null || b === null) return null;
      if (a === b) return 'exact date';
      const [x, y] = [calendarParts(a), calendarParts(b)];
      if (x === null || y === null) return null;
      if (x.year === y.year && x.month === y.day && x.day === y.month) return 'day and month swapped';
      if (plainLevenshtein(a, b) === 1 && a.length === b.length) return 'one digit different';
      if (x.month === y.month && x.day === y.day) return 'day and month the same, another year';
      return x.year === y.year ? 'year the same, another day' : null;
    };
    const expected = new Map<string, [number, number]>(rows.map(({ key }) => [key, [0, 0]]));
    for (let i = 0; i < dates.length; i++) {
      for (let j = 0; j < i; j++) {
        const key = keyOf(dates[i]!, dates[j]!);
        if (key !== null) expected.get(key)![people[i] === people[j] ? 0 : 1]++;
      }
    }
    expect(new Map(rows.map((row) => [row.key, [row.newTruePairs, row.newFalsePairs]]))).toEqual(expected);
  });

  it('says where blocks were divided', () => {
    const rows = relaxedDates(records, dictionaryColumn(people), { forename: 0, surname: 0 }, { largestBlock: 3 });
    expect(rows.some(({ dividedBlocks }) => dividedBlocks > 0)).toBe(true);
  });
});

describe('pairs by readings of dates', () => {
  const drawn = (seed: number, dates: readonly (string | null)[]) => {
    const random = randomStream(seed, 'relaxed pairs');
    const draw = (values: readonly (string | null)[]) => values[random.integer(values.length)]!;
    const column = (values: readonly (string | null)[]) =>
      dictionaryColumn(Array.from({ length: 80 }, () => draw(values)));
    return {
      forename: column(['Ann', 'Anne', 'Bob', 'Bo', null]),
      surname: column(['Lee', 'Leigh', 'Moss', 'Ross', null]),
      dateOfBirth: column(dates),
    };
  };
  const pairsOf = function* (): Generator<readonly [number, number]> {
    for (let a = 0; a < 80; a++) for (let b = a + 1; b < 80; b++) yield [a, b];
  };
  const tolerance = { forename: 1, surname: 3 };
  const near = drawn(5, ['1990-01-02', '1990-02-01', '1990-01-03', '1991-01-02', 'unknown', null]);
  // Days that no month has as its number, days that are their month, and one day written in two ways.
  const alone = drawn(6, ['1990-01-22', '1990-02-01', '1990-03-03', '1994-04-17', '17/04/1994', '1994-05-17', null]);

  it.each([
    ['near dates', near],
    ['dates alone under a reading', alone],
  ])(
    'are visited once each, all that agree by the reading and have near names, however values are divided: %s',
    (_, records) => {
      const divided: number[] = [];
      for (const largestBlock of [0, 8, 1000]) {
        const pass = new RelaxedPass(records, tolerance, largestBlock);
        for (const [reading] of DATE_READINGS.entries()) {
          const visited: string[] = [];
          pass.forEachPair(reading, (a, b) => visited.push(`${Math.min(a, b)} ${Math.max(a, b)}`));
          const expected: string[] = [];
          for (const [a, b] of pairsOf())
            if (pass.readingOf(a, b) === reading && pass.areNamesNear(a, b)) expected.push(`${a} ${b}`);
          expect(visited.sort(), `${DATE_READINGS[reading]}, ${largestBlock}`).toEqual(expected.sort());
          if (reading === 0) expect(visited.length).toBeGreaterThan(20);
          divided.push(pass.dividedBlocks(reading));
        }
      }
      expect(divided.some((count) => count > 0)).toBe(true);
    },
  );

  it('are counted as candidates where both names are stated and a key brings them together, near or not', () => {
    for (const records of [near, alone]) {
      const { forename, surname, dateOfBirth } = records;
      const partsOf = (row: number) => {
        const code = dateOfBirth.codes[row]!;
        return code < 0 ? null : calendarParts(dateOfBirth.values[code]!);
      };
      const initialOf = (row: number): string => surname.values[surname.codes[row]!]!.slice(0, 1);
      const isNamed = (row: number): boolean => forename.codes[row]! >= 0 && surname.codes[row]! >= 0;
      const swapped = (text: { month: number; day: number; year: number }): string =>
        [text.year, ...[text.month, text.day].sort((a, b) => a - b)].join(' ');
      const counted = (keyOf: (row: number) => string | null, isDivided: boolean): number => {
        let pairs = 0;
        for (const [a, b] of pairsOf()) {
          if (!isNamed(a) || !isNamed(b) || keyOf(a) === null || keyOf(a) !== keyOf(b)) continue;
          if (!isDivided || initialOf(a) === initialOf(b)) pairs++;
        }
        return pairs;
      };
      for (const largestBlock of [0, 1000]) {
        const pass = new RelaxedPass(records, tolerance, largestBlock);
        const isDivided = largestBlock === 0;
        const read = (of: (parts: { month: number; day: number; year: number }) => string) => (row: number) => {
          const parts = partsOf(row);
          return parts === null ? null : of(parts);
        };
        expect(pass.candidatePairs(0)).toBe(
          counted((row) => dateOfBirth.values[dateOfBirth.codes[row]!] ?? null, isDivided),
        );
        expect(pass.candidatePairs(1)).toBe(counted(read(swapped), isDivided));
        expect(pass.candidatePairs(3)).toBe(
          counted(
            read(({ month, day }) => `${month} ${day}`),
            isDivided,
          ),
        );
        expect(pass.candidatePairs(4)).toBe(
          counted(
            read(({ year }) => `${year}`),
            isDivided,
          ),
        );
      }
    }
  });
});
