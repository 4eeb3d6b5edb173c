import { type PopulationGroup, scoreAblation } from '@assay/displacement';
import { cell, finding, findings } from '@assay/notebook';
import { blankGroup, gini, notComputed, rowsWhere, twoLargest } from '@assay/statistics';
import { asSpelt, type City, city } from '../city.ts';
import { textOf } from '../columns.ts';
import { domesticOffence, drivingOffence, drugOffence, violenceOffence } from '../inputs.ts';
import { GROUPS } from '../sectors.ts';
import { RESIDENTS } from './draft.ts';

/** Sectors that the score can choose: city centres are out. */
function scored(city: City): number[] {
  return city.sectors.flatMap(({ kind }, index) => (kind === 'city centre' ? [] : [index]));
}

/** The people of chosen sectors, group by group. */
export function groupsOf(city: City, chosen: readonly number[]): PopulationGroup[] {
  // A sector that does not say how many of a group live there adds nobody; a group of whom no sector says is left out.
  return GROUPS.map((name, group) => ({
    name,
    people: chosen.map((sector) => city.sectors[sector]!.people[group]!),
  })).flatMap(({ name, people }) =>
    people.some(Number.isFinite) ? [{ name, people: people.map((count) => (Number.isFinite(count) ? count : 0)) }] : [],
  );
}

/** A file that does not name an offence may hold it under another name: its share is not none, but unknown. */
const notNamed = (offence: string) =>
  notComputed(`no event is named ${offence}: the file may hold it under another name`);

/** Harm by sector and offence before patrols: what the score is made of. */
export interface Score {
  /** Sectors that the score can choose, by their place in the city, and their names. */
  readonly areas: readonly number[];
  readonly names: readonly string[];
  readonly offences: readonly string[];
  /** By area, then offence. */
  readonly harm: Float64Array;
  readonly counts: Float64Array;
  /** The two gravest events of each area and offence. */
  readonly heaviest: readonly (readonly [number, number])[];
}

export const score = cell({
  name: 'score',
  title: 'What the score is made of, sector by sector',
  needs: { city },
  compute: ({ city }): Score => {
    const areas = scored(city);
    const offences = [
      ...city.offence.values,
      ...(city.offence.codes.some((code) => code < 0) ? [blankGroup(city.offence.values)] : []),
    ];
    const placeOf = new Map(areas.map((sector, place) => [sector, place]));
    const harm = new Float64Array(areas.length * offences.length);
    const counts = new Float64Array(areas.length * offences.length);
    const heaviest = Array.from(harm, (): [number, number] => [0, 0]);
    for (let row = 0; row < city.nEvents; row++) {
      const place = placeOf.get(city.sector[row]!);
      if (place === undefined || city.later[row]) continue;
      const code = city.offence.codes[row]! < 0 ? offences.length - 1 : city.offence.codes[row]!;
      const at = place * offences.length + code;
      harm[at]! += city.harm[row]!;
      counts[at]!++;
      heaviest[at] = twoLargest([...heaviest[at]!, city.harm[row]!]);
    }
    return { areas, names: areas.map((sector) => city.sectors[sector]!.area.name), offences, harm, counts, heaviest };
  },
});

