import { readFileSync } from 'node:fs';
import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import {
  gatherSnapPoints,
  hourTestOnMonths,
  knox,
  projectDegrees,
  ringOf,
  snapPointKnox,
  snapSpacing,
} from '../../src/index.ts';

const columns = {
  month: dictionaryColumn(['2022-01', '2022-03', '2022-01', null, '2022-02']),
  longitude: [-1.5, -1.5, -1.6, -1.5, Number.NaN],
  latitude: [55, 55, 54.9, 55, Number.NaN],
  crimeType: dictionaryColumn(['Anti-social behaviour', null, 'Robbery', 'Robbery', 'Robbery']),
};

describe('police.uk street crimes', () => {
  it('gather on unique points with a count for each month, and blanks are counted', () => {
    const points = gatherSnapPoints(columns);
    expect([...points.longitude]).toEqual([-1.5, -1.6]);
    expect([...points.counts]).toEqual([1, 0, 1, 1, 0, 0]);
    expect(points).toMatchObject({ nMonths: 3, nRows: 5, nWithoutPlace: 1, nWithoutMonth: 1, sharedPointShare: 0.75 });
    expect([...points.point]).toEqual([0, 0, 1, 0, -1]);
  });
  it('refuse a day that these files never have, and ragged columns', () => {
    expect(() =>
      gatherSnapPoints({
        ...columns,
        month: dictionaryColumn(['2022-01-05', '2022-01', '2022-01', '2022-01', '2022-01']),
      }),
    ).toThrow('month must be YYYY-MM: 2022-01-05');
    expect(() => gatherSnapPoints({ ...columns, latitude: [1] })).toThrow('5, 5, 1, 5');
  });
  it('have no hours to test', () => expect(hourTestOnMonths().reason).toContain('hold the month only'));
  it('an empty file gathers to nothing', () => {
    const none = dictionaryColumn([]);
    expect(gatherSnapPoints({ month: none, longitude: [], latitude: [], crimeType: none })).toMatchObject({
      nMonths: 0,
      nRows: 0,
      sharedPointShare: 0,
    });
  });
});

describe('snap spacing', () => {
  it('equals brute force over nearest neighbours', () => {
    const random = randomStream('snap');
    const x = Array.from({ length: 120 }, () => random.integer(1000));
    const y = Array.from({ length: 120 }, () => random.integer(1000));
    const nearest = x
      .map((px, i) =>
        Math.min(
          ...x.map((qx, j) =>
            i === j || (qx === px && y[j] === y[i]) ? Infinity : Math.hypot(qx - px, y[j]! - y[i]!),
          ),
        ),
      )
      .sort((a, b) => a - b);
    expect(snapSpacing(x, y)).toMatchObject({ medianMetres: (nearest[59]! + nearest[60]!) / 2 });
  });
  it('is not computed from one point', () =>
    expect(snapSpacing([1], [1])).toMatchObject({ reason: 'fewer than two distinct points: 1' }));
});

