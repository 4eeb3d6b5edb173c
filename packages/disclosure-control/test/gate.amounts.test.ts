import type { Finding, MagnitudeKind, Unit } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { gate, isDominated, releasedStep, SUPPRESSED } from '../src/index.ts';
import { count, finding, key, people, single } from './findings.ts';

const options = { policy: { minimumCount: 10, roundingBase: 1, protectSensitiveZeros: true }, population: ['p'] };

function hours(
  statistic: MagnitudeKind['statistic'],
  rows: readonly (readonly [string, number, number, number, number])[],
) {
  const amount = { kind: 'magnitude', statistic: 'largest', contributors: 'people' } as const;
  const table = {
    columns: [
      key('group'),
      count('people'),
      {
        name: 'hours',
        label: 'Hours',
        unit: 'hours' as const,
        kind: { kind: 'magnitude', statistic, contributors: 'people', largest: ['first', 'second'] } as const,
      },
    ],
    rows: rows.map(([group, contributors, value]) => [group, contributors, value]),
    parts: {
      columns: ['first', 'second'].map((name) => ({ name, label: name, unit: 'hours' as const, kind: amount })),
      rows: rows.map(([, , , first, second]) => [first, second]),
    },
  };
  return finding({ id: 'hours', unit: 'hours', table });
}

const released = async (stated: Finding) => (await gate([stated], options)).findings[0]!;

describe('an area under a curve', () => {
  const table = (rows: readonly (readonly [string, number, number, number])[]) =>
    finding({
      id: 'area',
      unit: 'score',
      table: {
        columns: [
          key('group'),
          count('charged'),
          count('others'),
          {
            name: 'area',
            label: 'AUC',
            unit: 'score' as const,
            kind: { kind: 'estimate', contributors: 'people', fewest: ['charged', 'others'] } as const,
          },
        ],
        rows: rows.map(([group, charged, others, area]) => [group, charged, others, area]),
        parts: {
          columns: [{ name: 'people', label: 'People', unit: 'count', kind: people }],
          rows: rows.map(([, charged, others]) => [charged + others]),
        },
      },
    });

  it('does not leave where few were charged, or all but few: it is the place of those few', async () => {
    const { table: left } = await released(
      table([
        ['few charged', 3, 4000, 0.71234],
        ['few others', 2000, 4, 0.71234],
        ['enough', 500, 4000, 0.71234],
        ['more', 700, 5000, 0.68765],
      ]),
    );
    const areas = Object.fromEntries(left!.rows.map((row) => [row[0], row[3]]));
    expect(areas).toMatchObject({ 'few charged': SUPPRESSED, 'few others': SUPPRESSED });
    expect(areas['enough']).toBeCloseTo(0.712, 2);
    expect(areas['more']).toBeCloseTo(0.688, 2);
  });
});

