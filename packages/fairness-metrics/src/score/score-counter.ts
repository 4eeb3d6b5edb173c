import {
  blankColumn,
  type CountedSlice,
  type Counter,
  type CountRow,
  checkedAmounts,
  countedPositions,
  type DictionaryColumn,
  dictionaryColumn,
  InputError,
  MISSING_CODE,
  type NotComputed,
  notComputed,
  takeRows,
} from '@assay/statistics';
import { edgeOfBin, scoreBin } from './score-bins.ts';
import { MAXIMUM_DISTINCT } from './score-cells.ts';

export const MODELS = ['score', 'secondScore'] as const;
export type ScorePart = (typeof MODELS)[number];

/**
 * How many people have each score of up to two models, by group and by what happened, and do rows repeat people? A model with
 * more than 4,096 different scores is counted by fixed bins of scores instead, which is said: nobody's own score leaves its place
 * as a row by another name. Any division of the rows gives the same.
 *
 * @example
 * scoreCounter.sizeOf // 'person'
 */
export const scoreCounter: Counter = {
  name: 'scores',
  version: 1,
  columns: ['group', 'label'],
  optional: ['person', ...MODELS],
  splitBy: null,
  sizeOf: 'person',
  largest: [],
  count({ rowCount, columns, numbers = {}, sizes }): CountedSlice {
    const absent = blankColumn(rowCount);
    const { group = absent, label = absent, person } = columns;
    const rows: CountRow[] = person === undefined ? [] : rowsOfPersons(person, sizes);
    for (const part of MODELS) {
      const score = numbers[part];
      if (score !== undefined) rows.push(...rowsOfScores(part, score, group, label));
    }
    return { rows, crossing: [] };
  },
};

/** Rows by how many their person has; 0 where a row names nobody. */
function rowsOfPersons({ codes }: DictionaryColumn, sizes: Int32Array | null): CountRow[] {
  const bySize = new Map<number, number>();
  for (const [row, code] of codes.entries()) {
    const size = code === MISSING_CODE ? 0 : (sizes?.[row] ?? 1);
    bySize.set(size, (bySize.get(size) ?? 0) + 1);
  }
  return [...bySize].map(([size, count]) => ({ what: 'rows of a person', at: 0, size, count }));
}

function rowsOfScores(
  part: ScorePart,
  score: Float64Array,
  group: DictionaryColumn,
  label: DictionaryColumn,
): CountRow[] {
  const counts = countBy(score, group, label, MAXIMUM_DISTINCT);
  if (counts !== null) return cellsOf(counts, group, label, (own) => ['score', part, own]);
  const bins = Float64Array.from(score, (own) => (Number.isNaN(own) ? own : scoreBin(own)));
  return cellsOf(countBy(bins, group, label, Infinity)!, group, label, (bin) => ['bin', part, bin]);
}

/** By score, and by both codes side by side; `null` where there are more different scores than these. */
function countBy(
  score: Float64Array,
  group: DictionaryColumn,
  label: DictionaryColumn,
  most: number,
): Map<number, Float64Array> | null {
  const width = label.values.length + 1;
  const cells = (group.values.length + 1) * width;
  const counts = new Map<number, Float64Array>();
  for (let row = 0; row < score.length; row++) {
    // A zero is written without a sign.
    const own = score[row]! + 0;
    if (Math.abs(own) === Infinity) {
      throw new InputError(`a score must be finite: ${own} in row ${row}. Correct it, or leave it blank.`);
    }
    const known = counts.get(own);
    const each = known ?? new Float64Array(cells);
    if (known === undefined) {
      counts.set(own, each);
      if (counts.size - (counts.has(Number.NaN) ? 1 : 0) > most) return null;
    }
    each[(group.codes[row]! - MISSING_CODE) * width + label.codes[row]! - MISSING_CODE]!++;
  }
  return counts;
}

function cellsOf(
  counts: ReadonlyMap<number, Float64Array>,
  group: DictionaryColumn,
  label: DictionaryColumn,
  told: (score: number | null) => readonly (string | number | null)[],
): CountRow[] {
  const width = label.values.length + 1;
  return [...counts].flatMap(([score, cells]) =>
    Array.from(cells).flatMap((count, at): CountRow[] => {
      if (count === 0) return [];
      const texts = [group.values[Math.floor(at / width) - 1] ?? null, label.values[(at % width) - 1] ?? null];
      const own = told(Number.isNaN(score) ? null : score);
      return [{ what: JSON.stringify([...own, ...texts]), at: 0, size: 0, count }];
    }),
  );
}

