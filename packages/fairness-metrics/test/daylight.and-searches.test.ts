import { dictionaryColumn, drawBinomial, notComputed, randomStream } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import {
  cellsFromRows,
  compareWithinStrata,
  countCells,
  daylight,
  eveningStopRows,
  fewerSearches,
  findCells,
  findsWithinStrata,
  outcomeTest,
  veilOfDarkness,
  veilOfGroups,
  veilRows,
} from '../src/index.ts';
import { readRows } from './read-rows.ts';

describe('Mantel–Haenszel with weights', () => {
  it('is refused: a weight is no number of people, and its variance no one’s', () => {
    const columns = {
      attributes: { group: dictionaryColumn(['a', 'b', 'a', 'b']), stratum: dictionaryColumn(['x', 'x', 'y', 'y']) },
      label: new Uint8Array(4),
      decision: Uint8Array.of(1, 0, 1, 1),
    };
    const within = {
      attribute: 'group',
      strata: ['stratum'],
      reference: 'a',
      scale: 'ratio',
      metrics: ['selectionRate'],
    } as const;
    expect(() => compareWithinStrata(countCells({ ...columns, weights: Float64Array.of(1, 2, 1, 1) }), within)).toThrow(
      'weighted rows cannot be pooled by Mantel–Haenszel. Count them unweighted.',
    );
    expect(compareWithinStrata(countCells(columns), within)).toHaveLength(1);
  });
});

describe('outcome test', () => {
  const counts = [
    { group: 'White', stratum: 'drugs', searches: 100, finds: 30 },
    { group: 'Black', stratum: 'drugs', searches: 50, finds: 10 },
    { group: null, stratum: 'drugs', searches: 5, finds: 1 },
  ];
  it('gives find rates, ratios to the reference and the warning that they average over searches', () => {
    const { rows, warning } = outcomeTest(counts, 'White');
    expect(rows.map(({ group, finds, searches }) => [group, finds, searches])).toEqual([
      ['White', 30, 100],
      ['Black', 10, 50],
      ['Not recorded', 1, 5],
    ]);
    expect(rows[1]!.ratio).toMatchObject({ value: expect.closeTo(2 / 3, 12) });
    expect(warning).toContain('margin');
    expect(rows.map(({ compared }) => compared)).toEqual([100, 50, 5]);
  });
  it('has a row of none for a group that is asked about and was never searched, and no other', () => {
    const { rows } = outcomeTest(counts, 'White', { asked: ['White', 'Asian', 'Black'] });
    expect(rows.map(({ group }) => group)).toEqual(['White', 'Black', 'Not recorded', 'Asian']);
    expect(rows[3]).toMatchObject({ searches: 0, finds: 0, compared: 0, ratio: null, verdict: null });
    expect(rows[3]!.findRate).toMatchObject({ status: 'not-computed' });
    expect(fewerSearches(counts, 'Not recorded', 'Black')).toBe(5);
    expect(fewerSearches(counts, 'Asian', 'Black')).toBe(0);
  });
});

describeWithReferenceData('county searches', ['fairness/openpolicing/fig4b_threshold_test.csv'], (path) => {
  const counts = readRows(path).map((row) => ({
    group: row['driver_race']!.replace(' drivers', ''),
    stratum: `${row['state']} ${row['location_variable']}`,
    stops: Number(row['num_stops']),
    searches: Number(row['num_searches']),
    finds: Number(row['num_hits']),
  }));

  it('pooled find rates as published', () => {
    const { rows } = outcomeTest(counts, 'White');
    const rate = (group: string) => {
      const { findRate } = rows.find((row) => row.group === group)!;
      return findRate.status === 'computed' && findRate.value;
    };
    expect([rate('White'), rate('Black'), rate('Hispanic')]).toEqual([
      expect.closeTo(0.2812184, 7),
      expect.closeTo(0.2839448, 7),
      expect.closeTo(0.2199442, 7),
    ]);
  });

  it('within counties, Mantel–Haenszel ratios of find rates and of search rates', () => {
    const options = { attribute: 'group', strata: ['stratum'], reference: 'White', scale: 'ratio' } as const;
    const finds = compareWithinStrata(cellsFromRows(findCells(counts)), {
      ...options,
      metrics: ['positivePredictiveValue'],
    });
    const searches = compareWithinStrata(
      cellsFromRows(
        counts.flatMap(({ group, stratum, stops, searches }) => [
          { groups: { group, stratum }, label: null, decision: 1 as const, count: searches },
          { groups: { group, stratum }, label: null, decision: 0 as const, count: stops - searches },
        ]),
      ),
      { ...options, metrics: ['selectionRate'] },
    );
    const value = (rows: typeof finds, group: string) => {
      const { pooled } = rows.find((row) => row.group === group)!;
      return pooled.status === 'computed' && pooled.value;
    };
    expect([value(finds, 'Black'), value(finds, 'Hispanic')]).toEqual([
      expect.closeTo(0.9992457, 7),
      expect.closeTo(0.7403567, 7),
    ]);
    expect([value(searches, 'Black'), value(searches, 'Hispanic')]).toEqual([
      expect.closeTo(1.8658477, 7),
      expect.closeTo(2.0123599, 7),
    ]);
  });
});

