import { dictionaryColumn, drawBeta, drawBinomial, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areasByGroup,
  areasOfPeople,
  areaTest,
  calibration,
  calibrationOfPeople,
  compareClustered,
  comparePeople,
  countCells,
  pairedAreaDifference,
  powerByGroup,
  powerOfPeople,
  ratesOfPeople,
  scoreCells,
  widestGapOfPeople,
} from '../src/index.ts';
import { spreadOfPeople } from '../src/people/spread-of-people.ts';
import { scorePlacements } from '../src/score/placements.ts';

const people = fc.array(
  fc.record({
    group: fc.constantFrom('a', 'b'),
    label: fc.constantFrom(0, 1, 2),
    score: fc.constantFrom(0.1, 0.2, 0.35, 0.5, 0.8, Number.NaN),
  }),
  { minLength: 12, maxLength: 60 },
);

const columnsOf = (rows: readonly { group: string | null; label: number; score: number }[]) => ({
  group: dictionaryColumn(rows.map(({ group }) => group)),
  label: Uint8Array.from(rows, ({ label }) => label),
  score: Float64Array.from(rows, ({ score }) => score),
});
const each = (count: number) => dictionaryColumn(Array.from({ length: count }, (_, row) => `p${row}`));
const times = <Row>(rows: readonly Row[], k: number) => rows.flatMap((row) => Array<Row>(k).fill(row));

