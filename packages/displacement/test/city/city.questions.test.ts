import { dictionaryColumn, gini, isComputed, type NotComputed, notComputed, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  areaPanelOf,
  type City,
  callsAgreement,
  callsCorrelation,
  cityAblations,
  cityAccuracy,
  cityDays,
  cityEvaluation,
  cityExposure,
  cityHarm,
  cityHours,
  cityNearRepeatBands,
  cityNearRepeats,
  cityOffences,
  cityOverrides,
  cityPeriods,
  cityPlacebos,
  cityProtocol,
  cityRings,
  cityScore,
  citySources,
  citySpacing,
  cityStarts,
  citySurvey,
  crimesByPart,
  cutsOfMap,
  densestSectors,
  eventsAtPointsOf,
  harmBeyond,
  hotspotAccuracy,
  incidenceRateRatio,
  labelledAblations,
  patrolDayCrossover,
  patrolLogOf,
  placeboBattery,
  residentsOf,
  residentsOfChoices,
  ringChanges,
  scoreByOffence,
  sectorsOnMap,
  squaresOfCity,
  surveyDifference,
  type Visit,
  visitsByDeprivation,
  windowContrast,
} from '../../src/index.ts';
import {
  blank,
  DAY,
  howMany,
  type Invented,
  invented,
  isLater,
  madeCity,
  none,
  START,
  sectors,
} from './invented-city.ts';

const random = (name = 'questions') => randomStream(name);
const city = madeCity();
const periods = cityPeriods(city);
const evaluation = cityEvaluation(city, periods, null);
if (!isComputed(evaluation)) throw new Error(evaluation.reason);
const chosen = cityScore(city).areas;
const counted = (own: number, later: boolean, pass: (event: Invented) => boolean = () => true) =>
  howMany((event) => event.sector === own && isLater(event) === later && pass(event));
const byKind = (kind: string) => sectors.flatMap((sector, index) => (sector.kind === kind ? [index] : []));
const total = (own: readonly number[], later: boolean, pass?: (event: Invented) => boolean) =>
  own.reduce((sum, sector) => sum + counted(sector, later, pass), 0);
const cells = (kind: string, pass?: (event: Invented) => boolean) => ({
  before: total(byKind(kind), false, pass),
  after: total(byKind(kind), true, pass),
});
const reasonOf = (found: object | NotComputed) => ('reason' in found ? found.reason : null);
const withoutRows = { ...city, withoutRows: notComputed('counted') } as City;
const monthsOnly = madeCity(
  { time: Float64Array.from(invented, (_, event) => Date.UTC(2024, event % 9)), timeTo: none() },
  { firstDay: { given: Date.UTC(2024, 5) / DAY, visited: Infinity } },
);

describe('hours and kinds', () => {
  const hours = { from: 18, to: 2, source: 'given' };

  it('compares the hours of events in patrolled sectors', () => {
    const found = cityHours(city, { hours }, evaluation, 2, random());
    const own = invented.filter(({ sector }) => sector === 0);
    const contrast = windowContrast(
      own.map(({ hour }) => hour + 0.5),
      own.map(isLater),
      { fromHour: 18, toHour: 2, adjacentHours: 2 },
      evaluation.factor,
    );
    expect(found).toMatchObject({ contrast, nEvents: own.length });
    if (!isComputed(found as never)) expect(reasonOf(found)).toBeNull();
  });

  it('says why hours cannot be compared', () => {
    const of = (own: City, log: Parameters<typeof cityHours>[1] = { hours }) =>
      reasonOf(cityHours(own, log, evaluation, 2, random()));
    expect(of({ ...city, withoutHours: notComputed('counted') } as City)).toBe('counted');
    expect(of(monthsOnly)).toContain('hold the month only');
    expect(of({ ...monthsOnly, monthsOnly: false })).toBe('these records hold no time of day');
    expect(of(city, { hours: notComputed('no hours') })).toBe('no hours');
    expect(reasonOf(cityHours(city, { hours }, notComputed('no evaluation'), 2, random()))).toBe('no evaluation');
    expect(of({ ...city, later: new Uint8Array(900) })).toContain('in the patrolled sectors after');
    expect(of({ ...city, later: new Uint8Array(900).fill(1) })).toContain('in the patrolled sectors before');
  });

  it('changes each offence by the counts of its own events', () => {
    const found = cityOffences(city, { factor: 2 });
    if (!Array.isArray(found)) throw new Error('offences');
    for (const { offence, zone, before, after, ratio } of found) {
      const of = (event: Invented) => event.offence === offence;
      const own = cells(zone === 'patrolled' ? 'treated' : 'buffer', of);
      expect({ before, after }).toEqual(own);
      expect(ratio).toEqual(incidenceRateRatio({ treated: own, control: cells('control', of) }, { overdispersion: 2 }));
    }
    expect(found).toHaveLength(6);
    expect(reasonOf(cityOffences(madeCity({ offence: blank() }), { factor: 1 }))).toContain('which offence they are');
    expect(reasonOf(cityOffences(city, notComputed('no evaluation')))).toBe('no evaluation');
  });

  it('tells the records of the public from those of officers', () => {
    const { sources } = citySources(city, 1);
    expect(sources.map(({ before, after }) => ({ before, after }))).toEqual([
      cells('treated', ({ source }) => source === 'public'),
      cells('treated', ({ source }) => source === 'police'),
    ]);
  });
});

