const PAGE_BYTES = 65_536;
/** A line of the cache: what lies in one is fetched once. */
const ALIGNED = 64;

/** The memory of a WebAssembly instance, handed out piece by piece; nothing is given back. */
export class KernelMemory {
  private readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  private end: number;

  constructor(memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }) {
    this.memory = memory;
    this.end = Math.ceil(memory.buffer.byteLength / ALIGNED) * ALIGNED;
  }

  get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  /** Address of so many fresh bytes, all nought. Views that were made before may be stale. */
  room(bytes: number): number {
    const at = this.end;
    this.end += Math.ceil(bytes / ALIGNED) * ALIGNED;
    const missing = this.end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE_BYTES));
    return at;
  }

  /** Address of a copy of the numbers. */
  copy(numbers: Int32Array | Int16Array | Uint16Array | Float64Array | Uint8Array): number {
    const at = this.room(numbers.byteLength);
    new Uint8Array(this.buffer, at, numbers.byteLength).set(
      new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength),
    );
    return at;
  }

  integers(at: number, length: number): Int32Array {
    return new Int32Array(this.buffer, at, length);
  }
}
