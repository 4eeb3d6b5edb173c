/** Pairs of records with the weight of evidence that they are about one person, in bits, prior included. */
export interface ScoredPairs {
  readonly length: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Float32Array;
}

const FEWEST = 1024;

/** Pairs in arrays that are as long as is expected: what is not written takes no memory. */
export class GrowingScoredPairs {
  private length = 0;
  private left: Int32Array;
  private right: Int32Array;
  private weight: Float32Array;

  constructor(expected: number) {
    const room = Math.max(FEWEST, expected);
    this.left = new Int32Array(room);
    this.right = new Int32Array(room);
    this.weight = new Float32Array(room);
  }

  push(left: number, right: number, weight: number): void {
    if (this.length === this.left.length) this.grow();
    this.left[this.length] = left;
    this.right[this.length] = right;
    this.weight[this.length++] = weight;
  }

  private grow(): void {
    const room = 2 * this.length;
    this.left = copied(this.left, new Int32Array(room));
    this.right = copied(this.right, new Int32Array(room));
    this.weight = copied(this.weight, new Float32Array(room));
  }

  finish(): ScoredPairs {
    const { length, left, right, weight } = this;
    return {
      length,
      left: left.subarray(0, length),
      right: right.subarray(0, length),
      weight: weight.subarray(0, length),
    };
  }
}

function copied<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
