import type { RandomStream } from '@assay/statistics';
import { checkedNumbers, InputError, USUAL_LEVEL } from '@assay/statistics';
import { type DifferenceEstimate, differenceEstimate } from './difference-estimate.ts';

/** The harm weight of every crime in the four cells, e.g. days of recommended sentence. */
export interface HarmCells {
  readonly treatedBefore: ArrayLike<number>;
  readonly treatedAfter: ArrayLike<number>;
  readonly controlBefore: ArrayLike<number>;
  readonly controlAfter: ArrayLike<number>;
}

export interface HarmWeightedDifference {
  readonly estimate: DifferenceEstimate;
  /** The same with every weight above the 99th percentile brought down to it. */
  readonly winsorised: DifferenceEstimate;
  /** Bootstrap-t interval: events drawn as a compound Poisson, so it leans the way rare grave crimes lean. */
  readonly bootstrapT: { readonly low: number; readonly high: number; readonly level: number; readonly method: string };
  /** The estimate when the single crime that moves it most is left out. */
  readonly withoutHeaviestEvent: { readonly value: number; readonly weight: number };
}

const signs = { treatedBefore: -1, treatedAfter: 1, controlBefore: 1, controlAfter: -1 } as const;

/**
 * Did harm, not just the number of crimes, fall where patrols went?
 *
 * Σ ± w over crimes, with variance Σ w² over crimes (compound Poisson): weights vary within an offence type, and one
 * homicide can weigh more than a dozen robberies, so the estimate is given with its heaviest crime left out, with
 * weights cut at their 99th percentile, and with a bootstrap-t interval from `random`.
 *
 * @throws InputError on a weight that is negative or not a number.
 *
 * Source: Daley and Vere-Jones (2003) §2.2 for the variance; Efron and Tibshirani (1993) §12.5 for the bootstrap-t.
 *
 * @example
 * const cells = { treatedBefore: [10, 10], treatedAfter: [10], controlBefore: [5], controlAfter: [5] };
 * harmWeightedDifference(cells, randomStream('example')).estimate // { value: -10, standardError: 18.71 }
 */
export function harmWeightedDifference(
  cells: HarmCells,
  random: RandomStream,
  { level = USUAL_LEVEL, nReplicates = 999 }: { readonly level?: number; readonly nReplicates?: number } = {},
): HarmWeightedDifference {
  const signed: number[] = [];
  for (const name of Object.keys(signs) as (keyof HarmCells)[]) {
    for (let event = 0; event < cells[name].length; event++) {
      const weight = cells[name][event]!;
      if (!Number.isFinite(weight) || weight < 0)
        throw new InputError(
          `harm weight must be zero or more: ${weight} (${name}, event ${event + 1}). Give the crime a weight or leave it out and say so.`,
        );
      signed.push(signs[name] * weight);
    }
  }
  checkedNumbers(signed, 'harm weights');
  const describe = (weights: readonly number[], method: string) =>
    differenceEstimate(sum(weights), sumOfSquares(weights), level, method);
  const estimate = describe(signed, 'harm-weighted difference, compound Poisson variance');

  const sizes = signed.map(Math.abs).sort((a, b) => a - b);
  const cap = sizes[Math.max(0, Math.ceil(0.99 * sizes.length) - 1)] ?? 0;
  const heaviest = signed.reduce((worst, weight) => (Math.abs(weight) > Math.abs(worst) ? weight : worst), 0);

  return {
    estimate,
    winsorised: describe(
      signed.map((weight) => Math.sign(weight) * Math.min(Math.abs(weight), cap)),
      'harm-weighted difference, weights cut at their 99th percentile',
    ),
    bootstrapT: bootstrapT(signed, estimate, random, level, nReplicates),
    withoutHeaviestEvent: { value: estimate.value - heaviest, weight: Math.abs(heaviest) },
  };
}

function bootstrapT(
  signed: readonly number[],
  { value, standardError }: DifferenceEstimate,
  random: RandomStream,
  level: number,
  nReplicates: number,
) {
  const studentised: number[] = [];
  for (let replicate = 0; replicate < nReplicates; replicate++) {
    let total = 0;
    let squares = 0;
    for (const weight of signed) {
      const times = poissonOfOne(random);
      total += times * weight;
      squares += times * weight * weight;
    }
    if (squares > 0) studentised.push((total - value) / Math.sqrt(squares));
  }
  studentised.sort((a, b) => a - b);
  const at = (probability: number) =>
    studentised[Math.min(studentised.length - 1, Math.max(0, Math.ceil(probability * studentised.length) - 1))] ?? 0;
  return {
    low: value - at(1 - (1 - level) / 2) * standardError,
    high: value - at((1 - level) / 2) * standardError,
    level,
    method: 'bootstrap-t over crimes',
  };
}

/** How often a crime is drawn when the number of crimes is itself Poisson. */
function poissonOfOne(random: RandomStream): number {
  let left = random.next();
  let probability = Math.exp(-1);
  let times = 0;
  while (left > probability && times < 20) {
    left -= probability;
    times += 1;
    probability /= times;
  }
  return times;
}

const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);
const sumOfSquares = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight * weight, 0);
