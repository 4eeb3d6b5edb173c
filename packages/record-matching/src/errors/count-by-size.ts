/** Sizes up to this are counted in an array; larger clusters and people are rare. */
const COMMON_SIZES = 1024;

/**
 * Whole numbers by the size of a cluster or of a person. A mean over records that divides by sizes, such as B-cubed, is kept
 * as these until the end: whole numbers add up to the same in any order and any division of the records, quotients do not.
 */
export class CountBySize {
  private readonly common = new Float64Array(COMMON_SIZES);
  private readonly rare = new Map<number, number>();

  add(size: number, count: number): void {
    if (size < COMMON_SIZES) this.common[size]! += count;
    else this.rare.set(size, (this.rare.get(size) ?? 0) + count);
  }

  of(size: number): number {
    return size < COMMON_SIZES ? this.common[size]! : (this.rare.get(size) ?? 0);
  }

  addAll(other: CountBySize): void {
    for (let size = 0; size < COMMON_SIZES; size++) this.common[size]! += other.common[size]!;
    for (const [size, count] of other.rare) this.add(size, count);
  }

  copy(): CountBySize {
    const result = new CountBySize();
    result.addAll(this);
    return result;
  }

  /** Size and count, from the smallest size; sizes with nought are left out. */
  entries(): (readonly [size: number, count: number])[] {
    const found: (readonly [number, number])[] = [];
    for (let size = 0; size < COMMON_SIZES; size++) if (this.common[size] !== 0) found.push([size, this.common[size]!]);
    const rare = [...this.rare].filter(([, count]) => count !== 0).sort((a, b) => a[0] - b[0]);
    return [...found, ...rare];
  }
}
