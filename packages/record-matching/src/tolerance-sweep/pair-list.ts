import { InputError } from '@assay/statistics';

/** Widest tolerance that the sweep covers. */
export const MAXIMUM_TOLERANCE = 3;

/** Distances per name: 0 … {@link MAXIMUM_TOLERANCE}. */
export const DISTANCES = MAXIMUM_TOLERANCE + 1;

/** Number of (forename distance, surname distance) classes. */
export const CLASSES = DISTANCES * DISTANCES;

/** Class of a pair: forename distance × 4 + surname distance. */
export function pairClass(forenameDistance: number, surnameDistance: number): number {
  return forenameDistance * DISTANCES + surnameDistance;
}

/** Sum over the classes that a tolerance allows. */
export function sumWithinBox(byClass: Float64Array, forename: number, surname: number): number {
  let sum = 0;
  for (let f = 0; f <= forename; f++) for (let s = 0; s <= surname; s++) sum += byClass[pairClass(f, s)]!;
  return sum;
}

/** Pairs of groups that lie within the widest tolerance, in order of block. */
export interface PairList {
  readonly length: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly distanceClass: Uint8Array;
}

/** Nine bytes a pair: some 2.4 gigabytes, beyond which the list would no longer fit beside the register. */
const MOST_PAIRS = 2 ** 28;

/** A pair list that grows; typed arrays double, so that no pair is an object. */
export class SweptPairList implements PairList {
  length = 0;
  left = new Int32Array(1024);
  right = new Int32Array(1024);
  distanceClass = new Uint8Array(1024);
  private readonly most: number;

  constructor(most: number = MOST_PAIRS) {
    this.most = most;
  }

  push(left: number, right: number, distanceClass: number): void {
    if (this.length === this.left.length) this.grow();
    this.left[this.length] = left;
    this.right[this.length] = right;
    this.distanceClass[this.length++] = distanceClass;
  }

  private grow(): void {
    const capacity = this.left.length * 2;
    if (capacity > this.most) {
      throw new InputError(
        `more than ${this.length} pairs of names lie within three edits of each other under one key. Take out default dates of birth, which defaultDates lists, or divide the register.`,
      );
    }
    const { left, right, distanceClass } = this;
    this.left = new Int32Array(capacity);
    this.left.set(left);
    this.right = new Int32Array(capacity);
    this.right.set(right);
    this.distanceClass = new Uint8Array(capacity);
    this.distanceClass.set(distanceClass);
  }
}
