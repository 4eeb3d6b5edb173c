import { checkedBound, InputError } from '@assay/statistics';

export interface SmallCells {
  /** Squares with any event, and those of them with fewer than the threshold. */
  readonly cells: number;
  readonly small: number;
}

/**
 * If a map of squares were published, how many squares would show so few events that people could be told apart?
 *
 * Squares of `sideMetres` laid from the origin of the coordinates. An event without coordinates is in none.
 *
 * @throws InputError where the side is not above zero, or the threshold is no number.
 *
 * Source: Office for National Statistics, policy on small counts, for the threshold of ten.
 *
 * @example
 * smallCells([1, 2, 150], [1, 2, 1], 100, 2) // { cells: 2, small: 1 }
 */
export function smallCells(x: ArrayLike<number>, y: ArrayLike<number>, sideMetres: number, threshold = 10): SmallCells {
  if (!(sideMetres > 0)) throw new InputError(`side of a square must be above zero: ${sideMetres}. Pass metres.`);
  checkedBound(threshold, 'threshold');
  const counts = new Map<string, number>();
  for (let event = 0; event < x.length; event++) {
    if (!Number.isFinite(x[event]!) || !Number.isFinite(y[event]!)) continue;
    const cell = `${Math.floor(x[event]! / sideMetres)},${Math.floor(y[event]! / sideMetres)}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return { cells: counts.size, small: [...counts.values()].filter((count) => count < threshold).length };
}
