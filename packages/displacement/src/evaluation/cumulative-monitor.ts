import { InputError, normalQuantile, USUAL_LEVEL } from '@assay/statistics';
import { type DifferenceEstimate, differenceEstimate } from './difference-estimate.ts';
import { type RateRatio, rateRatio } from './incidence-rate-ratio.ts';

export interface CumulativePeriod {
  readonly period: number;
  readonly treated: number;
  readonly control: number;
  readonly difference: DifferenceEstimate;
  readonly ratio: RateRatio;
}

/**
 * Week by week since patrols began, how far apart are the patrolled and the comparison areas by now?
 *
 * Running totals of both areas; difference with variance T + C, ratio with variance of its logarithm 1/T + 1/C. The
 * intervals are for one look each: reading them every week and stopping at the first clear one inflates false alarms.
 * Columns of equal length in, one row for each period out.
 *
 * @throws InputError where lengths differ.
 *
 * Source: Wheeler (2021), "Cumulative WDD"; the pointwise caveat is Armitage, McPherson and Rowe (1969).
 *
 * @example
 * cumulativeMonitor([309], [348], 0.9)[0].difference // { value: -39, standardError: 25.63 }
 */
export function cumulativeMonitor(
  treated: ArrayLike<number>,
  control: ArrayLike<number>,
  level = USUAL_LEVEL,
): CumulativePeriod[] {
  if (treated.length !== control.length)
    throw new InputError(
      `treated and control must cover the same periods: ${treated.length} and ${control.length}. Count both areas in every period.`,
    );
  const odd = [...Array.from(treated), ...Array.from(control)].find((count) => !(count >= 0 && Number.isFinite(count)));
  if (odd !== undefined) throw new InputError(`counts must be 0 or more: ${odd}. Leave out periods without a count.`);
  const rows: CumulativePeriod[] = [];
  let nTreated = 0;
  let nControl = 0;
  for (let period = 0; period < treated.length; period++) {
    nTreated += treated[period]!;
    nControl += control[period]!;
    rows.push({
      period: period + 1,
      treated: nTreated,
      control: nControl,
      difference: differenceEstimate(
        nTreated - nControl,
        nTreated + nControl,
        level,
        'cumulative difference of two Poisson counts, normal interval',
      ),
      ratio: rateRatio([nTreated], [nControl], 1, normalQuantile(1 - (1 - level) / 2), level),
    });
  }
  return rows;
}
