import type { DictionaryColumn } from '@assay/statistics';
import { countCells } from '../cells/count-cells.ts';
import { groupCells } from '../cells/group-cells.ts';
import { rateCounts } from '../rate/rate-counts.ts';

/** To how many people of one group it happened. */
export interface HappenedRow {
  readonly group: string;
  readonly people: number;
  readonly happened: number;
  /** Of whom it is known whether it did. */
  readonly known: number;
}

/**
 * To how many people of each group did it happen, of those of whom that is known, whatever was decided about them? Where the rows are
 * those of a table of counts, each stands for as many people as its weight.
 *
 * @throws InputError where columns differ in length.
 *
 * @example
 * happenedByGroup(dictionaryColumn(['A', 'A', 'A']), Uint8Array.of(1, 0, 2)) // [{ group: 'A', people: 3, happened: 1, known: 2 }]
 */
export function happenedByGroup(group: DictionaryColumn, label: Uint8Array, weights?: Float64Array): HappenedRow[] {
  const columns = { attributes: { group }, label, decision: label };
  const cells = countCells(weights === undefined ? columns : { ...columns, weights });
  return groupCells(cells, ['group']).map((own) => {
    const { of: happened, outOf: known } = rateCounts(own, 'prevalence');
    return { group: own.group, people: own.counts.reduce((sum, count) => sum + count, 0), happened, known };
  });
}