describe('people whom rows repeat', () => {
  it('an area of single rows is DeLong’s, and any number of copies of each row gives its variance and its interval', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 2, max: 5 }), (rows, copies) => {
        const columns = columnsOf(rows);
        const single = areasByGroup(scoreCells(columns));
        const apart = areasOfPeople(columns, each(rows.length));
        const ids = dictionaryColumn(times([...rows.keys()], copies).map((row) => `p${row}`));
        const copied = areasOfPeople(columnsOf(times(rows, copies)), ids);
        for (const [at, row] of single.entries()) {
          if (row.area.status !== 'computed') continue;
          for (const other of [apart[at]!, copied[at]!]) {
            expect(other.area).toMatchObject({ status: 'computed', value: expect.closeTo(row.area.value, 12) });
            if (row.sizes?.variance == null || Math.min(row.positives, row.negatives) < 3) continue;
            expect(other.sizes?.variance).toBeCloseTo(row.sizes.variance, 12);
          }
          const interval = row.area.interval;
          const [own, alike] = [apart[at]!.area, copied[at]!.area].map((area) =>
            area.status === 'computed' ? area.interval : null,
          );
          if (interval === null || 'status' in interval) continue;
          for (const other of [own, alike]) {
            expect(other).toMatchObject({
              low: expect.closeTo(interval.low, 9),
              high: expect.closeTo(interval.high!, 9),
            });
          }
        }
      }),
    );
  });

  it('an area between people has the variance of a second implementation, people with both outcomes among them', () => {
    // The sums of Obuchowski (1997), equations 1 to 5, written out once more.
    const rows = [
      ['p', 1, 0.9],
      ['p', 1, 0.4],
      ['p', 0, 0.5],
      ['q', 1, 0.7],
      ['q', 0, 0.2],
      ['r', 1, 0.6],
      ['s', 0, 0.3],
      ['s', 0, 0.65],
      ['t', 0, 0.1],
    ] as const;
    const kernel = (x: number, y: number) => (x > y ? 1 : x === y ? 0.5 : 0);
    const present = rows.filter(([, label]) => label === 1);
    const absent = rows.filter(([, label]) => label === 0);
    const [m, n] = [present.length, absent.length];
    let area = 0;
    for (const [, , x] of present) for (const [, , y] of absent) area += kernel(x, y) / (m * n);
    const ids = [...new Set(rows.map(([id]) => id))];
    const sums = ids.map((id) => {
      const of = present.filter(([own]) => own === id);
      const others = absent.filter(([own]) => own === id);
      const v10 = of.map(([, , x]) => absent.reduce((sum, [, , y]) => sum + kernel(x, y), 0) / n);
      const v01 = others.map(([, , y]) => present.reduce((sum, [, , x]) => sum + kernel(x, y), 0) / m);
      const add = (values: number[]) => values.reduce((a, b) => a + b, 0);
      return { x: add(v10) - of.length * area, y: add(v01) - others.length * area, m: of.length, n: others.length };
    });
    const withOutcome = sums.filter((own) => own.m > 0).length;
    const without = sums.filter((own) => own.n > 0).length;
    const s10 = (withOutcome / ((withOutcome - 1) * m)) * sums.reduce((sum, { x }) => sum + x * x, 0);
    const s01 = (without / ((without - 1) * n)) * sums.reduce((sum, { y }) => sum + y * y, 0);
    const s11 = (ids.length / (ids.length - 1)) * sums.reduce((sum, { x, y }) => sum + x * y, 0);
    const variance = s10 / m + s01 / n + (2 * s11) / (m * n);
    const columns = columnsOf(rows.map(([, label, score]) => ({ group: 'a', label, score })));
    const person = dictionaryColumn(rows.map(([id]) => id));
    const at = (wanted: number) => rows.flatMap(([, label], row) => (label === wanted ? [row] : []));
    const spread = spreadOfPeople(scorePlacements(columns.score, at(1), at(0)), at(1), at(0), person);
    expect(spread.variance).toBeCloseTo(variance, 14);
    expect(areasOfPeople(columns, person)[0]!.sizes!.variance).toBeCloseTo(
      Math.max(variance, areasByGroup(scoreCells(columns))[0]!.sizes!.variance!),
      12,
    );
    expect(variance).toBeGreaterThan(0);
  });

  it('two people with the outcome give no interval, however many rows they have', () => {
    const rows = [
      ...times([{ group: 'a', label: 1, score: 0.7 }], 40),
      ...Array.from({ length: 40 }, (_, row) => ({ group: 'a', label: 0, score: row / 50 })),
    ];
    const ids = dictionaryColumn(rows.map(({ label }, row) => (label === 1 ? `p${row % 2}` : `q${row}`)));
    const [row] = areasOfPeople(columnsOf(rows), ids);
    expect(row!.area).toMatchObject({ status: 'computed', interval: { status: 'not-computed' } });
    expect((row!.area as { interval: object }).interval).not.toHaveProperty('method');
    const [single] = areasOfPeople(columnsOf(rows), each(rows.length));
    expect(single!.area).toMatchObject({ interval: { method: expect.stringMatching(/interval.*, between people$/) } });
    expect(areaTest(row!, row!)).toMatchObject({ status: 'not-computed' });
  });

  it('a paired difference of copied rows has the range of the rows alone', () => {
    const random = randomStream('paired people');
    const label = Uint8Array.from({ length: 60 }, (_, row) => (row % 3 === 0 ? 1 : 0));
    const before = Float64Array.from(label, () => random.next());
    const after = Float64Array.from(label, (value, row) => before[row]! + value * random.next());
    const single = pairedAreaDifference(before, after, label);
    const copies = times([...label.keys()], 4);
    const pick = (values: Float64Array) => Float64Array.from(copies, (row) => values[row]!);
    const copied = pairedAreaDifference(
      pick(before),
      pick(after),
      Uint8Array.from(copies, (row) => label[row]!),
      { person: dictionaryColumn(copies.map((row) => `p${row}`)) },
    );
    const ends = ({ difference }: typeof single) =>
      difference.status === 'computed' && difference.interval !== null && !('status' in difference.interval)
        ? [difference.interval.low, difference.interval.high!]
        : [];
    expect(ends(single)).toHaveLength(2);
    for (const [at, end] of ends(single).entries()) expect(ends(copied)[at]).toBeCloseTo(end, 12);
  });

  it('calibration of copied rows is as sure as that of the rows alone, and of single rows the same', () => {
    const random = randomStream('calibrated people');
    const rows = Array.from({ length: 300 }, () => {
      const score = Math.round(random.next() * 20) / 20;
      return { group: 'a', score: Math.min(0.95, Math.max(0.05, score)), label: 0 };
    }).map((row) => ({ ...row, label: drawBinomial(random, 1, row.score) }));
    const columns = columnsOf(rows);
    const resultOf = (result: ReturnType<typeof calibration>) => {
      if ('status' in result) throw new Error(result.reason);
      const { observedToExpected: ratio, slope, expectedCalibrationError: error } = result.byGroup[0]!;
      const width = (estimate: typeof ratio) =>
        estimate.status === 'computed' && estimate.interval !== null && !('status' in estimate.interval)
          ? estimate.interval.high! - estimate.interval.low
          : Number.NaN;
      return [width(ratio), width(slope), error.chanceLimit];
    };
    const stream = () => randomStream('chance');
    const single = resultOf(calibration(scoreCells(columns), stream()));
    const apart = resultOf(calibrationOfPeople(columns, each(rows.length), stream()));
    const ids = dictionaryColumn(times([...rows.keys()], 5).map((row) => `p${row}`));
    const copied = resultOf(calibrationOfPeople(columnsOf(times(rows, 5)), ids, stream()));
    for (const [at, value] of single.entries()) {
      expect(apart[at]).toBeCloseTo(value, 9);
      expect(Math.abs(copied[at]! / value - 1), `${at}`).toBeLessThan(0.03);
    }
  });

  it('calibration of forty rows of one person is as unsure as that of one row, alike or not', () => {
    const few = Array.from({ length: 40 }, (_, row) => ({ group: 'a', score: 0.3, label: row % 4 === 0 ? 1 : 0 }));
    const alike = few.map((row) => ({ ...row, label: 1 }));
    for (const rows of [few, alike]) {
      const person = dictionaryColumn(rows.map(() => 'p'));
      const options = { replicates: 99 };
      const counted = calibrationOfPeople(columnsOf(rows), person, randomStream('chance'), options);
      const asOne = calibration(scoreCells(columnsOf(rows)), randomStream('chance'), {
        ...options,
        designEffects: new Map([['a', 40]]),
      });
      expect(counted).toEqual(asOne);
    }
  });

  it('rates and comparisons are those of rows where each is a person, and as wide as people make them where not', () => {
    const rows = Array.from({ length: 400 }, (_, row) => ({
      group: row % 4 === 0 ? 'b' : 'a',
      label: 0,
      decision: Number(row % 7 === 0 || (row % 4 === 0 && row % 3 === 0)),
    }));
    const audited = (copies: number) => {
      const all = times(rows, copies);
      const columns = {
        attributes: { group: dictionaryColumn(all.map(({ group }) => group)) },
        label: Uint8Array.from(all, ({ label }) => label),
        decision: Uint8Array.from(all, ({ decision }) => decision),
      };
      const person = copies === 1 ? null : dictionaryColumn(times([...rows.keys()], copies).map((row) => `p${row}`));
      return { columns, cells: countCells(columns), person };
    };
    const widths = (copies: number) => {
      const own = audited(copies);
      const [row] = comparePeople(own, {
        attribute: 'group',
        metrics: ['selectionRate'],
        reference: 'a',
        margin: 1.25,
      });
      const [rate] = ratesOfPeople(own, ['group'], 'selectionRate');
      const { difference } = row!;
      if (difference.status !== 'computed' || difference.interval === null || 'status' in difference.interval)
        return [];
      return [difference.interval.high! - difference.interval.low, rate!.designEffect ?? 1, row!.rows];
    };
    const [single, copied] = [widths(1), widths(5)];
    expect(copied[0]! / single[0]!).toBeCloseTo(1, 1);
    // Five rows say what one does, and a person less is known of the spread.
    expect(single[1]).toBe(1);
    expect(copied[1]).toBeGreaterThan(5);
    expect(copied[1]).toBeLessThan(5.3);
    // One in four is in the smaller group, and a verdict on both says most about those.
    expect([single[2], copied[2]]).toEqual([100, 500]);
  });
});

