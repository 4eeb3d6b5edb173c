import type { FindingDraft } from '@assay/evidence';
import { type CountOption, randomStream } from '@assay/statistics';
import type { Cell } from '../definition/cell.ts';
import type { Notebook } from '../definition/define-notebook.ts';
import { describeNotebook } from './describe.ts';
import { lastUses } from './last-uses.ts';
import type { CellCost, ChildMessage, SettleOrder, WorkOrder } from './message.ts';
import { spellNonFinite } from './non-finite.ts';
import { isCell, orderCells, rowNeeds } from './order-cells.ts';
import { readRunWork, type Work } from './read-run-work.ts';
import { RunCellValues } from './run-cell-values.ts';

/** What the process around a notebook gives it. */
export interface Host {
  readonly say: (line: string) => void;
  /** Milliseconds for the log of a run. */
  readonly elapsedMilliseconds: (since: number) => number;
  /** Processor time and memory for the log of a run; an earlier Assay gives none. */
  readonly used?: () => CellCost;
  /** Told that there are few rows, before any cell is computed: code is compiled less. An earlier Assay does not listen. */
  readonly fewRows?: () => void;
  readonly input: AsyncIterable<Uint8Array>;
}

/** From so many rows on, code that is compiled in full is soon worth it. */
const MANY_ROWS = 100_000;

/** The child's whole life: say what the notebook is, wait for work, compute cell by cell, say what was found. */
export async function serveRun(
  notebook: Notebook,
  { say, elapsedMilliseconds, used, fewRows, input }: Host,
): Promise<void> {
  const send = (message: ChildMessage) => say(`${JSON.stringify(message, spellNonFinite)}\n`);
  let current: string | null = null;
  const fail = (error: unknown) =>
    send({ type: 'failed', cell: current, message: error instanceof Error ? error.message : String(error) });
  // What a cell throws where nobody waits for it.
  process.on('uncaughtException', (error) => {
    fail(error);
    process.exit(0);
  });
  try {
    if (notebook === undefined || !Array.isArray(notebook.cells)) {
      throw new Error('notebook.ts has no notebook. Export defineNotebook({ … }) by default.');
    }
    const ordered = orderCells(notebook.cells);
    send({ type: 'notebook', notebook: describeNotebook(notebook, ordered), takesTurns: true });
    const work = await readRunWork(input);
    if (work === null) return;
    const { parameters, counts = {}, kept = [], takesTurns = false } = work.order;
    if (work.order.settle !== undefined) {
      send({ type: 'settled', options: settledOptions(notebook, work.order.settle, parameters) });
      return;
    }
    if (Object.values(work.tables).reduce((rows, { rowCount }) => rows + rowCount, 0) < MANY_ROWS) fewRows?.();
    const values = new RunCellValues({ tables: work.tables, counts, parameters });
    const compute = async (cell: Cell): Promise<void> => {
      current = cell.name;
      send({ type: 'cell-started', cell: cell.name });
      const start = elapsedMilliseconds(0);
      const before = used?.();
      const value = await values.compute(cell, contextOf(notebook, cell, work, send));
      if (cell.kind === 'findings') {
        if (!Array.isArray(value)) throw new Error('a findings cell must return a list of findings');
        send({ type: 'findings', cell: cell.name, drafts: value as FindingDraft[] });
      }
      send({
        type: 'cell-finished',
        cell: cell.name,
        milliseconds: elapsedMilliseconds(start),
        ...costSince(before, used?.()),
      });
    };
    if (takesTurns) {
      for await (const turn of work.turns) {
        const needed = neededFor(ordered, ({ name }) => name === turn.compute);
        for (const cell of ordered) if (needed.has(cell) && !values.has(cell)) await compute(cell);
      }
    } else {
      const needed =
        kept.length === 0
          ? new Set(ordered)
          : neededFor(ordered, ({ kind, name }) => kind === 'findings' && !kept.includes(name));
      const lastNeeded = lastUses(ordered.filter((cell) => needed.has(cell)));
      for (const cell of ordered) {
        if (needed.has(cell)) {
          await compute(cell);
          for (const source of lastNeeded.get(cell)!) values.letGo(source);
        } else if (kept.includes(cell.name)) send({ type: 'kept', cell: cell.name });
      }
    }
    send({ type: 'done' });
  } catch (error) {
    fail(error);
  }
}

function settledOptions(
  { inputs }: Notebook,
  { input, pass, counts }: SettleOrder,
  parameters: WorkOrder['parameters'],
): Readonly<Record<string, CountOption>> | null {
  const declared = inputs.find(({ name }) => name === input)?.counted?.find(({ name }) => name === pass);
  const options = declared?.after?.options;
  if (options === undefined) throw new Error(`input ${input} has no pass ${pass} that takes options of another`);
  return options(counts, parameters);
}

/** Some cells and all that they need. */
function neededFor(ordered: readonly Cell[], isAsked: (cell: Cell) => boolean): ReadonlySet<Cell> {
  const needed = new Set<Cell>();
  for (const cell of [...ordered].reverse()) {
    if (isAsked(cell)) needed.add(cell);
    if (!needed.has(cell)) continue;
    for (const need of Object.values(rowNeeds(cell))) if (isCell(need)) needed.add(need);
  }
  return needed;
}

function costSince(before: CellCost | undefined, after: CellCost | undefined): Partial<CellCost> {
  if (before === undefined || after === undefined) return {};
  return { ...after, processorMilliseconds: after.processorMilliseconds - before.processorMilliseconds };
}

function contextOf(notebook: Notebook, cell: Cell, { order }: Work, send: (message: ChildMessage) => void) {
  return {
    random: (label: string) => randomStream(order.seed, notebook.id, cell.name, label),
    log: (text: string) => send({ type: 'log', cell: cell.name, text: String(text) }),
  };
}
