import { dictionaryColumn, isComputed, type NotComputed, notComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  areaPanelOf,
  type City,
  callsAgreement,
  callsCorrelation,
  cityDays,
  cityExposure,
  cityNearRepeatBands,
  cityNearRepeats,
  cityOverrides,
  cityPlacebos,
  cityProtocol,
  citySpacing,
  cityStarts,
  citySurvey,
  crimesByPart,
  patrolDayCrossover,
  patrolLogOf,
  placeboBattery,
  residentsOf,
  surveyDifference,
  type Visit,
  visitsByDeprivation,
} from '../../src/index.ts';
import { blank, DAY, howMany, type Invented, invented, madeCity, START, sectors } from './invented-city.ts';
import {
  byKind,
  cells,
  chosen,
  city,
  counted,
  evaluation,
  monthsOnly,
  periods,
  random,
  reasonOf,
} from './questioned-city.ts';

describe('near repeats', () => {
  const rows = invented.flatMap(({ offence, sector }, event) => (offence === 'drugs' && sector >= 0 ? [event] : []));

  it('counts the pairs within two hundred metres and a week one by one', () => {
    let pairs = 0;
    for (const one of rows)
      for (const other of rows) {
        if (other <= one || Math.abs(city.day[one]! - city.day[other]!) >= 7) continue;
        if (Math.hypot(city.x[one]! - city.x[other]!, city.y[one]! - city.y[other]!) < 200) pairs++;
      }
    const found = cityNearRepeats(city, rows, null, random());
    if ('status' in found) throw new Error(found.reason);
    expect([found.whole.observed, found.withinMonths.observed]).toEqual([pairs, pairs]);
    const bands = cityNearRepeatBands(city, rows, null, random());
    if (!('cells' in bands)) throw new Error('bands');
    const near = bands.cells.filter(({ distanceTo, timeTo }) => Number(distanceTo) <= 200 && Number(timeTo) <= 7);
    expect(near.reduce((sum, { observed }) => sum + observed, 0)).toBe(pairs);
  });

  it('says nothing of days where a file holds months, and tests them in rings above the spacing of its points', () => {
    expect(citySpacing(city)).toBeNull();
    const spacing = citySpacing(monthsOnly);
    if (spacing?.status !== 'computed') throw new Error('spacing');
    expect(reasonOf(cityNearRepeats(monthsOnly, rows, spacing, random()))).toContain('months only');
    const bands = cityNearRepeatBands(monthsOnly, rows, spacing, random());
    if (!('cells' in bands)) throw new Error('bands');
    const ring = 50 * Math.ceil(spacing.ninetiethMetres / 50);
    expect([...new Set(bands.cells.map(({ distanceTo }) => distanceTo))]).toEqual([1, ring, 2 * ring]);
    // Of 99 shuffles and the months as they were, a hundred arrangements.
    for (const { pValue } of bands.cells) expect(Number(pValue) * 100).toBeCloseTo(Math.round(Number(pValue) * 100), 9);
    expect(bands.cells.some(({ pValue }) => Number(pValue) < 1)).toBe(true);
    for (const of of [cityNearRepeats, cityNearRepeatBands])
      expect(reasonOf(of(city, rows, notComputed('too few points'), random()))).toBe('too few points');
  });
});