describe('harm and the score', () => {
  const weights = (own: readonly number[], later: boolean) =>
    invented.filter((event) => own.includes(event.sector) && isLater(event) === later).map(({ harm }) => harm);

  it('weighs the harm of patrolled sectors against those compared with', () => {
    const { treated, comparison, factor } = evaluation;
    const [treatedBefore, treatedAfter] = [weights(treated, false), weights(treated, true)];
    const [controlBefore, controlAfter] = [weights(comparison, false), weights(comparison, true)];
    expect(cityHarm(city, evaluation, random())).toEqual(
      harmBeyond({ treatedBefore, treatedAfter, controlBefore, controlAfter }, random(), {
        overdispersion: factor,
        nReplicates: 499,
      }),
    );
    expect(reasonOf(cityHarm(withoutRows, evaluation, random()))).toBe('counted');
    expect(reasonOf(cityHarm(madeCity({ harm: none() }), evaluation, random()))).toContain('no weights');
  });

  it('makes the score of harm before patrols, without city centres', () => {
    const { areas, offences, harm } = cityScore(city);
    expect(areas).toEqual(sectors.map((_, sector) => sector).filter((sector) => sector !== 5));
    areas.forEach((own, place) => {
      offences.forEach((offence, code) => {
        const of = invented.filter((event) => event.sector === own && !isLater(event) && event.offence === offence);
        expect(harm[place * offences.length + code]).toBe(of.reduce((sum, event) => sum + event.harm, 0));
      });
    });
  });

  it('says of each offence its share of the score, and how its events lie over sectors', () => {
    const found = scoreByOffence(cityScore(city));
    expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    for (const { offence, events, concentration } of found) {
      const counts = chosen.map((own) => counted(own, false, (event) => event.offence === offence));
      expect(events).toBe(counts.reduce((sum, count) => sum + count, 0));
      expect(concentration).toBe(gini(counts));
    }
  });

  it('chooses again without an offence, and leaves out one that there is not', () => {
    const found = cityAblations({ ...city, topSectors: 3 }, cityScore(city), ['violence', 'arson']);
    expect(found.map(({ offence, nTop }) => [offence, nTop])).toEqual([['violence', 3]]);
    expect(found[0]!.exposure.map(({ group, people }) => [group, people])[0]).toEqual(['White', 1605 - 105]);
  });

  it('are told by the names that a reader knows offences by, and not computed where the events name none of them', () => {
    const whole = { ...city, topSectors: 3 };
    const offences = [
      ['assaults', 'violence'],
      ['fires', 'arson'],
    ] as const;
    const labelled = labelledAblations(whole, cityScore(city), offences) as ReturnType<typeof cityAblations>;
    expect(labelled).toEqual(
      cityAblations(whole, cityScore(city), ['violence']).map((row) => ({ ...row, label: 'assaults' })),
    );
    expect(
      labelledAblations(whole, cityScore(city), [
        ['fires', 'arson'],
        ['floods', 'weather'],
      ]),
    ).toEqual(notComputed('no event is named arson, weather: the file may hold it under another name'));
  });

  it('counts the residents of what is chosen with an offence and without', () => {
    const found = cityAblations({ ...city, topSectors: 3 }, cityScore(city), ['violence']);
    const white = chosen.map((own) => sectors[own]!.people[0]!).filter(Number.isFinite);
    const [row] = residentsOfChoices(found);
    expect(row).toMatchObject({ group: 'White', residents: white.reduce((sum, people) => sum + people, 0) });
    const inside = found[0]!.topBefore.reduce((sum, place) => sum + (sectors[chosen[place]!]!.people[0]! || 0), 0);
    expect(row!.inside).toBe(inside);
    expect(row!.choice).toBe(found[0]);
  });

  it('finds the events at a point where another offence was recorded too', () => {
    const at = (event: number) => `${city.x[event]} ${city.y[event]}`;
    const where = (offence: string) =>
      invented.flatMap((event, index) => (event.offence === offence ? [at(index)] : []));
    const [own, other] = [where('violence'), where('domestic abuse')];
    const of = own.filter((point) => other.includes(point)).length;
    expect(of).toBeGreaterThan(0);
    expect(eventsAtPointsOf(city, 'violence', 'domestic abuse')).toEqual({ of, outOf: own.length });
  });
});

