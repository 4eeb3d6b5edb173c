import { auditedRows, cutsOfCounts, highestScores } from '@assay/fairness-metrics';
import { cell, countsOf, type ValueOfCell } from '@assay/notebook';
import { type CountRow, drawLots, isComputed, type Lots, type NotComputed, notComputed } from '@assay/statistics';
import { cohort, listLengths, listSize } from './inputs.ts';
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

/** The list of exactly so many places by this score, or why there is none; whom the model does not score is not on it. */
export function listOf({ group, sex, label, person }: People, score: Float64Array, size: number, lots: Lots) {
  const list = highestScores(score, size, lots);
  if (!isComputed(list)) return list;
  const columns = { attributes: { ethnicity: group, sex }, label, decision: list.listed };
  return { ...list, rows: auditedRows(columns, person) };
}

/** The lists with suspect data of these lengths, or why there is none of any. */
export function listsOfLengths(people: People, lengths: readonly number[], lots: Lots) {
  const all = lengths.map((places) => ({ places, list: listOf(people, people.suspectScore, places, lots) }));
  const found = all.flatMap(({ places, list }) => (isComputed(list) ? [{ places, list }] : []));
  return found.length > 0 ? found : (all[0]!.list as NotComputed);
}

/** The rows of a list, or why there is none. */
export const rowsOf = (list: MaybeList) => (isComputed(list) ? list.rows : list);

/** One thing of the lists of both models, or why there is none of one of them. */
export function ofBoth({ offender, suspect }: Lists): { readonly before: List; readonly after: List } | NotComputed {
  if (offender.status !== 'computed') return notComputed(`from offender data: ${offender.reason}`);
  if (suspect.status !== 'computed') return notComputed(`with suspect data: ${suspect.reason}`);
  return { before: offender, after: suspect };
}

/** What is said of each list that there is, or why there is neither. */
export function ofEach<Row>(lists: Lists, say: (list: List, model: string) => readonly Row[]): Row[] | NotComputed {
  const found = MODELS.map(({ key, name }) => ({ list: lists[key], name }));
  if (!found.some(({ list }) => isComputed(list))) return lists.suspect as NotComputed;
  return found.flatMap(({ list, name }) => (isComputed(list) ? say(list, name) : []));
}

export const MODELS = [
  { id: 'offender-model', key: 'offender', name: 'offender data' },
  { id: 'with-suspect-data', key: 'suspect', name: 'with suspect data' },
] as const;
