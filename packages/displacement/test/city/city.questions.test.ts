import { gini, isComputed, notComputed } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  type City,
  cityAblations,
  cityAccuracy,
  cityHarm,
  cityHours,
  cityOffences,
  cityRings,
  cityScore,
  citySources,
  cutsOfMap,
  densestSectors,
  eventsAtPointsOf,
  harmBeyond,
  hotspotAccuracy,
  incidenceRateRatio,
  labelledAblations,
  residentsOfChoices,
  ringChanges,
  scoreByOffence,
  sectorsOnMap,
  squaresOfCity,
  windowContrast,
} from '../../src/index.ts';
import { blank, howMany, type Invented, invented, isLater, madeCity, none, sectors } from './invented-city.ts';
import {
  cells,
  chosen,
  city,
  counted,
  evaluation,
  monthsOnly,
  random,
  reasonOf,
  withoutRows,
} from './questioned-city.ts';

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
