import type { Table } from '@assay/dataset';
import type { Turn, WorkOrder } from './message.ts';
import { decodeTable, partLengths, type TableLayout } from './table-frame.ts';

export interface Work {
  readonly order: WorkOrder;
  /** Whoever computes takes out what is needed no longer. */
  readonly tables: Record<string, Table>;
}

/**
 * Reads the work order and the tables from the stream, and the turns that follow where it is computed in turns; `null`
 * where it ends before any work came.
 */
export async function readRunWork(
  stream: AsyncIterable<Uint8Array>,
): Promise<(Work & { readonly turns: AsyncIterable<Turn> }) | null> {
  const orders = readRunOrders<WorkOrder | Turn>(stream);
  const first = await orders.next();
  if (first.done === true) return null;
  return { ...(first.value as Work), turns: turnsOf(orders) };
}

async function* turnsOf(orders: AsyncIterable<{ readonly order: WorkOrder | Turn }>): AsyncGenerator<Turn> {
  for await (const { order } of orders) yield order as Turn;
}

/** The tables of an order; `null` where the stream ends before. A place of its own holds none of their bytes once it is done. */
async function readTables(
  layouts: Readonly<Record<string, TableLayout>>,
  fill: (byteLength: number) => Promise<ArrayBuffer | null>,
): Promise<Record<string, Table> | null> {
  const tables: Record<string, Table> = {};
  for (const [name, layout] of Object.entries(layouts)) {
    const parts: ArrayBuffer[] = [];
    for (const byteLength of partLengths(layout)) {
      const part = await fill(byteLength);
      if (part === null) return null;
      parts.push(part);
    }
    // A column's texts are made by what encloses all of this: what was taken must not stay in the list.
    tables[name] = decodeTable(layout, () => parts.shift()!);
  }
  return tables;
}

/** Every order with the tables it names, until the stream ends. */
export async function* readRunOrders<Order extends object>(
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly order: Order; readonly tables: Record<string, Table> }> {
  const pieces = stream[Symbol.asyncIterator]();
  let piece: Uint8Array = new Uint8Array(0);
  let at = 0;
  const fill = async (byteLength: number): Promise<ArrayBuffer | null> => {
    const filled = new Uint8Array(byteLength);
    let length = 0;
    while (length < byteLength) {
      if (at === piece.length) {
        const next = await pieces.next();
        if (next.done === true) return null;
        piece = next.value;
        at = 0;
      }
      const count = Math.min(piece.length - at, byteLength - length);
      filled.set(piece.subarray(at, at + count), length);
      at += count;
      length += count;
    }
    return filled.buffer;
  };
  while (true) {
    const size = await fill(4);
    const head = size === null ? null : await fill(new DataView(size).getUint32(0, true));
    if (head === null) return;
    const order = JSON.parse(new TextDecoder().decode(head)) as Order & {
      readonly tables?: Readonly<Record<string, TableLayout>>;
    };
    const tables = await readTables(order.tables ?? {}, fill);
    if (tables === null) return;
    yield { order, tables };
  }
}
