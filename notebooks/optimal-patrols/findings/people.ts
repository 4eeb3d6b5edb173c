import { patrolExposure } from '@assay/displacement';
import type { CellValue, FindingDraft } from '@assay/evidence';
import { allNotComputed, findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { type City, city } from '../city.ts';
import { patrolLog } from '../patrol-log.ts';
import { evaluationProblem } from './baseline.ts';
import { cellOf, valueDraft } from './draft.ts';
import { groupsOf, score } from './score.ts';

/** Everyone who lives in a sector, or `null` where the file does not say. */
export function residentsOf({ sectors }: City, sector: number): number | null {
  const known = sectors[sector]!.people.filter(Number.isFinite);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

export const peopleFindings = findings({
  name: 'peopleFindings',
  title: 'Who lives under the patrols, and whether they lie where the public calls from',
  needs: { city, score, patrolLog },
  compute: ({ city, score, patrolLog }): FindingDraft[] => {
    const exposure = {
      id: 'exposure.table',
      title: 'Patrol visits per thousand people of each group',
      questions: ['OP-C5', 'OP-Q7'],
      unit: 'ratio' as const,
      method: { name: 'Population-weighted exposure', source: 'Massey and Denton (1988)' },
      limitations: ['It says where patrols were, not who was stopped. Residents stand for those who are there.'],
    };
    const decile = {
      ...exposure,
      id: 'exposure.deprivation',
      title: 'Patrol visits per thousand people by deprivation',
    };
    const agreement = {
      id: 'calls.agreement',
      title: 'Sectors with most calls from the public that are also among those patrolled most',
      questions: ['OP-C2'],
      unit: 'proportion' as const,
      people: false,
      method: {
        name: 'Overlap of two top lists, with and without dividing by residents',
        source: 'Webber, Moffat and Zobel (2010)',
      },
      limitations: [
        'Busy sectors have many of everything: the second number divides calls by residents. Calls are counted before patrols, visits after.',
      ],
    };
    const perResident = { ...agreement, id: 'calls.agreement-per-resident', title: 'The same with calls per resident' };
    const all = [exposure, decile, agreement, perResident];
    const problem = evaluationProblem(city) ?? patrolLog.withoutVisits;
    if (problem !== null) return allNotComputed(all, problem);
    const areas = city.sectors.map((_, index) => index);
    const groups = groupsOf(city, areas);
    const before = patrolExposure(patrolLog.before, groups);
    const after = patrolExposure(patrolLog.after, groups);
    const deciles = [...new Set(city.sectors.map((sector) => sector.decile))]
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    const publicCalls = new Float64Array(score.areas.length);
    const placeOf = new Map(score.areas.map((sector, place) => [sector, place]));
    for (let row = 0; row < city.nEvents; row++) {
      const place = placeOf.get(city.sector[row]!);
      if (place !== undefined && !city.later[row] && city.foundByPolice[row] === 0) publicCalls[place]!++;
    }
    const nTop = Math.min(city.topSectors, score.areas.length);
    const residents = score.areas.map((sector) => residentsOf(city, sector));
    const withoutCalls = city.foundByPolice.includes(0)
      ? null
      : notComputed('the events do not say which of them the public reported');
    const withoutPeople = groups.length === 0 ? notComputed('the sectors do not say who lives there') : null;
    const overlap = (values: ArrayLike<number>) => {
      const top = (list: ArrayLike<number>) =>
        new Set(
          score.areas
            .map((_, place) => place)
            .sort((a, b) => list[b]! - list[a]! || a - b)
            .slice(0, nTop),
        );
      const patrolled = top(score.areas.map((sector) => patrolLog.after[sector]!));
      return [...top(values)].filter((place) => patrolled.has(place)).length;
    };
    // Sectors, not people: stated without its two counts, which the gate would take to be of people.
    const share = (draft: typeof agreement, successes: number) => valueDraft(draft, successes / nTop);
    return [
      withoutPeople !== null
        ? valueDraft(exposure, withoutPeople)
        : {
            ...exposure,
            table: {
              columns: [
                { name: 'group', label: 'Group', unit: 'text', key: true },
                { name: 'people', label: 'Residents', unit: 'count', people: true, measure: 'residents' },
                { name: 'before', label: 'Before, over everyone', unit: 'ratio' },
                { name: 'after', label: 'After, over everyone', unit: 'ratio' },
              ],
              rows: before.map(({ group, people, ratio }, place): CellValue[] => [
                group,
                people,
                cellOf(ratio),
                cellOf(after[place]!.ratio),
              ]),
            },
          },
      withoutPeople !== null || deciles.length === 0
        ? valueDraft(decile, withoutPeople ?? notComputed('the sectors do not say how deprived they are'))
        : {
            ...decile,
            table: {
              columns: [
                { name: 'decile', label: 'Deprivation, 1 most', unit: 'text', key: true },
                { name: 'people', label: 'Residents', unit: 'count', people: true, measure: 'residents' },
                { name: 'visitsBefore', label: 'Visits before', unit: 'count', people: false },
                { name: 'visitsAfter', label: 'Visits after', unit: 'count', people: false },
                {
                  name: 'before',
                  label: 'Visits per thousand residents, all the time before',
                  unit: 'rate-per-1000',
                  numerator: 'visitsBefore',
                  denominator: 'people',
                },
                {
                  name: 'after',
                  label: 'Visits per thousand residents, all the time after',
                  unit: 'rate-per-1000',
                  numerator: 'visitsAfter',
                  denominator: 'people',
                },
              ],
              rows: deciles.map((value): CellValue[] => {
                const inside = areas.filter((area) => city.sectors[area]!.decile === value);
                const people = inside.reduce((sum, area) => sum + (residentsOf(city, area) ?? 0), 0);
                const [before, after] = [patrolLog.before, patrolLog.after].map((counts) =>
                  inside.reduce((sum, area) => sum + counts[area]!, 0),
                ) as [number, number];
                const rate = (count: number) => (people === 0 ? null : (1000 * count) / people);
                return [String(value), people, before, after, rate(before), rate(after)];
              }),
            },
          },
      withoutCalls === null ? share(agreement, overlap(publicCalls)) : valueDraft(agreement, withoutCalls),
      withoutCalls !== null || withoutPeople !== null
        ? valueDraft(perResident, withoutCalls ?? withoutPeople)
        : share(
            perResident,
            overlap(publicCalls.map((count, place) => ((residents[place] ?? 0) > 0 ? count / residents[place]! : 0))),
          ),
    ];
  },
});
