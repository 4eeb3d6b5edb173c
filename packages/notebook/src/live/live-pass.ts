import type { Table } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import type { RandomStream } from '@assay/statistics';
import type { Cell } from '../definition/cell.ts';
import { answerName } from '../definition/sql.ts';
import { countRows } from '../input/counted.ts';
import { isCell, rowNeeds } from '../run/order-cells.ts';
import { type Fingerprint, liveFingerprint } from './fingerprint.ts';
import { GivenValues, type KeptValue, type KeptValues } from './kept-values.ts';
import type { CellLine, ComputeOrder, LiveMessage } from './live-message.ts';
import { liveValueView } from './live-value-view.ts';
import type { Packages, ReadVersion } from './read-code-version.ts';

/** What stays in a warm process from one pass to the next. */
export interface PassPlace {
  readonly packages: Packages;
  readonly kept: Map<string, Readonly<Record<string, unknown>>>;
  readonly values: KeptValues;
  readonly tables: Map<string, { readonly table: Table; readonly print: Fingerprint }>;
  /** What the running cell said so far. */
  readonly lines: CellLine[];
  readonly log: (text: string) => void;
  readonly send: (message: LiveMessage) => void;
  readonly elapsedMilliseconds: (since: number) => number;
  readonly random: (seed: number, notebook: string, cell: string, label: string) => RandomStream;
}

/** What a cell came to in a pass. */
type Outcome = { readonly key: string; readonly kept: KeptValue } | { readonly failedBy: string };

let lastId = 0;

/** One time of bringing every cell up to date. */
export class LivePass {
  readonly #order: ComputeOrder;
  readonly #version: ReadVersion;
  readonly #place: PassPlace;
  readonly #outcomes = new Map<Cell, Outcome>();
  readonly #given = new GivenValues();
  readonly #computed = new Set<Cell>();
  #cell: Cell | null = null;
  #last: Cell | null = null;

  constructor(order: ComputeOrder, version: ReadVersion, place: PassPlace) {
    this.#order = order;
    this.#version = version;
    this.#place = place;
  }

