import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { firstModelVisit, patrolLogOf, type Visit, visitsListed, visitsPinged } from '../../src/index.ts';
import { DAY, madeCity, START, sectors } from './invented-city.ts';

const city = madeCity();
const visit = (sector: number, day: number, own: Partial<Visit> = {}): Visit => ({
  sector,
  planned: sector,
  isElsewhere: false,
  start: day * DAY + 20 * 3_600_000,
  day,
  byModel: true,
  reason: null,
  ...own,
});
const unsaid = { from: null, to: null };

describe('visitsListed', () => {
  it('finds sectors by their names, and leaves out a visit without a time', () => {
    const file = {
      start: [START * DAY + 5, Number.NaN, START * DAY, START * DAY],
      sector: dictionaryColumn(['S3', 'S3', 'elsewhere', null]),
      planned: dictionaryColumn(['S4', 'S4', null, 'nowhere']),
      plannedBy: dictionaryColumn(['model', 'model', 'people', null]),
      reason: dictionaryColumn(['Called away', null, null, null]),
    };
    const rest = { start: START * DAY, day: START, reason: null };
    expect(visitsListed(city, file)).toEqual([
      {
        sector: 3,
        planned: 4,
        isElsewhere: true,
        start: START * DAY + 5,
        day: START,
        byModel: true,
        reason: 'Called away',
      },
      { sector: -1, planned: -1, isElsewhere: null, byModel: false, ...rest },
      { sector: -1, planned: -1, isElsewhere: null, byModel: null, ...rest },
    ]);
    expect(firstModelVisit(file.start, file.plannedBy)).toBe(START);
    expect(firstModelVisit(file.start, dictionaryColumn(['people', 'model', null, null]))).toBe(Infinity);
  });

  it('finds a sector whatever its case, and knows nothing of a visit that does not say where it went', () => {
    const planned = dictionaryColumn(['S4', 'S4', 'S4', 'Custody']);
    const made = visitsListed(city, {
      start: [0, 0, 0, 0],
      sector: dictionaryColumn([' s4', null, 'Custody', 'custody']),
      planned,
      plannedBy: dictionaryColumn(['model', 'model', 'model', 'model']),
      reason: dictionaryColumn([null, null, null, null]),
    });
    expect(made.map(({ sector, isElsewhere }) => [sector, isElsewhere])).toEqual([
      [4, false],
      [-1, null],
      [-1, true],
      [-1, false],
    ]);
    const two = {
      ...city,
      sectors: [...city.sectors, { ...city.sectors[0]!, area: { ...city.sectors[4]!.area, name: 's4' } }],
    };
    const one = dictionaryColumn(['S4 ']);
    const unsure = { start: [0], sector: one, planned: one, plannedBy: one, reason: one };
    expect(visitsListed(two, unsure)[0]!.sector).toBe(-1);
  });
});

describe('visitsPinged', () => {
  it('makes one visit of pings that stay, on the day that clocks showed', () => {
    const start = START * DAY + 23.5 * 3_600_000;
    const pings = {
      unit: [0, 0, 0],
      time: [start, start + 300_000, start + 600_000],
      x: [1100, 1101, 1102],
      y: [1100, 1100, 1100],
    };
    const { visits } = visitsPinged(pings, sectors, (moment) => moment + 3_600_000);
    expect(visits).toEqual([
      {
        sector: 0,
        planned: -1,
        isElsewhere: null,
        start: start + 3_600_000,
        day: START + 1,
        byModel: null,
        reason: null,
      },
    ]);
  });
});

describe('patrolLogOf', () => {
  it('counts visits to each sector before the first day and from it on', () => {
    const log = patrolLogOf(city, [visit(3, START - 1), visit(3, START), visit(5, START), visit(-1, START)], unsaid);
    expect([log.before[3], log.after[3], log.after[5], log.nPlaced]).toEqual([1, 1, 1, 3]);
    expect([log.withoutVisits, log.withoutModel, log.withoutPlans]).toEqual([null, null, null]);
    expect(log.hours).toMatchObject({ from: 20, to: 21 });
  });

  it('takes the hours that are given, each by itself', () => {
    const log = (from: number | null, to: number | null) => patrolLogOf(city, [visit(0, START)], { from, to }).hours;
    expect(log(18, 2)).toEqual({ from: 18, to: 2, source: 'given' });
    expect(log(18, null)).toMatchObject({ from: 18, to: 21 });
    expect(log(null, 23)).toMatchObject({ from: 20, to: 23 });
  });

  it('says what the visits do not tell', () => {
    const reasons = (visits: readonly Visit[], nRows = visits.length) => {
      const log = patrolLogOf(city, visits, unsaid, nRows);
      return [log.withoutVisits, log.withoutModel, log.withoutPlans].map((each) => each?.reason ?? null);
    };
    expect(new Set(reasons([]))).toEqual(new Set(['no patrol visits were given']));
    expect(reasons([visit(-1, START)])[0]).toBe('no patrol visit lies in the sectors given');
    expect(reasons([], 7)[0]).toBe('no patrol visit lies in the sectors given');
    expect(reasons([visit(1, START, { byModel: null })])).toEqual([
      null,
      'the visits do not say which of them the model planned',
      'the visits do not say which of them the model planned',
    ]);
    expect(reasons([visit(1, START, { isElsewhere: null })])[2]).toContain('where they were planned to go');
    expect(patrolLogOf(city, [], unsaid).hours).toMatchObject({ status: 'not-computed' });
  });
});