describe('maps', () => {
  it('cuts the map five ways, and leaves no event out that lies inside', () => {
    const cuts = cutsOfMap(city, chosen);
    const inside = howMany(({ sector }) => sector >= 0);
    expect(cuts.map(({ nAreas, nInside }) => [nAreas, nInside]).slice(0, 2)).toEqual([
      [15, inside - howMany(({ sector }) => sector === 5)],
      [16, inside],
    ]);
    expect(cuts[2]).toMatchObject({ nAreas: 64, nInside: inside });
    expect(() => cutsOfMap(city, [16])).toThrow('sectors');
  });

  it('ranks sectors by crime before over their size', () => {
    const ranked = densestSectors(city, chosen);
    const best = chosen.toSorted((a, b) => counted(b, false) - counted(a, false) || a - b)[0]!;
    expect(chosen[ranked[0]!.area]).toBe(best);
    expect(ranked[0]!.cumulativeObserved).toBe(counted(best, true));
  });

  it('counts squares with few events', () => {
    const squares = new Map<string, number>();
    for (const [event, east] of city.x.entries()) {
      const key = `${Math.floor(east / 500)} ${Math.floor(city.y[event]! / 500)}`;
      squares.set(key, (squares.get(key) ?? 0) + 1);
    }
    const small = [...squares.values()].filter((count) => count < 10).length;
    expect(squaresOfCity(city, [500])).toEqual([{ metres: '500', cells: squares.size, small }]);
  });

  it('shows of each sector its crime and how far it lies from patrols', () => {
    const shown = sectorsOnMap(city);
    expect(shown.map(({ events }) => events)).toEqual(
      sectors.map((_, own) => counted(own, false) + counted(own, true)),
    );
    expect(shown.map(({ distance }) => distance).slice(0, 4)).toEqual([0, 0, 500, 1000]);
    const open = madeCity(
      {},
      {},
      sectors.map((sector) => ({ ...sector, kind: 'control' })),
    );
    expect(new Set(sectorsOnMap(open).map(({ distance }) => distance))).toEqual(new Set([null]));
  });

  it('judges the busiest sectors by the crime after', () => {
    const size = chosen.map(() => 250_000);
    const [before, after] = [chosen.map((own) => counted(own, false)), chosen.map((own) => counted(own, true))];
    const found = cityAccuracy(city, chosen, random());
    expect(found).toMatchObject(hotspotAccuracy({ before, after, size }, 1, random()));
    expect([found.nSectors, found.nEvents]).toEqual([15, after.reduce((sum, count) => sum + count, 0)]);
  });

  it('draws rings round the patrolled sectors, without city centres', () => {
    const rows = invented.flatMap(({ sector }, event) => (sector === 5 ? [] : [event]));
    const of = (values: ArrayLike<number>) => rows.map((event) => values[event]!);
    const variance = { overdispersion: evaluation.factor, degreesOfFreedom: evaluation.degreesOfFreedom };
    expect(cityRings(city, evaluation, null)).toEqual(
      ringChanges({ x: of(city.x), y: of(city.y), later: of(city.later) }, [sectors[0]!.area], 100, variance),
    );
    const spacing = { status: 'computed', ninetiethMetres: 101 } as Parameters<typeof cityRings>[2];
    expect(reasonOf(cityRings(city, evaluation, spacing)!)).toContain('up to 101 m apart: rings of 100 m');
    expect(reasonOf(cityRings({ ...city, withoutPoints: notComputed('none') }, evaluation, null))).toBe('none');
  });
});

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
