import type { PermutationPlan } from './permutation-plan.ts';
import { ROW_SHIFT, type SpacePairs } from './space-pairs.ts';

/** Row-major counts: permutation, then distance band, then threshold: pairs closer in time than the threshold. */
export type ThresholdCounts = Float64Array;

/** Counts of one arrangement of times, `times[position]`. */
export function countArrangement(
  pairs: SpacePairs,
  times: Int32Array,
  thresholds: readonly number[],
  out: Float64Array,
  at: number,
): void {
  const { nEvents, nBands, starts, neighbours } = pairs;
  const nThresholds = thresholds.length;
  const cap = Math.max(0, ...thresholds);
  // level[difference]: how many thresholds do not lie above the difference.
  const level = new Uint8Array(cap + 1);
  for (let difference = 0; difference <= cap; difference++)
    level[difference] = thresholds.filter((threshold) => difference >= threshold).length;
  const histogram = new Float64Array(nThresholds + 1);
  for (let band = 0; band < nBands; band++) {
    histogram.fill(0);
    let pair = starts[band * (nEvents + 1)]!;
    for (let position = 0; position < nEvents; position++) {
      const time = times[position]!;
      const end = starts[band * (nEvents + 1) + position + 1]!;
      for (; pair < end; pair++) {
        const difference = Math.abs(times[neighbours[pair]! >>> ROW_SHIFT]! - time);
        histogram[level[Math.min(difference, cap)]!]!++;
      }
    }
    let below = 0;
    const sortedRank = thresholds.map((threshold) => thresholds.filter((other) => other < threshold).length);
    const cumulative = new Float64Array(nThresholds + 1);
    for (let rank = 0; rank <= nThresholds; rank++) {
      below += histogram[rank]!;
      cumulative[rank] = below;
    }
    for (let threshold = 0; threshold < nThresholds; threshold++)
      out[at + band * nThresholds + threshold] = cumulative[sortedRank[threshold]!]!;
  }
}

/**
 * The TypeScript twin of the WebAssembly kernel: the fallback, the explanation, and the check on it.
 * Each permutation starts from the same base and its own seed, shuffled by Fisher–Yates with sfc32; the choice
 * ⌊word × bound / 2³²⌋ favours some places by at most n / 2³², far below what a thousand permutations can tell.
 */
export function countPermutations(
  pairs: SpacePairs,
  plan: PermutationPlan,
  thresholds: readonly number[],
): ThresholdCounts {
  const perPermutation = pairs.nBands * thresholds.length;
  const counts = new Float64Array(plan.nPermutations * perPermutation);
  const shuffled = new Int32Array(pairs.nEvents);
  const times = new Int32Array(pairs.nEvents);
  for (let permutation = 0; permutation < plan.nPermutations; permutation++) {
    shuffled.set(plan.base);
    shuffleWithinStrata(shuffled, plan, permutation);
    for (let place = 0; place < shuffled.length; place++) times[plan.slots[place]!] = shuffled[place]!;
    countArrangement(pairs, times, thresholds, counts, permutation * perPermutation);
  }
  return counts;
}

function shuffleWithinStrata(times: Int32Array, { strata, seeds }: PermutationPlan, permutation: number): void {
  let a = seeds[4 * permutation]! | 0;
  let b = seeds[4 * permutation + 1]! | 0;
  let c = seeds[4 * permutation + 2]! | 0;
  let d = seeds[4 * permutation + 3]! | 0;
  const next = () => {
    const drawn = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return drawn >>> 0;
  };
  for (let round = 0; round < 15; round++) next();
  for (let stratum = 0; stratum + 1 < strata.length; stratum++) {
    const first = strata[stratum]!;
    for (let place = strata[stratum + 1]! - 1; place > first; place--) {
      const chosen = first + Math.floor((next() * (place - first + 1)) / 4294967296);
      const held = times[place]!;
      times[place] = times[chosen]!;
      times[chosen] = held;
    }
  }
}
