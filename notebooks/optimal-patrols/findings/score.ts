import { type PopulationGroup, scoreAblation } from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { allNotComputed, cell, findings } from '@assay/notebook';
import { blankGroup, gini, notComputed, wilsonInterval } from '@assay/statistics';
import { asSpelt, type City, city, rowsWhere } from '../city.ts';
import { textOf } from '../columns.ts';
import { domesticOffence, drivingOffence, drugOffence, violenceOffence } from '../inputs.ts';
import { GROUPS } from '../sectors.ts';
import { valueDraft } from './draft.ts';

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
export const score = cell({
  name: 'score',
  title: 'What the score is made of, sector by sector',
  needs: { city },
  compute: ({ city }) => {
    const areas = scored(city);
    const offences = [
      ...city.offence.values,
      ...(city.offence.codes.some((code) => code < 0) ? [blankGroup(city.offence.values)] : []),
    ];
    const placeOf = new Map(areas.map((sector, place) => [sector, place]));
    const harm = new Float64Array(areas.length * offences.length);
    const counts = new Float64Array(areas.length * offences.length);
    for (let row = 0; row < city.nEvents; row++) {
      const place = placeOf.get(city.sector[row]!);
      if (place === undefined || city.later[row]) continue;
      const code = city.offence.codes[row]! < 0 ? offences.length - 1 : city.offence.codes[row]!;
      harm[place * offences.length + code]! += city.harm[row]!;
      counts[place * offences.length + code]!++;
    }
    return { areas, names: areas.map((sector) => city.sectors[sector]!.area.name), offences, harm, counts };
  },
});

