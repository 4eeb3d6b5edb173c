import {
  BLANK_GROUP,
  InputError,
  isComputed,
  type NotComputed,
  notComputed,
  topPlaces,
  USUAL_LEVEL,
} from '@assay/statistics';
import { SLOTS } from '../cells/cells.ts';
import { checkedGroupPlace, checkedScoreCells } from '../cells/checked-cells.ts';
import type { GroupCells } from '../cells/group-cells.ts';
import { FALSE_NEGATIVE, FALSE_POSITIVE, type MetricName, TRUE_NEGATIVE, TRUE_POSITIVE } from '../rate/metric.ts';
import { type Rate, rateOf } from '../rate/rate.ts';
import {
  binCounts,
  cellsBetween,
  occupiedGroups,
  type ScoreCells,
  type ScoreColumns,
  scoreCells,
  usableScores,
} from '../score/score-cells.ts';

export interface SweepRow {
  /** People scoring at or above this are flagged; those who score it exactly may share places. `null` where nobody is. */
  readonly threshold: number | null;
  /** How many people of all groups that flags: exactly k of a list with k places. */
  readonly flagged: number | NotComputed;
  /** Of a list: how many tie at its cut for fewer places than they are, and the places that they share. */
  readonly tied: number;
  readonly placesForTied: number;
  readonly group: string;
  readonly metric: MetricName;
  readonly rate: Rate;
}

export interface SweepOptions {
  readonly metrics: readonly MetricName[];
  readonly at: 'all' | { readonly thresholds: readonly number[] } | { readonly top: readonly number[] };
  readonly level?: number;
  readonly missingGroup?: string;
}

/**
 * Wherever the line is drawn, who is flagged and who bears the errors?
 *
 * Every rate of every group at every threshold (or the thresholds asked for), by sums over score cells; `top` are lists of
 * exactly k people whose last places are shared by those who tie for them. Columns are counted exactly, however many
 * distinct scores there are; score cells that were binned answer only between their bins. A list longer than the people
 * with a score and a known outcome: not computed.
 *
 * @throws InputError where a `top` is no whole number of 0 or more, a threshold is no number, or it falls inside a bin.
 *
 * @example
 * const rows = thresholdSweep(scores, { metrics: ['falsePositiveRate'], at: { thresholds: [0.5] } });
 * rows.map(({ group, rate }) => [group, rate.estimate.value]) // [['A', 0.3333], ['B', 0.5]]
 */
export function thresholdSweep(source: ScoreCells | ScoreColumns, options: SweepOptions): SweepRow[] {
  const { metrics, at, level = USUAL_LEVEL } = options;
  const cells = 'counts' in source ? checkedScoreCells(source) : cellsFor(source, options);
  const groups = occupiedGroups(cells);
  const people = peopleInBins(cells);
  const cuts: Cut[] =
    at === 'all'
      ? [...(cells.isExact ? cells.scores : cells.lowest)].map(thresholdCut)
      : 'top' in at
        ? at.top.map((k) => listCut(cells, people, k))
        : at.thresholds.map(thresholdCut);
  return cuts.flatMap((cut) => {
    if ('status' in cut) {
      const rate = { numerator: 0, denominator: 0, effectiveDenominator: 0, estimate: cut };
      return groups.flatMap((group) =>
        metrics.map((metric): SweepRow => {
          const shared = { threshold: null, flagged: cut, tied: 0, placesForTied: 0 };
          return { ...shared, group: cells.groups[group]!, metric, rate };
        }),
      );
    }
    const { threshold, tied, placesForTied } = cut;
    const decided = groups.map((group) => groupDecided(cells, group, threshold, cut));
    const counted = decided.reduce((sum, { counts }) => sum + counts[FALSE_POSITIVE]! + counts[TRUE_POSITIVE]!, 0);
    const flagged = cut.places ?? counted;
    const shared = { threshold: Number.isFinite(threshold) ? threshold : null, flagged, tied, placesForTied };
    return decided.flatMap((group) =>
      metrics.map((metric) => ({ ...shared, group: group.group, metric, rate: rateOf(group, metric, level) })),
    );
  });
}

/**
 * Confusion counts of one group (by its place in `cells.groups`) when scores at or above the threshold are flagged; where
 * people tie at it for fewer places than they are, each of them is flagged in part.
 *
 * @throws InputError where the threshold falls inside a bin of several scores.
 *
 * @example
 * rateOf(decidedAt(scores, 1, 0.5), 'selectionRate').numerator // 50
 */
