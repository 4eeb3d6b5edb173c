import { type Finding, RESULTS_SCHEMA, type Results, type RunIdentity } from '@assay/evidence';
import type { NotebookDescription } from '../run/description.ts';
import { plainText } from '../run/plain-text.ts';
import { type TakenFinding, takeFindings } from '../run/take-findings.ts';
import { type CellPlace, cellPlaces } from './cell-place.ts';
import type { SourcePlace } from './code-version.ts';
import type { CellLine, CellValue, LiveMessage } from './live-message.ts';
import { liveSentence } from './live-problem.ts';
import type { LiveCell, LiveProblem } from './live-state.ts';

interface Held {
  state: LiveCell['state'];
  value: CellValue | null;
  lines: readonly CellLine[];
  error: LiveProblem | null;
  warnings: readonly string[];
}

const LONGEST_LINE = 2000;
const IDS_OF_PROCESS = 1e9;

/** What is known of every cell of a notebook, as its process tells it. */
export class LiveCells {
  readonly #held = new Map<string, Held>();
  readonly #values = new Map<number, CellValue>();
  readonly #takenLast = new Map<string, { readonly key: string; readonly taken: readonly TakenFinding[] }>();
  #places: ReadonlyMap<string, CellPlace> | null = null;
  #process = 0;
  #texts: ReadonlyMap<string, string> = new Map();
  #notebook: NotebookDescription | null = null;

  /** Another version: what cells there are, and where they stand. */
  take(notebook: NotebookDescription, texts: ReadonlyMap<string, string>): void {
    this.#notebook = notebook;
    this.#texts = texts;
    this.#places = null;
    const names = new Set(notebook.cells.map(({ name }) => name));
    for (const name of this.#held.keys()) if (!names.has(name)) this.#held.delete(name);
    for (const name of names) {
      if (this.#held.has(name)) continue;
      this.#held.set(name, { state: 'due', value: null, lines: [], error: null, warnings: [] });
    }
  }

  /** Every value is to be computed anew: its process has ended. */
  forget(): void {
    this.#process++;
    this.#values.clear();
    this.#takenLast.clear();
    for (const [name, { state }] of this.#held) {
      if (state === 'current' || state === 'computing') this.#change(name, { state: 'due' });
    }
  }

  /** What a process says of its cells; `placeIn` finds the place that a stack names. */
  hear(message: LiveMessage, placeIn: (stack: string) => SourcePlace | null): void {
    switch (message.type) {
      case 'begun':
        for (const name of message.due) this.#change(name, { state: 'due' });
        break;
      case 'started':
        this.#change(message.cell, { state: 'computing' });
        break;
      case 'kept':
      case 'computed':
        this.#has(message);
        break;
      case 'failed': {
        const { file, line } = placeIn(message.stack) ?? this.place(message.cell) ?? { file: null, line: null };
        this.failed(message.cell, { message: liveSentence(message.message), file, line }, message.lines);
        break;
      }
      case 'blocked': {
        const error = { message: `waits for ${message.by}, which failed`, file: null, line: null };
        this.#change(message.cell, { state: 'blocked', error, lines: [], warnings: [] });
        break;
      }
      case 'spoiled': {
        const who = message.by.length === 1 ? 'This cell changes' : `One of ${message.by.join(', ')} changes`;
        const warning = `${who} the value of ${message.of}, which others read too. Copy it before you change it, as with toSorted or structuredClone.`;
        for (const name of message.by) this.#change(name, { warnings: [warning] });
        break;
      }
    }
  }

  #has(message: Extract<LiveMessage, { type: 'kept' | 'computed' }>): void {
    if (message.type === 'computed') {
      // A process counts from one: with its own number before it, an id is never that of another value.
      const id = this.#process * IDS_OF_PROCESS + message.value.id;
      this.#values.set(message.value.id, { ...message.value, id });
    }
    const value = this.#values.get(message.type === 'computed' ? message.value.id : message.id);
    if (value === undefined) return;
    const isSame = this.#held.get(message.cell)?.value?.id === value.id;
    const lines = value.lines.map(({ level, text }) => ({ level, text: plainLines(text) }));
    this.#change(message.cell, { state: 'current', value, lines, error: null, ...(isSame ? {} : { warnings: [] }) });
  }

  failed(name: string, error: LiveProblem, lines: readonly CellLine[] = []): void {
    this.#change(name, { state: 'failed', error, lines, warnings: [] });
  }

  /** Name of the cell that is being computed. */
  get running(): string | null {
    return [...this.#held].find(([, { state }]) => state === 'computing')?.[0] ?? null;
  }

  place(name: string): CellPlace | null {
    this.#places ??= cellPlaces(this.#texts);
    return this.#places.get(name) ?? null;
  }

  /** Every cell as it is now, and the findings of those that are current. */
  state(identity: RunIdentity | null): { cells: readonly LiveCell[]; results: Results | null; isWhole: boolean } {
    const notebook = this.#notebook;
    if (notebook === null) return { cells: [], results: null, isWhole: false };
    const findings: Finding[] = [];
    const known = new Set<string>();
    const cells = notebook.cells.map(({ name, title, kind, needs }) => {
      const held = this.#held.get(name)!;
      const place = this.place(name);
      const drafts = held.state === 'current' ? (held.value?.drafts ?? []) : [];
      const file = `notebooks/${notebook.id}/${place?.file ?? 'notebook.ts'}`;
      const taken = this.#taken(held.value?.id ?? 0, drafts, { cell: name, file }, known, notebook.questions);
      const own = taken.flatMap((each) => ('finding' in each ? [each.finding] : []));
      findings.push(...own);
      const faults = taken.flatMap((each) =>
        'problem' in each
          ? [each.problem]
          : 'fault' in each
            ? [`${each.finding.id} could not be stated: ${each.fault}`]
            : [],
      );
      return {
        ...held,
        name,
        title,
        kind,
        needs,
        neededBy: notebook.cells
          .filter((other) => other.needs.some((need) => need.kind === 'cell' && need.name === name))
          .map((other) => other.name),
        findings: own,
        warnings: [...held.warnings, ...faults],
        place,
      } satisfies LiveCell;
    });
    return {
      cells,
      results: identity === null ? null : { schema: RESULTS_SCHEMA, run: identity, findings },
      isWhole: cells.every(({ state }) => state === 'current'),
    };
  }

  /** As {@link takeFindings}; the same objects where nothing changed, so that what is drawn of them need not be drawn again. */
  #taken(value: number, ...given: Parameters<typeof takeFindings>): readonly TakenFinding[] {
    const [drafts, source, known, questions] = given;
    if (drafts.length === 0) return [];
    const key = JSON.stringify([value, source.file, [...known], questions]);
    const last = this.#takenLast.get(source.cell);
    if (last?.key === key) {
      for (const each of last.taken) if ('finding' in each) known.add(each.finding.id);
      return last.taken;
    }
    const taken = takeFindings(...given);
    this.#takenLast.set(source.cell, { key, taken });
    return taken;
  }

  #change(name: string, change: Partial<Held>): void {
    const held = this.#held.get(name);
    if (held !== undefined) this.#held.set(name, { ...held, ...change });
  }
}

/** Lines that move no cursor. */
function plainLines(text: string): string {
  return text
    .slice(0, LONGEST_LINE)
    .split('\n')
    .map((line) => plainText(line, LONGEST_LINE))
    .join('\n');
}
