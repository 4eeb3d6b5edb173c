import {
  type EvaluationWindow,
  evaluationWindow,
  neighbourLists,
  overdispersion,
  type ZoneChange,
  zoneComparison,
} from '@assay/displacement';
import { cell, FROM_DATA } from '@assay/notebook';
import { InputError, type NotComputed, notComputed } from '@assay/statistics';
import { type City, city } from '../city.ts';
import { DAY, dayText } from '../columns.ts';
import { chosenBy } from '../inputs.ts';

/** Beyond so many sectors it takes too long to find who lies beside whom. */
const MOST_SECTORS = 2000;

/** Counts of sectors by months round the first day of patrols, and who lies beside whom. */
export const baseline = cell({
  name: 'baseline',
  title: 'Crime of sectors by month, before and after',
  needs: { city },
  compute: ({ city }) => {
    const first = city.day.reduce((least, day) => Math.min(least, day), Number.MAX_SAFE_INTEGER);
    const last = city.day.reduce((most, day) => Math.max(most, day), -Number.MAX_SAFE_INTEGER);
    // Records of months are dated to the first: the last month ends where the next would begin.
    const end = city.monthsOnly ? firstOfMonth(monthOf(last) + 1) : last + 1;
    const isKnown = Number.isFinite(city.interventionDay);
    const middle = isKnown ? city.interventionDay : end;
    const days = { before: Math.max(0, middle - first), after: Math.max(0, end - middle) };
    const periodOf = periodsOf(city, middle);
    // What is left over of a month at either end is left out.
    const from = periodOf(first) + (city.monthsOnly || (middle - first) % 28 === 0 ? 0 : 1);
    const nMonths = Math.max(0, -from);
    const nAfter = Math.max(0, periodOf(end - 1) + (city.monthsOnly || (end - middle) % 28 === 0 ? 1 : 0));
    const nPeriods = nMonths + nAfter;
    const counts = new Float64Array(city.sectors.length * Math.max(1, nPeriods));
    for (let row = 0; row < city.nEvents; row++) {
      const period = periodOf(city.day[row]!) - from;
      if (city.sector[row]! >= 0 && period >= 0 && period < nPeriods) counts[city.sector[row]! * nPeriods + period]!++;
    }
    const neighbours =
      city.sectors.length <= MOST_SECTORS ? neighbourLists(city.sectors.map(({ area }) => area)) : null;
    /** The first period that lies wholly after a day. */
    const periodAfter = (date: string) => {
      const day = Math.round(Date.parse(`${date}T00:00Z`) / DAY);
      if (day < first || day >= middle)
        throw new InputError(
          `parameter chosenBy is ${date}, and the events before patrols run from ${dayText(first)} to ${dayText(middle - 1)}. Give a day among them.`,
        );
      return periodOf(day) - from + 1;
    };
    return {
      periodAfter,
      days,
      nMonths,
      nPeriods,
      counts,
      neighbours,
      firstDay: first,
      startOf: (period: number) => from + period,
    };
  },
});

export interface Evaluation {
  readonly status: 'computed';
  readonly window: EvaluationWindow;
  readonly treated: readonly number[];
  readonly beside: readonly number[];
  readonly comparison: readonly number[];
  readonly local: ZoneChange | NotComputed;
  readonly moved: ZoneChange | NotComputed;
  readonly total: ZoneChange | NotComputed;
  /** The same comparison between the two halves of the baseline: nothing had happened yet. */
  readonly earlier: ZoneChange | NotComputed;
  /** How many times more than chance counts vary, as the headline takes it; and its degrees of freedom. */
  readonly factor: number;
  readonly degreesOfFreedom: number;
}

/** The one evaluation: which sectors, which months, and by what factor crime changed. Everything else leans on it. */
export const evaluation = cell({
  name: 'evaluation',
  title: 'By what factor crime changed where patrols went',
  needs: { city, baseline, chosenBy },
  compute: ({ city, baseline, chosenBy }): Evaluation | NotComputed => {
    const problem = evaluationProblem(city);
    if (problem !== null) return problem;
    const of = (kind: string) => city.sectors.flatMap((sector, index) => (sector.kind === kind ? [index] : []));
    const [treated, beside, candidates] = [of('treated'), of('buffer'), of('control')];
    if (candidates.length === 0) return nothingToCompare(city) ?? notComputed('no sector is marked as comparison');
    const { counts, nPeriods, nMonths, neighbours } = baseline;
    const chosenTo = chosenBy === FROM_DATA ? {} : { chosenTo: baseline.periodAfter(chosenBy) };
    let window: EvaluationWindow;
    try {
      window = evaluationWindow({ nBefore: nMonths, nPeriods, ...chosenTo });
    } catch (refusal) {
      if (refusal instanceof InputError) return notComputed(refusal.message);
      throw refusal;
    }
    const design = { panel: { counts, nPeriods }, treated, candidates, ...(neighbours && { neighbours }) };
    const comparison = zoneComparison({ ...design, window });
    if (comparison.status !== 'computed') return comparison;
    const nowhere = notComputed('no sector is marked as neighbouring');
    const local = comparison.changeOf(treated);
    const half = window.baseline.from + Math.floor((window.baseline.to - window.baseline.from) / 2);
    const before = zoneComparison({
      ...design,
      window: {
        choosing: window.choosing,
        baseline: { from: window.baseline.from, to: half },
        followUp: { from: half, to: window.baseline.to },
      },
    });
    return {
      status: 'computed',
      window,
      treated,
      beside,
      comparison: comparison.areas,
      local,
      moved: beside.length === 0 ? nowhere : comparison.changeOf(beside),
      total: beside.length === 0 ? nowhere : comparison.changeOf([...treated, ...beside]),
      earlier: before.status === 'computed' ? before.changeOf(treated) : before,
      factor: local.status === 'computed' ? local.dispersion.used : monthly(counts, nPeriods),
      degreesOfFreedom: comparison.areas.length - 1,
    };
  },
});

function monthly(counts: Float64Array, nPeriods: number): number {
  const found = overdispersion(counts, nPeriods);
  return found.status === 'computed' ? found.factor : 1;
}

/** Months since a day: of the calendar where records hold months, else of four weeks, so that weekends weigh alike. */
export function periodsOf({ monthsOnly }: City, since: number): (day: number) => number {
  return monthsOnly ? (day) => monthOf(day) - monthOf(since) : (day) => Math.floor((day - since) / 28);
}

/** Months since year 0 of a day since 1970. */
function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

function firstOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12) / DAY;
}

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
export function nothingToCompare(city: City): NotComputed | null {
  const has = (kind: string) => city.sectors.some((sector) => sector.kind === kind);
  if (has('control')) return null;
  return has('too near')
    ? notComputed(
        `every comparison sector lies within ${2 * city.ringMetres} m of a patrolled one, where crime could have moved to: narrow the rings`,
      )
    : notComputed('no sector is marked as comparison');
}