export function decidedAt(
  cells: ScoreCells,
  group: number,
  threshold: number,
  { tied, placesForTied }: { readonly tied: number; readonly placesForTied: number } = { tied: 0, placesForTied: 0 },
): GroupCells {
  if (!(placesForTied >= 0 && placesForTied <= tied && tied < Number.POSITIVE_INFINITY)) {
    throw new InputError(
      `places must be so many of those who tie: ${placesForTied} of ${tied}. Pass what topPlaces says.`,
    );
  }
  const { threshold: checked } = thresholdCut(threshold);
  return groupDecided(checkedScoreCells(cells), checkedGroupPlace(cells, group), checked, { tied, placesForTied });
}

function groupDecided(
  cells: ScoreCells,
  group: number,
  threshold: number,
  { tied, placesForTied }: { readonly tied: number; readonly placesForTied: number },
): GroupCells {
  const counts = new Float64Array(SLOTS);
  const absent = binCounts(cells, group, 0);
  const present = binCounts(cells, group, 1);
  for (let bin = 0; bin < cells.scores.length; bin++) {
    const lowest = cells.isExact ? cells.scores[bin]! : cells.lowest[bin]!;
    const highest = cells.isExact ? cells.scores[bin]! : cells.highest[bin]!;
    if (lowest < threshold && threshold <= highest) {
      throw new InputError(
        `a threshold falls inside a bin of scores: ${threshold} between ${lowest} and ${highest}. Pass the columns, which are counted exactly.`,
      );
    }
    const isCut = tied > 0 && lowest <= threshold && threshold <= highest;
    const share = isCut ? placesForTied / tied : lowest >= threshold ? 1 : 0;
    counts[FALSE_POSITIVE]! += share * absent[bin]!;
    counts[TRUE_NEGATIVE]! += (1 - share) * absent[bin]!;
    counts[TRUE_POSITIVE]! += share * present[bin]!;
    counts[FALSE_NEGATIVE]! += (1 - share) * present[bin]!;
  }
  return { group: cells.groups[group]!, isMissing: group === 0, counts, squaredWeights: null };
}

interface Line {
  readonly threshold: number;
  readonly places: number | null;
  readonly tied: number;
  readonly placesForTied: number;
}

type Cut = Line | NotComputed;

function thresholdCut(threshold: number): Line {
  if (Number.isNaN(threshold))
    throw new InputError('a threshold must be a number: NaN. Pass the lowest score flagged.');
  return { threshold, places: null, tied: 0, placesForTied: 0 };
}

function listCut(cells: ScoreCells, people: Float64Array, k: number): Cut {
  if (!Number.isInteger(k) || k < 0)
    throw new InputError(`top must be a whole number: ${k}. Pass how many people are listed.`);
  if (k > people.reduce((sum, count) => sum + count, 0)) {
    return notComputed('the list has more places than there are people to choose from');
  }
  let left = k;
  let bin = people.length;
  while (left > 0 && bin > 0 && people[bin - 1]! <= left) left -= people[--bin]!;
  const place = (at: number) => (cells.isExact ? cells.scores[at]! : cells.lowest[at]!);
  if (left === 0) {
    const threshold = bin === people.length ? Number.POSITIVE_INFINITY : place(bin);
    return { threshold, places: k, tied: 0, placesForTied: 0 };
  }
  if (!cells.isExact && cells.lowest[bin - 1]! < cells.highest[bin - 1]!) {
    throw new InputError(
      `a list of ${k} ends inside a bin of several scores. Pass the columns, which are counted exactly.`,
    );
  }
  return { threshold: place(bin - 1), places: k, tied: people[bin - 1]!, placesForTied: left };
}

function peopleInBins({ scores, counts }: ScoreCells): Float64Array {
  const people = new Float64Array(scores.length);
  for (let cell = 0; cell < counts.length; cell++) people[cell % people.length]! += counts[cell]!;
  return people;
}

/** Exact cells of columns, with no more bins than the question needs. */
function cellsFor(columns: ScoreColumns, { at, missingGroup = BLANK_GROUP }: SweepOptions): ScoreCells {
  if (at === 'all') return scoreCells(columns, { missingGroup, maximumDistinct: Number.POSITIVE_INFINITY });
  const sorted = usableScores(columns);
  const edges = new Set<number>();
  if ('thresholds' in at) for (const threshold of at.thresholds) edges.add(threshold);
  else {
    for (const k of at.top) {
      const list = topPlaces(sorted, k);
      if (!isComputed(list) || list.cut === null) continue;
      edges.add(list.cut);
      const above = sorted.find((value) => value > list.cut!);
      if (above !== undefined) edges.add(above);
    }
  }
  const least = sorted[0];
  if (least !== undefined) edges.add(least);
  const within = Float64Array.from(edges)
    .sort()
    .filter((edge) => !Number.isNaN(edge));
  return cellsBetween(columns, least === undefined ? within : within.filter((edge) => edge >= least), {
    missingGroup,
    isExact: false,
  });
}
