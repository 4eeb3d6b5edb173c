import type { FindingDraft } from '@assay/evidence';
import { randomStream } from '@assay/statistics';
import type { Cell } from '../../cell.ts';
import type { Notebook } from '../../define-notebook.ts';
import { CellValues } from '../cell-values.ts';
import type { ChildMessage } from '../message.ts';
import { spellNonFinite } from '../non-finite.ts';
import { orderCells } from '../order-cells.ts';
import { describeNotebook } from './describe.ts';
import { readWork, type Work } from './read-work.ts';

/** What the process around a notebook gives it. */
export interface Host {
  readonly say: (line: string) => void;
  /** Milliseconds for the log of a run. */
  readonly elapsedMilliseconds: (since: number) => number;
  readonly input: AsyncIterable<Uint8Array>;
}

/** The child's whole life: say what the notebook is, wait for work, compute cell by cell, say what was found. */
export async function serveNotebook(notebook: Notebook, { say, elapsedMilliseconds, input }: Host): Promise<void> {
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
    send({ type: 'notebook', notebook: describeNotebook(notebook, ordered) });
    const work = await readWork(input);
    if (work === null) return;
    const { parameters, counts = {} } = work.order;
    const values = new CellValues({ tables: work.tables, counts, parameters });
    for (const cell of ordered) {
      current = cell.name;
      send({ type: 'cell-started', cell: cell.name });
      const start = elapsedMilliseconds(0);
      const value = await values.compute(cell, contextOf(notebook, cell, work, send));
      if (cell.kind === 'findings') {
        if (!Array.isArray(value)) throw new Error('a findings cell must return a list of findings');
        send({ type: 'findings', cell: cell.name, drafts: value as FindingDraft[] });
      }
      send({ type: 'cell-finished', cell: cell.name, milliseconds: elapsedMilliseconds(start) });
    }
    send({ type: 'done' });
  } catch (error) {
    fail(error);
  }
}

function contextOf(notebook: Notebook, cell: Cell, { order }: Work, send: (message: ChildMessage) => void) {
  return {
    random: (label: string) => randomStream(order.seed, notebook.id, cell.name, label),
    log: (text: string) => send({ type: 'log', cell: cell.name, text: String(text) }),
  };
}
