import { InputError, type RandomStream } from '@assay/statistics';

/** Draws an index with chances in proportion to weights, in constant time (Walker 1977; Vose 1991). */
export class WeightedChoice {
  readonly #count: number;
  readonly #threshold: Float64Array;
  readonly #alias: Int32Array;

  constructor(weights: ArrayLike<number>) {
    const count = weights.length;
    let total = 0;
    for (let index = 0; index < count; index++) {
      const weight = weights[index]!;
      if (!(weight >= 0) || weight === Infinity) {
        throw new InputError(
          `a weight must be zero or more and finite: ${weight}. Correct weight ${index + 1} of ${count}.`,
        );
      }
      total += weight;
    }
    if (!(total > 0))
      throw new InputError(`weights must not all be zero: ${count} given. Pass at least one above zero.`);
    this.#count = count;
    this.#threshold = new Float64Array(count);
    this.#alias = new Int32Array(count);
    const scaled = Float64Array.from({ length: count }, (_, index) => (weights[index]! * count) / total);
    const small: number[] = [];
    const large: number[] = [];
    for (let index = 0; index < count; index++) (scaled[index]! < 1 ? small : large).push(index);
    while (small.length > 0 && large.length > 0) {
      const low = small.pop()!;
      const high = large.pop()!;
      this.#threshold[low] = scaled[low]!;
      this.#alias[low] = high;
      scaled[high] = scaled[high]! + scaled[low]! - 1;
      (scaled[high]! < 1 ? small : large).push(high);
    }
    for (const index of [...small, ...large]) {
      this.#threshold[index] = 1;
      this.#alias[index] = index;
    }
  }

  draw(random: RandomStream): number {
    const position = random.next() * this.#count;
    const index = Math.floor(position);
    return position - index < this.#threshold[index]! ? index : this.#alias[index]!;
  }
}
