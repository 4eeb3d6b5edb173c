import { clopperPearsonInterval, designEffect, type MaybeEstimate } from '@assay/statistics';

/**
 * Counts cases set by set, so that a share of them carries an interval that knows which of them depend on each other.
 *
 * @example
 * const share = new DependentShare(2);
 * share.add(0, true, 4);
 * share.add(1, false, 4);
 * share.estimate().value // 0.5
 */
export class DependentShare {
  private readonly parts: Float64Array;
  private readonly wholes: Float64Array;

  constructor(sets: number) {
    this.parts = new Float64Array(sets);
    this.wholes = new Float64Array(sets);
  }

  add(set: number, isPart: boolean, cases = 1): void {
    this.wholes[set]! += cases;
    if (isPart) this.parts[set]! += cases;
  }

  get successes(): number {
    return this.parts.reduce((sum, each) => sum + each, 0);
  }

  get total(): number {
    return this.wholes.reduce((sum, each) => sum + each, 0);
  }

  /** The share with the exact interval for as many independent cases as these are worth (Korn and Graubard 1998). */
  estimate(options: { readonly level?: number } = {}): MaybeEstimate {
    return clopperPearsonInterval(
      { successes: this.successes, total: this.total },
      { ...options, designEffect: designEffect(this.parts, this.wholes) },
    );
  }
}
