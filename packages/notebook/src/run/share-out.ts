import type { CellDescription } from './description.ts';

/** Part of the time that what is left may take, by what was done, which computing again what another process has may take. */
const MOST_AGAIN = 1 / 3;

interface Target {
  readonly name: string;
  /** Itself and all it needs. */
  readonly cells: readonly string[];
}

/**
 * Shares the cells of a notebook out between processes that have nothing in common: each computes what it is asked for
 * and all that this needs. What one has computed is left to it, unless computing it again takes little. A process is asked first
 * for what no other can do as cheaply; a cell that, of what is left, only another's work needs besides waits for that one; then
 * what other cells wait for longest is asked. Which process computes what changes no result, since a cell is a function of its needs.
 */
export class ShareOut {
  readonly #needs: ReadonlyMap<string, readonly string[]>;
  readonly #left: Map<string, Target>;
  readonly #all: number;
  /** By process: the cells that it has, or was asked for. */
  readonly #holds: readonly Set<string>[];
  readonly #milliseconds = new Map<string, number>();
  /** By process: what it was asked for last, and what else that states. */
  readonly #asked = new Map<number, readonly Target[]>();

  constructor(cells: readonly CellDescription[], processes: number) {
    this.#needs = new Map(
      cells.map(({ name, needs }) => [name, needs.filter(({ kind }) => kind === 'cell').map((need) => need.name)]),
    );
    const needed = new Set([...this.#needs.values()].flat());
    const asked = cells.filter(({ name, kind }) => kind === 'findings' || !needed.has(name));
    this.#left = new Map(asked.map(({ name }) => [name, { name, cells: [...this.#closure(name)] }]));
    this.#all = this.#left.size;
    this.#holds = Array.from({ length: processes }, () => new Set<string>());
  }

  /** Whether every cell that had to be asked for has been asked for. */
  get isEmpty(): boolean {
    return this.#left.size === 0;
  }

  /**
   * What a process is asked for next; `null` where it had better wait for the others, or where nothing is left. Where no
   * other computes anything (`isAlone`), the one that has to compute least again goes on.
   */
  next(process: number, isAlone = false): string | null {
    const holds = this.#holds[process]!;
    const isFirst = holds.size === 0 && !isAlone;
    const most = isAlone ? Number.POSITIVE_INFINITY : this.#expectedMilliseconds() * MOST_AGAIN;
    let best: Rank | null = null;
    for (const target of this.#left.values()) {
      const missing = target.cells.filter((cell) => !holds.has(cell));
      const again = isFirst ? this.#heldElsewhere(process, missing).length : this.#timeAgain(process, target);
      if (!isFirst && again > most) continue;
      const one = {
        target,
        again,
        isOwn: !isFirst && this.#isOwn(process, target, again),
        parted: isFirst ? 0 : this.#parted(process, target, most),
        depth: this.#depth(target.name, new Set(missing)),
        missing: missing.length,
      };
      if (best === null || isBefore(one, best)) best = one;
    }
    if (best === null) return null;
    const { target, again: own } = best;
    if (isAlone && this.#holds.some((_, other) => other !== process && this.#timeAgain(other, target) < own))
      return null;
    const asked = target.cells.flatMap((cell) => this.#left.get(cell) ?? []);
    for (const cell of target.cells) holds.add(cell);
    for (const { name } of asked) this.#left.delete(name);
    this.#asked.set(process, asked);
    return target.name;
  }

  /** A cell was computed, in so many milliseconds. */
  finished(cell: string, milliseconds: number): void {
    this.#milliseconds.set(cell, milliseconds);
  }

  /** What a process was asked for and all that it holds is lost. */
  lost(process: number): void {
    for (const target of this.#asked.get(process) ?? []) {
      if (!this.#milliseconds.has(target.name)) this.#left.set(target.name, target);
    }
    this.#holds[process]!.clear();
  }

  #heldElsewhere(process: number, cells: readonly string[]): readonly string[] {
    return cells.filter((cell) => this.#holds.some((holds, other) => other !== process && holds.has(cell)));
  }

  /** How long it takes to compute again what others hold; for ever where one of them is only being computed. */
  #timeAgain(process: number, { cells }: Target): number {
    const missing = cells.filter((cell) => !this.#holds[process]!.has(cell));
    return this.#heldElsewhere(process, missing).reduce(
      (sum, cell) => sum + (this.#milliseconds.get(cell) ?? Number.POSITIVE_INFINITY),
      0,
    );
  }

  /** Whether every other would have to compute more again for this. */
  #isOwn(process: number, target: Target, again: number): boolean {
    return this.#holds.every((_, other) => other === process || this.#timeAgain(other, target) > again);
  }

  /** Of the cells that nobody has yet, how many would be computed twice: what another has to do needs them, and nothing else here. */
  #parted(process: number, { name, cells }: Target, most: number): number {
    const here = new Set<string>();
    const elsewhere = new Set<string>();
    for (const target of this.#left.values()) {
      if (target.name === name) continue;
      const users = this.#timeAgain(process, target) <= most ? here : elsewhere;
      for (const cell of target.cells) users.add(cell);
    }
    return cells.filter(
      (cell) => elsewhere.has(cell) && !here.has(cell) && !this.#holds.some((holds) => holds.has(cell)),
    ).length;
  }

  /** How long what is left may take: each as long as the mean of what was asked for. */
  #expectedMilliseconds(): number {
    const spent = [...this.#milliseconds.values()].reduce((sum, each) => sum + each, 0);
    return (spent / Math.max(1, this.#all - this.#left.size)) * this.#left.size;
  }

  #closure(name: string, found = new Set<string>()): Set<string> {
    if (found.has(name)) return found;
    for (const need of this.#needs.get(name) ?? []) this.#closure(need, found);
    return found.add(name);
  }

  #depth(name: string, missing: ReadonlySet<string>): number {
    if (!missing.has(name)) return 0;
    return 1 + Math.max(0, ...(this.#needs.get(name) ?? []).map((need) => this.#depth(need, missing)));
  }
}

interface Rank {
  readonly target: Target;
  readonly again: number;
  readonly isOwn: boolean;
  readonly parted: number;
  readonly depth: number;
  readonly missing: number;
}

function isBefore(one: Rank, other: Rank): boolean {
  if (one.isOwn !== other.isOwn) return one.isOwn;
  if (one.again !== other.again) return one.again < other.again;
  if (one.parted !== other.parted) return one.parted < other.parted;
  return one.depth === other.depth ? one.missing < other.missing : one.depth > other.depth;
}
