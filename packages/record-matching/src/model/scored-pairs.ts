/** Pairs of records with the weight of evidence that they are about one person, in bits, prior included. */
export interface ScoredPairs {
  readonly length: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Float32Array;
}

const FEWEST = 1024;

/** Pairs of which nobody knows beforehand how many there are. */
export class GrowingScoredPairs {
  private length = 0;
  private left = new Int32Array(FEWEST);
  private right = new Int32Array(FEWEST);
  private weight = new Float32Array(FEWEST);

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
    return { length, left: left.slice(0, length), right: right.slice(0, length), weight: weight.slice(0, length) };
  }
}

function copied<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
