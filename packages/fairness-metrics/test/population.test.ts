import { notComputed } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import {
  areaStandardised,
  decisionChain,
  indirectlyStandardised,
  populationRates,
  ratePer1000,
  relativeRisk,
} from '../src/index.ts';
import { readRows, wholeNumber } from './read-rows.ts';

const OPTIONS = { reference: 'White', benchmark: 'Census 2011 residents' };

describe('relative rates from the official counts of stop and search', () => {
  // Race Disparity Unit, "Stop and search", England and Wales with British Transport Police, 2017/18.
  const rows = populationRates(
    [
      { group: 'White', events: 147324, population: 48209395 },
      { group: 'Black', events: 54389, population: 1864890 },
      { group: 'Asian', events: 28792, population: 4213531 },
    ],
    { ...OPTIONS, unknownEvents: 31743 },
  );
  const black = rows.find(({ group }) => group === 'Black')!;

  it('Black people were searched at 29.16 per 1,000, 9.543684 times the rate of White people', () => {
    expect(black.ratePer1000).toMatchObject({ status: 'computed', value: expect.closeTo(29.16, 2) });
    expect(black.relativeRate).toMatchObject({ value: expect.closeTo(9.543684, 6) });
  });

  it('whoever the 31,743 people of unreported ethnicity are, between 7.852 and 15.114 times', () => {
    expect(black.relativeRateBounds).toMatchObject({ low: expect.closeTo(7.852, 3), high: expect.closeTo(15.114, 3) });
  });

  it('the reference group compares with itself at exactly 1 and has no excess', () => {
    expect(rows[0]!.relativeRate).toMatchObject({ value: 1 });
    expect(rows[0]!.excessEvents).toBe(0);
    expect(black.excessEvents).toBeCloseTo(54389 - (1864890 * 147324) / 48209395, 9);
  });

  it('divides before rounding: West Midlands 2021/22 is 4.7846 times, not the 4.745 of rounded rates', () => {
    const [, group] = populationRates(
      [
        { group: 'White', events: 9713, population: 1919138 },
        { group: 'Black', events: 3973, population: 164069 },
      ],
      OPTIONS,
    );
    expect(group!.relativeRate).toMatchObject({ value: expect.closeTo(4.7846, 4) });
  });

  it('Birmingham: exact conditional limits as R’s poisson.test', () => {
    const [, group] = populationRates(
      [
        { group: 'White', events: 3738, population: 554089 },
        { group: 'Black', events: 2237, population: 125760 },
      ],
      { reference: 'White', benchmark: 'Census 2021 residents' },
    );
    expect(group!.relativeRate).toMatchObject({
      value: expect.closeTo(2.636718, 6),
      interval: { low: expect.closeTo(2.501017709465, 10), high: expect.closeTo(2.779295513336, 10) },
    });
    expect(group!.relativeRisk).toMatchObject({
      interval: { low: expect.closeTo(2.50303, 5), high: expect.closeTo(2.777547, 6), method: 'Katz log interval' },
    });
  });

  it('a group without events has a rate of 0 with an upper limit; one without people has none', () => {
    const [, none, nobody, notGiven] = populationRates(
      [
        { group: 'White', events: 50, population: 1000 },
        { group: 'None', events: 0, population: 200 },
        { group: 'Nobody', events: 0, population: 0 },
        { group: 'Not given', events: 9, population: 0 },
      ],
      OPTIONS,
    );
    // By hand: the share of 50 events is at most 1 − 0.025^(1/50).
    const share = 1 - 0.025 ** (1 / 50);
    const high = expect.closeTo(((share / (1 - share)) * 1000) / 200, 10);
    expect(none!.relativeRate).toMatchObject({ value: 0, interval: { low: 0, high } });
    expect(nobody!.ratePer1000.status).toBe('not-computed');
    expect(nobody!.relativeRate.status).toBe('not-computed');
    // Nine events of nobody would all stand as beyond what is expected.
    expect([none!.excessEvents, notGiven!.excessEvents]).toEqual([-10, notComputed('the group has no population')]);
    expect(nobody!.relativeRateBounds).toMatchObject({ status: 'not-computed' });
  });

  it('more searches than residents are events, not persons: a rate but no risk ratio', () => {
    const [, group] = populationRates(
      [
        { group: 'White', events: 50, population: 1000 },
        { group: 'Black', events: 30, population: 20 },
      ],
      OPTIONS,
    );
    expect(group!.relativeRate).toMatchObject({ status: 'computed', value: 30 });
    expect(group!.relativeRisk).toMatchObject({
      status: 'not-computed',
      reason: expect.stringContaining('not persons'),
    });
  });

  it('refuses a reference group that is not there, and a group twice', () => {
    expect(() => populationRates([{ group: 'Black', events: 1, population: 2 }], OPTIONS)).toThrow('White');
    const twice = { group: 'White', events: 1, population: 2 };
    expect(() => populationRates([twice, twice], OPTIONS)).toThrow('a group occurs twice: White');
  });
});

