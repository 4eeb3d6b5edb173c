import { InputError } from '@assay/statistics';

/** Squares of draws are summed. */
const LARGEST = 1e150;

/** How well several chains agree on one quantity, and how many independent draws they are worth. */
export interface Mixing {
  /** Split R-hat: 1 where all halves of all chains agree. */
  readonly rHat: number;
  readonly effectiveDraws: number;
}

/**
 * Have the chains found the same answer?
 *
 * Split R-hat and effective number of draws from autocorrelations over all half chains, cut off at the first negative
 * pair (Geyer 1992).
 *
 * Source: Gelman and others (2013), section 11.4–11.5, without rank normalisation.
 *
 * @example
 * const random = randomStream('example');
 * const chain = () => Float64Array.from({ length: 1000 }, () => drawNormal(random));
 * mixing([chain(), chain()]).rHat // 1.001
 */
export function mixing(chains: readonly Float64Array[]): Mixing {
  if (chains.length === 0) throw new InputError('no chain was drawn: 0. Pass one or more.');
  const odd = chains.flatMap((chain) => [...chain]).find((value) => !(Math.abs(value) < LARGEST));
  if (odd !== undefined) throw new InputError(`a draw must have a square that a computer can add: ${odd}. Rescale it.`);
  const half = Math.floor(chains[0]!.length / 2);
  const halves = chains.flatMap((chain) => [chain.slice(0, half), chain.slice(chain.length - half)]);
  const count = halves.length;
  const means = halves.map((values) => values.reduce((sum, value) => sum + value, 0) / half);
  const grand = means.reduce((sum, value) => sum + value, 0) / count;
  const between = (half / (count - 1)) * means.reduce((sum, mean) => sum + (mean - grand) ** 2, 0);
  const within =
    halves.reduce((sum, values, k) => sum + autocovariance(values, means[k]!, 0) * (half / (half - 1)), 0) / count;
  if (!(within > 0)) return { rHat: between > 0 ? Number.MAX_VALUE : 1, effectiveDraws: count * half };
  const pooled = ((half - 1) * within + between) / half;
  const correlation = (lag: number) =>
    1 - (within - halves.reduce((sum, values, k) => sum + autocovariance(values, means[k]!, lag), 0) / count) / pooled;
  let time = -1;
  let previous = Number.POSITIVE_INFINITY;
  for (let lag = 0; lag + 1 < half; lag += 2) {
    const pair = Math.min(previous, (lag === 0 ? 1 : correlation(lag)) + correlation(lag + 1));
    if (pair < 0) break;
    time += 2 * pair;
    previous = pair;
  }
  // Antithetic chains can beat independent draws; what they claim is capped as in Stan.
  const draws = count * half;
  return { rHat: Math.sqrt(pooled / within), effectiveDraws: draws / Math.max(time, 1 / Math.log10(draws)) };
}

function autocovariance(values: Float64Array, mean: number, lag: number): number {
  let sum = 0;
  for (let k = lag; k < values.length; k++) sum += (values[k]! - mean) * (values[k - lag]! - mean);
  return sum / values.length;
}
