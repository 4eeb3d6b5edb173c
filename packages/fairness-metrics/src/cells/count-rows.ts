import { SLOTS } from './cells.ts';
import { CELLS_MODULE } from './cells-module.ts';

interface CountedRows {
  /** By group, from that of missing values, then slot. */
  readonly counts: Float64Array;
  /** Every bit that any label or decision had set. */
  readonly seen: number;
}

/** Rows that lie in the processor's own cache with their counts. */
const ROWS_AT_A_TIME = 1 << 14;
/** Below this a kernel gains nothing. */
const FEWEST_ROWS = 1 << 16;
/** Counts beyond this do not fit the cache, and the kernel would gain nothing. */
const MOST_SLOTS = 1 << 14;

/**
 * Counts rows by group, label and decision, by WebAssembly where there are rows enough, else in TypeScript; the same counts.
 * A code without a place among the `size` slots is counted nowhere.
 */
export function countRows(codes: Int32Array, label: Uint8Array, decision: Uint8Array, size: number): CountedRows {
  const isWorthIt = label.length >= FEWEST_ROWS && size <= MOST_SLOTS;
  return (isWorthIt ? vectorCounts(codes, label, decision, size) : null) ?? scalarCounts(codes, label, decision, size);
}

/** The TypeScript twin of the kernel: the fallback, the explanation, and the check on it. */
export function scalarCounts(codes: Int32Array, label: Uint8Array, decision: Uint8Array, size: number): CountedRows {
  // Four tables, so that neighbouring rows of one group do not wait for each other's increment.
  const first = new Uint32Array(size);
  const second = new Uint32Array(size);
  const third = new Uint32Array(size);
  const fourth = new Uint32Array(size);
  const rowCount = label.length;
  const quads = rowCount - (rowCount % 4);
  const labels = wordsOf(label, quads);
  const decisions = wordsOf(decision, quads);
  let seen = 0;
  for (let quad = 0, row = 0; row < quads; quad++, row += 4) {
    const l = labels[quad]!;
    const d = decisions[quad]!;
    seen |= l | d;
    // Four slots in one word: values of at most 3 never reach the neighbouring byte.
    const slots = (l << 2) | d;
    first[(codes[row]! + 1) * SLOTS + (slots & 15)]!++;
    second[(codes[row + 1]! + 1) * SLOTS + ((slots >>> 8) & 15)]!++;
    third[(codes[row + 2]! + 1) * SLOTS + ((slots >>> 16) & 15)]!++;
    fourth[(codes[row + 3]! + 1) * SLOTS + ((slots >>> 24) & 15)]!++;
  }
  seen = (seen | (seen >>> 8) | (seen >>> 16) | (seen >>> 24)) & 255;
  for (let row = quads; row < rowCount; row++) {
    seen |= label[row]! | decision[row]!;
    first[(codes[row]! + 1) * SLOTS + label[row]! * 4 + decision[row]!]!++;
  }
  const counts = new Float64Array(size);
  for (let slot = 0; slot < size; slot++) counts[slot] = first[slot]! + second[slot]! + third[slot]! + fourth[slot]!;
  return { counts, seen };
}

/** The bytes four at a time, the first of four lowest; a copy where the view does not start at a whole word. */
function wordsOf(bytes: Uint8Array, count: number): Uint32Array {
  const isAligned = bytes.byteOffset % 4 === 0 && LITTLE_ENDIAN;
  if (isAligned) return new Uint32Array(bytes.buffer, bytes.byteOffset, count / 4);
  const words = new Uint32Array(count / 4);
  for (let row = 0; row < count; row++) words[row >> 2]! |= bytes[row]! << (8 * (row & 3));
  return words;
}

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

interface CellsExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  largestCode(codes: number, rows: number): number;
  countRows(codes: number, labels: number, decisions: number, rows: number, tables: number, bytes: number): number;
}

/** What this file uses of the engine's WebAssembly, which the language library without a browser does not describe. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

const PAGE_BYTES = 65_536;

/** The same by WebAssembly, slice by slice; `null` where the engine has none, or where a code has no place: the twin counts those. */
export function vectorCounts(
  codes: Int32Array,
  label: Uint8Array,
  decision: Uint8Array,
  size: number,
): CountedRows | null {
  const bytes = Uint8Array.from(atob(CELLS_MODULE), (character) => character.charCodeAt(0));
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(bytes)) return null;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { abort: () => {} } });
  const kernel = instance.exports as CellsExports;
  const base = kernel.memory.buffer.byteLength;
  const tableBytes = 4 * size;
  const labelsAt = base + Int32Array.BYTES_PER_ELEMENT * ROWS_AT_A_TIME;
  const decisionsAt = labelsAt + ROWS_AT_A_TIME;
  const tablesAt = decisionsAt + ROWS_AT_A_TIME;
  kernel.memory.grow(Math.ceil((tablesAt - base + 4 * tableBytes) / PAGE_BYTES));
  const { buffer } = kernel.memory;
  const ownCodes = new Int32Array(buffer, base, ROWS_AT_A_TIME);
  const ownLabels = new Uint8Array(buffer, labelsAt, ROWS_AT_A_TIME);
  const ownDecisions = new Uint8Array(buffer, decisionsAt, ROWS_AT_A_TIME);
  const rowCount = label.length;
  const eights = rowCount - (rowCount % 8);
  let seen = 0;
  for (let from = 0; from < eights; from += ROWS_AT_A_TIME) {
    const to = Math.min(eights, from + ROWS_AT_A_TIME);
    ownCodes.set(codes.subarray(from, to));
    if ((kernel.largestCode(base, to - from) >>> 0) * SLOTS >= size) return null;
    ownLabels.set(label.subarray(from, to));
    ownDecisions.set(decision.subarray(from, to));
    seen |= kernel.countRows(base, labelsAt, decisionsAt, to - from, tablesAt, tableBytes);
  }
  const tables = new Uint32Array(buffer, tablesAt, 4 * size);
  const rest = scalarCounts(codes.subarray(eights), label.subarray(eights), decision.subarray(eights), size);
  const counts = rest.counts.map(
    (count, slot) => count + tables[slot]! + tables[size + slot]! + tables[2 * size + slot]! + tables[3 * size + slot]!,
  );
  return { counts, seen: seen | rest.seen };
}