describe('chained decision points', () => {
  const points = [
    { name: 'residents', counts: { White: 10000, Black: 1000 } },
    { name: 'searched', counts: { White: 100, Black: 40 } },
    { name: 'arrested', counts: { White: 20, Black: 6 } },
  ];
  it('multiplies to the whole ratio', () => {
    const rows = decisionChain(points, 'White');
    expect(rows.map(({ ratioSoFar }) => ratioSoFar)).toEqual([
      expect.closeTo(4, 12),
      expect.closeTo(6 / 1000 / (20 / 10000), 12),
    ]);
    expect(rows[1]!.stageRatio).toMatchObject({ value: expect.closeTo(0.75, 12) });
    expect(rows[1]).toMatchObject({
      reached: 40,
      wentOn: 6,
      referenceReached: 100,
      referenceWentOn: 20,
      first: 1000,
      referenceFirst: 10000,
    });
  });
  it('refuses a chain in which more go on than arrived', () => {
    expect(() => decisionChain([points[1]!, points[0]!], 'White')).toThrow('A chain counts people, not events');
  });
});

describeWithReferenceData(
  'official stop and search rates',
  ['fairness/uk/rdu-stop-and-search-2006-2018.csv'],
  (path) => {
    it('all 11,424 published rates per 1,000 recompute', () => {
      const wrong: string[] = [];
      let checked = 0;
      for (const row of readRows(path)) {
        const published = Number(row['Rate per 1,000 population by ethnicity']);
        const events = wholeNumber(row['Number of stop and searches']!);
        const population = wholeNumber(row['Population by ethnicity']!);
        if (Number.isNaN(published) || Number.isNaN(events) || Number.isNaN(population)) continue;
        const rate = ratePer1000(events, population);
        checked++;
        // Published to two decimals; half a unit of the second, and the rounding of the double that holds it.
        if (rate.status !== 'computed' || Math.abs(rate.value - published) > 0.005 + 1e-9)
          wrong.push(JSON.stringify(row));
      }
      expect(wrong).toEqual([]);
      expect(checked).toBe(11424);
    });
  },
);

describeWithReferenceData('local authorities', ['fairness/uk/lad-stop-search-relative-risk-black.csv'], (path) => {
  it('relative risks and Katz intervals of all 327 authorities', () => {
    const rows = readRows(path);
    let reproduced = 0;
    let withoutEvents = 0;
    let impossible = 0;
    for (const row of rows) {
      const group = { events: Number(row['Black_stopped']), population: Number(row['Black_population']) };
      const reference = { events: Number(row['White_stopped']), population: Number(row['White_population']) };
      const risk = relativeRisk(group, reference);
      if (row['stats_altered_flag'] !== '0') {
        impossible++;
        continue;
      }
      if (group.events === 0) {
        withoutEvents++;
        expect(risk).toMatchObject({ value: 0, interval: { status: 'not-computed' } });
        continue;
      }
      if (risk.status !== 'computed' || 'status' in risk.interval) throw new Error(row['la']);
      expect(Math.abs(risk.value / Number(row['rr']) - 1)).toBeLessThan(1e-12);
      expect(Math.abs(risk.interval.low / Number(row['rr_ci_low']) - 1)).toBeLessThan(1e-12);
      expect(Math.abs(risk.interval.high! / Number(row['rr_ci_upp']) - 1)).toBeLessThan(1e-12);
      reproduced++;
    }
    expect({ rows: rows.length, reproduced, withoutEvents, impossible }).toEqual({
      rows: 327,
      reproduced: 302,
      withoutEvents: 24,
      impossible: 1,
    });
  });
});

