import { BLANK_GROUP, blankGroup, checkedCodes } from '@assay/statistics';
import { UNKNOWN } from '../cells/binary-column.ts';
import type { ScoreColumns } from '../score/score-cells.ts';

/** The people of one group with scores of one band. */
export interface BandRow {
  readonly group: string;
  /** From 1, the lowest scores. */
  readonly band: number;
  readonly people: number;
  /** To how many it happened, of those of whom that is known. */
  readonly happened: number;
  readonly known: number;
}

/**
 * How many people of each group have a low, a middling or a high score, and to how many did it happen?
 *
 * A score of at most `mostValues` different values has a band for each. Others are cut into `bands` of about equal numbers of
 * everyone together, at the R-1 quantiles, so that a group stands where it stands among all; equal scores are never parted.
 * Rows without a score are left out, and so are bands of a group that nobody is in.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'B', 'B']);
 * const columns = { group, label: Uint8Array.of(0, 1, 1, 2), score: Float64Array.of(1, 2, 2, 2) };
 * peopleByBand(columns).map(({ group, band, happened, known }) => [group, band, happened, known]) // [['A', 1, 0, 1], ['A', 2, 1, 1], ['B', 2, 1, 1]]
 */
export function peopleByBand({ group, label, score }: ScoreColumns, { mostValues = 12, bands = 5 } = {}): BandRow[] {
  checkedCodes(group, 'group');
  const known = Float64Array.from(score)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const values = [...new Set(known)];
  const cuts = Array.from({ length: bands }, (_, band) => known[Math.floor((band * known.length) / bands)]!);
  const edges = values.length <= mostValues ? values : [...new Set(cuts)];
  const rows = [...group.values, blankGroup(group.values, BLANK_GROUP)].map((name) =>
    edges.map((_, band) => ({ group: name, band: band + 1, people: 0, happened: 0, known: 0 })),
  );
  for (let row = 0; row < score.length; row++) {
    if (Number.isNaN(score[row]!)) continue;
    const own = rows.at(group.codes[row]!)![edges.findLastIndex((edge) => edge <= score[row]!)]!;
    own.people++;
    if (label[row]! < UNKNOWN) own.known++;
    if (label[row] === 1) own.happened++;
  }
  return rows.flat().filter(({ people }) => people > 0);
}