export const scoreFindings = findings({
  name: 'scoreFindings',
  title: 'What drives the score, and what happens without it',
  needs: { city, score, drugOffence, domesticOffence, drivingOffence, violenceOffence },
  compute: ({ city, score, ...offences }): FindingDraft[] => {
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
    const parts = {
      id: 'score.parts',
      title: 'What the score is made of',
      questions: ['OP-C3', 'OP-C4'],
      unit: 'proportion' as const,
      method,
      limitations,
    };
    const violence = {
      ...parts,
      id: 'score.violence',
      title: 'Share of the score that is violence',
      questions: ['OP-C3'],
    };
    const domestic = {
      ...parts,
      id: 'score.domestic',
      title: 'Events coded as domestic abuse',
      questions: ['OP-C4', 'OP-Q8'],
    };
    const leak = {
      ...parts,
      id: 'score.domestic-leak',
      title: 'Violence recorded at a point where domestic abuse was recorded too',
      questions: ['OP-Q8', 'OP-C4'],
      limitations: [
        'A shared point may be a block of flats or a long street; it is a bound, not a count of hidden domestic abuse.',
      ],
    };
    const table = {
      ...parts,
      id: 'ablation.table',
      title: 'Sectors that change when an offence does not count',
      questions: ['OP-Q1', 'OP-Q7', 'OP-Q8'],
    };
    const exposure = {
      ...parts,
      id: 'ablation.exposure',
      title: 'Share of each group living in the chosen sectors',
      questions: ['OP-Q7'],
    };
    const driving = {
      ...parts,
      id: 'driving.concentration',
      title: 'How concentrated dangerous driving is over sectors, 0 even to 1 all in one',
      questions: ['OP-Q1'],
      unit: 'score' as const,
      method: { name: 'Gini coefficient', source: 'Gini (1914)' },
    };
    const all = [parts, violence, domestic, leak, table, exposure, driving];
    if (city.withoutSectors !== null) return allNotComputed(all, city.withoutSectors);
    if (city.offence.values.length === 0)
      return allNotComputed(all, notComputed('the events do not say which offence they are'));
    const nTop = Math.min(city.topSectors, score.areas.length);
    const totals = score.offences.map((_, code) =>
      score.areas.reduce((sum, _area, place) => sum + score.harm[place * score.offences.length + code]!, 0),
    );
    const total = totals.reduce((sum, each) => sum + each, 0);
    if (total === 0) return allNotComputed(all, notComputed('no event lies before the first day of patrols'));
    const scoredAreas = {
      areas: score.names,
      offences: score.offences,
      counts: score.harm,
      weights: score.offences.map(() => 1),
    };
    const groups = groupsOf(city, score.areas);
    const removals = (
      [
        ['drug offences', drugOffence],
        ['domestic abuse', domesticOffence],
        ['dangerous driving', drivingOffence],
      ] as const
    ).filter(([, offence]) => score.offences.includes(offence));
    const ablations = removals.map(([label, offence]) => ({
      label,
      result: scoreAblation(scoredAreas, [offence], nTop, groups),
    }));
    const code = (offence: string) => score.offences.indexOf(offence);
    const domesticRows = rowsWhere(city, (row) => textOf(city.offence, row) === domesticOffence);
    const points = new Set(domesticRows.map((row) => `${city.x[row]},${city.y[row]}`));
    const violent = rowsWhere(city, (row) => textOf(city.offence, row) === violenceOffence);
    const shared = violent.filter((row) => points.has(`${city.x[row]},${city.y[row]}`)).length;
    const share = (draft: typeof parts, successes: number, of: number, label: string) => {
      const estimate = wilsonInterval({ successes, total: of });
      return valueDraft(
        { ...draft, numerator: successes, denominator: of, denominatorLabel: label },
        estimate.status === 'computed' ? estimate.value : estimate,
        estimate.status === 'computed' ? estimate.interval : undefined,
      );
    };
    const drivingCode = code(drivingOffence);
    return [
      {
        ...parts,
        table: {
          columns: [
            { name: 'offence', label: 'Offence', unit: 'text', key: true },
            {
              name: 'events',
              label: 'Events before',
              unit: 'count',
              people: true,
              measure: 'events before patrols, city centres left out',
            },
            { name: 'share', label: 'Share of the score', unit: 'proportion' },
          ],
          rows: score.offences.map((offence, each): CellValue[] => [
            offence,
            score.areas.reduce((sum, _area, place) => sum + score.counts[place * score.offences.length + each]!, 0),
            totals[each]! / total,
          ]),
        },
      },
      valueDraft(
        violence,
        code(violenceOffence) < 0 ? notNamed(violenceOffence) : totals[code(violenceOffence)]! / total,
      ),
      domesticRows.length === 0
        ? valueDraft(domestic, notNamed(domesticOffence))
        : share(domestic, domesticRows.length, city.nEvents, 'events with a place and a time'),
      domesticRows.length === 0
        ? valueDraft(leak, notNamed(domesticOffence))
        : city.withoutPoints !== null
          ? valueDraft(leak, city.withoutPoints)
          : share(leak, shared, violent.length, 'events of violence'),
      ablations.length === 0
        ? valueDraft(table, notNamed([drugOffence, domesticOffence, drivingOffence].join(', ')))
        : {
            ...table,
            table: {
              columns: [
                { name: 'without', label: 'Not counted', unit: 'text', key: true },
                { name: 'chosen', label: 'Sectors chosen', unit: 'count', people: false },
                { name: 'kept', label: 'Still chosen', unit: 'count', people: false },
                { name: 'share', label: 'Share of the score', unit: 'proportion' },
                { name: 'before', label: 'Harm in the sectors chosen', unit: 'proportion' },
                { name: 'after', label: 'Harm in those chosen instead', unit: 'proportion' },
              ],
              rows: ablations.map(({ label, result }): CellValue[] => [
                label,
                nTop,
                result.nKept,
                result.shareOfScore,
                result.harmBefore,
                result.harmAfter,
              ]),
            },
          },
      ablations.length === 0 || !groups.some(({ people }) => Array.from(people).some((count) => count > 0))
        ? valueDraft(
            exposure,
            ablations.length === 0
              ? notNamed([drugOffence, domesticOffence, drivingOffence].join(', '))
              : notComputed('the sectors do not say who lives there'),
          )
        : {
            ...exposure,
            table: {
              columns: [
                { name: 'without', label: 'Not counted', unit: 'text', key: true },
                { name: 'group', label: 'Group', unit: 'text', key: true },
                { name: 'residents', label: 'Residents', unit: 'count', people: true },
                { name: 'inside', label: 'In the sectors chosen', unit: 'count', people: true },
                { name: 'instead', label: 'In those chosen instead', unit: 'count', people: true },
                {
                  name: 'before',
                  label: 'Live in the sectors chosen',
                  unit: 'proportion',
                  numerator: 'inside',
                  denominator: 'residents',
                },
                {
                  name: 'after',
                  label: 'Live in those chosen instead',
                  unit: 'proportion',
                  numerator: 'instead',
                  denominator: 'residents',
                },
              ],
              rows: ablations.flatMap(({ label, result }) =>
                result.exposure.map(({ group, people, before, after }): CellValue[] => {
                  const living = (share: number) => Math.round(share * people);
                  return [label, group, people, living(before), living(after), before, after];
                }),
              ),
            },
          },
      valueDraft(
        driving,
        drivingCode < 0
          ? notNamed(drivingOffence)
          : gini(score.areas.map((_, place) => score.counts[place * score.offences.length + drivingCode]!)),
      ),
    ];
  },
});
