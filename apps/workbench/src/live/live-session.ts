import type { Results } from '@assay/evidence';
import { LiveNotebook, type LiveOptions, type LiveState } from '@assay/notebook/live';
import { fileLinks, type Html, html, type ReportLinks, type ReportSource } from '@assay/report';
import {
  type Before,
  type LiveLinks,
  liveAnswersNow,
  liveCellSections,
  liveChanges,
  liveProblems,
  liveProseProblems,
  liveQuickParts,
  liveReport,
  liveSource,
  type PanelWords,
} from '@assay/report/live';
import { readStoredSource } from '@assay/report/store';
import { newestRun } from './newest-run.ts';
import { reportState } from './report-state.ts';

/** What is shown anew: markup by the id of its element, and all cells where there are others than before. */
export interface LiveNews {
  readonly parts?: Readonly<Record<string, string>>;
  readonly cells?: string;
  /** What changes from the page are to carry from now on: a page may outlive the server that sent it. */
  readonly token?: string;
}

interface SessionParts {
  readonly home: string;
  readonly slug: string;
  readonly options: LiveOptions;
  readonly panel: (state: LiveState) => PanelWords;
  readonly links: LiveLinks;
}

/** A pass that takes no longer is shown when it is done, and nothing of it before. */
const PATIENCE_MILLISECONDS = 80;
/** How long nothing is changed before the prose is checked. */
const CHECK_MILLISECONDS = 300;

/** One notebook that is open: its live state as markup, and who is told of each change. Several pages may show it. */
export class LiveSession {
  readonly live: LiveNotebook;
  readonly token = crypto.randomUUID();
  readonly parts: SessionParts;
  readonly #listeners = new Set<(news: LiveNews) => void>();
  readonly #shown = new Map<string, Html>();
  #names = '';
  #reported = '';
  #opening: Before | null = null;
  #stored: Before | null = null;
  #last: { readonly key: string; readonly before: Before } | null = null;
  #beforeEdit: Before | null = null;
  #waiting: NodeJS.Timeout | null = null;
  #slowly: NodeJS.Immediate | null = null;
  #unheld: { readonly key: string; readonly isWhole: boolean; readonly source: ReportSource } | null = null;
  #checking: NodeJS.Timeout | undefined;

  constructor(parts: SessionParts) {
    this.parts = parts;
    this.live = new LiveNotebook(parts.options);
    this.live.listen(() => this.#heard());
    this.#stored = storedRun(parts);
  }

  start(): void {
    this.live.start();
  }

  /** Told of every change; gets at once whatever is shown now. */
  listen(listener: (news: LiveNews) => void): () => void {
    this.#showNow();
    this.#showSlowly();
    const parts = [...this.#shown].filter(([id]) => !id.startsWith('cell-'));
    listener({ cells: this.#cells(), parts: textsOf(parts), token: this.token });
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  /** What an element of the page holds now. */
  part(id: string): Html | null {
    return this.#shown.get(id) ?? null;
  }

  /** Brings every part up to date, for a page that is about to be sent whole. */
  refresh(): Html {
    this.#showNow();
    this.#showSlowly();
    return liveCellSections(this.live.state, this.#shown);
  }

  /** Another run is stored: what changes from now on is held against it. */
  takeStored(): void {
    this.#stored = storedRun(this.parts);
    this.#reported = '';
    this.#heard();
  }

  async close(): Promise<void> {
    if (this.#waiting !== null) clearTimeout(this.#waiting);
    clearTimeout(this.#checking);
    await this.live.close();
  }

  #heard(): void {
    if (this.live.state.status === 'computing') {
      this.#waiting ??= setTimeout(() => {
        this.#waiting = null;
        this.#send();
      }, PATIENCE_MILLISECONDS);
      return;
    }
    if (this.#waiting !== null) clearTimeout(this.#waiting);
    this.#waiting = null;
    this.#send();
  }

  #send(): void {
    const names = this.#names;
    const changed = this.#showNow();
    const isOther = names !== this.#names;
    const parts = textsOf([...changed].filter(([id]) => !isOther || !id.startsWith('cell-')));
    this.#tell({ parts, ...(isOther ? { cells: this.#cells() } : {}) });
    this.#slowly ??= setImmediate(() => {
      this.#slowly = null;
      this.#tell({ parts: textsOf([...this.#showReport()]) });
      // What changed takes as long again as the report, which is on its way meanwhile.
      this.#slowly ??= setImmediate(() => {
        this.#slowly = null;
        this.#tell({ parts: textsOf([...this.#showChanges()]) });
      });
    });
  }

  #tell(news: LiveNews): void {
    if (news.cells === undefined && Object.keys(news.parts ?? {}).length === 0) return;
    for (const listener of [...this.#listeners]) listener(news);
  }

  #showNow(): ReadonlyMap<string, Html> {
    const { state } = this.live;
    this.#names = state.cells.map(({ name, kind }) => `${kind} ${name}`).join('\n');
    return this.#change(liveQuickParts(state, this.parts.links));
  }

  #cells(): string {
    return liveCellSections(this.live.state, this.#shown).toString();
  }

  #showSlowly(): void {
    this.#showReport();
    this.#showChanges();
  }

