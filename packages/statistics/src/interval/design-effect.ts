import { InputError } from '../input-error.ts';

/**
 * By how much do cases that depend on each other spread a share more than as many single cases would?
 *
 * `parts[c]` of the `wholes[c]` cases of cluster c are successes. The effect is the cluster-robust variance of
 * Σ parts ÷ Σ wholes over p(1 − p) ÷ n, with c ÷ (c − 1) for few clusters, and at least 1. Where every case or none is a
 * success nothing is known of how alike the cases of a cluster are: they are then taken to be all alike, Σ wholes² ÷ Σ
 * wholes.
 *
 * Edge rules: clusters without cases count for nothing; fewer than two clusters are taken to be all alike.
 *
 * @throws InputError where the two differ in length.
 *
 * Source: Kish (1965); linearised variance of a ratio, Cochran (1977), Sampling Techniques, chapter 6.
 *
 * @example
 * designEffect([2, 0, 2, 0], [2, 2, 2, 2]) // 2.667
 */
export function designEffect(parts: ArrayLike<number>, wholes: ArrayLike<number>): number {
  if (parts.length !== wholes.length) {
    throw new InputError(`parts and wholes must stand one per cluster: ${parts.length} and ${wholes.length}.`);
  }
  let successes = 0;
  let cases = 0;
  let squares = 0;
  let clusters = 0;
  for (let cluster = 0; cluster < wholes.length; cluster++) {
    const whole = wholes[cluster]!;
    if (whole === 0) continue;
    clusters++;
    successes += parts[cluster]!;
    cases += whole;
    squares += whole * whole;
  }
  if (!Number.isFinite(squares) || !Number.isFinite(successes)) {
    throw new InputError(`parts and wholes must be counts: they come to ${successes} of ${cases}. Check the counts.`);
  }
  if (cases === 0) return 1;
  const share = successes / cases;
  if (clusters < 2 || successes === 0 || successes === cases) return squares / cases;
  let residuals = 0;
  for (let cluster = 0; cluster < wholes.length; cluster++) {
    residuals += (parts[cluster]! - share * wholes[cluster]!) ** 2;
  }
  if (!(share > 0 && share < 1))
    throw new InputError(`the parts must lie within the wholes: ${successes} of ${cases}.`);
  return Math.max(1, ((residuals / cases) * (clusters / (clusters - 1))) / (share * (1 - share)));
}

/**
 * A design effect that can widen an interval; 1 where none is given.
 *
 * @throws InputError where it is no number above 0.
 *
 * @example
 * checkedDesignEffect() // 1
 */
export function checkedDesignEffect(effect = 1): number {
  if (!(effect > 0 && Number.isFinite(effect))) {
    throw new InputError(`the design effect must be a number above 0: ${effect}. Use 1 for independent cases.`);
  }
  return effect;
}
