import type { RowsOrder, ValueRows } from './live-message.ts';
import type { WarmProcess } from './warm-process.ts';

/** Which rows of which cell's value are wanted. */
export type RowsWanted = Omit<RowsOrder, 'type' | 'request'>;

/** Rows that somebody waits for. */
export class LiveRowRequests {
  readonly #waiting = new Map<number, (rows: ValueRows | null) => void>();
  #last = 0;

  ask(process: WarmProcess, wanted: RowsWanted): Promise<ValueRows | null> {
    const request = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(request, resolve);
      process.send({ type: 'rows', request, ...wanted });
    });
  }

  answer(request: number, rows: ValueRows | null): void {
    this.#waiting.get(request)?.(rows);
    this.#waiting.delete(request);
  }

  /** Nobody will answer any more. */
  end(): void {
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }
}