  /** The report, once no cell is left to compute. */
  #showReport(): ReadonlyMap<string, Html> {
    const { state } = this.live;
    const key = keyOf(state);
    if (key === this.#reported) return new Map();
    const isGoing = state.cells.some(({ state }) => state === 'due' || state === 'computing');
    const source = isGoing ? null : liveSource(state, this.parts.panel(state));
    if (source === null) return this.#change(new Map([['report-state', reportState(state)]]));
    this.#reported = key;
    this.#unheld = { key, isWhole: state.isWhole, source };
    this.#checkSoon(state, source);
    return this.#change(
      new Map([
        ['report', liveReport(source, reportLinks)],
        ['report-state', html``],
      ]),
    );
  }

  /** What the report that is shown says otherwise than those before. */
  #showChanges(): ReadonlyMap<string, Html> {
    if (this.#unheld === null) return new Map();
    const { key, isWhole, source } = this.#unheld;
    this.#unheld = null;
    const now = { results: source.results, answers: liveAnswersNow(source, reportLinks) };
    if (isWhole) this.#remember(key, now);
    const befores = [this.#beforeEdit, this.#opening, this.#stored].filter((each) => each !== null);
    const changes =
      befores.length === 0 ? html`<p class="quiet">Nothing was changed yet.</p>` : liveChanges(now, befores);
    return this.#change(new Map([['changes', changes]]));
  }

  /** What is to be mended is told once nobody types: it takes longer than the report itself. */
  #checkSoon(state: LiveState, source: ReportSource): void {
    clearTimeout(this.#checking);
    this.#checking = setTimeout(async () => {
      const problems = await liveProblems(state, source, this.parts.panel(state));
      const part = problems === null ? html`` : liveProseProblems(problems, this.parts.links);
      const changed = this.#change(new Map([['prose', part]]));
      if (changed.size > 0) this.#tell({ parts: textsOf([...changed]) });
    }, CHECK_MILLISECONDS);
  }

  #remember(key: string, now: Omit<Before, 'since'>): void {
    this.#opening ??= { since: 'it was opened', ...now };
    if (this.#last !== null && this.#last.key !== key)
      this.#beforeEdit = { ...this.#last.before, since: 'the last edit' };
    this.#last = { key, before: { since: '', ...now } };
  }

  #change(parts: ReadonlyMap<string, Html>): ReadonlyMap<string, Html> {
    const changed = new Map<string, Html>();
    for (const [id, part] of parts) {
      if (this.#shown.get(id)?.toString() === part.toString()) continue;
      this.#shown.set(id, part);
      changed.set(id, part);
    }
    return changed;
  }
}

function textsOf(parts: readonly (readonly [string, Html])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(parts.map(([id, part]) => [id, part.toString()]));
}

/** Within the live page a number leads to its finding at the cell. */
const reportLinks: ReportLinks = { ...fileLinks, finding: (id) => `#live-${id}` };

function keyOf({ cells, markdown, parameters, problem }: LiveState): string {
  return JSON.stringify([
    cells.map(({ name, state, value }) => [name, state, value?.id]),
    markdown,
    parameters,
    problem,
  ]);
}

function storedRun({ home, slug }: SessionParts): Before | null {
  const run = newestRun(home, slug);
  if (run === null) return null;
  return { since: 'the last stored run', results: run.results, answers: storedAnswers(run.folder, run.results) };
}

function storedAnswers(folder: string, results: Results): ReadonlyMap<string, string> {
  try {
    return liveAnswersNow(readStoredSource(folder, results, 'the report'), reportLinks);
  } catch {
    // A run of a notebook without a report answers nothing in words.
    return new Map();
  }
}
