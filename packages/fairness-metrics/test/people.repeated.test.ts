import { type DictionaryColumn, dictionaryColumn, drawBeta, randomStream, takeRows } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  type AuditColumns,
  abroca,
  abrocaOfPeople,
  compareClustered,
  compareErrorsOverTime,
  compareSubgroups,
  countCells,
  errorsOfPeopleOverTime,
  scoreCells,
} from '../src/index.ts';

/** People of two groups, with one row in each of three years; rows of a person are alike. */
function followed(seed: string, people: number, { apart = 0, rows = 1 } = {}) {
  const random = randomStream(seed);
  const made: { group: string; area: string; year: string; person: string; decision: number }[] = [];
  for (let each = 0; each < people; each++) {
    const group = random.next() < 0.7 ? 'A' : 'B';
    const own = drawBeta(random, 0.6, 1.4) + (group === 'B' ? apart : 0);
    const area = random.next() < 0.5 ? 'North' : 'South';
    for (const year of ['2022', '2023', '2024'])
      for (let row = 0; row < rows; row++)
        made.push({ group, area, year, person: `p${each}`, decision: random.next() < own ? 1 : 0 });
  }
  const columns: AuditColumns = {
    attributes: {
      group: dictionaryColumn(made.map(({ group }) => group)),
      year: dictionaryColumn(made.map(({ year }) => year)),
      area: dictionaryColumn(made.map(({ area }) => area)),
    },
    label: new Uint8Array(made.length),
    decision: Uint8Array.from(made, ({ decision }) => decision),
  };
  return { columns, person: dictionaryColumn(made.map(({ person }) => person)) };
}

const OVER = {
  attribute: 'group',
  period: 'year',
  metrics: ['falsePositiveRate'],
  scale: 'difference',
  reference: 'A',
} as const;

function onlyRows({ attributes, label, decision }: AuditColumns, rows: readonly number[]): AuditColumns {
  return {
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, column]) => [name, takeRows(column, rows)])),
    label: Uint8Array.from(rows, (row) => label[row]!),
    decision: Uint8Array.from(rows, (row) => decision[row]!),
  };
}

const times = (columns: AuditColumns, person: DictionaryColumn, copies: number) => {
  const rows = Array.from({ length: copies * columns.label.length }, (_, row) => row % columns.label.length);
  return { columns: onlyRows(columns, rows), person: takeRows(person, rows) };
};

describe('errors of people over time', () => {
  it('are those of rows where every row is a person', () => {
    const { columns } = followed('plain', 300);
    expect(errorsOfPeopleOverTime(columns, null, OVER)).toEqual(compareErrorsOverTime(countCells(columns), OVER));
  });

  it('are in each year those of that year alone, judged as one family by Holm', () => {
    const { columns, person } = followed('years', 400, { rows: 2, apart: 0.12 });
    const all = errorsOfPeopleOverTime(columns, person, OVER);
    expect(all.map(({ period, group }) => `${period} ${group}`)).toEqual(['2022 B', '2023 B', '2024 B']);
    const alone = all.map(({ period }) => {
      const year = columns.attributes['year']!;
      const rows = [...year.codes.keys()].filter((row) => year.values[year.codes[row]!] === period);
      const options = { ...OVER, cluster: takeRows(person, rows), adjustment: 'none' } as const;
      return compareClustered(onlyRows(columns, rows), options)[0]!;
    });
    expect(all.map(({ estimate }) => estimate)).toEqual(alone.map(({ estimate }) => estimate));
    const own = alone.map(({ pValue }) => pValue as number);
    const ordered = [...own].sort((a, b) => a - b);
    const holm = ordered.map((_, at) => Math.max(...ordered.slice(0, at + 1).map((p, k) => Math.min(1, (3 - k) * p))));
    for (const [at, row] of all.entries()) expect(row.adjustedPValue).toBeCloseTo(holm[ordered.indexOf(own[at]!)]!, 12);
  });

  it('say no more when each row is copied, rows without a person aside', () => {
    const { columns, person } = followed('copied', 300, { rows: 2 });
    const five = times(columns, person, 5);
    const [once, copied] = [
      errorsOfPeopleOverTime(columns, person, OVER),
      errorsOfPeopleOverTime(five.columns, five.person, OVER),
    ];
    for (const [at, row] of copied.entries()) expect(row.pValue).toBeCloseTo(once[at]!.pValue as number, 10);
  });
});