describe('amounts of people', () => {
  it('leave where enough contribute and none of them makes most of it up', async () => {
    const { table } = await released(
      hours('sum', [
        ['few', 5, 90, 30, 20],
        ['even', 200, 2412, 60, 55],
        ['one', 40, 3000, 2800, 20],
        ['two', 40, 3000, 1500, 1300],
      ]),
    );
    expect(Object.fromEntries(table!.rows.map(([group, , hours]) => [group, hours]))).toEqual({
      few: SUPPRESSED,
      even: 2400,
      one: SUPPRESSED,
      two: SUPPRESSED,
    });
    expect(JSON.stringify(table)).not.toMatch(/2800|1500/);
  });

  it('are held back where the largest contributions are not stated, or the number is one person’s own', async () => {
    const unstated = hours('mean', [['a', 200, 12.3, 0, 0]]);
    const { parts: _, ...bare } = unstated.table!;
    const columns = bare.columns.map((column) =>
      column.name === 'hours'
        ? { ...column, kind: { kind: 'magnitude', statistic: 'mean', contributors: 'people' } as const }
        : column,
    );
    expect((await released({ ...unstated, table: { ...bare, columns } })).table!.rows[0]![2]).toBe(SUPPRESSED);
    expect((await released(hours('largest', [['a', 200, 61, 61, 55]]))).table!.rows[0]![2]).toBe(SUPPRESSED);
  });

  it('are held back as what the largest make up, where the whole that they are of is not stated', async () => {
    const topShare = hours('top-share', [['a', 200, 0.05, 60, 55]]);
    const stated = (total?: string) => {
      const columns = topShare.table!.columns.map((column) =>
        column.name === 'hours'
          ? { ...column, kind: { ...(column.kind as MagnitudeKind), ...(total === undefined ? {} : { total }) } }
          : column,
      );
      const parts = topShare.table!.parts!;
      const whole = { ...parts.columns[0]!, name: 'whole' };
      const behind = { columns: [...parts.columns, whole], rows: parts.rows.map((row) => [...row, 2400]) };
      return { ...topShare, table: { ...topShare.table!, columns, parts: behind } };
    };
    expect((await released(stated())).table!.rows[0]![2]).toBe(SUPPRESSED);
    expect((await released(stated('whole'))).table!.rows[0]![2]).not.toBe(SUPPRESSED);
  });

  it('leave as a mean, a median or a Gini index rounded; as a quantile only where very many stand behind it', async () => {
    const value = async (statistic: MagnitudeKind['statistic'], contributors: number) =>
      (await released(hours(statistic, [['a', contributors, 12.345, 30, 29]]))).table!.rows[0]![2];
    expect(await value('mean', 200)).toBe(12);
    expect(await value('median', 200)).toBe(12);
    expect(await value('gini', 200)).toBe(12);
    expect(await value('quantile', 99)).toBe(SUPPRESSED);
    expect(await value('quantile', 100)).toBe(12);
  });
});

it('calls a sum dominated by (n, k) or by p %', () => {
  expect(isDominated([95, 0], 100)).toBe(true);
  expect(isDominated([50, 41], 100)).toBe(true);
  expect(isDominated([50, 39], 100)).toBe(false);
  // The others together give 10, more than a tenth of 87; 4 would be less than a tenth of 88.
  expect([isDominated([87, 3], 100), isDominated([88, 2], 94)]).toEqual([false, true]);
});

