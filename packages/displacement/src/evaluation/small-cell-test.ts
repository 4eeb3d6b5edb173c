import { type NotComputed, notComputed, poissonETest } from '@assay/statistics';
import { type BeforeAfter, requireCrimeCounts } from './before-after.ts';

/** Below this the normal interval of a rate ratio is rough. */
export const SMALL_CELL = 20;

/**
 * Where there are too few crimes for a rate ratio's interval: could the patrolled area's counts have come about if it
 * had changed as its control did?
 *
 * E-test of two Poisson counts, the patrolled area's before and after, each per crime of the control in the same
 * period; the control counts as known, so it must be the larger: below {@link SMALL_CELL} crimes in one of its cells,
 * not computed.
 *
 * Source: Krishnamoorthy and Thomson (2004).
 *
 * @example
 * smallCellTest({ treated: { before: 6, after: 2 }, control: { before: 100, after: 100 } }) // 0.1749
 */
export function smallCellTest({
  treated,
  control,
}: {
  readonly treated: BeforeAfter;
  readonly control: BeforeAfter;
}): number | NotComputed {
  requireCrimeCounts('treated', treated);
  requireCrimeCounts('control', control);
  const least = Math.min(control.before, control.after);
  if (least < SMALL_CELL)
    return notComputed(`the control has ${least} crimes before or after: too few to be taken as known`);
  const mean = (control.before + control.after) / 2;
  const test = poissonETest(
    { events: treated.after, exposure: control.after / mean },
    { events: treated.before, exposure: control.before / mean },
  );
  return test.status === 'computed' ? test.pValue : test;
}