describe('daylight', () => {
  // Sunset and end of civil twilight in universal time, as almanacs print them for Birmingham and London.
  it.each([
    ['Birmingham, midsummer', Date.UTC(2024, 5, 21), 52.48, -1.9, 20 * 60 + 34, 21 * 60 + 22],
    ['Birmingham, midwinter', Date.UTC(2024, 11, 21), 52.48, -1.9, 15 * 60 + 55, 16 * 60 + 35],
    ['London, equinox', Date.UTC(2024, 2, 20), 51.51, -0.13, 18 * 60 + 13, 18 * 60 + 46],
  ])('%s', (_, day, latitude, longitude, sunset, dusk) => {
    const at = (minute: number) => daylight(day + minute * 60_000, latitude, longitude);
    expect([at(sunset - 3), at(sunset + 3)]).toEqual(['light', 'twilight']);
    expect([at(dusk - 3), at(dusk + 3)]).toEqual(['twilight', 'dark']);
    expect(at(0)).toBe('dark');
    expect(at(720)).toBe('light');
  });
  it('is not dark where there is no such moment or place', () => {
    const noon = Date.UTC(2024, 5, 21, 12);
    expect(() => daylight(Number.NaN, 52.48, -1.9)).toThrow('a moment must be in milliseconds since 1970: NaN');
    for (const [latitude, longitude] of [
      [Number.NaN, -1.9],
      [52.48, Number.NaN],
      [-90.1, 0],
      [0, 180.1],
      [400_000, 280_000],
    ] as const)
      expect(() => daylight(noon, latitude, longitude)).toThrow(`of Greenwich: ${latitude}, ${longitude}`);
    expect([daylight(noon, 90, 180), daylight(noon, -90, -180)]).toEqual(['light', 'dark']);
    const untimed = { milliseconds: Float64Array.of(noon, Number.NaN), clockMinutes: Float64Array.of(780, 790) };
    expect(() => eveningStopRows(untimed, 52.48, -1.9)).toThrow('NaN. Leave out what has no time.');
  });
  it('keeps evening times that are light on one day and dark on another', () => {
    const summer = Date.UTC(2024, 5, 21);
    const winter = Date.UTC(2024, 11, 21);
    const minutes = [1080, 1080, 1200, 1200, 480, 480, 1380, 1380];
    const milliseconds = Float64Array.from(minutes, (minute, row) => (row % 2 ? winter : summer) + minute * 60_000);
    const { rows, dark } = eveningStopRows({ milliseconds, clockMinutes: Float64Array.from(minutes) }, 52.48, -1.9);
    expect([...rows]).toEqual([0, 1, 2, 3]);
    expect([...dark]).toEqual([0, 1, 0, 1]);
    const oneDay = { milliseconds: Float64Array.of(summer + 43_200_000), clockMinutes: Float64Array.of(720) };
    expect(eveningStopRows(oneDay, 52.48, -1.9).rows).toHaveLength(0);
  });
});