  /** The value of a cell, for whoever looks at it. */
  valueOf(name: string): unknown {
    for (const [cell, outcome] of this.#outcomes)
      if (cell.name === name && 'kept' in outcome) return outcome.kept.value;
    return undefined;
  }

  /** Computes what is due; `isNewer` gives orders a turn, and says whether another pass waits. */
  async run(isNewer: () => Promise<boolean>): Promise<void> {
    const { pass } = this.#order;
    const { send } = this.#place;
    const { ordered } = this.#version;
    send({ type: 'begun', pass, due: this.#dueCells(ordered) });
    for (const cell of ordered) {
      if (this.#settle(cell)) continue;
      if (await isNewer()) return send({ type: 'done', pass, isWhole: false });
      await this.#compute(cell);
    }
    send({ type: 'done', pass, isWhole: true });
    if (await isNewer()) return;
    this.#lookForSpoiled(ordered);
    const unsteady = this.#version.steady.filter(({ value, print }) => liveFingerprint(value).hash !== print.hash);
    if (unsteady.length > 0) send({ type: 'unsteady', names: unsteady.map(({ name }) => name) });
    this.#place.values.settle(pass);
    send({ type: 'settled', pass });
  }

  /** Told where something was thrown that nobody waits for: by the cell that runs, or else by the one that ran last. */
  failed(error: unknown): void {
    const cell = this.#cell ?? this.#last;
    if (cell !== null) this.#fail(cell, error);
  }

  #dueCells(ordered: readonly Cell[]): string[] {
    const keys = new Map<Cell, string | null>();
    for (const cell of ordered) {
      const key = this.#keyOf(cell, (need) => keys.get(need) ?? null);
      keys.set(cell, key !== null && this.#place.values.get(key, this.#order.pass) !== null ? key : null);
    }
    return ordered.filter((cell) => keys.get(cell) === null).map(({ name }) => name);
  }

  /** Everything that a cell's value depends on, as one text; `null` where one of its needs has no value. */
  #keyOf(cell: Cell, ofNeed: (need: Cell) => string | null): string | null {
    const { parameters, seed, inputs, pass } = this.#order;
    const { notebook, codes } = this.#version;
    const { digest, isFleeting } = codes.get(cell)!;
    const parts: unknown[] = [digest, isFleeting ? pass : 0, notebook.id, cell.name, seed];
    for (const [as, need] of Object.entries(rowNeeds(cell))) {
      if (isCell(need)) {
        const key = ofNeed(need);
        if (key === null) return null;
        parts.push(as, shortKey(key));
      } else if (need.kind === 'counted-by') parts.push(as, need.name, inputs[need.of.name]);
      else if (need.kind !== 'counts')
        parts.push(as, need.kind === 'input' ? inputs[need.name] : parameters[need.name]);
    }
    return JSON.stringify(parts);
  }

  /** Deals with a cell that need not, or cannot, be computed. */
  #settle(cell: Cell): boolean {
    const { pass, refused } = this.#order;
    const { values, send } = this.#place;
    const broken = Object.values(rowNeeds(cell)).find(
      (need): need is Cell => isCell(need) && 'failedBy' in this.#outcomes.get(need)!,
    );
    if (broken !== undefined) {
      const by = (this.#outcomes.get(broken) as { failedBy: string }).failedBy;
      this.#outcomes.set(cell, { failedBy: by });
      send({ type: 'blocked', pass, cell: cell.name, by });
      return true;
    }
    const why = refused[this.#version.codes.get(cell)!.digest];
    if (why !== undefined) {
      this.#outcomes.set(cell, { failedBy: cell.name });
      send({ type: 'failed', pass, cell: cell.name, message: why, stack: '', lines: [] });
      return true;
    }
    const key = this.#key(cell);
    const kept = values.get(key, pass);
    if (kept === null) return false;
    this.#outcomes.set(cell, { key, kept });
    send({ type: 'kept', pass, cell: cell.name, id: kept.shown.id });
    return true;
  }

  #key(cell: Cell): string {
    return this.#keyOf(cell, (need) => (this.#outcomes.get(need) as { key: string }).key)!;
  }

  async #compute(cell: Cell): Promise<void> {
    const { pass } = this.#order;
    const { values, lines, send, elapsedMilliseconds } = this.#place;
    this.#cell = cell;
    this.#last = cell;
    lines.length = 0;
    send({ type: 'started', pass, cell: cell.name });
    try {
      const provided = this.#provide(cell);
      const start = elapsedMilliseconds(0);
      const value = await this.#valueOf(cell, provided);
      const milliseconds = elapsedMilliseconds(start);
      if (cell.kind === 'findings' && !Array.isArray(value)) {
        throw new Error('a findings cell must return a list of findings');
      }
      const print = liveFingerprint(value);
      const shown = {
        id: ++lastId,
        milliseconds,
        bytes: print.bytes,
        view: liveValueView(value),
        lines: [...lines],
        drafts: cell.kind === 'findings' ? (value as readonly FindingDraft[]) : null,
      };
      const key = this.#key(cell);
      const kept: KeptValue = { value, shown, print, usedAt: pass };
      values.set(key, kept);
      this.#outcomes.set(cell, { key, kept });
      this.#computed.add(cell);
      send({ type: 'computed', pass, cell: cell.name, value: shown });
    } catch (error) {
      this.#fail(cell, error);
    }
    this.#cell = null;
  }

  /** The answer to SQL comes with the inputs; each cell gets its own, which nobody else can have changed. */
  async #valueOf(cell: Cell, provided: Record<string, unknown>): Promise<unknown> {
    if (cell.query === undefined) return cell.compute(provided, this.#context(cell));
    return structuredClone(this.#place.tables.get(answerName(cell.name))?.table);
  }

  #fail(cell: Cell, error: unknown): void {
    const { lines, send } = this.#place;
    this.#outcomes.set(cell, { failedBy: cell.name });
    send({ type: 'failed', pass: this.#order.pass, cell: cell.name, ...thrownInCell(error), lines: [...lines] });
  }

  #provide(cell: Cell): Record<string, unknown> {
    const { tables } = this.#place;
    return Object.fromEntries(
      Object.entries(rowNeeds(cell)).map(([as, need]) => {
        if (isCell(need)) {
          const { kept } = this.#outcomes.get(need) as { kept: KeptValue };
          this.#given.note(need.name, kept.value, kept.print, false, cell);
          return [as, kept.value];
        }
        // A live page has rows: liveInputs refuses counts.
        if (need.kind === 'counts') return [as, null];
        if (need.kind === 'counted-by') {
          const rows = tables.get(need.of.name);
          return [as, rows === undefined ? undefined : countRows(need, rows.table)];
        }
        if (need.kind !== 'input') return [as, this.#order.parameters[need.name]];
        const held = tables.get(need.name);
        if (held !== undefined) this.#given.note(need.name, held.table, held.print, true, cell);
        return [as, held?.table];
      }),
    );
  }

  #context(cell: Cell) {
    const { random, log } = this.#place;
    return {
      random: (label: string) => random(this.#order.seed, this.#version.notebook.id, cell.name, label),
      log: (text: string) => log(String(text)),
      needsRows: (reason: string) => {
        throw new Error(`a live page has rows, and a cell says of them: ${reason}`);
      },
    };
  }

  /** Forgets every value that a cell changed under the others, and what was computed from it. */
  #lookForSpoiled(ordered: readonly Cell[]): void {
    const { values, send, tables } = this.#place;
    for (const { name, isInput, by } of this.#given.spoiled()) {
      const touched = new Set<Cell>();
      for (const cell of ordered) {
        const needs = Object.values(rowNeeds(cell));
        const reads = needs.some((need) => {
          if (isCell(need)) return touched.has(need);
          const table = need.kind === 'counted-by' ? need.of : need;
          return isInput && table.kind === 'input' && table.name === name;
        });
        if (reads || (!isInput && cell.name === name)) touched.add(cell);
      }
      for (const cell of touched) {
        const outcome = this.#outcomes.get(cell);
        if (outcome !== undefined && 'key' in outcome) values.delete(outcome.key);
      }
      const isStale = [...touched].some((cell) => cell.name !== name && !this.#computed.has(cell));
      send({
        type: 'spoiled',
        pass: this.#order.pass,
        of: name,
        isInput,
        by: [...by].map((cell) => cell.name),
        isStale: isStale || (!isInput && !this.#computed.has(ordered.find((cell) => cell.name === name)!)),
      });
      if (isInput) tables.delete(name);
    }
  }
}

const shortKeys = new Map<string, number>();

/** A number that stands for a key, so that the key of a late cell does not hold those of all cells before it. */
function shortKey(key: string): number {
  const known = shortKeys.get(key);
  if (known !== undefined) return known;
  shortKeys.set(key, shortKeys.size);
  return shortKeys.size - 1;
}

/** What was thrown, and where. */
export function thrownInCell(error: unknown): { readonly message: string; readonly stack: string } {
  return error instanceof Error
    ? { message: error.message, stack: String(error.stack ?? '').slice(0, 4000) }
    : { message: String(error), stack: '' };
}
