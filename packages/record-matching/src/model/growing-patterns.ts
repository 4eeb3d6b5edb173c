export type PatternArray = Uint8Array | Uint16Array | Int32Array;

/** Patterns of pairs in order, in the narrowest numbers that hold them: one byte a pair for small models. */
export class GrowingPatterns {
  length = 0;
  private values: PatternArray;

  constructor(patternSpace: number) {
    this.values =
      patternSpace <= 0x100
        ? new Uint8Array(1024)
        : patternSpace <= 0x10000
          ? new Uint16Array(1024)
          : new Int32Array(1024);
  }

  reserve(count: number): void {
    if (this.length + count <= this.values.length) return;
    const capacity = Math.max(this.length + count, this.values.length * 2);
    const { values } = this;
    const Kind = values.constructor as new (length: number) => PatternArray;
    this.values = new Kind(capacity);
    this.values.set(values.subarray(0, this.length));
  }

  /** Only after {@link reserve}. */
  push(pattern: number): void {
    this.values[this.length++] = pattern;
  }

  finish(): PatternArray {
    return this.values.subarray(0, this.length);
  }
}
