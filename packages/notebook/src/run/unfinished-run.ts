import { appendFileSync, existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { FindingDraft, RunIdentity } from '@assay/evidence';
import { computedBy } from './computed-by.ts';
import { spellNonFinite } from './non-finite.ts';
import { readMessage } from './read-message.ts';

const SCHEMA = 'assay-unfinished-run/1';

/**
 * What the cells of a run state, kept beside the folder that it becomes until it is whole: a run that is stopped goes on
 * from there. The same inputs, code, parameters and seed give the same findings by the same Assay, so that what is kept is what
 * would be computed again; anything else is another run.
 *
 * @example
 * const unfinished = new UnfinishedRun(`${folder}/begun`, prepared.identity);
 * unfinished.add('names', []);
 * [...new UnfinishedRun(`${folder}/begun`, prepared.identity).kept.keys()] // ['names']
 */
export class UnfinishedRun {
  readonly kept: ReadonlyMap<string, readonly FindingDraft[]>;
  readonly #file: string;
  readonly #head: string;
  #cells: number;
  #isWritable = true;
  /** The outermost folder that this made; `undefined` where all stood. */
  #made: string | undefined;

  constructor(target: string, identity: RunIdentity) {
    this.#file = join(dirname(resolve(target)), `.${basename(target)}-unfinished.jsonl`);
    this.#head = `${JSON.stringify({ schema: SCHEMA, by: computedBy(), run: identity })}\n`;
    this.kept = readKept(this.#file, this.#head);
    this.#cells = this.kept.size;
  }

  /** How many cells that state findings are kept. */
  get cells(): number {
    return this.#cells;
  }

  /** Keeps what a cell stated. A disk that takes nothing must not end a run that computes. */
  add(cell: string, drafts: readonly FindingDraft[]): void {
    if (!this.#isWritable) return;
    try {
      if (this.#cells === 0) {
        this.#made ??= mkdirSync(dirname(this.#file), { recursive: true });
        writeFileSync(this.#file, this.#head, { mode: 0o600 });
      }
      // A line that the last run did not end must not swallow this one.
      appendFileSync(this.#file, `\n${JSON.stringify({ type: 'findings', cell, drafts }, spellNonFinite)}\n`);
      this.#cells++;
    } catch {
      this.#isWritable = false;
    }
  }

  /** Forgets everything: the run is whole, or its own fault ended it. */
  end(): void {
    rmSync(this.#file, { force: true });
    if (this.#made === undefined) return;
    try {
      for (let folder = dirname(this.#file); folder.length >= this.#made.length; folder = dirname(folder))
        rmdirSync(folder);
    } catch {
      // Other runs stand there by now.
    }
  }
}

/** Nothing where another run was kept, or none. A line that was not written to its end is computed again. */
function readKept(file: string, head: string): ReadonlyMap<string, readonly FindingDraft[]> {
  const kept = new Map<string, readonly FindingDraft[]>();
  if (!existsSync(file)) return kept;
  const text = readFileSync(file, 'utf8');
  if (!text.startsWith(head)) return kept;
  for (const line of text.slice(head.length).split('\n')) {
    try {
      const message = readMessage(line);
      if (message.type === 'findings') kept.set(message.cell, message.drafts);
    } catch {
      // Not written to its end, or empty.
    }
  }
  return kept;
}
