import type { Table } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import { RunStopped } from './closed-process.ts';
import type { Enclosure } from './enclosure.ts';
import type { Limits } from './isolation.ts';
import { type LockedChild, lockedChild } from './locked-child.ts';
import type { ChildMessage, Turn, WorkOrder } from './message.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { RunEvent } from './run-event.ts';
import { type Frames, framesOf, sendCellOrder, sendFrames } from './send-order.ts';
import { ShareOut } from './share-out.ts';

const WATCH_MILLISECONDS = 200;
const TOO_MUCH = 'two processes held more memory than a run may: one goes on alone';

interface CellsOrder {
  readonly work: Omit<WorkOrder, 'tables' | 'takesTurns'>;
  /** Hands the tables over: nobody else holds them, and they are let go as soon as they are sent. */
  readonly takeTables: () => Readonly<Record<string, Table>>;
  readonly limits: Limits;
  /** Locked-down processes that compute at once, at most. */
  readonly processes: number;
  readonly signal?: AbortSignal;
  readonly enclosure?: Enclosure | null;
  readonly emit: (event: RunEvent) => void;
  /** Takes what a cell states once, in whatever order the cells are done. */
  readonly state: (cell: string, drafts: readonly FindingDraft[]) => void;
}

interface Worker {
  readonly child: LockedChild;
  isBusy: boolean;
  isReady: boolean;
  hasEnded: boolean;
  /** Ended by us because it is not needed: how it ends says nothing of the run. */
  isLetGo: boolean;
  asked: string | null;
  megabytes: number;
}

/**
 * Computes the cells of a notebook in locked-down processes that share nothing: each has all inputs and is asked for some
 * of the cells. Where they hold more memory together than one may, all but the first are ended and it goes on alone.
 *
 * @throws InputError where a cell fails; RunStopped at a limit, or where the run is cancelled.
 */
