import { InputError } from '@assay/statistics';

/** Counts of areas over periods, one area after another. */
export interface AreaPanel {
  readonly counts: ArrayLike<number>;
  readonly nPeriods: number;
}

/** Number of areas; refuses a panel with a hole. */
export function panelAreas({ counts, nPeriods }: AreaPanel): number {
  if (!Number.isInteger(nPeriods) || nPeriods < 2 || counts.length % nPeriods !== 0)
    throw new InputError(
      `periods must be at least two and divide the ${counts.length} counts evenly: ${nPeriods}. Pass one count for each area and period.`,
    );
  for (let cell = 0; cell < counts.length; cell++)
    if (!(counts[cell]! >= 0))
      throw new InputError(
        `count of area ${Math.floor(cell / nPeriods) + 1}, period ${(cell % nPeriods) + 1} must be zero or more: ${counts[cell]}. Count every area in every period.`,
      );
  return counts.length / nPeriods;
}

/** Sum over a set of areas and periods. */
export function areaPanelSum(
  { counts, nPeriods }: AreaPanel,
  areas: Iterable<number>,
  periods: Iterable<number>,
): number {
  let sum = 0;
  const list = [...periods];
  for (const area of areas) for (const period of list) sum += counts[area * nPeriods + period]!;
  return sum;
}
