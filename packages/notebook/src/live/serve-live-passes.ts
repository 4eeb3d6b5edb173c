import { formatWithOptions } from 'node:util';
import type { Table } from '@assay/dataset';
import { randomStream } from '@assay/statistics';
import { describeNotebook } from '../run/describe.ts';
import { spellNonFinite } from '../run/non-finite.ts';
import { readRunOrders } from '../run/read-run-work.ts';
import type { Host } from '../run/serve-run.ts';
import { liveFingerprint } from './fingerprint.ts';
import { KeptValues } from './kept-values.ts';
import type { CellLine, ComputeOrder, LiveMessage, LiveOrder, ReadOrder, RowsOrder } from './live-message.ts';
import { LivePass, type PassPlace, thrownInCell } from './live-pass.ts';
import { liveValueRows } from './live-value-view.ts';
import { type Packages, type ReadVersion, readCodeVersion } from './read-code-version.ts';

const MOST_LINES = 200;
const LONGEST_LINE = 2000;

/**
 * The life of a warm process: it keeps the inputs and the values of cells, and brings them up to date with each version
 * of the code, until its orders end. A newer order is taken between two cells, and what is then half done is left.
 */
export async function serveLivePasses(packages: Packages, host: Host): Promise<void> {
  const send = (message: LiveMessage) => host.say(`${JSON.stringify(message, spellNonFinite)}\n`);
  const lines: CellLine[] = [];
  const log = (level: CellLine['level'], text: string) => {
    if (lines.length < MOST_LINES) lines.push({ level, text: text.slice(0, LONGEST_LINE) });
    else if (lines.length === MOST_LINES) lines.push({ level: 'info', text: 'What it said further is not shown.' });
  };
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    console[level] = (...given: unknown[]) => log(level, formatWithOptions({ breakLength: 100 }, ...given));
  }
  const orders: (ReadOrder | ComputeOrder | RowsOrder)[] = [];
  let wake = () => {};
  let isOver = false;
  const place: PassPlace = {
    packages,
    kept: new Map(),
    values: new KeptValues(),
    tables: new Map(),
    lines,
    log: (text) => log('log', text),
    send,
    elapsedMilliseconds: host.elapsedMilliseconds,
    random: (seed, notebook, cell, label) => randomStream(seed, notebook, cell, label),
  };
  let version: ReadVersion | null = null;
  let current: LivePass | null = null;
  process.on('uncaughtException', (error) => {
    current?.failed(error);
    process.exit(0);
  });
  void (async () => {
    for await (const { order, tables } of readRunOrders<LiveOrder>(host.input)) {
      if (order.type === 'tables') keepTables(place, tables);
      else orders.push(order);
      wake();
    }
    isOver = true;
    wake();
  })();
  send({ type: 'ready' });
  while (!isOver) {
    const order = orders.shift();
    if (order === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    if (order.type === 'rows') {
      const value = current?.valueOf(order.cell);
      send({ type: 'rows', request: order.request, rows: value === undefined ? null : liveValueRows(value, order) });
      continue;
    }
    if (order.type === 'read') {
      version = await read(order, place);
      continue;
    }
    if (version === null) continue;
    current = new LivePass(order, version, place);
    await current.run(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return orders.some(({ type }) => type !== 'rows');
    });
  }
}

/** Reads a version and says what it holds; `null` where it cannot be read. */
async function read(
  { version, file }: ReadOrder,
  { packages, kept, lines, send }: PassPlace,
): Promise<ReadVersion | null> {
  lines.length = 0;
  try {
    const found = await readCodeVersion(`./${file}`, packages, kept);
    const { notebook, ordered, codes } = found;
    send({
      type: 'loaded',
      version,
      notebook: describeNotebook(notebook, ordered),
      codes: Object.fromEntries(ordered.map((cell) => [cell.name, codes.get(cell)!.digest])),
      isFleeting: [...codes.values()].some(({ isFleeting }) => isFleeting),
      kept: [...kept.keys()],
    });
    return found;
  } catch (error) {
    send({ type: 'load-failed', version, ...thrownInCell(error) });
    return null;
  }
}

function keepTables({ tables: kept }: PassPlace, tables: Readonly<Record<string, Table>>): void {
  for (const [name, table] of Object.entries(tables)) kept.set(name, { table, print: liveFingerprint(table) });
}
