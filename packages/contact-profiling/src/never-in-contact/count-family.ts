import { logFactorial } from '@assay/statistics';

/** A count distribution without zero, through η = ln of its untruncated mean. */
export interface CountFamily {
  derivatives(
    count: number,
    eta: number,
  ): { readonly logMass: number; readonly score: number; readonly information: number };
  /** P(count ≥ 1) and its slope in η. */
  chance(eta: number): { readonly seenChance: number; readonly seenSlope: number };
}

export const families: Readonly<Record<'poisson' | 'geometric', CountFamily>> = {
  poisson: {
    derivatives: (count, eta) => {
      const rate = Math.exp(eta);
      const seen = -Math.expm1(-rate);
      const mean = rate / seen;
      // d mean ÷ dη: positive for every rate.
      const spread = mean * (1 + rate - mean);
      return {
        logMass: count * eta - rate - Math.log(seen) - logFactorial(count),
        score: count - mean,
        information: spread,
      };
    },
    chance: (eta) => {
      const rate = Math.exp(eta);
      return { seenChance: -Math.expm1(-rate), seenSlope: rate * Math.exp(-rate) };
    },
  },
  geometric: {
    derivatives: (count, eta) => {
      const mean = Math.exp(eta);
      const stay = mean / (1 + mean);
      return {
        logMass: (count - 1) * eta - count * Math.log1p(mean),
        score: count - 1 - count * stay,
        information: (count * stay) / (1 + mean),
      };
    },
    chance: (eta) => {
      const stay = 1 / (1 + Math.exp(-eta));
      return { seenChance: stay, seenSlope: stay * (1 - stay) };
    },
  },
};
