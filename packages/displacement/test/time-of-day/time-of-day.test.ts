import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { randomStream } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { aoristicProfile, circularTests, offenceMatrix, windowContrast, zoneOfHour } from '../../src/index.ts';
import golden from '../golden/circular.json' with { type: 'json' };

const random = randomStream('time of day');
const sample = (earlier: readonly number[], later: readonly number[]) => ({
  clock: [...earlier, ...later],
  day: [...earlier, ...later].map((_, event) => event),
  laterDay: [...earlier.map(() => 0), ...later.map(() => 1)],
});

describe('Kuiper V and Watson U² with ties', () => {
  it('equal direct summation in R', () => {
    const result = circularTests(sample(golden.a, golden.b), random, 9);
    expect(result.kuiper).toBeCloseTo(golden.kuiper, 14);
    expect(result.watson).toBeCloseTo(golden.watson, 14);
    expect([result.nEarlier, result.nLater]).toEqual([10, 11]);
  });
  it('do not depend on where the clock starts', () => {
    const turned = (hours: readonly number[]) => hours.map((hour) => (hour + 9) % 24);
    const result = circularTests(sample(turned(golden.a), turned(golden.b)), random, 9);
    expect(result.kuiper).toBeCloseTo(golden.kuiper, 12);
    expect(result.watson).toBeCloseTo(golden.watson, 12);
  });
  it('hold their level when whole days differ and events of a day are alike', () => {
    let rejected = 0;
    const trials = 200;
    for (let trial = 0; trial < trials; trial++) {
      const stream = randomStream('days', trial);
      const clock: number[] = [];
      const day: number[] = [];
      // Each day has its own busy hour: events within a day are far from independent.
      for (let d = 0; d < 40; d++) {
        const busy = stream.integer(24);
        for (let event = 0; event < 6; event++) {
          clock.push((busy + stream.integer(3)) % 24);
          day.push(d);
        }
      }
      const laterDay = Array.from({ length: 40 }, (_, d) => (d < 14 ? 1 : 0));
      if (circularTests({ clock, day, laterDay }, stream, 99).watsonPValue <= 0.05) rejected++;
    }
    expect(rejected / trials).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / trials));
  });
  it('find a shift of seven hours', () => {
    const stream = randomStream('shift');
    const evening = Array.from({ length: 150 }, () => 18 + stream.integer(4));
    const night = Array.from({ length: 150 }, () =>
      stream.next() < 0.4 ? 1 + stream.integer(4) : 18 + stream.integer(4),
    );
    expect(circularTests(sample(evening, night), stream, 999)).toMatchObject({
      watsonPValue: 0.001,
      kuiperPValue: 0.001,
    });
  });
  it('refuse a time or a day that is missing, and a p-value of no permutation', () => {
    const events = sample([1, 2, 3], [9, 10, 11]);
    const refused = (change: Partial<ReturnType<typeof sample>>, nPermutations = 9) =>
      expect(() => circularTests({ ...events, ...change }, random, nPermutations));
    refused({ clock: [1, 2, Number.NaN, 9, 10, 11] }).toThrow('times on the clock');
    for (const day of [-1, 6, 0.5, Number.NaN])
      refused({ day: [0, 1, 2, 3, 4, day] }).toThrow(`days must be codes from 0 to 5: ${day}. Leave`);
    refused({}, 0).toThrow('nPermutations must be a whole number of 1 or more: 0');
  });
  it('refuse a period without events', () => {
    expect(() => circularTests(sample([1, 2], []), random)).toThrow(
      'both periods must have events: 2 earlier and 0 later',
    );
  });
});

