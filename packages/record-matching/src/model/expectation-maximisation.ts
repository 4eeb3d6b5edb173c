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

interface MixtureFit {
  /** Share of the pairs that are about one person. */
  readonly matchShare: number;
  /** Share of the pairs that are about two people of one birth: all agrees but the first name. Nought without such a class. */
  readonly kinShare: number;
  /** Whether the shares stood still before the iterations ran out. */
  readonly converged: boolean;
  readonly m: readonly Float64Array[];
  readonly iterations: number;
}

const LEAST = 1e-9;
const MOST_ITERATIONS = 5000;
/** Steps of patterns and fields beyond which the iterations are told to stop, converged or not. */
const MOST_STEPS = 400_000_000;
const CONVERGED = 1e-7;

/**
 * Estimates how often fields agree for one person, from pairs nobody has labelled.
 *
 * Expectation–maximisation over distinct patterns, with u held fixed; fields outside `trained` are passed over, and a
 * missing field says nothing. The cost depends on the number of patterns, not of pairs. With `apart` a third class of
 * pairs agrees as one person does in every field but those, where it agrees as strangers do: twins and others born into
 * one family on one day, who would else be taken for one person under another first name.
 *
 * Source: Fellegi and Sunter (1969), Journal of the American Statistical Association 64; Winkler (1988).
 */
export function fitMixture(
  patterns: PatternCounts,
  fields: readonly FieldProbabilities[],
  trained: readonly number[],
  startingShare: number,
  apart: readonly number[] = [],
): MixtureFit {
  const { levels, counts } = patterns;
  let m: readonly Float64Array[] = fields.map((field) => field.m.slice());
  let matchShare = startingShare;
  // Twins can be told apart only where the first name is compared, and something besides.
  const apartHere = trained.filter((field) => apart.includes(field));
  let kinShare = apartHere.length > 0 && trained.length > apartHere.length ? startingShare / 10 : 0;
  let total = 0;
  for (const count of counts) total += count;
  const hasKin = kinShare > 0;
  const mostIterations = Math.min(
    MOST_ITERATIONS,
    Math.max(200, Math.floor(MOST_STEPS / Math.max(1, counts.length * trained.length))),
  );
  let iterations = 0;
  let converged = total === 0;
  while (iterations < mostIterations && !converged) {
    iterations++;
    const sums = m.map((each) => new Float64Array(each.length));
    let matches = 0;
    let kin = 0;
    for (let pattern = 0; pattern < counts.length; pattern++) {
      const own = levels[pattern]!;
      let likely = matchShare;
      let related = kinShare;
      let unlikely = 1 - matchShare - kinShare;
      for (const field of trained) {
        const level = own[field]!;
        if (level === m[field]!.length) continue;
        const chance = fields[field]!.u[level]!;
        likely *= m[field]![level]!;
        unlikely *= chance;
        if (hasKin) related *= apart.includes(field) ? chance : m[field]![level]!;
      }
      const all = likely + related + unlikely;
      const expected = (counts[pattern]! * likely) / all;
      matches += expected;
      kin += (counts[pattern]! * related) / all;
      for (const field of trained) {
        const level = own[field]!;
        if (level < m[field]!.length) sums[field]![level]! += expected;
      }
    }
    const nextShare = Math.min(1 - LEAST, Math.max(LEAST, matches / total));
    const nextKin = hasKin ? Math.min(1 - nextShare - LEAST / 2, Math.max(LEAST / 2, kin / total)) : 0;
    let change = Math.max(Math.abs(nextShare - matchShare), Math.abs(nextKin - kinShare));
    const next = m.map((each, field) => (trained.includes(field) ? mixtureShares(sums[field]!, each) : each));
    for (const field of trained) {
      for (let level = 0; level < m[field]!.length; level++) {
        change = Math.max(change, Math.abs(next[field]![level]! - m[field]![level]!));
      }
    }
    m = next;
    matchShare = nextShare;
    kinShare = nextKin;
    converged = change < CONVERGED;
  }
  return { matchShare, kinShare, m, iterations, converged };
}

/** Shares that sum to 1 and never reach 0, which would rule a pair out for ever; the old shares where nothing was seen. */
export function mixtureShares(sums: Float64Array, old: Float64Array): Float64Array {
  let total = 0;
  for (const sum of sums) total += sum;
  if (total <= 0) return old;
  const floored = sums.map((sum) => Math.max(sum / total, 1e-6));
  let rescaled = 0;
  for (const share of floored) rescaled += share;
  return floored.map((share) => share / rescaled);
}
