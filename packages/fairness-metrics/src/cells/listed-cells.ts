import {
  BLANK_GROUP,
  type DictionaryColumn,
  filledBy,
  InputError,
  isComputed,
  type Lots,
  type NotComputed,
  type TopPlaces,
  takeRows,
  topPlaces,
} from '@assay/statistics';
import { type Cells, jointGroupCount, SLOTS } from './cells.ts';
import { countCells } from './count-cells.ts';

/** One row per person. All columns are of one length. */
export interface ListedColumns {
  readonly attributes: Readonly<Record<string, DictionaryColumn>>;
  /** What happened: 1 yes, 0 no, 2 unknown. */
  readonly label: Uint8Array;
  /** `NaN` where the model does not score the person. */
  readonly score: Float64Array | Float32Array;
}

/** A list of exactly so many places, and the counts of who is on it. */
export interface ListedCells {
  readonly status: 'computed';
  readonly cells: Cells;
  readonly list: TopPlaces;
}

/**
 * If the model lists exactly so many people, whom does it list, group by group?
 *
 * As `countCells` of a list whose last places are shared by those who tie for them: each counts as a part listed and a
 * part not, so counts need not be whole, the list has its full length, and neither row order nor a lot decides. With `lots`
 * whole people have the places. Someone without a score has an unknown decision, or is `not-listed`.
 *
 * @throws InputError where columns differ in length.
 *
 * @example
 * const columns = { attributes: { group: dictionaryColumn(['A', 'B', 'B']) }, label: Uint8Array.of(0, 0, 0), score: Float64Array.of(7, 7, 7) };
 * cellRows(listedCells(columns, 2).cells).map(({ decision, count }) => [decision, count]) // [[0, 0.3333], [1, 0.6667], [0, 0.6667], [1, 1.333]]
 */
export function listedCells(
  columns: ListedColumns,
  places: number,
  options: {
    readonly lots?: Lots;
    readonly unscored?: 'unknown' | 'not-listed';
    readonly missingGroup?: string;
  } = {},
): ListedCells | NotComputed {
  const { attributes, label, score } = columns;
  const { lots, unscored = 'unknown', missingGroup = BLANK_GROUP } = options;
  if (label.length !== score.length) {
    throw new InputError(
      `columns must be of one length: label has ${label.length}, score ${score.length}. Check the join.`,
    );
  }
  const list = topPlaces(score, places, lots ? { lots } : {});
  if (!isComputed(list)) return list;
  // A spare stratum: 0 not listed, 1 listed, 2 no score, 3 at the cut.
  const place = filledBy(new Uint8Array(score.length), (row) => {
    const share = list.shares[row]!;
    return share === 1 ? 1 : share > 0 ? 3 : Number.isNaN(score[row]!) && unscored === 'unknown' ? 2 : 0;
  });
  const decided = (keep: (at: number) => boolean) => {
    const rows = Array.from(place.keys()).filter((row) => keep(place[row]!));
    const picked = Object.entries(attributes).map(([name, column]) => [name, takeRows(column, rows)] as const);
    return countCells(
      {
        attributes: Object.fromEntries(picked),
        label: filledBy(new Uint8Array(rows.length), (at) => label[rows[at]!]!),
        decision: filledBy(new Uint8Array(rows.length), (at) => (place[rows[at]!] === 3 ? 1 : place[rows[at]!]!)),
      },
      { missingGroup },
    );
  };
  for (const [name, column] of Object.entries(attributes)) {
    if (column.codes.length !== score.length) {
      throw new InputError(
        `columns must be of one length: score has ${score.length}, ${name} ${column.codes.length}. Check the join.`,
      );
    }
  }
  const cells = decided((at) => at < 3);
  if (list.tied === 0) return { status: 'computed', cells, list };
  const tied = decided((at) => at === 3);
  const share = list.placesForTied / list.tied;
  const counts = cells.counts.slice();
  for (let slot = 0; slot < jointGroupCount(cells.dimensions) * SLOTS; slot += 4) {
    counts[slot]! += tied.counts[slot + 1]! * (1 - share);
    counts[slot + 1]! += tied.counts[slot + 1]! * share;
  }
  return { status: 'computed', list, cells: { ...cells, counts, rowCount: label.length } };
}
