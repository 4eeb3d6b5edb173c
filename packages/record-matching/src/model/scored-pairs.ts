/** Pairs of records with the weight of evidence that they are about one person, in bits, prior included. */
export interface ScoredPairs {
  readonly length: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Float32Array;
}

const BLOCK = 1 << 20;

/** Pairs in blocks: many millions are kept, and an array that doubled would stand in memory twice. */
export class GrowingScoredPairs {
  private length = 0;
  private readonly lefts: Int32Array[] = [];
  private readonly rights: Int32Array[] = [];
  private readonly weights: Float32Array[] = [];
  private left = new Int32Array(0);
  private right = new Int32Array(0);
  private weight = new Float32Array(0);

  push(left: number, right: number, weight: number): void {
    const place = this.length & (BLOCK - 1);
    if (place === 0) this.begin();
    this.left[place] = left;
    this.right[place] = right;
    this.weight[place] = weight;
    this.length++;
  }

  private begin(): void {
    this.left = new Int32Array(BLOCK);
    this.right = new Int32Array(BLOCK);
    this.weight = new Float32Array(BLOCK);
    this.lefts.push(this.left);
    this.rights.push(this.right);
    this.weights.push(this.weight);
  }

  finish(): ScoredPairs {
    const { length } = this;
    this.left = new Int32Array(0);
    this.right = new Int32Array(0);
    this.weight = new Float32Array(0);
    return {
      length,
      left: joined(this.lefts, new Int32Array(length)),
      right: joined(this.rights, new Int32Array(length)),
      weight: joined(this.weights, new Float32Array(length)),
    };
  }
}

/** The blocks end to end; each is let go as soon as it is copied. */
function joined<T extends Int32Array | Float32Array>(blocks: T[], all: T): T {
  for (let start = 0; blocks.length > 0; start += BLOCK) {
    const block = blocks.shift()!;
    all.set(block.subarray(0, Math.min(BLOCK, all.length - start)), start);
  }
  return all;
}