describeWithReferenceData(
  'Chicago assaults, district 11, 2018 against 2019',
  ['displacement/chicago/chicago_aggravated_assaults.csv.gz'],
  (path) => {
    it('U² .15243, where a version that ignores ties says twice as much; p near .11', () => {
      const rows = gunzipSync(readFileSync(path))
        .toString('utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','));
      const chosen = rows.filter((row) => row[4] === '11' && /^201[89]/.test(row[0]!));
      const result = circularTests(
        {
          clock: chosen.map((row) => Number(row[0]!.slice(11, 13))),
          // The published p permutes events; permuting days, as advised, gives about .13.
          day: chosen.map((_, event) => event),
          laterDay: chosen.map((row) => (row[0]!.startsWith('2019') ? 1 : 0)),
        },
        random,
        999,
      );
      expect(result.kuiper).toBeCloseTo(0.05103, 5);
      expect(result.watson).toBeCloseTo(0.15243, 5);
      expect(Math.abs(result.watsonPValue - 0.108)).toBeLessThan(3 * Math.sqrt((0.108 * 0.892 * 2) / 999));
      expect(Math.abs(result.kuiperPValue - 0.11)).toBeLessThan(3 * Math.sqrt((0.11 * 0.89 * 2) / 999));
    });
  },
);

describe('window contrast', () => {
  const window = { fromHour: 22, toHour: 2, adjacentHours: 2 };
  it('a window may pass midnight', () => {
    expect([21, 22, 1.9, 2, 3.9, 4, 20, 19.9].map((hour) => zoneOfHour(hour, window))).toEqual([
      'adjacent',
      'window',
      'window',
      'adjacent',
      'adjacent',
      'rest',
      'adjacent',
      'rest',
    ]);
  });
  it('sees crime leave the window for the hours beside it', () => {
    const hour = [
      ...new Array(80).fill(23),
      ...new Array(40).fill(23),
      ...new Array(40).fill(3),
      ...new Array(80).fill(3),
      ...new Array(100).fill(12),
      ...new Array(100).fill(12),
    ];
    const later = [80, 40, 40, 80, 100, 100].flatMap((n, block) => new Array(n).fill(block % 2));
    const result = windowContrast(hour, later, window);
    expect(result.window).toMatchObject({ value: expect.closeTo(0.5, 12) });
    expect(result.adjacent).toMatchObject({ value: expect.closeTo(2, 12) });
    expect(result.difference.local.value).toBe((40 - 80) / 4);
  });
  it('refuses neighbours that fill the day and hours that no clock shows', () => {
    expect(() => windowContrast([1], [0], { ...window, adjacentHours: 10 })).toThrow(
      'leave no hours to compare with: 4 h and 10 h',
    );
    expect(() => zoneOfHour(24, window)).toThrow('hour must lie from 0 to below 24: 24');
    expect(() => zoneOfHour(Number.NaN, window)).toThrow('Leave events without a time out');
  });
});

describe('aoristic profile', () => {
  it('spreads each event evenly over the hours it could have happened in', () => {
    const { byHour } = aoristicProfile([23, 8.5], [25, 8.5]);
    expect([byHour[23], byHour[0], byHour[8]]).toEqual([0.5, 0.5, 1]);
  });
  it('sums to the number of events, longer than a day or not', () => {
    const { byHour, nSpread, nUnusable } = aoristicProfile([8, 0, 5.25, Number.NaN, 9], [18, 60, 5.75, 3, 8]);
    expect([nSpread, nUnusable]).toEqual([3, 2]);
    expect(byHour.reduce((a, b) => a + b)).toBeCloseTo(3, 12);
    expect(byHour[5]).toBeCloseTo(1 + 3 / 60, 12);
  });
  it('equals a walk in minutes', () => {
    const stream = randomStream('aoristic');
    for (let trial = 0; trial < 20; trial++) {
      const from = stream.integer(2880) / 60;
      const minutes = 1 + stream.integer(4000);
      const { byHour } = aoristicProfile([from], [from + minutes / 60]);
      const walked = new Float64Array(24);
      for (let minute = 0; minute < minutes; minute++)
        walked[Math.floor(from + (minute + 0.5) / 60) % 24]! += 1 / minutes;
      for (let hour = 0; hour < 24; hour++) expect(byHour[hour]).toBeCloseTo(walked[hour]!, 10);
    }
  });
});

describe('offence matrix', () => {
  const flat = { before: 200, after: 200 };
  it('names a fall beside a rise, and leaves what chance explains alone', () => {
    const rows = offenceMatrix([
      { offence: 'robbery', treated: { before: 300, after: 150 }, control: flat, displacement: flat },
      {
        offence: 'burglary',
        treated: { before: 200, after: 400 },
        control: flat,
        displacement: { before: 200, after: 206 },
      },
      { offence: 'homicide', treated: { before: 0, after: 0 }, control: flat },
    ]);
    expect(rows.map(({ offence, zone, changed }) => [offence, zone, changed])).toEqual([
      ['robbery', 'patrolled', 'fell'],
      ['robbery', 'surrounding', 'not told from chance'],
      ['burglary', 'patrolled', 'rose'],
      ['burglary', 'surrounding', 'not told from chance'],
      ['homicide', 'patrolled', 'not told from chance'],
    ]);
    expect(rows.at(-1)!.adjusted).toMatchObject({ status: 'not-computed' });
    expect(rows[0]!.adjusted as number).toBeGreaterThan((rows[0]!.ratio as { pValue: number }).pValue);
  });
});
