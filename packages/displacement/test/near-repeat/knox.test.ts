import { readFileSync } from 'node:fs';
import { poissonMass, randomStream } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { type KnoxTest, knox, knoxMoments, type SpaceTimeEvents } from '../../src/index.ts';
import golden from '../golden/near-repeat.json' with { type: 'json' };
import { readRecords } from '../read-shapefile.ts';

const random = randomStream('knox tests');
const table = ({ cells }: KnoxTest, nTimeBands: number) =>
  Array.from({ length: cells.length / nTimeBands }, (_, band) =>
    cells.slice(band * nTimeBands, (band + 1) * nTimeBands).map((cell) => cell.observed),
  );
const exact = (value: unknown) => {
  if (typeof value !== 'number') throw new Error(JSON.stringify(value));
  return value;
};

function readEvents(path: string, dayOf: (text: string) => number): SpaceTimeEvents {
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('"', '').split(','))
    .filter((row) => Number.isFinite(Number(row[0])));
  return {
    x: rows.map((r) => Number(r[0])),
    y: rows.map((r) => Number(r[1])),
    time: rows.map((r) => dayOf(r[2]!.trim())),
  };
}
const isoDay = (text: string) => Date.parse(`${text}T00:00Z`) / 864e5;
const slashDay = (text: string) => isoDay(text.split('/').reverse().join('-'));
const edges = (list: readonly (number | null)[]) => list.map((edge) => edge ?? Number.POSITIVE_INFINITY);

/** A town of a few streets with repeated addresses and days, so that every edge case of a tie occurs. */
function town(nEvents: number, seed: string): SpaceTimeEvents {
  const stream = randomStream('town', seed);
  return {
    x: Array.from({ length: nEvents }, () => 50 * stream.integer(12)),
    y: Array.from({ length: nEvents }, () => 50 * stream.integer(9)),
    time: Array.from({ length: nEvents }, () => 17000 + stream.integer(40)),
  };
}

describeWithReferenceData(
  'Knox on the reference burglaries',
  ['displacement/nearrepeat/chicago_be_month1.csv', 'displacement/nearrepeat/chicago_burglary_2014_2017.csv'],
  (month, all) => {
    it.each(golden.tables.filter(({ file }) => file === 'month'))('$source: $title', (row) => {
      const events = readEvents(month, isoDay);
      const result = knox(
        events,
        {
          distanceEdges: edges(row.distance),
          timeEdges: edges(row.time),
          metric: row.metric as 'manhattan',
          closure: row.closure as '[a, b)',
          nPermutations: 0,
        },
        random,
      );
      expect(table(result, row.time.length - 1)).toEqual(row.observed);
      if (row.spacePairs) expect(result.spacePairs).toEqual(row.spacePairs);
      if (row.timePairs) expect(result.timePairs).toEqual(row.timePairs);
      for (const [i, ratio] of (row.ratios ?? []).flat().entries())
        expect(result.cells[i]!.ratio).toBeCloseTo(ratio, 7);
    });

    it.each(golden.tables.filter(({ file }) => file === '2016'))('$source: $title', (row) => {
      const events = readEvents(all, slashDay);
      const keep = Array.from(events.time, (day, i) =>
        day >= isoDay('2016-01-01') && day < isoDay('2017-01-01') ? i : -1,
      ).filter((i) => i >= 0);
      const result = knox(
        { x: keep.map((i) => events.x[i]!), y: keep.map((i) => events.y[i]!), time: keep.map((i) => events.time[i]!) },
        {
          distanceEdges: row.distance as number[],
          timeEdges: row.time as number[],
          metric: row.metric as 'manhattan',
          closure: row.closure as '[a, b)',
          nPermutations: 0,
        },
        random,
      );
      expect(table(result, row.time.length - 1)).toEqual(row.observed);
    });

    it('p-values of the month agree with NearRepeat within Monte Carlo error', () => {
      const row = golden.monteCarlo;
      const { cells } = knox(
        readEvents(month, isoDay),
        { distanceEdges: row.distance, timeEdges: row.time, metric: 'manhattan' },
        randomStream(9489),
      );
      cells.forEach((cell, i) => {
        const published = row.p.flat()[i]!;
        const error = Math.sqrt((published * (1 - published)) / 999) * Math.SQRT2;
        expect(Math.abs(exact(cell.pValue) - published)).toBeLessThanOrEqual(3 * error + 0.002);
      });
    });

    it('finds 8,042 close pairs among 45,319 burglaries, with exact mean and standard deviation', () => {
      const { anchor } = golden;
      const result = knox(
        readEvents(all, slashDay),
        { distanceEdges: [0, 200], timeEdges: [0, 7], closure: '(a, b]', nPermutations: 48 },
        random,
      );
      const [cell] = result.cells;
      expect(result.nEvents).toBe(anchor.n);
      expect(result.spacePairs).toEqual([anchor.spacePairs]);
      expect(result.timePairs).toEqual([anchor.timePairs]);
      expect(cell!.observed).toBe(anchor.observed);
      expect(cell!.expected).toBeCloseTo(anchor.expected, 8);
      expect(cell!.standardDeviation).toBeCloseTo(anchor.standardDeviation, 6);
      expect(Math.abs(exact(cell!.shuffledMean) - anchor.expected)).toBeLessThan(
        (4 * anchor.standardDeviation) / Math.sqrt(48),
      );
      expect(
        table(
          knox(
            readEvents(all, slashDay),
            { distanceEdges: [0, 0.1, 200, 400, 600], timeEdges: [0, 7, 14, 21], closure: '(a, b]', nPermutations: 0 },
            random,
          ),
          3,
        ),
      ).toEqual(anchor.bands);
    });
  },
);