export const scoreFindings = findings({
  name: 'scoreFindings',
  title: 'What drives the score, and what happens without it',
  needs: { city, score, drugOffence, domesticOffence, drivingOffence, violenceOffence },
  compute: ({ city, score, ...offences }) => {
    const drugOffence = asSpelt(city, offences.drugOffence);
    const domesticOffence = asSpelt(city, offences.domesticOffence);
    const drivingOffence = asSpelt(city, offences.drivingOffence);
    const violenceOffence = asSpelt(city, offences.violenceOffence);
    const method = {
      name: 'Harm-weighted counts, re-ranked without an offence',
      source: 'Breiman (2001); Lum and Isaac (2016)',
    };
    const limitations = [
      'Scores are rebuilt from recorded events and harm weights; the live score may be made otherwise.',
    ];
    const nOffences = score.offences.length;
    const all = score.harm.reduce((sum, each) => sum + each, 0);
    const problem =
      city.withoutSectors ??
      (city.offence.values.length === 0 ? notComputed('the events do not say which offence they are') : null) ??
      (all === 0 ? notComputed('no event lies before the first day of patrols') : null);
    const about = finding.about({ questions: ['OP-C3', 'OP-C4'], method, limitations }).given(problem ?? city);
    const totals = score.offences.map((_, code) =>
      score.areas.reduce((sum, _area, place) => sum + score.harm[place * nOffences + code]!, 0),
    );
    const total = totals.reduce((sum, each) => sum + each, 0);
    /** Events of such sectors and offences, and what share of the score the two gravest of them make. */
    const behind = (isPart: (place: number, code: number) => boolean) => {
      const parts = [...score.counts.keys()].filter((at) => isPart(Math.floor(at / nOffences), at % nOffences));
      const [first, second] = twoLargest(parts.flatMap((at) => score.heaviest[at]!));
      return {
        events: parts.reduce((sum, at) => sum + score.counts[at]!, 0),
        largest: [first / total, second / total] as const,
      };
    };
    const rows = score.offences.map((offence, each) => ({
      offence,
      share: totals[each]! / total,
      ...behind((_, code) => code === each),
    }));
    const ofOffence = (offence: string) => rows.find((row) => row.offence === offence);
    const violence = ofOffence(violenceOffence);
    const driving = score.offences.indexOf(drivingOffence);
    const domesticRows = rowsWhere(city.nEvents, (_, row) => textOf(city.offence, row) === domesticOffence);
    const points = new Set(domesticRows.map((row) => `${city.x[row]},${city.y[row]}`));
    const violent = rowsWhere(city.nEvents, (_, row) => textOf(city.offence, row) === violenceOffence);
    const shared = violent.filter((row) => points.has(`${city.x[row]},${city.y[row]}`)).length;
    const withoutDomestic = domesticRows.length === 0 ? notNamed(domesticOffence) : null;
    const ablations = about.given(
      problem ?? ablationsOf(city, score, { drugOffence, domesticOffence, drivingOffence }),
    );
    return [
      about.table(
        'score.parts',
        'What the score is made of',
        rows,
        (t) => [
          t.key('offence', 'Offence'),
          t.count('events', 'Events before', 'events', 'events', {
            measure: 'events before patrols, city centres left out',
            population: 'events before patrols, city centres left out',
          }),
          t.magnitude('share', 'Share of the score', 'share', {
            unit: 'proportion',
            statistic: 'sum',
            contributors: 'events',
            largest: ({ largest }) => largest,
          }),
        ],
        { unit: 'proportion' },
      ),
      about.magnitude(
        'score.violence',
        'Share of the score that is violence',
        violence === undefined ? notNamed(violenceOffence) : violence.share,
        {
          questions: ['OP-C3'],
          unit: 'proportion',
          statistic: 'sum',
          contributors: violence?.events ?? null,
          counts: 'events',
          largest: violence?.largest ?? [],
        },
      ),
      about.share(
        'score.domestic',
        'Events coded as domestic abuse',
        withoutDomestic ?? { of: domesticRows.length, outOf: city.nEvents },
        { questions: ['OP-C4', 'OP-Q8'], counts: 'events', outOfLabel: 'events with a place and a time' },
      ),
      finding
        .about({
          questions: ['OP-Q8', 'OP-C4'],
          method,
          limitations: [
            'A shared point may be a block of flats or a long street; it is a bound, not a count of hidden domestic abuse.',
          ],
        })
        .given(problem ?? city)
        .share(
          'score.domestic-leak',
          'Violence recorded at a point where domestic abuse was recorded too',
          withoutDomestic ?? city.withoutPoints ?? { of: shared, outOf: violent.length },
          { counts: 'events', outOfLabel: 'events of violence' },
        ),
      ablations.table(
        'ablation.table',
        'Sectors that change when an offence does not count',
        (ablations) =>
          ablations.map(({ label, removed, result }) => ({
            ...result,
            label,
            without: behind((_, code) => code === removed),
            chosen: behind((place) => result.topBefore.includes(place)),
            instead: behind((place) => result.topAfter.includes(place)),
          })),
        (t) => {
          const harm = { unit: 'proportion', statistic: 'sum', counts: 'events' } as const;
          return [
            t.key('without', 'Not counted', 'label'),
            t.count('chosen', 'Sectors chosen', 'sectors', 'nTop'),
            t.count('kept', 'Still chosen', 'sectors', 'nKept'),
            t.magnitude('share', 'Share of the score', 'shareOfScore', {
              ...harm,
              contributors: ({ without }) => without.events,
              largest: ({ without }) => without.largest,
            }),
            t.magnitude('before', 'Harm in the sectors chosen', 'harmBefore', {
              ...harm,
              contributors: ({ chosen }) => chosen.events,
              largest: ({ chosen }) => chosen.largest,
            }),
            t.magnitude('after', 'Harm in those chosen instead', 'harmAfter', {
              ...harm,
              contributors: ({ instead }) => instead.events,
              largest: ({ instead }) => instead.largest,
            }),
          ];
        },
        { questions: ['OP-Q1', 'OP-Q7', 'OP-Q8'] },
      ),
      ablations.table(
        'ablation.exposure',
        'Share of each group living in the chosen sectors',
        (ablations) =>
          ablations.some(({ result }) => result.exposure.some(({ people }) => people > 0))
            ? ablations.flatMap(({ label, result }) =>
                result.exposure.map(({ group, people, before, after }) => ({
                  label,
                  group,
                  residents: Math.round(people),
                  inside: Math.round(before * people),
                  instead: Math.round(after * people),
                })),
              )
            : notComputed('the sectors do not say who lives there'),
        (t) => [
          t.key('without', 'Not counted', 'label'),
          t.key('group', 'Group'),
          t.people('residents', 'Residents', 'residents', { population: RESIDENTS }),
          t.people('inside', 'In the sectors chosen'),
          t.people('instead', 'In those chosen instead'),
          t.share('before', 'Live in the sectors chosen', { of: 'inside', outOf: 'residents' }, { interval: null }),
          t.share('after', 'Live in those chosen instead', { of: 'instead', outOf: 'residents' }, { interval: null }),
        ],
        { questions: ['OP-Q7'] },
      ),
      about.magnitude(
        'driving.concentration',
        'How concentrated dangerous driving is over sectors, 0 even to 1 all in one',
        driving < 0
          ? notNamed(drivingOffence)
          : gini(score.areas.map((_, place) => score.counts[place * nOffences + driving]!)),
        {
          questions: ['OP-Q1'],
          unit: 'score',
          method: { name: 'Gini coefficient', source: 'Gini (1914)' },
          statistic: 'gini',
          contributors: ofOffence(drivingOffence)?.events ?? null,
          counts: 'events',
        },
      ),
    ];
  },
});

/** What the score would choose without each offence that the file names. */
function ablationsOf(
  city: City,
  { areas, names, offences, harm }: Score,
  without: Readonly<Record<'drugOffence' | 'domesticOffence' | 'drivingOffence', string>>,
) {
  const named = [
    ['drug offences', without.drugOffence],
    ['domestic abuse', without.domesticOffence],
    ['dangerous driving', without.drivingOffence],
  ] as const;
  const scoredAreas = { areas: names, offences, counts: harm, weights: offences.map(() => 1) };
  const nTop = Math.min(city.topSectors, areas.length);
  const found = named.filter(([, offence]) => offences.includes(offence));
  if (found.length === 0) return notNamed(named.map(([, offence]) => offence).join(', '));
  return found.map(([label, offence]) => ({
    label,
    removed: offences.indexOf(offence),
    result: scoreAblation(scoredAreas, [offence], nTop, groupsOf(city, areas)),
  }));
}