describe('a search for groups among rows that repeat people', () => {
  it('keeps a person whole, and says no more when each row is copied', () => {
    const { columns, person } = followed('search', 500, { apart: 0.2 });
    const five = times(columns, person, 5);
    const [once, copied] = [{ columns, person }, five].map(({ columns: rows, person: cluster }) =>
      compareSubgroups(rows, 'falsePositiveRate', randomStream('lots'), { cluster }),
    );
    expect(once!.rows.length).toBeGreaterThan(3);
    expect(copied!.rows.map(({ group }) => group)).toEqual(once!.rows.map(({ group }) => group));
    for (const [at, row] of copied!.rows.entries()) {
      expect(row.rate.numerator).toBe(5 * once!.rows[at]!.rate.numerator);
      expect(row.adjustedPValue).toBeCloseTo(once!.rows[at]!.adjustedPValue as number, 10);
    }
    expect(once!.rows[0]!.verdict).toBe('different');
  });

  it('takes one of each as the least depth, people and candidates, and refuses less', () => {
    const { columns } = followed('few', 40);
    const ask = (options: Parameters<typeof compareSubgroups>[3]) => () =>
      compareSubgroups(columns, 'falsePositiveRate', randomStream('lots'), options);
    expect(ask({ depth: 1, minimumPeople: 1, candidates: 1 })().rows).toHaveLength(1);
    expect(ask({ depth: 0 })).toThrow('depth must be a whole number above 0: 0');
    expect(ask({ minimumPeople: 1.5 })).toThrow('minimumPeople must be a whole number above 0: 1.5');
  });

  it('counts people and not rows for what is large enough', () => {
    const { columns, person } = followed('few', 40, { rows: 10 });
    expect(compareSubgroups(columns, 'falsePositiveRate', randomStream('lots')).largeEnough).toBeGreaterThan(0);
    expect(compareSubgroups(columns, 'falsePositiveRate', randomStream('lots'), { cluster: person }).largeEnough).toBe(
      0,
    );
  });
});

describe('the area between curves where rows repeat people', () => {
  function scored(seed: string, people: number, rows: number) {
    const random = randomStream(seed);
    const made = Array.from({ length: people }, (_, each) => {
      const label = random.next() < 0.4 ? 1 : 0;
      const score = Math.round(100 * drawBeta(random, 1 + label, 2)) / 100;
      return Array.from({ length: rows }, () => ({
        group: each % 3 === 0 ? 'B' : 'A',
        label,
        score,
        person: `p${each}`,
      }));
    }).flat();
    return {
      columns: {
        group: dictionaryColumn(made.map(({ group }) => group)),
        label: Uint8Array.from(made, ({ label }) => label),
        score: Float64Array.from(made, ({ score }) => score),
      },
      person: dictionaryColumn(made.map(({ person }) => person)),
    };
  }

  it('has of copied rows the value, and the chance limit, of the people', () => {
    const single = scored('area', 240, 1);
    const copied = scored('area', 240, 5);
    const people = abroca(scoreCells(single.columns), 'B', 'A', randomStream('deal'));
    const rows = abroca(scoreCells(copied.columns), 'B', 'A', randomStream('deal'));
    const clustered = abrocaOfPeople(copied.columns, copied.person, 'B', 'A', randomStream('deal'));
    if (people.status !== 'computed' || rows.status !== 'computed' || clustered.status !== 'computed')
      throw new Error();
    expect(clustered.value).toBeCloseTo(people.value, 12);
    // Two draws of 999 shuffles of the same people; dealt row by row, the limit is less than half as high.
    expect(Math.abs(clustered.chanceLimit / people.chanceLimit - 1)).toBeLessThan(0.12);
    expect(rows.chanceLimit).toBeLessThan(0.6 * people.chanceLimit);
  });

  it('is as of rows where every row is a person, and says where nobody can be exchanged', () => {
    const { columns } = scored('none', 90, 1);
    expect(abrocaOfPeople(columns, null, 'B', 'A', randomStream('deal'))).toEqual(
      abroca(scoreCells(columns), 'B', 'A', randomStream('deal')),
    );
    const two = { ...columns, group: dictionaryColumn(['A', 'A', 'B', 'B', 'B']), label: Uint8Array.of(0, 1, 0, 1, 1) };
    const own = { ...two, score: Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5) };
    expect(
      abrocaOfPeople(own, dictionaryColumn(['p', 'p', 'q', 'q', 'q']), 'A', 'B', randomStream('deal')),
    ).toMatchObject({
      reason: 'no two people of both groups have as many rows of each outcome, so that none can be exchanged',
    });
  });
});