describe('estimates', () => {
  const estimate = (value: number, unit: Unit, contributors: number, half: number | null) =>
    finding({
      id: 'e',
      unit,
      value,
      kind: { kind: 'estimate', contributors: 'n' },
      parts: [{ name: 'n', label: 'people', kind: people, value: contributors }],
      interval: half === null ? null : { low: value - half, high: value + half, level: 0.95, method: 'DeLong' },
    });

  it('leave to the digits that their interval and their people support, limits outwards', async () => {
    const { value, interval } = await released(estimate(0.734567, 'score', 20_000, 0.0123456));
    expect(value).toBe(0.735);
    expect([interval!.low, interval!.high]).toEqual([0.72, 0.75]);
  });

  it('leave to two digits without an interval, and not at all from few people', async () => {
    expect((await released(estimate(0.8210462024861681, 'score', 20_000, null))).value).toBe(0.82);
    expect((await released(estimate(0.82, 'score', 9, 0.1))).value).toBe(SUPPRESSED);
  });

  it('of nought without an interval leave as nought', async () => {
    expect((await released(estimate(0, 'days', 400, null))).value).toBe(0);
    expect((await released(estimate(0, 'days', 400, 0))).value).toBe(0);
  });

  it('of a number of events do not leave where their range says that few were counted, however many were looked at', async () => {
    const of = async (low: number, value: number, high: number, unit: Unit = 'count', roundingBase = 1) => {
      const stated = { ...estimate(value, unit, 20_000, 0), interval: { low, high, level: 0.95, method: 'log-log' } };
      const policy = { ...options.policy, roundingBase };
      return (await gate([stated], { ...options, policy })).findings[0]!.value;
    };
    // Of 155 images 2 were found: 13 of every 1,000, between 3 and 53. Garwood's intervals of 2, 9 and 40 events as well.
    expect(await of(3.39, 13.5, 53)).toBe(SUPPRESSED);
    for (const scale of [1, 6.45, 1000]) {
      for (const unit of ['count', 'rate-per-1000', 'rate-per-million'] as const) {
        expect(await of(0.2422 * scale, 2 * scale, 7.2247 * scale, unit)).toBe(SUPPRESSED);
        expect(await of(4.1154 * scale, 9 * scale, 17.0848 * scale, unit)).toBe(SUPPRESSED);
        expect(await of(28.5766 * scale, 40 * scale, 54.4686 * scale, unit)).not.toBe(SUPPRESSED);
      }
    }
    // To a step no finer than the rounding of so many events, as a count of them: 5 of some 37.
    expect([await of(285.766, 400, 544.686), await of(285.766, 400, 544.686, 'count', 5)]).toEqual([400, 400]);
    expect(await of(285.766, 427, 544.686, 'count', 10)).toBe(400);
    // Neither a ratio nor a difference is a number of events, and a range from nought says nothing of one.
    expect(await of(0.2422, 2, 7.2247, 'ratio')).not.toBe(SUPPRESSED);
    expect(await of(-3, 2, 7)).not.toBe(SUPPRESSED);
    expect(await of(0, 2, 7)).not.toBe(SUPPRESSED);
  });

  it('tell a share in the guise of an estimate no closer than the minimum', () => {
    for (const contributors of [120, 400, 1500]) {
      const step = releasedStep({
        value: 7 / contributors,
        unit: 'proportion',
        contributors,
        width: 1e-6,
        minimumCount: 10,
      });
      expect(step * contributors).toBeGreaterThanOrEqual(10);
    }
  });
});

describe('keys with decimals', () => {
  const table = (keys: readonly number[]) => ({
    columns: [key('threshold'), count('people')],
    rows: keys.map((at) => [at, 40]),
  });
  const keysLeft = async (keys: readonly number[]) => {
    const { findings } = await gate([finding({ id: 't', table: table(keys) })], { population: ['p'] });
    return findings[0]!.table!.rows.map(([first]) => first);
  };

  it('leave with two digits, and with more only where two rows would be of one name', async () => {
    expect(await keysLeft([0.123456, 0.56789, 3])).toEqual([0.12, 0.57, 3]);
    expect(await keysLeft([0.123456, 0.124456, 3])).toEqual([0.123, 0.124, 3]);
  });
});

describe('of how few a number tells', () => {
  const ratio = (fewest: number) =>
    finding({
      id: 'ratio',
      unit: 'ratio',
      value: 1.2185,
      kind: { kind: 'estimate', contributors: 'people', fewest: ['fewest'] },
      parts: [
        { name: 'people', label: 'People', kind: people, value: 2082 },
        { name: 'fewest', label: 'Fewest', kind: people, value: fewest },
      ],
    });

  it('is set off against no other count, since nothing prints it, and holds the number back where it is small', async () => {
    const left = async (fewest: number) =>
      (await gate([ratio(fewest), single('others', 112)], options)).findings.map(({ value }) => value);
    expect(await left(110)).toEqual([1.2, 112]);
    expect(await left(9)).toEqual([SUPPRESSED, 112]);
  });
});