/** People who share group, outcome and score, in the words of the table; `null` is missing. */
export interface CountedScore {
  readonly group: string | null;
  readonly label: string | null;
  readonly score: number | null;
  readonly count: number;
}

/** People who share group, outcome and bin: scores from `from` up to and without `until`. */
export interface CountedScoreBin extends Omit<CountedScore, 'score'> {
  readonly from: number | null;
  readonly until: number | null;
}

/** Scores as {@link scoreCounter} counted them: one by one, or by bins where there are too many. */
export type ScoresOfCounts =
  | { readonly isExact: true; readonly scores: readonly CountedScore[] }
  | { readonly isExact: false; readonly bins: readonly CountedScoreBin[] };

/**
 * The scores of one model again, out of merged counts.
 *
 * @example
 * scoresOfCounts([{ what: '["score","score",0.25,"A","no"]', at: 0, size: 0, count: 3 }], 'score').isExact // true
 */
export function scoresOfCounts(counts: readonly CountRow[], model: ScorePart): ScoresOfCounts {
  const told = counts.flatMap(({ what, count }) => {
    if (!what.startsWith('[')) return [];
    const [kind, part, value, group, label] = JSON.parse(what) as [
      'score' | 'bin',
      ScorePart,
      number | null,
      string | null,
      string | null,
    ];
    return part === model ? [{ kind, value, group, label, count }] : [];
  });
  checkedAmounts(
    told.map(({ count }) => count),
    'counts',
  );
  const exact = new Set(told.map(({ value }) => value).filter((value) => value !== null));
  if (told.every(({ kind }) => kind === 'score') && exact.size <= MAXIMUM_DISTINCT) {
    return {
      isExact: true,
      scores: told.map(({ value: score, group, label, count }) => ({ group, label, score, count })),
    };
  }
  const bins = new Map<string, CountedScoreBin>();
  for (const { kind, value, group, label, count } of told) {
    const bin = value === null || kind === 'bin' ? value : scoreBin(value);
    const key = JSON.stringify([bin, group, label]);
    const [from, until] = bin === null ? [null, null] : [edgeOfBin(bin), edgeOfBin(bin + 1)];
    bins.set(key, { from, until, group, label, count: count + (bins.get(key)?.count ?? 0) });
  }
  return { isExact: false, bins: [...bins.values()] };
}

/**
 * Everybody again, out of counts of scores: group and outcome in the words of the table, and the score, `NaN` where there is none.
 *
 * @throws InputError where a count is no whole number of 0 or more.
 *
 * @example
 * peopleOfScores([{ group: 'A', label: 'no', score: 0.25, count: 2 }]).score // [0.25, 0.25]
 */
export function peopleOfScores(scores: readonly CountedScore[]): {
  readonly group: DictionaryColumn;
  readonly label: DictionaryColumn;
  readonly score: Float64Array;
} {
  const rows = countedPositions(scores.map(({ count }) => count));
  const each = (of: (score: CountedScore) => string | null) => takeRows(dictionaryColumn(scores.map(of)), rows);
  return {
    group: each(({ group }) => group),
    label: each(({ label }) => label),
    score: Float64Array.from(rows, (at) => scores[at]!.score ?? Number.NaN),
  };
}

/**
 * How many rows are beyond the first of their person, out of merged counts?
 *
 * @example
 * repeatedRowsOfCounts([{ what: 'rows of a person', at: 0, size: 3, count: 6 }]) // 4
 */
export function repeatedRowsOfCounts(counts: readonly CountRow[]): number | NotComputed {
  checkedAmounts(
    counts.map(({ count }) => count),
    'counts',
  );
  const named = counts.filter(({ what, size }) => what === 'rows of a person' && size > 0);
  if (named.length === 0) return notComputed('the file has no identifier of persons');
  return named.reduce((sum, { size, count }) => sum + count - count / size, 0);
}
