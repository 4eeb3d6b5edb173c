import { dictionaryColumn, mergeCounts, type Slice } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreeingOfCounts,
  agreeingShare,
  agreeingShareOf,
  dateCounter,
  datesOfCounts,
  defaultDates,
  defaultDatesOf,
  sameDateCounter,
} from '../src/index.ts';

interface Row {
  readonly person: string;
  readonly date: string | null;
  readonly surname: string | null;
}

const dates = fc.constantFrom('1980-01-01', '1980-01-02', '1981-01-01', '1981-05-09', '1990-02-31', 'about 1970', null);
const rows = fc.array(
  fc.record<Row>({
    person: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    date: dates,
    surname: fc.constantFrom('Ash', 'Asher', 'Bell', 'Cole', 'Dean', 'Émile', 'Ford', 'Gale', null),
  }),
  { minLength: 1, maxLength: 60 },
);

function sliceOf(of: readonly Row[], entity = true): Slice {
  const texts = (part: keyof Row) => dictionaryColumn(of.map((row) => row[part]));
  const columns = { dateOfBirth: texts('date'), surname: texts('surname') };
  return { rowCount: of.length, columns: entity ? { ...columns, entity: texts('person') } : columns, sizes: null };
}

function parted(of: readonly Row[], by: (row: Row) => string | null): Row[][] {
  const parts = new Map<string | null, Row[]>();
  for (const row of of) parts.set(by(row), [...(parts.get(by(row)) ?? []), row]);
  return [...parts.values()];
}

describe('dates of birth that are counted in slices', () => {
  it('tell the same default dates as the rows', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { dateOfBirth, surname } = sliceOf(given).columns as Record<'dateOfBirth' | 'surname', never>;
        const slices = parted(given, ({ date }) => date).map((part) => dateCounter.count(sliceOf(part), {}));
        const counted = datesOfCounts(mergeCounts(dateCounter, slices.reverse()));
        expect('status' in counted ? counted : defaultDatesOf(counted)).toEqual(defaultDates(dateOfBirth, surname));
      }),
    );
  });

  it('say that they are too many in place of telling each', () => {
    const many = Array.from({ length: 100_001 }, (_, row) => `${row}`);
    const slice: Slice = { rowCount: many.length, columns: { dateOfBirth: dictionaryColumn(many) }, sizes: null };
    const few: Slice = { rowCount: 1, columns: { dateOfBirth: dictionaryColumn(['1980-03-05']) }, sizes: null };
    for (const slices of [[slice], [slice, few]]) {
      const counted = datesOfCounts(
        mergeCounts(
          dateCounter,
          slices.map((each) => dateCounter.count(each, {})),
        ),
      );
      expect(counted).toMatchObject({ reason: expect.stringContaining('so many ways') });
    }
  });

  it('refuse people without records', () => {
    const counts = [{ what: '["people","1980-01-01"]', at: 0, size: 0, count: 7 }];
    expect(() => datesOfCounts(counts)).toThrow('has 7 people in 0 records');
  });
});

describe('people whose dates are compared in slices', () => {
  it('agree as often as in the rows, to the last digit, with dates set apart', () => {
    fc.assert(
      fc.property(rows, fc.subarray(['1980-01-01', '1981-05-09']), (given, apart) => {
        const { entity } = sliceOf(given).columns as { entity: never };
        const left = dictionaryColumn(given.map(({ date }) => (date !== null && apart.includes(date) ? null : date)));
        const options = { setApart: JSON.stringify(apart) };
        const slices = parted(given, ({ person }) => person).map((part) =>
          sameDateCounter.count(sliceOf(part), options),
        );
        const counted = agreeingShareOf(agreeingOfCounts(mergeCounts(sameDateCounter, slices.reverse())));
        expect(counted).toEqual(agreeingShare(left, entity));
      }),
    );
  });

  it('are nobody where nobody is known', () => {
    const slice = sliceOf([{ person: 'a', date: null, surname: null }], false);
    expect(sameDateCounter.count(slice, {})).toEqual({ rows: [], crossing: [] });
  });
});
