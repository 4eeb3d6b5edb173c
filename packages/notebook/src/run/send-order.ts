import type { Writable } from 'node:stream';
import type { Table } from '@assay/dataset';
import { encodeTable } from './table-frame.ts';

/** Writes an order with its tables as the child reads it: a length, the order as JSON, then the bytes of the tables. */
export function sendCellOrder(
  input: Writable,
  order: Readonly<Record<string, unknown>>,
  tables: Readonly<Record<string, Table>>,
): void {
  const frames = Object.entries(tables).map(([name, table]) => [name, encodeTable(table)] as const);
  const layouts = Object.fromEntries(frames.map(([name, frame]) => [name, frame.layout]));
  const head = new TextEncoder().encode(JSON.stringify({ ...order, tables: layouts }));
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, head.byteLength, true);
  input.write(size);
  input.write(head);
  for (const [, frame] of frames) for (const part of frame.parts) if (part.byteLength > 0) input.write(part);
}