describe('the evaluation', () => {
  it('announces changes in the months before patrols, in zones of as many sectors', () => {
    const panel = areaPanelOf(
      periods,
      sectors.map((_, own) => own),
      { from: 0, to: 20 },
    );
    const options = { nTop: 1, lengths: [3, 6], trueFall: 0.2, contiguous: false, neighbours: periods.neighbours! };
    const found = cityPlacebos(city, periods, 0.2, random());
    expect(found).toEqual({
      ...placeboBattery(panel, options, random()),
      nEvents: panel.counts.reduce((a, b) => a + b),
    });
    expect(reasonOf(cityPlacebos(city, { ...periods, nBefore: 6 }, 0.2, random()))).toContain('6 and 16');
    expect(reasonOf(cityPlacebos({ ...city, topSectors: 16 }, periods, 0.2, random()))).toContain('too few sectors');
  });

  it('counts the crimes of each part, before and after and in the periods compared', () => {
    const monthOf = ({ day }: Invented) => 20 + Math.floor((day - START) / 28);
    const { baseline, followUp } = evaluation.window;
    const within = (kind: string, { from, to }: { from: number; to: number }) =>
      howMany((event) => sectors[event.sector]?.kind === kind && monthOf(event) >= from && monthOf(event) < to);
    const found = crimesByPart(city, periods, evaluation);
    expect(found).toEqual(
      ['treated', 'buffer', 'control', 'city centre'].map((kind) => ({
        kind,
        sectors: byKind(kind).length,
        ...cells(kind),
        baseline: within(kind, baseline),
        followUp: within(kind, followUp),
      })),
    );
    const without = crimesByPart(city, periods, notComputed('no evaluation'));
    expect(without.map((row) => [row.kind, row.baseline, row.followUp])[0]).toEqual(['treated', null, null]);
  });

  it('plans the next one over its own sectors and months', () => {
    const plan = cityProtocol(city, evaluation, {
      outcomes: ['crime'],
      primaryEstimate: 'incidence rate ratio',
      inference: 'by comparison',
      alpha: 0.05,
      equivalenceMargin: 0.5,
      stoppingRule: 'one analysis',
    });
    const { baseline, choosing } = evaluation.window;
    expect(plan.patrolledAreas).toEqual(['S0']);
    expect(plan.controlAreas.toSorted()).toEqual(evaluation.comparison.map((own) => `S${own}`).toSorted());
    expect(plan.ringEdgesMetres).toEqual([100, 200]);
    expect([plan.baselineMonths.length, plan.choosingMonths!.length]).toEqual([
      baseline.to - baseline.from,
      choosing.to - choosing.from,
    ]);
    expect([plan.baselineMonths.at(-1), plan.followUpMonths[0]]).toEqual(['2024-09', '2024-10']);
  });

  it('asks the survey of dated answers in patrolled and comparison sectors alone', () => {
    const rows = Array.from({ length: 240 }, (_, row) => ({
      own: row % 17,
      day: START - 60 + (row % 120),
      score: 1 + (row % 5),
    }));
    const answers = {
      sector: dictionaryColumn(rows.map(({ own }) => (own === 16 ? null : `S${own}`))),
      day: Int32Array.from(rows, ({ day }, row) => (row % 30 === 0 ? -2_147_483_648 : day)),
      score: rows.map(({ score }) => score),
    };
    const asked = rows.filter(
      ({ own }, row) => row % 30 !== 0 && ['treated', 'control'].includes(sectors[own]?.kind ?? 'none'),
    );
    const found = surveyDifference(
      {
        score: asked.map(({ score }) => score),
        area: asked.map(({ own }) => own),
        later: asked.map(({ day }) => day >= START),
        patrolledArea: sectors.map(({ kind }) => kind === 'treated'),
      },
      random(),
    );
    expect(citySurvey(city, answers, random())).toEqual(isComputed(found) ? { ...found, nAsked: asked.length } : found);
  });
});

