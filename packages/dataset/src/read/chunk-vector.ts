import type { DataChunk, Vector } from '@duckdb/node-bindings';
import { duckdbVectors } from './duckdb.ts';

/** One column of one chunk as DuckDB holds it. Only good until the next chunk is fetched. */
export interface ChunkVector {
  readonly vector: Vector;
  /** One bit for each row, set where there is a value; `null` where every row has one. */
  readonly validity: Uint8Array | null;
  readonly rowCount: number;
}

export function chunkVector(chunk: DataChunk, column: number, rowCount: number): ChunkVector {
  const duckdb = duckdbVectors();
  const vector = duckdb.data_chunk_get_vector(chunk, column);
  return { vector, validity: duckdb.vector_get_validity(vector, Math.ceil(rowCount / 64) * 8), rowCount };
}

export function isValidInChunk(validity: Uint8Array | null, row: number): boolean {
  return validity === null || (validity[row >> 3]! & (1 << (row & 7))) !== 0;
}
