import { countCells } from '@assay/fairness-metrics';
import { cell, type ValueOfCell } from '@assay/notebook';
import type { Lots, NotComputed } from '@assay/statistics';
import { drawLots, isComputed, notComputed, topPlaces } from '@assay/statistics';
import { listSize } from './inputs.ts';
import { type People, people } from './people.ts';

/** Who is on the list of one model, and the counts of it by group. */
export type List = Exclude<ReturnType<typeof listOf>, NotComputed>;
export type MaybeList = List | NotComputed;
export type Lists = ValueOfCell<typeof lists>;

export const lists = cell('lists', 'Who is on the list of each model', {
  needs: { people, listSize },
  compute: ({ people, listSize }, { random }) => {
    const lots = drawLots(random('ties at the cut'), people.keys);
    return {
      size: listSize,
      /** The same lots for every list, so that a person who ties has one chance on all. */
      lots,
      offender: listOf(people, people.offenderScore, listSize, lots),
      suspect: listOf(people, people.suspectScore, listSize, lots),
    };
  },
});

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
