import { countCells, cutsOfCounts } from '@assay/fairness-metrics';
import { cell, countsOf, type ValueOfCell } from '@assay/notebook';
import type { CountRow, Lots, NotComputed } from '@assay/statistics';
import { drawLots, isComputed, notComputed, topPlaces } from '@assay/statistics';
import { cohort, listSize } from './inputs.ts';
import { listLengths } from './lengths.ts';
import { keysOfPeople, type People, people } from './people.ts';

/** Who is on the list of one model, and the counts of it by group. */
export type List = Exclude<ReturnType<typeof listOf>, NotComputed>;
export type MaybeList = List | NotComputed;
export type Lists = ValueOfCell<typeof lists>;

export const lists = cell('lists', 'Who is on the list of each model', {
  needs: { people, listSize, cuts: countsOf(cohort, 'cuts') },
  compute: ({ people, listSize, cuts }, { random, needsRows }) => {
    const lacking = cuts === null ? null : (repeatedNeedRows(people) ?? widthNeedsRows(cuts, listSize));
    if (lacking !== null) needsRows(lacking);
    const lots = drawLots(random('ties at the cut'), keysOfPeople(people, listSize));
    return {
      size: listSize,
      /** The same lots for every list, so that a person who ties has one chance on all. */
      lots,
      offender: listOf(people, people.offenderScore, listSize, lots),
      suspect: listOf(people, people.suspectScore, listSize, lots),
    };
  },
});

/** Why counts are not enough where they repeat people, or `null`. */
export function repeatedNeedRows({ repeated }: People): string | null {
  return typeof repeated === 'number' && repeated > 0
    ? `it needs the rows of cohort, which were counted where they lie: ${repeated} of them are beyond the first of their person`
    : null;
}

function widthNeedsRows(cuts: readonly CountRow[], listSize: number): string | null {
  return cutsOfCounts(cuts, listLengths(listSize)) === null
    ? `${MANY_SCORES}, too many about the end of a list to say who is on it`
    : null;
}

export const MANY_SCORES =
  'it needs the rows of cohort, which were counted where they lie: so many scores differ that they were counted by bins';

/** The list of exactly so many places by this score, or why there is none. */
export function listOf(people: People, score: Float64Array, size: number, lots: Lots) {
  const scored = score.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  if (scored === 0) return notComputed('the file has no scores of this model');
  // Where everybody is on the list, every group is treated alike and the list says nothing.
  if (size >= scored)
    return notComputed('the list has a place for everybody whom the model scores, so it chooses nobody');
  const places = topPlaces(score, size, { lots });
  if (!isComputed(places)) return places;
  const listed = Uint8Array.from(places.shares);
  const attributes = { ethnicity: people.group, sex: people.sex };
  return {
    status: 'computed' as const,
    places,
    /** 1 on the list, 0 not: people whom the model does not score are not on it. */
    listed,
    cells: countCells({ attributes, label: people.label, decision: listed }),
  };
}

export const MODELS = [
  { id: 'offender-model', key: 'offender', name: 'offender data' },
  { id: 'with-suspect-data', key: 'suspect', name: 'with suspect data' },
] as const;
