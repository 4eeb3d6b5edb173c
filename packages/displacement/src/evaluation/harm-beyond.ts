import { checkedAmounts, type Interval, type NotComputed, notComputed, type RandomStream } from '@assay/statistics';
import { type HarmCells, harmWeightedDifference } from './harm-weighted-difference.ts';

export interface HarmBeyond {
  readonly status: 'computed';
  readonly value: number;
  readonly interval: Interval;
  /** The same with the one crime left out that moves it most. */
  readonly withoutGravest: number;
}

const sum = (weights: ArrayLike<number>) => Array.from(weights).reduce((total, weight) => total + weight, 0);

/**
 * How much more harm, or less, was recorded than if patrolled areas had changed by the factor of their comparison?
 *
 * T₁ − T₀·C₁/C₀ of the sums of weights, as {@link crimesBeyond} is of counts. The interval is that of
 * {@link harmWeightedDifference} of the terms to which it is linear in every crime, widened by the root of
 * `overdispersion`. In the unit of the weights; below zero where there was less. Not computed where the comparison has
 * no harm before, or none after.
 *
 * @throws InputError on a weight that is negative or not a number.
 *
 * Source: Daley and Vere-Jones (2003) §2.2; the delta method for the product of expected harm and factor.
 *
 * @example
 * const cells = { treatedBefore: [10, 10], treatedAfter: [10], controlBefore: [5], controlAfter: [5] };
 * harmBeyond(cells, randomStream('example')) // { value: -10, withoutGravest: -30 }
 */
export function harmBeyond(
  { treatedBefore, treatedAfter, controlBefore, controlAfter }: HarmCells,
  random: RandomStream,
  { overdispersion = 1, nReplicates = 999 }: { readonly overdispersion?: number; readonly nReplicates?: number } = {},
): HarmBeyond | NotComputed {
  for (const weights of [treatedBefore, treatedAfter, controlBefore, controlAfter]) checkedAmounts(weights, 'harm');
  const [before, after] = [sum(controlBefore), sum(controlAfter)];
  if (before === 0 || after === 0) return notComputed('the comparison has no harm before, or none after');
  const change = after / before;
  const size = sum(treatedBefore) / before;
  const times = (weights: ArrayLike<number>, scale: number) => Array.from(weights, (weight) => weight * scale);
  const found = harmWeightedDifference(
    {
      treatedBefore: times(treatedBefore, change),
      treatedAfter,
      controlBefore: times(controlBefore, size * change),
      controlAfter: times(controlAfter, size),
    },
    random,
    { nReplicates },
  );
  const { value } = found.estimate;
  const wider = (limit: number) => value + (limit - value) * Math.sqrt(Math.max(1, overdispersion));
  const interval = { ...found.bootstrapT, low: wider(found.bootstrapT.low), high: wider(found.bootstrapT.high) };
  return { status: 'computed', value, interval, withoutGravest: found.withoutHeaviestEvent.value };
}
