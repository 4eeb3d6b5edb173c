import type { Cell } from '../definition/cell.ts';
import { type Fingerprint, liveFingerprint } from './fingerprint.ts';
import type { CellValue } from './live-message.ts';

/** The value of a cell for one state of everything it reads. */
export interface KeptValue {
  readonly value: unknown;
  readonly shown: CellValue;
  readonly print: Fingerprint;
  /** The pass that last used it. */
  usedAt: number;
}

/** What values of earlier passes may take beside those of the present one. */
const MOST_BYTES = 512 * 2 ** 20;

/** The values of cells by what they were computed from, so that a way back costs nothing. */
export class KeptValues {
  readonly #values = new Map<string, KeptValue>();

  get(key: string, pass: number): KeptValue | null {
    const kept = this.#values.get(key);
    if (kept === undefined) return null;
    kept.usedAt = pass;
    return kept;
  }

  set(key: string, value: KeptValue): void {
    this.#values.set(key, value);
  }

  delete(key: string): void {
    this.#values.delete(key);
  }

  /** Lets the oldest values go where there are too many. */
  settle(pass: number): void {
    let bytes = [...this.#values.values()].reduce((sum, { shown }) => sum + shown.bytes, 0);
    const oldest = [...this.#values].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [key, { usedAt, shown }] of oldest) {
      if (bytes <= MOST_BYTES || usedAt === pass) return;
      this.#values.delete(key);
      bytes -= shown.bytes;
    }
  }
}

/** Something that cells were given in a pass: by which of them, and what it was before. */
interface Given {
  readonly name: string;
  readonly value: unknown;
  readonly before: Fingerprint;
  readonly isInput: boolean;
  readonly by: Set<Cell>;
}

/** Watches that nobody changes what others read as well. */
export class GivenValues {
  readonly #given = new Map<unknown, Given>();

  note(name: string, value: unknown, before: Fingerprint, isInput: boolean, by: Cell): void {
    if (typeof value !== 'object' || value === null) return;
    const known = this.#given.get(value);
    if (known === undefined) this.#given.set(value, { name, value, before, isInput, by: new Set([by]) });
    else known.by.add(by);
  }

  /** What was changed, and who had it in hand. */
  spoiled(): readonly Given[] {
    return [...this.#given.values()].filter(({ value, before }) => liveFingerprint(value).hash !== before.hash);
  }
}