describeWithReferenceData("Burkitt's lymphoma in West Nile", ['displacement/pysal/burkitt/burkitt.dbf'], (path) => {
  it('has the table of pointpats, and the tail it misses by one', () => {
    const rows = readRecords(path);
    const column = (name: string) => rows.map((row) => Number(row[name]));
    const { cells, nEvents, spacePairs, timePairs } = knox(
      { x: column('X'), y: column('Y'), time: column('T') },
      { distanceEdges: [0, 20], timeEdges: [0, 5], closure: '(a, b]', nPermutations: 999 },
      randomStream('burkitt'),
    );
    const [cell] = cells;
    const nPairs = (nEvents * (nEvents - 1)) / 2;
    expect([cell!.observed, spacePairs[0]! - 13, timePairs[0]! - 13]).toEqual([13, 3416, 39]);
    expect(nPairs - timePairs[0]! - spacePairs[0]! + 13).toBe(14110);
    expect(cell!.expected).toBeCloseTo(10.1438161, 7);
    // pointpats gives P(X > 13) = .14625 for P(X ≥ 13).
    let below = 0;
    for (let count = 0; count < 13; count++) below += poissonMass(count, exact(cell!.expected));
    expect(1 - below).toBeCloseTo(0.22226667, 8);
    const margin = 3 * Math.sqrt((0.2 * 0.8) / 1000);
    expect(Math.abs(exact(cell!.pValue) - 0.2)).toBeLessThan(margin);
  });
});

describe('Knox bands say where an edge belongs', () => {
  const events = { x: [0, 0], y: [0, 100], time: [0, 3] };
  const where = (closure: '[a, b)' | '(a, b]') =>
    knox(
      events,
      { distanceEdges: [0, 100, 200], timeEdges: [0, 3, 6], closure, nPermutations: 0 },
      random,
    ).cells.findIndex((cell) => cell.observed === 1);
  it('[a, b) puts a pair at an edge into the band above', () => expect(where('[a, b)')).toBe(3));
  it('(a, b] puts it into the band below', () => expect(where('(a, b]')).toBe(0));
  it('are told by both their edges, a last one without end by none', () => {
    const endless = Number.POSITIVE_INFINITY;
    const { cells } = knox(
      events,
      { distanceEdges: [0, 100, 200, endless], timeEdges: [0, 3, endless], nPermutations: 0 },
      random,
    );
    expect(cells.map((cell) => [cell.distanceFrom, cell.distanceTo, cell.timeFrom, cell.timeTo])).toEqual([
      [0, 100, 0, 3],
      [0, 100, 3, null],
      [100, 200, 0, 3],
      [100, 200, 3, null],
      [200, null, 0, 3],
      [200, null, 3, null],
    ]);
  });
  it('keeps pairs at no distance and on one day in the first band under either closure', () => {
    const same = { x: [5, 5], y: [5, 5], time: [9, 9] };
    for (const closure of ['[a, b)', '(a, b]'] as const)
      expect(
        knox(same, { distanceEdges: [0, 1], timeEdges: [0, 1], closure, nPermutations: 0 }, random).cells[0]!.observed,
      ).toBe(1);
  });
});