describe('veil of darkness', () => {
  const stopsOf = (label: string, oddsRatio: number, rows = 6000) => {
    const random = randomStream('veil', label);
    const clockMinutes = Float64Array.from({ length: rows }, () => 1020 + 240 * random.next());
    // Later is darker, and later has a larger share of the group: clock time confounds unless it is held equal.
    const dark = Uint8Array.from(clockMinutes, (minute) => drawBinomial(random, 1, (minute - 1000) / 300));
    const inGroup = Uint8Array.from(clockMinutes, (minute, row) => {
      const odds = 0.3 * Math.exp((minute - 1140) / 120) * (dark[row] ? oddsRatio : 1);
      return drawBinomial(random, 1, odds / (1 + odds));
    });
    return { inGroup, dark, clockMinutes };
  };

  it('recovers an odds ratio of 0.7 put in, and holds clock time equal', () => {
    const { oddsRatio } = veilOfDarkness(stopsOf('bias', 0.7));
    if (oddsRatio.status !== 'computed' || 'status' in oddsRatio.interval) throw new Error('no interval');
    expect(oddsRatio.interval.low).toBeLessThan(0.7);
    expect(oddsRatio.interval.high).toBeGreaterThan(0.7);
    expect(oddsRatio.interval.high).toBeLessThan(1);
  });

  it('covers 1 where visibility makes no difference, in about 95 of 100 runs', () => {
    let hits = 0;
    for (let run = 0; run < 100; run++) {
      const { oddsRatio } = veilOfDarkness(stopsOf(`null ${run}`, 1, 800));
      if (oddsRatio.status === 'computed' && 'low' in oddsRatio.interval) {
        if (oddsRatio.interval.low <= 1 && oddsRatio.interval.high! >= 1) hits++;
      }
    }
    // 88 is the 0.2 % point of 100 draws at 0.95.
    expect(hits).toBeGreaterThanOrEqual(88);
  });

  it('areas have their own levels, and officers can be clusters', () => {
    const stops = stopsOf('areas', 0.7, 2000);
    const area = Int32Array.from({ length: 2000 }, (_, row) => row % 4);
    const { oddsRatio } = veilOfDarkness({
      ...stops,
      area,
      cluster: Int32Array.from({ length: 2000 }, (_, row) => row % 50),
    });
    expect(oddsRatio).toMatchObject({ status: 'computed', interval: { method: 'Wald interval, cluster-robust' } });
  });

  it('holds clock time equal by six degrees of freedom where nobody says how many, and names a column that is too short', () => {
    const stops = stopsOf('degrees', 0.7, 600);
    const by = (options: Parameters<typeof veilOfDarkness>[1]) => veilOfDarkness(stops, options).oddsRatio;
    expect(by({})).toEqual(by({ splineDegrees: 6, level: 0.95 }));
    expect(by({})).not.toEqual(by({ splineDegrees: 5 }));
    const short = new Int32Array(599);
    for (const name of ['dark', 'clockMinutes', 'area', 'cluster'])
      expect(() => veilOfDarkness({ ...stops, [name]: short })).toThrow(
        `inGroup has 600, ${name} 599. Check the join.`,
      );
  });

  it('stops in one light say nothing', () => {
    const stops = stopsOf('light', 1, 50);
    expect(veilOfDarkness({ ...stops, dark: new Uint8Array(50) }).oddsRatio).toMatchObject({
      reason: 'all stops are in one light',
    });
  });
});

