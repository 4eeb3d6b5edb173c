import type { Table } from '@assay/dataset';
import { decodeTable, encodeTable, type TableLayout } from '../run/table-frame.ts';
import { givenTable } from './given-table.ts';
import type { ReadInput } from './read-input.ts';

export type ReadingRequest = Parameters<ReadInput>[0];
export type ReadingOfInput = Awaited<ReturnType<ReadInput>>;

/** A reading on its way out of the thread that read: nothing but plain values, and bytes that change hands. */
export interface TravellingReading extends Omit<ReadingOfInput, 'table'> {
  readonly layout: TableLayout;
  readonly parts: readonly Uint8Array[];
}

/**
 * Reads inputs elsewhere, one after the other, while others are read here: on a core of its own. Each is as a cell gets it.
 *
 * @returns The readings in the order of the requests, and what ends all that is not done.
 */
export type ReadApart = (requests: readonly ReadingRequest[]) => {
  readonly readings: readonly Promise<ReadingOfInput>[];
  readonly stop: () => void;
};

/**
 * Reads an input in a thread that does nothing else, for another: with the buffers that are handed over, not copied.
 *
 * @example
 * readToTravel({ input: { name: 'people', schema: { fields: [] } }, paths: [], mapping: {} }).catch(({ name }) => name) // 'InputError'
 */
export async function readToTravel(
  request: ReadingRequest,
): Promise<{ readonly reading: TravellingReading; readonly handedOver: readonly ArrayBuffer[] }> {
  const { readFiles } = await import('./read-input.ts');
  const { table, ...rest } = await readFiles(request);
  const { layout, parts } = encodeTable(givenTable(request.input, table));
  // What lies in a larger buffer is copied out of it: the other side finds each part in a buffer of its own.
  const own = parts.map((part) => (part.byteLength === part.buffer.byteLength ? part : part.slice()));
  return {
    reading: { ...rest, layout, parts: own },
    handedOver: [...new Set(own.map(({ buffer }) => buffer as ArrayBuffer))],
  };
}

/**
 * A reading that came from another thread; its texts are made when they are first asked for.
 *
 * @example
 * arrivedReading({ layout: { rowCount: 0, columns: [] }, parts: [], columns: [], headlines: [] }).table // { rowCount: 0 }
 */
export function arrivedReading({
  layout,
  parts,
  ...rest
}: TravellingReading): ReadingOfInput & { readonly table: Table } {
  let next = 0;
  return { ...rest, table: decodeTable(layout, () => parts[next++]!.buffer as ArrayBuffer, true) };
}