describe('Knox against brute force', () => {
  it.each([
    ['euclidean', '[a, b)'],
    ['euclidean', '(a, b]'],
    ['manhattan', '[a, b)'],
    ['manhattan', '(a, b]'],
  ] as const)('counts every pair: %s, %s', (metric, closure) => {
    const events = town(160, metric + closure);
    const distanceEdges = [0, 50, 100, 260, Number.POSITIVE_INFINITY];
    const timeEdges = [0, 1, 4, 11, Number.POSITIVE_INFINITY];
    const result = knox(events, { distanceEdges, timeEdges, metric, closure, nPermutations: 0 }, random);
    const inside = (value: number, from: number, to: number, first: boolean) =>
      closure === '[a, b)' ? value >= from && value < to : (first ? value >= from : value > from) && value <= to;
    const counts = distanceEdges.slice(1).map((to, d) =>
      timeEdges.slice(1).map((timeTo, t) => {
        let count = 0;
        for (let i = 0; i < 160; i++)
          for (let j = i + 1; j < 160; j++) {
            const dx = Math.abs(events.x[i]! - events.x[j]!);
            const dy = Math.abs(events.y[i]! - events.y[j]!);
            const distance = metric === 'euclidean' ? Math.hypot(dx, dy) : dx + dy;
            const days = Math.abs(events.time[i]! - events.time[j]!);
            if (inside(distance, distanceEdges[d]!, to, d === 0) && inside(days, timeEdges[t]!, timeTo, t === 0))
              count++;
          }
        return count;
      }),
    );
    expect(table(result, 4)).toEqual(counts);
    expect(result.spacePairs.reduce((a, b) => a + b)).toBe((160 * 159) / 2);
  });

  it('exact mean and standard deviation are those of all 720 re-pairings of six events', () => {
    const events = { x: [0, 1, 2, 5, 5, 9], y: [0, 0, 0, 0, 1, 0], time: [0, 1, 1, 5, 6, 20] };
    const options = { distanceEdges: [0, 3], timeEdges: [0, 5], nPermutations: 0 } as const;
    const [cell] = knox(events, options, random).cells;
    const counts: number[] = [];
    const permute = (left: readonly number[], time: readonly number[]) => {
      if (left.length === 0) counts.push(knox({ ...events, time }, options, random).cells[0]!.observed);
      for (const [i, value] of left.entries()) permute(left.toSpliced(i, 1), [...time, value]);
    };
    permute(events.time, []);
    const mean = counts.reduce((a, b) => a + b) / 720;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / 720;
    expect(counts).toHaveLength(720);
    expect(cell!.expected).toBeCloseTo(mean, 12);
    expect(cell!.standardDeviation).toBeCloseTo(Math.sqrt(variance), 12);
  });
});

describe('the WebAssembly kernel and its TypeScript twin', () => {
  const options = {
    distanceEdges: [0, 1, 60, 120, 200, 300],
    timeEdges: [0, 1, 3, 7, 14, 21],
    nPermutations: 37,
  } as const;
  const both = (events: SpaceTimeEvents, more: object = {}) => {
    const vector = knox(events, { ...options, ...more }, random);
    const scalar = knox(events, { ...options, ...more, kernel: 'scalar' }, random);
    expect(scalar.kernel).toBe('typescript');
    return { vector, scalar };
  };
  it('give identical counts, in every band, for a number of permutations that fills no batch', () => {
    const { vector, scalar } = both(town(700, 'twin'));
    expect(vector.kernel).toBe('webassembly');
    expect(vector.cells).toEqual(scalar.cells);
  });
  it('give identical counts within strata', () => {
    const events = town(400, 'strata');
    const strata = Array.from(events.time, (day) => Math.floor(day / 10));
    const { vector, scalar } = both(events, { strata });
    expect(vector.cells).toEqual(scalar.cells);
    expect(vector.cells[0]!.standardDeviation).toMatchObject({ status: 'not-computed' });
  });
  it.each([
    ['[a, b)', 'euclidean'],
    ['(a, b]', 'euclidean'],
    ['[a, b)', 'manhattan'],
    ['(a, b]', 'manhattan'],
  ] as const)('find the same pairs where places lie on the edges themselves: %s, %s', (closure, metric) => {
    const events = town(500, 'edges');
    const onGrid = (values: ArrayLike<number>) => Array.from(values, (value) => 60 * Math.round(value / 60));
    const { vector, scalar } = both(
      { ...events, x: onGrid(events.x), y: onGrid(events.y) },
      { closure, metric, distanceEdges: [60, 120, 240, 300] },
    );
    expect(vector.kernel).toBe('webassembly');
    expect(vector.spacePairs).toEqual(scalar.spacePairs);
    expect(vector.cells).toEqual(scalar.cells);
  });
  it('give identical counts for one band, where a narrower kernel runs', () => {
    const { vector, scalar } = both(town(300, 'one'), { distanceEdges: [0, 120], timeEdges: [0, 7] });
    expect(vector.cells).toEqual(scalar.cells);
  });
  it('hand over to the twin where times do not fit the narrow words', () => {
    const events = town(60, 'wide');
    expect(
      knox(
        { ...events, time: Array.from(events.time, (day) => day * 1440) },
        { ...options, timeEdges: [0, 1440] },
        random,
      ).kernel,
    ).toBe('typescript');
  });
});

