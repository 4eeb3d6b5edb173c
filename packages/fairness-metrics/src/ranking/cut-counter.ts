import { type CountedSlice, type Counter, type CountOption, type CountRow, checkedAmounts } from '@assay/statistics';
import { edgeOfBin, scoreBin } from '../score/score-bins.ts';
import { MAXIMUM_DISTINCT } from '../score/score-cells.ts';
import { MODELS, type ScorePart, scoresOfCounts } from '../score/score-counter.ts';
import { listCuts } from './list-cuts.ts';

/**
 * At which scores are lists cut, where so many scores differ that they were counted by bins? Bins in which a list is cut are told
 * score by score, all others whole, and of nobody anything but the score. Any division of the rows gives the same.
 *
 * Options: `bins` and `secondBins`, the bins to be told, as JSON; {@link binsOfCuts} says which.
 *
 * @example
 * cutCounter.optional // ['score', 'secondScore']
 */
export const cutCounter: Counter = {
  name: 'scores-at-cuts',
  version: 1,
  columns: [],
  optional: MODELS,
  splitBy: null,
  sizeOf: null,
  largest: [],
  count({ numbers = {} }, options): CountedSlice {
    const rows = MODELS.flatMap((part): CountRow[] => {
      const told = new Set(JSON.parse(String(options[part === 'score' ? 'bins' : 'secondBins'] ?? '[]')) as number[]);
      const score = numbers[part];
      return score === undefined ? [] : rowsOfCuts(part, score, told);
    });
    return { rows, crossing: [] };
  },
};

type Kind = 'score' | 'bin' | 'wide';

function rowsOfCuts(part: ScorePart, scores: Float64Array, told: ReadonlySet<number>): CountRow[] {
  const whole = new Map<number, number>();
  const single = new Map<number, Map<number, number>>();
  for (const score of scores) {
    if (Number.isNaN(score)) continue;
    const bin = scoreBin(score);
    const counts = told.has(bin) ? (single.get(bin) ?? new Map<number, number>()) : whole;
    if (counts !== whole) single.set(bin, counts);
    const key = counts === whole ? bin : score + 0;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const row = (kind: Kind, value: number, count: number) => ({
    what: JSON.stringify([kind, part, value]),
    at: 0,
    size: 0,
    count,
  });
  return [
    ...[...whole].map(([bin, count]) => row('bin', bin, count)),
    ...[...single].flatMap(([bin, own]) =>
      own.size <= MAXIMUM_DISTINCT
        ? [...own].map(([score, count]) => row('score', score, count))
        : [
            row(
              'wide',
              bin,
              [...own.values()].reduce((sum, count) => sum + count, 0),
            ),
          ],
    ),
  ];
}

/**
 * In which bins are lists of these lengths cut, out of what {@link scoreCounter} counted? The options of {@link cutCounter}.
 *
 * @example
 * const counts = [{ what: '["score","score",0.5,"A","no"]', at: 0, size: 0, count: 3 }];
 * binsOfCuts(counts, [1]) // { bins: '[785920]', secondBins: '[]' }
 */
export function binsOfCuts(
  counts: readonly CountRow[],
  lengths: readonly number[],
): { bins: string; secondBins: string } {
  const of = (model: ScorePart) => {
    const counted = scoresOfCounts(counts, model);
    const times = counted.isExact
      ? counted.scores.map(({ score, count }) => ({ value: score, count }))
      : counted.bins.map(({ from, count }) => ({ value: from, count }));
    const bins = times.flatMap(({ value, count }) => (value === null ? [] : [{ score: scoreBin(value), count }]));
    return JSON.stringify(listCuts(summed(bins), lengths));
  };
  return { bins: of('score'), secondBins: of('secondScore') };
}

/**
 * The scores at which lists of these lengths are cut, out of what {@link cutCounter} counted: the options of {@link listCounter}.
 * `null` where a bin holds so many scores that they were not told.
 *
 * @example
 * const counts = [{ what: '["score","score",0.5]', at: 0, size: 0, count: 3 }];
 * cutsOfCounts(counts, [1]) // { cuts: '[0.5]', secondCuts: '[]' }
 */
export function cutsOfCounts(
  counts: readonly CountRow[],
  lengths: readonly number[],
): Readonly<Record<'cuts' | 'secondCuts', CountOption>> | null {
  checkedAmounts(
    counts.map(({ count }) => count),
    'counts',
  );
  const told = counts.map(({ what, count }) => {
    const [kind, part, value] = JSON.parse(what) as [Kind, ScorePart, number];
    return { kind, part, score: kind === 'score' ? value : edgeOfBin(value), count };
  });
  if (told.some(({ kind }) => kind === 'wide')) return null;
  // Slices that each hold few scores of a bin may hold many together: how a table was divided decides nothing.
  const scoresOfBin = new Map<string, number>();
  for (const { kind, part, score } of told) {
    if (kind !== 'score') continue;
    const bin = `${part} ${scoreBin(score)}`;
    scoresOfBin.set(bin, (scoresOfBin.get(bin) ?? 0) + 1);
  }
  if (Math.max(0, ...scoresOfBin.values()) > MAXIMUM_DISTINCT) return null;
  const of = (model: ScorePart) =>
    JSON.stringify(
      listCuts(
        told.filter(({ part }) => part === model),
        lengths,
      ),
    );
  return { cuts: of('score'), secondCuts: of('secondScore') };
}

function summed(bins: readonly { readonly score: number; readonly count: number }[]) {
  const counts = new Map<number, number>();
  for (const { score, count } of bins) counts.set(score, (counts.get(score) ?? 0) + count);
  return [...counts].map(([score, count]) => ({ score, count }));
}