describe('veil of darkness by group', () => {
  const HOUR = 3_600_000;
  // Evenings of midsummer and midwinter in Birmingham: light at eight in June, dark from five in December.
  const random = randomStream('evenings');
  const made = Array.from({ length: 600 }, (_, row) => {
    const hour = 17 + 3 * random.next();
    const day = row % 2 === 0 ? Date.UTC(2024, 5, 21) : Date.UTC(2024, 11, 21);
    const [group, area] = [random.next(), random.next()];
    return {
      at: day + hour * HOUR,
      minute: Math.floor(60 * hour),
      group: group < 0.3 ? 'A' : group < 0.6 ? 'B' : 'C',
      area: area < 0.1 ? null : area < 0.5 ? 'North' : 'South',
    };
  });
  const place = { latitude: 52.48, longitude: -1.9 };
  const columnsOf = (rows: typeof made) => ({
    milliseconds: Float64Array.from(rows, ({ at }) => at),
    clockMinutes: Float64Array.from(rows, ({ minute }) => minute),
    group: dictionaryColumn(rows.map(({ group }) => group)),
    area: dictionaryColumn(rows.map(({ area }) => area)),
  });
  const lightAt = ({ at }: { readonly at: number }) => daylight(at, place.latitude, place.longitude);

  it('is that of each group alone, over the evening hours that are light and dark', () => {
    const found = veilOfGroups(columnsOf(made), place, ['A', 'B', 'nobody']);
    if (found.status !== 'computed') throw new Error(found.reason);
    const minutes = (light: string) => made.filter((each) => lightAt(each) === light).map(({ minute }) => minute);
    const [earliestDark, latestLight] = [Math.min(...minutes('dark')), Math.max(...minutes('light'))];
    const kept = made.filter(
      (each) => lightAt(each) !== 'twilight' && each.minute >= earliestDark && each.minute <= latestLight,
    );
    const dark = Uint8Array.from(kept, (each) => (lightAt(each) === 'dark' ? 1 : 0));
    const areas = ['North', 'South', null];
    const alone = (group: string) =>
      veilOfDarkness({
        inGroup: Uint8Array.from(kept, (each) => (each.group === group ? 1 : 0)),
        dark,
        clockMinutes: Float64Array.from(kept, ({ minute }) => minute),
        area: Int32Array.from(kept, ({ area }) => areas.indexOf(area)),
      }).oddsRatio;
    expect(kept.length).toBeGreaterThan(300);
    for (const { group, odds, ...counts } of found.byGroup) {
      const own = kept.map((each, at) => ({ ...each, dark: dark[at]! })).filter((each) => each.group === group);
      expect(counts).toEqual({
        dark: own.filter((each) => each.dark === 1).length,
        light: own.filter((each) => each.dark === 0).length,
      });
      const wanted = alone(group);
      expect(odds.status).toBe(group === 'nobody' ? 'not-computed' : 'computed');
      if (odds.status === 'computed' && wanted.status === 'computed') expect(odds.value).toBeCloseTo(wanted.value, 6);
    }
    expect(found.all.dark + found.all.light).toBe(kept.length);
  });

  it('is not computed of nobody, of days without times, or of too few', () => {
    const columns = columnsOf(made);
    expect(veilOfGroups(columnsOf([]), place, ['A'])).toMatchObject({ reason: expect.stringContaining('no stops') });
    const days = { ...columns, clockMinutes: columns.clockMinutes.map(() => 0) };
    expect(veilOfGroups(days, place, ['A'])).toMatchObject({ reason: 'the file gives days, not times of day' });
    expect(veilOfGroups(columnsOf(made.slice(0, 20)), place, ['A'])).toMatchObject({ status: 'not-computed' });
    expect(() => veilOfGroups({ ...columns, area: dictionaryColumn([]) }, place, [])).toThrow('600, 600, 600, 0');
  });

  it('stands as rows, each group first, then those of no group asked about where there are some, then all', () => {
    const odds = notComputed('few');
    const byGroup = [
      { group: 'A', dark: 2, light: 1, odds },
      { group: 'B', dark: 0, light: 4, odds },
    ];
    const names = { rest: 'Others', all: 'All' };
    const rowsOf = (dark: number, light: number) =>
      veilRows({ status: 'computed', byGroup, all: { dark, light } }, names).map((row) => [
        row.group,
        row.dark,
        row.light,
      ]);
    const own = [
      ['A', 2, 1],
      ['B', 0, 4],
    ];
    expect(rowsOf(2, 5)).toEqual([...own, ['All', 2, 5]]);
    expect(rowsOf(3, 5)).toEqual([...own, ['Others', 1, 0], ['All', 3, 5]]);
    expect(
      veilRows({ status: 'computed', byGroup, all: { dark: 2, light: 6 } }, names).map(({ odds }) => odds),
    ).toEqual([odds, odds, null, null]);
  });
});

it('compares nothing within one object where no search says what was looked for', () => {
  const counts = ['White', 'Black'].map((group) => ({ group, searches: 40, finds: 10, stratum: 'Not recorded' }));
  expect(findsWithinStrata(counts, 'White')).toMatchObject({ reason: 'no search says what was looked for' });
  const one = counts.map((row) => ({ ...row, stratum: 'Drugs' }));
  expect(findsWithinStrata(one, 'White')).toHaveLength(1);
});