describe('an amount or estimate that is held back by itself', () => {
  const stated = (
    more: Partial<Finding>,
    counted: Readonly<Record<string, number>>,
    counts: 'staff' | 'people' = 'staff',
  ) =>
    finding({
      id: 'e',
      unit: 'score',
      value: 0.5,
      parts: Object.entries(counted).map(([name, value]) => ({
        name,
        label: name,
        kind: { kind: 'count', counts },
        value,
      })),
      ...more,
    });
  const whyOf = async (each: Finding) => {
    const { value, disclosure, status } = await released(each);
    expect([value, status, disclosure.status]).toEqual([SUPPRESSED, 'computed', 'suppressed']);
    return disclosure.cause ?? disclosure.rule;
  };
  const kind = { kind: 'estimate', contributors: 'n' } as const;

  it('says whose count behind it is held back, by the word that is counted alone', async () => {
    expect(await whyOf(stated({ kind: { ...kind, fewest: ['few'] } }, { n: 352, few: 2 }))).toBe(
      'it turns on a few staff alone, however many others stand behind it',
    );
    expect(await whyOf(stated({ kind }, { n: 4 }))).toBe('how many staff it rests on is held back as well');
  });

  it('says the same however many the few are, and nothing of one person’s share of a sum', async () => {
    const few = await Promise.all([1, 2, 9, 11].map((count) => whyOf(stated({ kind }, { n: count }))));
    expect(new Set(few).size).toBe(1);
    const sum = (largest: readonly string[]): Partial<Finding> => ({
      unit: 'hours',
      value: 100,
      kind: { kind: 'magnitude', statistic: 'sum', contributors: 'n', largest },
    });
    expect(await whyOf(stated(sum(['first', 'second']), { n: 40, first: 95, second: 1 }))).toBe(
      await whyOf(stated(sum([]), { n: 40 })),
    );
  });

  it('says where its range is that of a few events, where an earlier release stands against it, or where no digit is known', async () => {
    const interval = { low: 0.24, high: 7.2, level: 0.95, method: 'Garwood' };
    expect(await whyOf(stated({ kind, unit: 'count', value: 2, interval }, { n: 4000 }))).toMatch(
      /its range is as wide as/,
    );
    expect(await whyOf(stated({ kind, unit: 'proportion', value: 0.5 }, { n: 15 }))).toMatch(/no digit of it is known/);
    const at = (value: number, n: number) => stated({ kind, value }, { n });
    const first = await gate([at(0.71, 1000)], { ...options, notebook: 'n' });
    const second = await gate([at(0.93, 1001)], {
      policy: options.policy,
      population: ['q'],
      notebook: 'n',
      earlier: [first.memory],
    });
    expect(second.findings[0]!.disclosure.cause).toMatch(/an earlier release printed another number/);
  });
});

describe('a rate of none', () => {
  const none = (records: number, unit: Unit, people: number) =>
    finding({
      id: 'rate',
      unit,
      value: 0,
      kind: { kind: 'estimate', contributors: 'people' },
      parts: [{ name: 'people', label: 'People', kind: { kind: 'count', counts: 'people' }, value: records }],
      interval: { low: 0, high: (people * 2) / (records * (records - 1)), level: 0.95, method: 'exact Poisson' },
    });
  const end = async (records: number, unit: Unit = 'rate-per-million', of = 6.558e6) =>
    (await gate([none(records, unit, of)], options)).findings[0]!.interval!.high!;

  it('ends no closer than ten of its people are of it: its end is worked out of how many they are', async () => {
    expect(await end(15)).toBe(100_000);
    expect(await end(16)).toBe(100_000);
    expect(await end(1001)).toBe(14);
  });

  it('ends alike for more people than the minimum, whatever its scale, rate or ratio', async () => {
    for (const unit of ['rate-per-million', 'ratio'] as const)
      for (const of of [1.7, 740, 6.558e6]) {
        const ends: number[] = [];
        for (let records = 12; records < 200; records++) ends.push(await end(records, unit, of));
        // The first and the last row of equal ends may reach beyond what is looked at.
        for (const each of new Set(ends))
          if (each !== ends[0] && each !== ends.at(-1))
            expect(ends.filter((other) => other === each).length).toBeGreaterThanOrEqual(10);
      }
  });
});
