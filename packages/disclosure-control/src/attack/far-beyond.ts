import type { LinearProblem } from './linear-solver.ts';

const TIMES = 1e4;

/**
 * A number that no corner of the problem comes near: its corners are sums of its limits, by weights that are not far from one. What
 * reaches a tenth of it has no end.
 */
export function farBeyond({ bounds, rows }: LinearProblem): number {
  const limits = [...bounds, ...rows].flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
  return TIMES * limits.reduce((sum, limit) => sum + Math.abs(limit), 1);
}
