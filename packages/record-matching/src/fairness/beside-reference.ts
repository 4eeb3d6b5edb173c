import { isComputed, type MaybeEstimate, notComputed } from '@assay/statistics';

/** The ratio of a group to the reference; the reference is as often wrong as itself whoever is recorded, so its 1 has no range. */
export function besideReference(isItself: boolean, ratio: MaybeEstimate): MaybeEstimate {
  return isItself && isComputed(ratio) ? { ...ratio, interval: notComputed('it is the reference itself') } : ratio;
}
