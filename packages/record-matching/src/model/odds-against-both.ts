/** The odds of one person against strangers or twins, in bits, from the odds against each. */
export function linkOddsAgainstBoth(weight: number, kinWeight: number): number {
  const least = Math.min(weight, kinWeight);
  return least - Math.log2(2 ** (least - weight) + 2 ** (least - kinWeight));
}

/** Odds this far apart differ from the lesser by less than the tolerance. */
const FARTHEST = 32;
const STEPS = 32;
/**
 * More than the table is off by: a cubic of both ends' values and slopes errs by (1 ÷ 32)⁴ ÷ 384 × 0.042 at most, which is
 * 1e−10, and beyond the farthest 3.4e−10 is left out.
 */
const TOLERANCE = 1e-9;

/**
 * {@link linkOddsAgainstBoth} for many millions of pairs: what is returned is the same when rounded to 32 bits, and lies on
 * the same side of `limit`. A table tells it but for the few pairs that lie too close to where either is decided.
 */
export function tabledOddsAgainstBoth(limit: number): (weight: number, kinWeight: number) => number {
  const table = new Float64Array(4 * FARTHEST * STEPS);
  for (let step = 0; step < FARTHEST * STEPS; step++) {
    const [from, fromSlope] = lostBits(step / STEPS);
    const [to, toSlope] = lostBits((step + 1) / STEPS);
    const rise = to - from;
    const [a, b] = [fromSlope / STEPS, toSlope / STEPS];
    table.set([from, a, 3 * rise - 2 * a - b, a + b - 2 * rise], 4 * step);
  }
  return (weight, kinWeight) => {
    const least = weight < kinWeight ? weight : kinWeight;
    const apart = STEPS * (weight < kinWeight ? kinWeight - weight : weight - kinWeight);
    let odds = least;
    if (apart < FARTHEST * STEPS) {
      const step = Math.floor(apart);
      const part = apart - step;
      const at = 4 * step;
      odds -= table[at]! + part * (table[at + 1]! + part * (table[at + 2]! + part * table[at + 3]!));
    }
    const low = odds - TOLERANCE;
    const high = odds + TOLERANCE;
    const isSure = low < high && Math.fround(low) === Math.fround(high) && (low >= limit || high < limit);
    return isSure ? odds : linkOddsAgainstBoth(weight, kinWeight);
  };
}

/** log2(1 + 2^−apart), and how fast it rises. */
function lostBits(apart: number): readonly [number, number] {
  const share = 2 ** -apart;
  return [Math.log2(1 + share), -share / (1 + share)];
}
