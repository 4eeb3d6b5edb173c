import type { Table } from '@assay/dataset';
import { type ClosedProcess, closedProcess } from '../run/closed-process.ts';
import type { Enclosure } from '../run/enclosure.ts';
import { sendCellOrder } from '../run/send-order.ts';
import type { LiveMessage, LiveOrder } from './live-message.ts';
import { readLiveMessage } from './read-live-message.ts';

/** A warm process speaks for as long as somebody writes; what it may say in all only guards the memory of a day. */
const MOST_SAID_BYTES = 8 * 2 ** 30;
/** Longer than anybody writes; each cell has its own limit. */
const LONGEST_SECONDS = 1_000_000;

type SentOrder<Order = LiveOrder> = Order extends { readonly type: 'tables' } ? never : Order;

/** A locked-down process that stays: it keeps inputs and values, and computes each version of the code as it comes. */
export interface WarmProcess {
  send(order: SentOrder): void;
  sendTables(tables: Readonly<Record<string, Table>>): void;
  /** Puts a version's module beside its code. */
  add(file: string, code: string): void;
  stop(reason: string): void;
  residentMegabytes(): number;
}

export interface WarmOrder {
  readonly code: string;
  readonly memoryMegabytes: number;
  readonly enclosure?: Enclosure | null;
  onMessage(message: LiveMessage): void;
  /** Told once, when it has ended: why, or `null` where nothing more was asked of it. */
  onEnd(reason: string | null): void;
}

/** Starts a warm process, in the enclosure of a run. */
export async function warmProcess(order: WarmOrder): Promise<WarmProcess> {
  const limits = { memoryMegabytes: order.memoryMegabytes, seconds: LONGEST_SECONDS };
  const child = await closedProcess(order.code, limits, undefined, order.enclosure, MOST_SAID_BYTES);
  void listen(child, order);
  return {
    send: (sent) => sendCellOrder(child.input, { ...sent }, {}),
    sendTables: (tables) => sendCellOrder(child.input, { type: 'tables' }, tables),
    add: child.add,
    stop: child.stop,
    residentMegabytes: child.residentMegabytes,
  };
}

async function listen(child: ClosedProcess, { onMessage, onEnd }: WarmOrder): Promise<void> {
  let reason: string | null = null;
  try {
    for await (const line of child.lines()) onMessage(readLiveMessage(line));
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  onEnd(reason);
}