describe('West Midlands by local authority, Census 2021 denominators', () => {
  // Black and White people stopped and resident, from the published table of local authorities.
  const areas = (
    [
      ['Birmingham', 2237, 125760, 3738, 554089],
      ['Coventry', 529, 30723, 2119, 224836],
      ['Dudley', 175, 8170, 1292, 273974],
      ['Sandwell', 306, 29779, 764, 194925],
      ['Solihull', 88, 3955, 664, 177537],
      ['Walsall', 162, 13024, 899, 202148],
      ['Wolverhampton', 307, 24636, 1060, 159001],
    ] as const
  ).map(([area, events, population, referenceEvents, referencePopulation]) => ({
    area,
    events,
    population,
    referenceEvents,
    referencePopulation,
  }));
  const result = areaStandardised(areas);

  it('adds up the areas', () => {
    const sum = (of: (area: (typeof areas)[number]) => number) => areas.reduce((total, area) => total + of(area), 0);
    expect(result.totals).toEqual({
      events: sum(({ events }) => events),
      population: sum(({ population }) => population),
      referenceEvents: sum(({ referenceEvents }) => referenceEvents),
      referencePopulation: sum(({ referencePopulation }) => referencePopulation),
    });
  });

  it('crude 2.7326, Mantel–Haenszel 2.4909 [2.398, 2.587], as metafor’s rma.mh', () => {
    expect(result.crude).toMatchObject({ value: expect.closeTo(2.732573, 6) });
    expect(result.riskRatio).toMatchObject({
      value: expect.closeTo(2.4909, 4),
      interval: { low: expect.closeTo(2.3984, 4), high: expect.closeTo(2.5869, 4) },
      heterogeneity: { statistic: expect.closeTo(185.04, 2), degreesOfFreedom: 6, iSquared: expect.closeTo(0.9676, 4) },
    });
    expect(result.rateRatio).toMatchObject({
      value: expect.closeTo(2.4909, 4),
      interval: { low: expect.closeTo(2.3978, 4), high: expect.closeTo(2.5876, 4) },
    });
  });
  it('authorities range from 1.83 to 5.95', () => {
    const values = result.byArea.map(({ relativeRate }) =>
      relativeRate.status === 'computed' ? relativeRate.value : 0,
    );
    expect([Math.min(...values).toFixed(2), Math.max(...values).toFixed(2)]).toEqual(['1.83', '5.95']);
  });
  it('refuses an area twice; more events than residents has no risk ratio', () => {
    expect(() => areaStandardised([areas[0]!, areas[0]!])).toThrow('an area occurs twice: Birmingham');
    expect(areaStandardised([{ ...areas[0]!, population: 3 }]).riskRatio).toMatchObject({ status: 'not-computed' });
  });
  it('indirect standardisation with the reference’s own rates gives the ratio of events', () => {
    const strata = areas.map((area) => ({
      population: area.population,
      referenceRate: area.referenceEvents / area.referencePopulation,
    }));
    const expected = strata.reduce((sum, { population, referenceRate }) => sum + population * referenceRate, 0);
    const { ratio } = indirectlyStandardised(strata, 3804);
    expect(ratio).toMatchObject({ value: expect.closeTo(3804 / expected, 12) });
    expect(indirectlyStandardised([], 0).ratio).toMatchObject({ status: 'not-computed' });
  });
});