describe('strata keep a season from looking like contagion', () => {
  it('one neighbourhood that is burgled in winter only is contagion to the plain test and not to the stratified one', () => {
    const stream = randomStream('season');
    const n = 600;
    const winter = Array.from({ length: n }, (_, i) => i % 2 === 0);
    const events = {
      x: winter.map((cold) => (cold ? 0 : 5000) + 2000 * stream.next()),
      y: winter.map(() => 2000 * stream.next()),
      time: winter.map((cold) => (cold ? 0 : 90) + stream.integer(90)),
    };
    const options = { distanceEdges: [0, 300], timeEdges: [0, 14] };
    const plain = knox(events, options, random).cells[0]!;
    const within = knox(events, { ...options, strata: winter.map(Number) }, random).cells[0]!;
    expect(exact(plain.pValue)).toBeLessThanOrEqual(0.005);
    expect(exact(within.pValue)).toBeGreaterThan(0.05);
  });
});

describe('Knox calibration', () => {
  it('rejects a true null about one time in twenty, ties and all', () => {
    let rejected = 0;
    const trials = 300;
    for (let trial = 0; trial < trials; trial++) {
      const events = town(60, `null ${trial}`);
      const [cell] = knox(
        events,
        { distanceEdges: [0, 110], timeEdges: [0, 4], nPermutations: 199 },
        randomStream('null', trial),
      ).cells;
      if (exact(cell!.pValue) <= 0.05) rejected++;
    }
    expect(rejected / trials).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / trials));
    expect(rejected).toBeGreaterThan(0);
  });
});

describe('Knox refuses', () => {
  const options = { distanceEdges: [0, 10], timeEdges: [0, 2], nPermutations: 9 };
  const events = { x: [0, 1, 2], y: [0, 0, 0], time: [0, 1, 2] };
  it.each([
    [
      'missing coordinates',
      { ...events, x: [0, Number.NaN, 2] },
      options,
      'coordinates must be numbers: (NaN, 0) at event 2',
    ],
    [
      'a time that is not whole',
      { ...events, time: [0, 0.5, 2] },
      options,
      'times must be whole numbers below 2^30: 0.5 at event 2',
    ],
    ['columns of different length', { ...events, y: [0] }, options, 'must have the same length: 3, 1 and 3'],
    ['a single event', { x: [0], y: [0], time: [0] }, options, 'events must be at least two: 1'],
    [
      'edges that do not ascend',
      events,
      { ...options, distanceEdges: [0, 10, 10] },
      'edges must ascend from zero or more: 0, 10, 10',
    ],
    ['strata of single days', events, { ...options, strata: [0, 1, 2] }, 'strata leave nothing to permute'],
    [
      'strata of another length',
      events,
      { ...options, strata: [0] },
      'strata must have one code for each event: 1 and 3',
    ],
  ])('%s', (_, given, chosen, message) => expect(() => knox(given, chosen, random)).toThrow(message));

  it('a ratio where nothing is expected, with the reason', () => {
    const { cells } = knox(
      { x: [0, 100], y: [0, 0], time: [0, 0] },
      { distanceEdges: [0, 10], timeEdges: [0, 2], nPermutations: 0 },
      random,
    );
    expect(cells[0]!.ratio).toMatchObject({ status: 'not-computed' });
    expect(cells[0]!.standardDeviation).toMatchObject({ reason: 'fewer than four events: 2' });
  });
});

it('exact moments equal those of the 2,000 and 12,334 burglary anchors where only totals are known', () => {
  for (const { n, spacePairs, timePairs, expected } of golden.means)
    expect(
      knoxMoments(n, { pairs: spacePairs, sharedPairs: 0 }, { pairs: timePairs, sharedPairs: 0 }).mean,
    ).toBeCloseTo(expected, 7);
});
