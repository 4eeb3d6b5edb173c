const ROOT_2_PI = 2.5066282746310002;

/**
 * Writes to `into`: log P(Z > z), the hazard (density ÷ P(Z > z)) and P(Z > z) of a standard normal.
 *
 * Rational form of Hart (1968) as given by West (2005), 14 digits; the exponential is kept apart, so that the logarithm and the
 * hazard keep theirs far out. A sampler asks for it millions of times, which is why it is not `normalUpper`.
 */
export function normalTail(z: number, into: Float64Array): void {
  const size = Math.abs(z);
  const ratio = size < 5 ? hartRatio(size) : 1 / (continuedFraction(size) * ROOT_2_PI);
  const decay = Math.exp(-0.5 * size * size);
  if (z >= 0) {
    into[0] = -0.5 * size * size + Math.log(ratio);
    into[1] = 1 / (ratio * ROOT_2_PI);
    into[2] = decay * ratio;
  } else {
    const upper = 1 - decay * ratio;
    into[0] = Math.log1p(-decay * ratio);
    into[1] = decay / (ROOT_2_PI * upper);
    into[2] = upper;
  }
}

function hartRatio(z: number): number {
  let above = 0.0352624965998911 * z + 0.700383064443688;
  above = above * z + 6.37396220353165;
  above = above * z + 33.912866078383;
  above = above * z + 112.079291497871;
  above = above * z + 221.213596169931;
  above = above * z + 220.206867912376;
  let below = 0.0883883476483184 * z + 1.75566716318264;
  below = below * z + 16.064177579207;
  below = below * z + 86.7807322029461;
  below = below * z + 296.564248779674;
  below = below * z + 637.333633378831;
  below = below * z + 793.826512519948;
  below = below * z + 440.413735824752;
  return above / below;
}

function continuedFraction(z: number): number {
  let below = z;
  for (let k = 24; k >= 1; k--) below = z + k / below;
  return below;
}
