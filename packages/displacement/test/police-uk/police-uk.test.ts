import { readFileSync } from 'node:fs';
import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { gatherSnapPoints, hourTestOnMonths, projectDegrees, ringOf, snapSpacing } from '../../src/index.ts';

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
    expect(() =>
      ringOf(x, y, [square], { edgesMetres: [100, 300], snapSpacingMetres: spacing.ninetiethMetres }),
    ).toThrow('ring 0–100 m is narrower');
  });
});
