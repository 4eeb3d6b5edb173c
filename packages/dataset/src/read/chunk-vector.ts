import type { DataChunk } from '@duckdb/node-bindings';
import { duckdbVectors } from '../query/duckdb.ts';

/** Longest text that a vector keeps inside the 16 bytes of an entry; longer ones stand elsewhere. */
export const INLINE_BYTES = 12;

/**
 * One column of one chunk. A text is an entry of 16 bytes: its length, then the text itself (padded with zeros), or for a long one
 * twelve bytes that only the vector can read. Only good until the next chunk is fetched.
 */
export interface ChunkVector {
  readonly rowCount: number;
  /** One bit for each row, set where there is a value; `null` where every row has one. */
  readonly validity: Uint8Array | null;
  /** The rows' values, so many bytes each. */
  values(bytesOfRow: number): Uint8Array;
  /** Copies the texts that are long and valid, end to end, into room for so many bytes. */
  copyLongTexts(roomFor: (bytes: number) => Uint8Array): void;
  /** The bytes of a long text. */
  longText(row: number): Uint8Array;
}

/** A column of DuckDB's, as it holds it. */
export function chunkVector(chunk: DataChunk, column: number, rowCount: number): ChunkVector {
  const duckdb = duckdbVectors();
  const vector = duckdb.data_chunk_get_vector(chunk, column);
  const validity: Uint8Array | null = duckdb.vector_get_validity(vector, Math.ceil(rowCount / 64) * 8);
  let entries: Uint8Array | null = null;
  const values = (bytesOfRow: number) => {
    if (bytesOfRow !== 16) return duckdb.vector_get_data(vector, rowCount * bytesOfRow);
    entries ??= duckdb.vector_get_data(vector, rowCount * 16);
    return entries;
  };
  const bytesAt = (raw: Uint8Array, row: number, bytes: number) =>
    duckdb.get_data_from_pointer(raw.buffer as ArrayBuffer, raw.byteOffset + 16 * row + 8, bytes);
  return {
    rowCount,
    validity,
    values,
    longText(row) {
      const raw = values(16);
      return bytesAt(raw, row, entriesOf(raw)[4 * row]!);
    },
    copyLongTexts(roomFor) {
      const raw = values(16);
      copyRuns(entriesOf(raw), validity, rowCount, (row, bytes) => bytesAt(raw, row, bytes), roomFor);
    },
  };
}

/**
 * DuckDB lays the texts of a chunk end to end, so a call into native code serves a whole run of them; where a text does not follow the
 * one before, a new run begins.
 */
function copyRuns(
  entries: Int32Array,
  validity: Uint8Array | null,
  rowCount: number,
  bytesFrom: (row: number, bytes: number) => Uint8Array,
  roomFor: (bytes: number) => Uint8Array,
): void {
  const bytes = bytesOfLongTexts(entries, validity, rowCount);
  if (bytes === 0) return;
  const room = roomFor(bytes);
  let [used, runStart, runBytes, expected] = [0, -1, 0, 0];
  const copyRun = () => {
    if (runStart >= 0) room.set(bytesFrom(runStart, runBytes), used - runBytes);
  };
  for (let row = 0; row < rowCount; row++) {
    const length = entries[4 * row]!;
    if (length <= INLINE_BYTES || !isValidInChunk(validity, row)) continue;
    const address = (entries[4 * row + 2]! >>> 0) + (entries[4 * row + 3]! >>> 0) * 2 ** 32;
    if (address !== expected) {
      copyRun();
      [runStart, runBytes] = [row, 0];
    }
    used += length;
    runBytes += length;
    expected = address + length;
  }
  copyRun();
}

function bytesOfLongTexts(entries: Int32Array, validity: Uint8Array | null, rowCount: number): number {
  let bytes = 0;
  for (let row = 0; row < rowCount; row++) {
    const length = entries[4 * row]!;
    if (length > INLINE_BYTES && isValidInChunk(validity, row)) bytes += length;
  }
  return bytes;
}

/** Four words for each row: see {@link ChunkVector}. */
export function entriesOf(raw: Uint8Array): Int32Array {
  return new Int32Array(raw.buffer, raw.byteOffset, raw.byteLength >> 2);
}

export function isValidInChunk(validity: Uint8Array | null, row: number): boolean {
  return validity === null || (validity[row >> 3]! & (1 << (row & 7))) !== 0;
}
