/** Distinct patterns of agreement with the number of pairs that show each. */
export interface PatternCounts {
  /** `levels[pattern][field]`; the number of levels of a field means that it is missing. */
  readonly levels: readonly Int32Array[];
  readonly counts: Float64Array;
}

export interface FieldProbabilities {
  /** P(level | one person) and P(level | different people), over the levels of a field. */
  readonly m: Float64Array;
  readonly u: Float64Array;
}

export interface MixtureFit {
  /** Share of the pairs that are about one person. */
  readonly matchShare: number;
  readonly m: readonly Float64Array[];
  readonly iterations: number;
}

const LEAST = 1e-9;
const MOST_ITERATIONS = 200;
const CONVERGED = 1e-7;

/**
 * Estimates how often fields agree for one person, from pairs nobody has labelled.
 *
 * Expectation–maximisation over distinct patterns, with u held fixed; fields outside `trained` are passed over, and a
 * missing field says nothing. The cost depends on the number of patterns, not of pairs.
 *
 * Source: Fellegi and Sunter (1969), Journal of the American Statistical Association 64; Winkler (1988).
 */
export function fitMixture(
  patterns: PatternCounts,
  fields: readonly FieldProbabilities[],
  trained: readonly number[],
  startingShare: number,
): MixtureFit {
  const { levels, counts } = patterns;
  let m: readonly Float64Array[] = fields.map((field) => field.m.slice());
  let matchShare = startingShare;
  let total = 0;
  for (const count of counts) total += count;
  let iterations = 0;
  while (iterations < MOST_ITERATIONS && total > 0) {
    iterations++;
    const sums = m.map((each) => new Float64Array(each.length));
    let matches = 0;
    for (let pattern = 0; pattern < counts.length; pattern++) {
      const own = levels[pattern]!;
      let likely = matchShare;
      let unlikely = 1 - matchShare;
      for (const field of trained) {
        const level = own[field]!;
        if (level === m[field]!.length) continue;
        likely *= m[field]![level]!;
        unlikely *= fields[field]!.u[level]!;
      }
      const expected = (counts[pattern]! * likely) / (likely + unlikely);
      matches += expected;
      for (const field of trained) {
        const level = own[field]!;
        if (level < m[field]!.length) sums[field]![level]! += expected;
      }
    }
    const nextShare = Math.min(1 - LEAST, Math.max(LEAST, matches / total));
    let change = Math.abs(nextShare - matchShare);
    const next = m.map((each, field) => (trained.includes(field) ? normalised(sums[field]!, each) : each));
    for (const field of trained) {
      for (let level = 0; level < m[field]!.length; level++) {
        change = Math.max(change, Math.abs(next[field]![level]! - m[field]![level]!));
      }
    }
    m = next;
    matchShare = nextShare;
    if (change < CONVERGED) break;
  }
  return { matchShare, m, iterations };
}

/** Shares that sum to 1 and never reach 0, which would rule a pair out for ever; the old shares where nothing was seen. */
export function normalised(sums: Float64Array, old: Float64Array): Float64Array {
  let total = 0;
  for (const sum of sums) total += sum;
  if (total <= 0) return old;
  const floored = sums.map((sum) => Math.max(sum / total, 1e-6));
  let rescaled = 0;
  for (const share of floored) rescaled += share;
  return floored.map((share) => share / rescaled);
}
