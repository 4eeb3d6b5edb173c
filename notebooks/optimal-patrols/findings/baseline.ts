import { neighbourLists, type PatrolEvaluation, patrolEvaluation, periodsRoundStart } from '@assay/displacement';
import { cell, FROM_DATA } from '@assay/notebook';
import { InputError, type NotComputed, notComputed } from '@assay/statistics';
import { type City, city, sectorsOfKind } from '../city.ts';
import { DAY, dayText } from '../columns.ts';
import { chosenBy } from '../inputs.ts';

export type Evaluation = PatrolEvaluation;

/** Beyond so many sectors it takes too long to find who lies beside whom. */
const MOST_SECTORS = 2000;

/** Counts of sectors by months round the first day of patrols, and who lies beside whom. */
export const baseline = cell('baseline', 'Crime of sectors by month, before and after', {
  needs: { city },
  compute: ({ city: { days, sectors, interventionDay: start, monthsOnly } }) => ({
    ...periodsRoundStart(days, sectors.length, { start, monthsOnly }),
    neighbours: sectors.length <= MOST_SECTORS ? neighbourLists(sectors.map(({ area }) => area)) : null,
  }),
});

/** The one evaluation: which sectors, which months, and by what factor crime changed. Everything else leans on it. */
export const evaluation = cell('evaluation', 'By what factor crime changed where patrols went', {
  needs: { city, baseline, chosenBy },
  compute: ({ city, baseline, chosenBy }): Evaluation | NotComputed => {
    const problem = evaluationProblem(city) ?? nothingToCompare(city);
    if (problem !== null) return problem;
    const parts = {
      treated: sectorsOfKind(city, 'treated'),
      beside: sectorsOfKind(city, 'buffer'),
      candidates: sectorsOfKind(city, 'control'),
    };
    const { neighbours, nBefore } = baseline;
    return patrolEvaluation(baseline, nBefore, parts, {
      neighbours,
      ...(chosenBy === FROM_DATA ? {} : { chosenTo: periodAfter(chosenBy) }),
    });

    /** The first period that lies wholly after a day. */
    function periodAfter(date: string): number {
      const day = Math.round(Date.parse(`${date}T00:00Z`) / DAY);
      if (day < baseline.firstDay || day >= city.interventionDay)
        throw new InputError(
          `parameter chosenBy is ${date}, and the events before patrols run from ${dayText(baseline.firstDay)} to ${dayText(city.interventionDay - 1)}. Give a day among them.`,
        );
      return baseline.periodOf(day) + 1;
    }
  },
});

/** Why an evaluation cannot be made of these inputs, or `null`. */
export function evaluationProblem(city: City): NotComputed | null {
  if (city.withoutSectors !== null) return city.withoutSectors;
  if (city.withoutIntervention !== null) return city.withoutIntervention;
  if (!city.sectors.some(({ kind }) => kind === 'treated'))
    return notComputed('no sector is marked as patrolled: mark them in the column kind, or choose them for the run');
  if (!city.later.includes(0) || !city.later.includes(1))
    return notComputed('there are no events before, or none after, the first day of patrols');
  return null;
}

/** Why there is no comparison, or `null`. */
function nothingToCompare(city: City): NotComputed | null {
  if (sectorsOfKind(city, 'control').length > 0) return null;
  return sectorsOfKind(city, 'too near').length > 0
    ? notComputed(
        `every comparison sector lies within ${2 * city.ringMetres} m of a patrolled one, where crime could have moved to: narrow the rings`,
      )
    : notComputed('no sector is marked as comparison');
}
