import { type Cells, countCells } from '@assay/fairness-metrics';
import { cell } from '@assay/notebook';
import type { Lots, NotComputed, TopPlaces } from '@assay/statistics';
import { drawLots, isComputed, notComputed, topPlaces } from '@assay/statistics';
import { listSize } from './inputs.ts';
import { type People, people } from './people.ts';

/** Who is on the list of one model, and the counts of it by group. */
export interface List {
  readonly status: 'computed';
  readonly places: TopPlaces;
  /** 1 on the list, 0 not: people whom the model does not score are not on it. */
  readonly listed: Uint8Array;
  readonly cells: Cells;
}

export interface Lists {
  readonly size: number;
  /** The same lots for every list, so that a person who ties has one chance on all. */
  readonly lots: Lots;
  readonly offender: List | NotComputed;
  readonly suspect: List | NotComputed;
}

export const lists = cell('lists', 'Who is on the list of each model', {
  needs: { people, listSize },
  compute: ({ people, listSize }, { random }): Lists => {
    const lots = drawLots(random('ties at the cut'), people.keys);
    return {
      size: listSize,
      lots,
      offender: listOf(people, people.offenderScore, listSize, lots),
      suspect: listOf(people, people.suspectScore, listSize, lots),
    };
  },
});

/** The list of exactly so many places by this score, or why there is none. */
export function listOf(people: People, score: Float64Array, size: number, lots: Lots): List | NotComputed {
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
    status: 'computed',
    places,
    listed,
    cells: countCells({ attributes, label: people.label, decision: listed }),
  };
}

export const MODELS = [
  { id: 'offender-model', key: 'offender', name: 'offender data' },
  { id: 'with-suspect-data', key: 'suspect', name: 'with suspect data' },
] as const;
