import type { Writable } from 'node:stream';
import type { Table } from '@assay/dataset';
import { encodeTable, type TableFrame } from './table-frame.ts';

/** Writes an order with its tables as the child reads it: a length, the order as JSON, then the bytes of the tables. */
export function sendCellOrder(
  input: Writable,
  order: Readonly<Record<string, unknown>>,
  tables: Readonly<Record<string, Table>>,
): void {
  sendFrames(input, order, framesOf(tables));
}

/** Tables as they travel, by name. */
export type Frames = readonly (readonly [name: string, frame: TableFrame])[];

export function framesOf(tables: Readonly<Record<string, Table>>): Frames {
  return Object.entries(tables).map(([name, table]) => [name, encodeTable(table)] as const);
}

/** The same of tables that are made ready once and sent to several. */
export function sendFrames(input: Writable, order: Readonly<Record<string, unknown>>, frames: Frames): void {
  const layouts = Object.fromEntries(frames.map(([name, frame]) => [name, frame.layout]));
  const head = new TextEncoder().encode(JSON.stringify({ ...order, tables: layouts }));
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, head.byteLength, true);
  input.write(size);
  input.write(head);
  for (const [, frame] of frames) for (const part of frame.parts) if (part.byteLength > 0) input.write(part);
}
