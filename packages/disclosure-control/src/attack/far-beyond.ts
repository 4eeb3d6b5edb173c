interface Limits {
  readonly low: number;
  readonly high: number;
}

const TIMES = 1e4;

/**
 * A number that no corner of a problem with these limits of variables and rows comes near: its corners are sums of them, by weights that
 * are not far from one. What reaches a tenth of it has no end.
 */
export function farBeyond(limitsOfAll: readonly Limits[]): number {
  const limits = limitsOfAll.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
  return TIMES * limits.reduce((sum, limit) => sum + Math.abs(limit), 1);
}