export async function computeCells({ notebook, bundle }: PreparedRun, order: CellsOrder): Promise<void> {
  const { limits, emit } = order;
  const titles = new Map(notebook.cells.map(({ name, title }) => [name, title]));
  const shareOut = new ShareOut(notebook.cells, order.processes);
  const workers: Worker[] = [];
  const positions = new Map<string, number>();
  const stated = new Set<string>();
  const startedBy = new Map<string, Worker>();
  let frames: Frames | null = null;
  let failed: unknown = null;
  let isShared = false;

  const start = async (): Promise<Worker> => {
    const child = await lockedChild(bundle.code, limits, order.signal, order.enclosure);
    const worker = { child, isBusy: false, isReady: false, hasEnded: false, isLetGo: false, asked: null, megabytes: 0 };
    workers.push(worker);
    return worker;
  };
  const others = (worker: Worker) => workers.filter((each) => each !== worker && !each.hasEnded);
  /** Asks every process that waits for what is best for it now, and ends those that nothing is left for. */
  const ask = (): void => {
    for (const [index, worker] of workers.entries()) {
      if (worker.isBusy || worker.hasEnded || !worker.isReady) continue;
      const isAlone = !others(worker).some((each) => each.isBusy || !each.isReady);
      const cell = shareOut.next(index, isAlone);
      worker.asked = cell;
      worker.isBusy = cell !== null;
      if (cell !== null) sendCellOrder(worker.child.input, { compute: cell } satisfies Turn, {});
      else if (shareOut.isEmpty && isAlone) {
        for (const each of workers) if (!each.child.input.writableEnded) each.child.input.end();
      }
    }
  };
  const end = (worker: Worker): void => {
    worker.hasEnded = true;
    worker.isLetGo = true;
    worker.isBusy = false;
    worker.megabytes = 0;
    shareOut.lost(workers.indexOf(worker));
    worker.child.stop();
  };
  /** The other processes' memory counts as well: where all hold too much, the first goes on alone. */
  const weigh = (): void => {
    const held = workers.reduce((sum, { child, hasEnded }) => sum + (hasEnded ? 0 : child.residentMegabytes()), 0);
    if (held <= limits.memoryMegabytes || workers.length === 1) return;
    for (const worker of others(workers[0]!)) {
      emit({ type: 'log', cell: worker.asked ?? notebook.cells[0]!.name, text: TOO_MUCH });
      end(worker);
    }
    if (isShared) ask();
  };
  const takeUp = (worker: Worker, takesTurns: boolean): void => {
    // Code that was bundled before cells were shared out computes all of them, once.
    if (!takesTurns && worker !== workers[0]) {
      end(worker);
      return;
    }
    isShared = takesTurns && order.processes > 1;
    frames ??= framesOf(order.takeTables());
    sendFrames(worker.child.input, { ...order.work, ...(isShared ? { takesTurns: true } : {}) }, frames);
    worker.isReady = true;
    // The bytes are let go as soon as nobody waits for them.
    if (workers.length === order.processes && workers.every((each) => each.isReady || each.hasEnded)) frames = null;
    if (!isShared) worker.child.input.end();
    else ask();
  };
  const hear = (worker: Worker, message: ChildMessage): void => {
    switch (message.type) {
      case 'notebook':
        weigh();
        if (!worker.hasEnded) takeUp(worker, message.takesTurns === true);
        break;
      case 'cell-started': {
        const { cell } = message;
        if (!startedBy.has(cell)) startedBy.set(cell, worker);
        if (!positions.has(cell)) positions.set(cell, positions.size + 1);
        emit({ ...message, title: titles.get(cell) ?? cell, position: positions.get(cell)!, of: titles.size });
        break;
      }
      case 'cell-finished': {
        // Code that was bundled before processes were weighed says nothing of its memory.
        if (message.memoryMegabytes === undefined) emit(message);
        else {
          worker.megabytes = worker.child.peakMegabytes(message.memoryMegabytes);
          emit({ ...message, memoryMegabytes: workers.reduce((sum, each) => sum + each.megabytes, 0) });
        }
        shareOut.finished(message.cell, message.milliseconds);
        if (message.cell === worker.asked) worker.isBusy = false;
        if (isShared) ask();
        break;
      }
      case 'log':
        if ((startedBy.get(message.cell) ?? worker) === worker) emit(message);
        break;
      case 'findings':
      case 'kept':
        if (stated.has(message.cell)) break;
        stated.add(message.cell);
        if (message.type === 'findings') order.state(message.cell, message.drafts);
        else {
          positions.set(message.cell, positions.size + 1);
          emit({ type: 'log', cell: message.cell, text: 'kept from the run that was stopped' });
        }
        break;
      case 'failed':
        throw new InputError(failure(notebook.id, message.cell, message.message));
      case 'done':
        worker.isBusy = false;
        worker.hasEnded = true;
    }
  };
  const serve = async (worker: Worker): Promise<void> => {
    try {
      for await (const message of worker.child.messages) hear(worker, message);
      if (!worker.hasEnded)
        throw new InputError(`notebook ${notebook.id} ended before its last cell. Mend the notebook.`);
    } catch (error) {
      if (worker.isLetGo) return;
      failed ??= error;
      for (const each of workers) if (each !== worker) each.child.stop();
    }
  };
  const watch = setInterval(weigh, WATCH_MILLISECONDS);
  try {
    for (let count = 0; count < order.processes; count++) await start();
    await Promise.all(workers.map(serve));
  } finally {
    clearInterval(watch);
  }
  if (failed !== null) throw failed;
  if (isShared && !shareOut.isEmpty) {
    throw new RunStopped('the run ended before its last cell. Start it again.');
  }
}

function failure(notebook: string, cell: string | null, message: string): string {
  const first = message.split('\n')[0]!.trim();
  const sentence = /[.?!]$/.test(first) ? first : `${first}.`;
  return cell === null ? `notebook ${notebook}: ${sentence}` : `notebook ${notebook}, cell ${cell}: ${sentence}`;
}
