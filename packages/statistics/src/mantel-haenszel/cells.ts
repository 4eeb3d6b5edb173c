import { checkProportion } from '../interval/proportion.ts';
import type { ProportionStratum } from './pooled.ts';

/** The four cells of a stratum: a, b successes and failures of the group; c, d of the reference. */
export interface Cells {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Checked cells of the strata that have cases on both sides. */
export function usableCells(strata: readonly ProportionStratum[]): Cells[] {
  const cells: Cells[] = [];
  for (const [index, { group, reference }] of strata.entries()) {
    checkProportion(group, `the group in stratum ${index}`);
    checkProportion(reference, `the reference in stratum ${index}`);
    if (group.total === 0 || reference.total === 0) continue;
    cells.push({
      a: group.successes,
      b: group.total - group.successes,
      c: reference.successes,
      d: reference.total - reference.successes,
    });
  }
  return cells;
}

/** ½ added to every cell of a stratum that has an empty one, for the logarithms of the heterogeneity statistic alone. */
export function withoutEmptyCells({ a, b, c, d }: Cells): Cells {
  const add = a === 0 || b === 0 || c === 0 || d === 0 ? 0.5 : 0;
  return { a: a + add, b: b + add, c: c + add, d: d + add };
}