describe('Knox on months and points', () => {
  const random = randomStream('snap knox');
  const nPoints = 40;
  const nMonths = 7;
  const x = Array.from({ length: nPoints }, () => 50 * random.integer(20));
  const y = Array.from({ length: nPoints }, () => 50 * random.integer(20) + 7);
  const counts = Array.from({ length: nPoints * nMonths }, () => (random.integer(4) === 0 ? random.integer(6) : 0));
  const crimes = counts.flatMap((count, cell) => Array.from({ length: count }, () => cell));
  const events = {
    x: crimes.map((cell) => x[Math.floor(cell / nMonths)]!),
    y: crimes.map((cell) => y[Math.floor(cell / nMonths)]!),
    time: crimes.map((cell) => cell % nMonths),
  };
  const points = { x, y, counts, nMonths };

  it.each([
    ['[a, b)', [0, 1, 200, 400], [0, 1, 2, 4]],
    ['(a, b]', [0, 1, 200, 400], [0, 1, 3]],
    ['[a, b)', [0, 250], [0, 2, Infinity]],
    ['[a, b)', [200, 400], [1, 3]],
  ] as const)('is that of the single crimes: %s, %j metres, %j months', (closure, distanceEdges, monthEdges) => {
    const found = snapPointKnox(
      points,
      { distanceEdges, monthEdges, snapSpacingMetres: 150, closure, nPermutations: 0 },
      random,
    );
    const single = knox(events, { distanceEdges, timeEdges: monthEdges, closure, nPermutations: 0 }, random);
    expect(found.nEvents).toBe(crimes.length);
    expect(found.spacePairs).toEqual(single.spacePairs);
    expect(found.timePairs).toEqual(single.timePairs);
    for (const [at, cell] of found.cells.entries()) {
      const wanted = single.cells[at]!;
      expect(cell.observed).toBe(wanted.observed);
      expect(cell.expected).toBeCloseTo(wanted.expected as number, 9);
      expect(cell.standardDeviation).toBeCloseTo(wanted.standardDeviation as number, 9);
    }
  });

  it('counts every pair of crimes, as brute force does', () => {
    const { cells } = snapPointKnox(
      points,
      { distanceEdges: [0, 1, 200], monthEdges: [0, 1, 2], snapSpacingMetres: 150, nPermutations: 0 },
      random,
    );
    const table = [0, 0, 0, 0];
    for (let i = 0; i < crimes.length; i++)
      for (let j = i + 1; j < crimes.length; j++) {
        const apart = Math.hypot(events.x[i]! - events.x[j]!, events.y[i]! - events.y[j]!);
        const lag = Math.abs(events.time[i]! - events.time[j]!);
        if (apart < 200 && lag < 2) table[(apart < 1 ? 0 : 2) + lag]!++;
      }
    expect(cells.map(({ observed }) => observed)).toEqual(table);
  });

  it('shuffles have the exact mean and spread', () => {
    const { cells } = snapPointKnox(
      points,
      { distanceEdges: [0, 1, 200], monthEdges: [0, 1, 2], snapSpacingMetres: 150, nPermutations: 999 },
      randomStream('shuffles'),
    );
    for (const { expected, standardDeviation, shuffledMean, observed, pValue } of cells) {
      expect(Math.abs((shuffledMean as number) - (expected as number))).toBeLessThan(
        (4 * (standardDeviation as number)) / Math.sqrt(999),
      );
      const z = (observed - (expected as number)) / (standardDeviation as number);
      if (Math.abs(z) > 3) expect(pValue as number).toSatisfy((p: number) => p < 0.01 || p > 0.99);
    }
  });

  it('refuses bands below the spacing, parts of months, single crimes and ragged counts', () => {
    const options = { distanceEdges: [0, 1, 200], monthEdges: [0, 1], snapSpacingMetres: 150 };
    const test = (change: object, of = points) => snapPointKnox(of, { ...options, ...change }, random);
    expect(() => test({ distanceEdges: [0, 1, 100] })).toThrow('band 1–100 m is narrower than the 150 m between');
    expect(() => test({ distanceEdges: [0, 200, 300] })).toThrow('band 200–300 m is narrower');
    expect(() => test({ distanceEdges: [0, Infinity] })).toThrow('must be finite');
    expect(() => test({ monthEdges: [0, 0.5] })).toThrow('month edges must be whole: 0.5');
    expect(() => test({}, { x: [0], y: [0], counts: [0, 1], nMonths: 2 })).toThrow('at least two: 1');
    expect(() => test({}, { ...points, nMonths: 6 })).toThrow('40 points and 6 months');
  });

  it('has no ratio where no pair is expected', () => {
    const { cells } = snapPointKnox(
      { x: [0, 300], y: [0, 0], counts: [1, 0, 0, 1], nMonths: 2 },
      { distanceEdges: [0, 1, 200], monthEdges: [0, 1], snapSpacingMetres: 150 },
      random,
    );
    expect(cells[0]!.ratio).toMatchObject({ status: 'not-computed' });
  });
});

describeWithReferenceData('Northumbria anti-social behaviour 2022', ['displacement/uk/northumbria_asb.tab'], (path) => {
  it('39,706 rows lie on 13,370 points, 84 in 100 share one, median spacing 59 m; rings under the spacing are refused', () => {
    const [header, ...lines] = readFileSync(path, 'utf8')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.replaceAll('"', '').split('\t'));
    const at = (name: string) => header!.findIndex((title) => title.toLowerCase() === name);
    const number = (text: string | undefined) => (text === undefined || text === '' ? Number.NaN : Number(text));
    const points = gatherSnapPoints({
      month: dictionaryColumn(lines.map((row) => row[at('month')]!.slice(0, 7))),
      longitude: lines.map((row) => number(row[at('longitude')])),
      latitude: lines.map((row) => number(row[at('latitude')])),
      crimeType: dictionaryColumn(lines.map(() => 'Anti-social behaviour')),
    });
    expect(points.nRows).toBe(39706);
    expect(points.longitude.length).toBe(13370);
    expect(points.sharedPointShare).toBeCloseTo(0.84, 2);
    const { x, y } = projectDegrees(points.longitude, points.latitude, { longitude: -1.6, latitude: 55 });
    const spacing = snapSpacing(x, y);
    if (spacing.status !== 'computed') throw new Error(spacing.reason);
    expect(spacing.medianMetres).toBeGreaterThan(56);
    expect(spacing.medianMetres).toBeLessThan(62);
    expect(Math.abs(spacing.ninetiethMetres - 155)).toBeLessThan(5);
    const square = {
      name: 's',
      polygons: [
        [
          [
            [0, 0],
            [100, 0],
            [100, 100],
            [0, 100],
          ],
        ],
      ],
    } as const;
    const counts = { x, y, counts: points.counts, nMonths: points.nMonths };
    const edges = { monthEdges: [0, 1, 2], snapSpacingMetres: spacing.ninetiethMetres, nPermutations: 0 };
    const near = snapPointKnox(counts, { distanceEdges: [0, 1, 200], ...edges }, randomStream('asb'));
    expect(near.nEvents).toBe(39706);
    // Incidents pile up on their own point far beyond chance within a month, less so a month later, least next door.
    const ratios = near.cells.map(({ ratio }) => ratio as number);
    expect(ratios[0]).toBeGreaterThan(ratios[1]!);
    expect(ratios[1]).toBeGreaterThan(ratios[3]!);
    expect(() => snapPointKnox(counts, { distanceEdges: [0, 1, 100], ...edges }, randomStream('asb'))).toThrow(
      'band 1–100 m is narrower than the 15',
    );
    expect(() =>
      ringOf(x, y, [square], { edgesMetres: [100, 300], snapSpacingMetres: spacing.ninetiethMetres }),
    ).toThrow('ring 0–100 m is narrower');
  });
});