describe('power where rows repeat people', () => {
  /** People of two groups whose rows are partly alike: a beta of its own for each. */
  const drawn = (random: ReturnType<typeof randomStream>, rates: readonly [number, number]) => {
    const [group, person, decision]: [string[], string[], number[]] = [[], [], []];
    for (const [index, name] of ['a', 'b'].entries())
      for (let one = 0; one < [150, 35][index]!; one++) {
        const own = drawBeta(random, rates[index]! * 2, (1 - rates[index]!) * 2);
        for (let row = 0; row < 4; row++) {
          group.push(name);
          person.push(`${name}${one}`);
          decision.push(random.next() < own ? 1 : 0);
        }
      }
    const columns = {
      attributes: { group: dictionaryColumn(group) },
      label: new Uint8Array(group.length),
      decision: Uint8Array.from(decision),
    };
    return { columns, cells: countCells(columns), person: dictionaryColumn(person) };
  };
  const options = { reference: 'a', ratio: 1.6 } as const;

  it('is the share of audits that find such a ratio', () => {
    const random = randomStream('power of people');
    const runs = 300;
    let found = 0;
    let said = 0;
    let ofRows = 0;
    for (let run = 0; run < runs; run++) {
      const equal = drawn(random, [0.25, 0.25]);
      said += powerOfPeople(equal, 'group', 'selectionRate', options)[0]!.power as number;
      ofRows += powerByGroup(equal.cells, 'group', 'selectionRate', options)[0]!.power as number;
      const { columns, person } = drawn(random, [0.25, 0.4]);
      const [row] = compareClustered(columns, {
        attribute: 'group',
        cluster: person,
        metrics: ['selectionRate'],
        scale: 'ratio',
        reference: 'a',
        margin: 1.25,
      });
      if (row!.verdict === 'different') found++;
    }
    // Three standard errors of a share of so many runs, and the normal approximation.
    expect(Math.abs(said / runs - found / runs)).toBeLessThan(3 * Math.sqrt(0.25 / runs) + 0.02);
    // Rows taken as people promise more than is found.
    expect(ofRows / runs).toBeGreaterThan(found / runs + 0.1);
  });

  it('of single rows is that of people', () => {
    const { columns, cells } = drawn(randomStream('single'), [0.3, 0.3]);
    const rows = { columns, cells, person: null };
    expect(powerOfPeople(rows, 'group', 'selectionRate', options)).toEqual(
      powerByGroup(cells, 'group', 'selectionRate', options),
    );
  });
});

describe('the widest gap of people', () => {
  const group = dictionaryColumn(['a', 'a', 'a', 'a', 'b', 'b', 'c', 'c']);
  const columns = { attributes: { group }, label: new Uint8Array(8), decision: Uint8Array.of(1, 1, 1, 0, 1, 2, 0, 1) };
  const rows = { columns, cells: countCells(columns), person: null };
  const gap = (person: typeof rows.person | typeof group) =>
    widestGapOfPeople({ ...rows, person }, ['group'], 'selectionRate', randomStream('widest'));

  it('is that of the two groups farthest apart, with the known rows of the smaller: one person is all of b', () => {
    expect(gap(null)).toMatchObject({ estimate: { value: 0.5 }, rows: 1 });
    const person = dictionaryColumn(['p', 'p', 'p', 'q', 'r', 's', 't', 't']);
    expect(gap(person)).toMatchObject({ estimate: { value: 0.5 }, rows: 1 });
  });

  it('is not computed of one group', () => {
    expect(widestGapOfPeople(rows, [], 'selectionRate', randomStream('widest')).estimate.status).toBe('not-computed');
  });
});
