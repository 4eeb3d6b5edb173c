import type { Table } from '@assay/dataset';
import type { CodeVersion } from './code-version.ts';
import type { ReadInputs } from './live-inputs.ts';
import type { LiveMessage, LiveOrder, ValueRows } from './live-message.ts';
import { LiveRowRequests, type RowsWanted } from './live-row-requests.ts';
import { LiveTimeLimit } from './live-time-limit.ts';
import { type WarmOrder, type WarmProcess, warmProcess } from './warm-process.ts';

const READING_SECONDS = 30;

interface LiveProcessOrder extends WarmOrder {
  readonly cellSeconds: number;
}

/** One warm process from its start to its end, and all that is known of it alone: what it read and holds, and its clock. */
export class LiveProcess {
  readonly #process: WarmProcess;
  readonly #cellSeconds: number;
  readonly #limit = new LiveTimeLimit();
  readonly #rows = new LiveRowRequests();
  #kept: ReadonlySet<string> = new Set();
  #inputs: ReadInputs | null = null;
  #answers: Readonly<Record<string, Table>> = {};
  #readVersion = 0;
  #isReading = false;
  /** Whether files were saved that the version it reads now does not hold. */
  isBehind = false;

  private constructor(process: WarmProcess, cellSeconds: number) {
    this.#process = process;
    this.#cellSeconds = cellSeconds;
  }

  static async start({ cellSeconds, onMessage, onEnd, ...order }: LiveProcessOrder): Promise<LiveProcess> {
    const warm = await warmProcess({
      ...order,
      onMessage(message) {
        started.#hear(message);
        onMessage(message);
      },
      onEnd(reason) {
        started.#end();
        onEnd(reason);
      },
    });
    const started = new LiveProcess(warm, cellSeconds);
    return started;
  }

  /** Number of the version that it read last; 0 before the first. */
  get readVersion(): number {
    return this.#readVersion;
  }

  /** Whether it reads a version, and has not told yet what is in it. */
  get isReading(): boolean {
    return this.#isReading;
  }

  get residentMegabytes(): number {
    return this.#process.residentMegabytes();
  }

  read(number: number, version: CodeVersion): void {
    const file = `version-${number}.mjs`;
    this.#process.add(file, version.module(this.#kept));
    this.#isReading = true;
    this.#process.send({ type: 'read', version: number, file });
    this.#limit.start('reading the notebook', READING_SECONDS, (reason) => this.#process.stop(reason));
  }

  /** Has the cells computed with these inputs, whose tables are sent where it has not got them, and the answers to its SQL. */
  compute(
    inputs: ReadInputs,
    answers: Readonly<Record<string, Table>>,
    order: Omit<Extract<LiveOrder, { readonly type: 'compute' }>, 'type' | 'seed' | 'inputs'>,
  ): void {
    if (this.#inputs !== inputs) this.#process.sendTables(inputs.tables);
    this.#inputs = inputs;
    const fresh = Object.entries(answers).filter(([name, table]) => this.#answers[name] !== table);
    if (fresh.length > 0) this.#process.sendTables(Object.fromEntries(fresh));
    this.#answers = { ...this.#answers, ...answers };
    this.#process.send({ type: 'compute', ...order, seed: inputs.identity.seed, inputs: inputs.keys });
  }

  rows(wanted: RowsWanted): Promise<ValueRows | null> {
    return this.#rows.ask(this.#process, wanted);
  }

  stop(reason: string): void {
    this.#end();
    this.#process.stop(reason);
  }

  #hear(message: LiveMessage): void {
    switch (message.type) {
      case 'loaded':
        this.#readVersion = message.version;
        this.#kept = new Set(message.kept);
        this.#endReading();
        break;
      case 'load-failed':
        this.#endReading();
        break;
      case 'started':
        this.#limit.start('the cell', this.#cellSeconds, (reason) => this.#process.stop(reason));
        break;
      case 'computed':
      case 'failed':
        this.#limit.end();
        break;
      case 'spoiled':
        if (message.isInput) this.#inputs = null;
        break;
      case 'rows':
        this.#rows.answer(message.request, message.rows);
        break;
    }
  }

  #endReading(): void {
    this.#limit.end();
    this.#isReading = false;
  }

  #end(): void {
    this.#limit.end();
    this.#rows.end();
  }
}