describe('visits', () => {
  const visit = (sector: number, day: number, own: Partial<Visit> = {}): Visit => ({
    ...{ sector, planned: sector, isElsewhere: false, start: day * DAY, day, byModel: true, reason: null },
    ...own,
  });
  const log = patrolLogOf(
    city,
    [
      ...Array.from({ length: 40 }, (_, week) => visit(0, START + 7 * week + (week % 7))),
      visit(2, START + 3, { planned: 0, isElsewhere: true, reason: 'Called away' }),
      visit(-1, START + 4, { planned: 15, isElsewhere: true }),
      visit(1, START - 9, { byModel: false }),
      visit(1, START + 9, { isElsewhere: null, planned: -1 }),
    ],
    { from: null, to: null },
  );

  it('compares days with a visit to the patrolled sectors and days without, by what the public reported', () => {
    const counts = new Float64Array(280);
    for (const { sector, day, source } of invented)
      if (sector === 0 && day >= START && source === 'public') counts[day - START]!++;
    const patrolled = Uint8Array.from(counts, (_, day) => (day % 7 === Math.floor(day / 7) % 7 ? 1 : 0));
    expect(cityDays(city, periods, log, random())).toEqual({
      result: patrolDayCrossover(counts, patrolled, random(), { nPermutations: 299 }),
      nEvents: counts.reduce((sum, count) => sum + count, 0),
    });
    const of = (own: City, visits = log) => reasonOf(cityDays(own, periods, visits, random()));
    expect(of(city, patrolLogOf(city, [], { from: 1, to: 2 }))).toBe('no patrol visits were given');
    expect(of({ ...city, monthsOnly: true })).toBe('these records hold months only');
    expect(of(madeCity({ source: blank() }))).toContain('do not say');
  });

  it('lets each sector start with its own first visit by the model', () => {
    const found = cityStarts(city, periods, evaluation, log, random());
    expect(found).toMatchObject({ effect: { status: 'computed' } });
    const later = patrolLogOf(city, [visit(0, START + 140)], { from: null, to: null });
    expect(cityStarts(city, periods, evaluation, later, random())).not.toEqual(found);
  });

  it('audits the visits of which a plan is stated, by the decile that was planned', () => {
    const found = cityOverrides(city, log);
    expect([found.nShifts, found.byReason]).toEqual([
      42,
      [
        { reason: 'Called away', nOverrides: 1 },
        { reason: expect.any(String), nOverrides: 1 },
      ],
    ]);
    const groups = new Map(found.byGroup.map(({ group, nShifts, nOverrides }) => [group, [nShifts, nOverrides]]));
    expect(groups.get('1')).toEqual([41, 1]);
    const reported = (own: number, day: number) =>
      howMany((event) => event.sector === own && event.day === day && event.source === 'public');
    // The other went outside the sectors: what was reported there is not known.
    expect(found.crimeForgone).toBe(reported(0, START + 3) - reported(2, START + 3));
  });

  it('sets patrols beside the people who live there', () => {
    const rows = visitsByDeprivation(city, log);
    if (!Array.isArray(rows)) throw new Error('deciles');
    expect(rows[0]).toEqual({
      decile: '1',
      people: [0, 3, 6, 9, 12].reduce((sum, own) => sum + 100 + own + (own % 2 === 0 ? 50 : 0), 0),
      before: 0,
      after: 40,
    });
    const nobodyKnown = [Number.NaN, Number.NaN];
    const silent = sectors.map((sector, own) => (own === 3 ? { ...sector, people: nobodyKnown } : sector));
    const ofSilent = visitsByDeprivation(madeCity({}, {}, silent), log);
    if (!Array.isArray(ofSilent)) throw new Error('deciles');
    expect(ofSilent[0]).toEqual({
      ...rows[0],
      people: { status: 'not-computed', reason: '1 of 5 sectors do not say how many people live there' },
    });
    expect(ofSilent.slice(1)).toEqual(rows.slice(1));
    const exposure = cityExposure(city, log);
    if (!Array.isArray(exposure)) throw new Error('exposure');
    expect(exposure.map(({ group, people }) => [group, people])).toEqual([
      ['White', sectors.slice(0, 15).reduce((sum, { people }) => sum + people[0]!, 0)],
      ['Black', 400],
    ]);
    const unpeopled = madeCity(
      {},
      {},
      sectors.map((sector) => ({ ...sector, people: [Number.NaN, Number.NaN] })),
    );
    for (const of of [cityExposure, visitsByDeprivation])
      expect(reasonOf(of(unpeopled, log))).toContain('who lives there');
    expect(reasonOf(callsCorrelation(unpeopled, chosen, log))).toContain('who lives there');
    expect(() => cityExposure(city, { before: log.before.slice(1), after: log.after })).toThrow(
      'each sector needs its visits',
    );
  });

  it('sets patrols beside the calls of the public', () => {
    const calls = chosen.map((own) => counted(own, false, ({ source }) => source === 'public'));
    const top = (values: readonly number[]) =>
      new Set(
        chosen
          .map((_, place) => place)
          .toSorted((a, b) => values[b]! - values[a]! || a - b)
          .slice(0, 3),
      );
    const [busy, patrolled] = [top(calls), top(chosen.map((own) => log.after[own]!))];
    const own = callsAgreement({ ...city, topSectors: 3 }, chosen, log);
    expect(own.share).toBe([...busy].filter((place) => patrolled.has(place)).length / 3);
    expect(own.nCalls).toBe(calls.reduce((sum, count) => sum + count, 0));
    // One of the sectors does not say who lives there: nobody is taken to.
    const silent = '1 of 15 sectors do not say how many people live there';
    expect(reasonOf(callsCorrelation(city, chosen, log))).toBe(silent);
    expect(reasonOf(own.perResident as NotComputed)).toBe(silent);
    const told = sectors.map((sector) => (Number.isFinite(sector.people[0]) ? sector : { ...sector, people: [9, 1] }));
    const peopled = { ...madeCity({}, {}, told), topSectors: 3 };
    expect(callsCorrelation(peopled, chosen, log)).toMatchObject({
      nCalls: own.nCalls,
      result: { status: 'computed' },
    });
    const livingIn = chosen.map((sector) => residentsOf(peopled, sector)!);
    const busyForSize = top(calls.map((count, place) => count / livingIn[place]!));
    expect(callsAgreement(peopled, chosen, log).perResident).toBe(
      [...busyForSize].filter((place) => patrolled.has(place)).length / 3,
    );
    expect(reasonOf(callsAgreement(madeCity({ source: blank() }), chosen, log).share as NotComputed)).toContain(
      'do not say',
    );
  });
});
