import { InputError } from '@assay/statistics';
import { CODES_MODULE } from './codes-module.ts';

/** Addresses are unsigned, and come signed: see `at`. */
interface CodesExports {
  vectorRoom(): number;
  codesOf(): number;
  validityRoom(): number;
  textRoom(bytes: number): number;
  dictionary(): number;
  distinct(column: number): number;
  textAt(column: number, code: number): number;
  lengthOf(column: number, code: number): number;
  bytesOfTexts(column: number): number;
  add(column: number, rows: number, isChecked: number): void;
  spell(column: number, from: number): number;
  bytesRoom(which: number, bytes: number): number;
  rowsRoom(): number;
  keepRows(which: number, before: number, rows: number): void;
  arePlain(column: number): number;
  digestRoom(): number;
  digestRows(columns: number, rows: number): number;
  unsnappy(from: number, end: number, to: number, bytes: number): number;
  definedRows(at: number, end: number, rows: number, hasLevels: number): number;
  dictionaryTexts(at: number, end: number, count: number): number;
  codedTexts(column: number, at: number, end: number, rows: number): number;
  plainTexts(column: number, at: number, end: number, rows: number): number;
  dictionaryWholes(kind: number, at: number, end: number, count: number): number;
  plainWholes(column: number, kind: number, at: number, end: number, rows: number): number;
  dictionaryNumbers(kind: number, at: number, end: number, count: number): number;
  codedNumbers(kind: number, at: number, end: number, rows: number): number;
  plainNumbers(kind: number, at: number, end: number, rows: number): number;
}

/** Memory that several threads may have. */
export interface SharedMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What this file uses of the engine's WebAssembly, which the language library without a browser does not describe. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  readonly RuntimeError: new () => Error;
  readonly Memory: new (limits: object) => SharedMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** Columns whose texts share one memory, which holds 4 GB at most; the first, most often an identifier, has one of its own. */
const COLUMNS_OF_MEMORY = 8;

/** As the kernel is compiled for: 4 GB. */
const MOST_PAGES = 65536;

/** Rows of one vector, as the kernel has room for. */
export const ROWS_OF_VECTOR = 2048;

let compiled: object | null | undefined;

function module(): object | null {
  if (compiled !== undefined) return compiled;
  const bytes = Uint8Array.from(atob(CODES_MODULE), (character) => character.charCodeAt(0));
  const isUnknown = typeof WebAssembly === 'undefined' || !WebAssembly.validate(bytes);
  compiled = isUnknown ? null : new WebAssembly.Module(bytes);
  return compiled;
}

/** Whether the engine has the WebAssembly of the kernel. */
export function canCodeTexts(): boolean {
  return module() !== null;
}

/** Memories of the kernel for the columns of one reading; `null` where the engine has no WebAssembly. */
export function codesKernels(): (() => CodesKernel) | null {
  if (module() === null) return null;
  let last: CodesKernel | null = null;
  let columns = 0;
  return () => {
    if (last === null || columns++ % COLUMNS_OF_MEMORY === 0) last = new CodesKernel();
    return last;
  };
}

/** The kernel with one memory. Views of it are good until the next call, which may let it grow. */
export class CodesKernel {
  readonly #exports: CodesExports;
  readonly #memory: SharedMemory;

  /** `memory`: that of a kernel in another thread, whose texts are read here as well; each takes pages of its own. */
  constructor(memory?: SharedMemory) {
    this.#memory = memory ?? new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
    const instance = new WebAssembly.Instance(module()!, { env: { memory: this.#memory, abort: () => {} } });
    this.#exports = instance.exports as CodesExports;
  }

  get shared(): SharedMemory {
    return this.#memory;
  }

  /** Sees the pages that were taken in another thread. */
  look(): void {
    this.#memory.grow(0);
  }

  /** Calls the kernel; one that has no memory left says so. */
  ask<Result>(question: (exports: CodesExports) => Result): Result {
    try {
      return question(this.#exports);
    } catch (cause) {
      if (!(cause instanceof WebAssembly.RuntimeError)) throw cause;
      throw new InputError('a column has more different texts than memory holds. Give the file in parts.', { cause });
    }
  }

  /** Bytes of all its memory. */
  get size(): number {
    return this.#memory.buffer.byteLength;
  }

  /** All its memory, until it grows. */
  get memory(): ArrayBuffer {
    return this.#memory.buffer;
  }

  /** Where the bytes of a text lie; of one that is there, which takes no memory. */
  textAt(column: number, code: number): number {
    return this.#exports.textAt(column, code) >>> 0;
  }

  lengthOf(column: number, code: number): number {
    return this.#exports.lengthOf(column, code);
  }

  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, address >>> 0, length);
  }

  words(address: number, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, address >>> 0, length);
  }
}
