import type { Interval, MaybeEstimate, NotComputed } from '@assay/statistics';
import { normalQuantile, notComputed, USUAL_LEVEL } from '@assay/statistics';
import { type BeforeAfter, requireCrimeCounts } from './before-after.ts';
import { fiellerInterval } from './fieller.ts';

export interface WeightedDisplacementQuotient {
  /** Crimes fewer in the patrolled area, gross. */
  readonly grossEffect: number;
  /** Fall of the patrolled area's crime as a share of the control's; above zero is good. */
  readonly netEffect: number | NotComputed;
  /** Ra/Ca − Rb/Cb: below zero where patrols did better than the control. */
  readonly success: { readonly value: number; readonly interval: Interval } | NotComputed;
  /** Da/Ca − Db/Cb: below zero where the buffer did better than the control. */
  readonly buffer: { readonly value: number; readonly interval: Interval } | NotComputed;
  /** buffer / success as published, whether or not it means anything. Show it only with `quotient`. */
  readonly arithmeticQuotient: number | NotComputed;
  /** The quotient where it can be read, else the reason. Above 0 diffusion, 0 to −1 part displacement, below −1 more moved than was saved. */
  readonly quotient: MaybeEstimate;
  /** Crimes prevented net of those that moved. */
  readonly totalNetEffect: number | NotComputed;
}

/**
 * For each crime prevented by patrols, how many appeared next door (or were prevented there too)?
 *
 * Weighted displacement quotient WDQ = (Da/Ca − Db/Cb) / (Ra/Ca − Rb/Cb), with Fieller's interval; numerator and
 * denominator share the control, and their covariance Db·Rb/Cb³ + Da·Ra/Ca³ is taken into account.
 *
 * The quotient is refused where crime rose against the control (the sign then reads the wrong way round), where the
 * denominator is not told from zero, and where the control has no crime. `arithmeticQuotient` keeps the published
 * formula.
 *
 * Source: Bowers and Johnson (2003); Guerette (2009), POP Guide 10, appendix B; Fieller (1954).
 *
 * @example
 * weightedDisplacementQuotient({
 *   treated: { before: 100, after: 120 },
 *   displacement: { before: 50, after: 60 },
 *   control: { before: 200, after: 200 },
 * }).quotient // { status: 'not-computed' }
 */
export function weightedDisplacementQuotient(
  {
    treated,
    displacement,
    control,
  }: { readonly treated: BeforeAfter; readonly displacement: BeforeAfter; readonly control: BeforeAfter },
  level = USUAL_LEVEL,
): WeightedDisplacementQuotient {
  requireCrimeCounts('treated', treated);
  requireCrimeCounts('displacement', displacement);
  requireCrimeCounts('control', control);
  const grossEffect = treated.before - treated.after;
  const { before: cb, after: ca } = control;
  if (cb === 0 || ca === 0) {
    const reason = notComputed(
      `the control area has no crime ${cb === 0 ? 'before' : 'after'}, and every part is divided by it`,
    );
    return {
      grossEffect,
      netEffect: reason,
      success: reason,
      buffer: reason,
      arithmeticQuotient: reason,
      quotient: reason,
      totalNetEffect: reason,
    };
  }
  const share = ({ before, after }: BeforeAfter) => after / ca - before / cb;
  const shareVariance = ({ before, after }: BeforeAfter) =>
    after / ca ** 2 + after ** 2 / ca ** 3 + before / cb ** 2 + before ** 2 / cb ** 3;
  const success = share(treated);
  const buffer = share(displacement);
  const successVariance = shareVariance(treated);
  const bufferVariance = shareVariance(displacement);
  const covariance = (displacement.after * treated.after) / ca ** 3 + (displacement.before * treated.before) / cb ** 3;
  const quantile = normalQuantile(1 - (1 - level) / 2);
  const around = (value: number, variance: number) => ({
    value,
    interval: {
      low: value - quantile * Math.sqrt(variance),
      high: value + quantile * Math.sqrt(variance),
      level,
      method: 'delta method for a difference of ratios with a shared control',
    },
  });
  const parts = {
    numerator: buffer,
    denominator: success,
    numeratorVariance: bufferVariance,
    denominatorVariance: successVariance,
    covariance,
  };
  return {
    grossEffect,
    netEffect: -success,
    success: around(success, successVariance),
    buffer: around(buffer, bufferVariance),
    arithmeticQuotient:
      success === 0 ? notComputed('the patrolled area changed exactly as the control did') : buffer / success,
    quotient: readableQuotient(),
    totalNetEffect: (treated.before * ca) / cb - treated.after + ((displacement.before * ca) / cb - displacement.after),
  };

  function readableQuotient(): MaybeEstimate {
    if (success > 0)
      return notComputed(
        'crime in the patrolled area rose against the control: there is no prevented crime to displace',
      );
    if (success + quantile * Math.sqrt(successVariance) >= 0)
      return notComputed(
        'the change in the patrolled area is not told from zero, and a quotient over it can take any value',
      );
    return { status: 'computed', value: buffer / success, interval: fiellerInterval(parts, level) };
  }
}
