import type { ParameterValue } from '../definition/parameter.ts';
import type { NotebookDescription } from '../run/description.ts';
import { resolveParameters } from '../run/resolve-parameters.ts';
import type { RunChoices } from '../run/run-choices.ts';
import { cellNamesIn, notebookOwnTexts, notebookTextsAt } from './cell-place.ts';
import { CodeVersion } from './code-version.ts';
import { type LibraryCode, libraryCode } from './library-code.ts';
import { LiveCells } from './live-cells.ts';
import { liveInputs, type ReadInputs } from './live-inputs.ts';
import type { LiveMessage, ValueRows } from './live-message.ts';
import type { LiveOptions } from './live-options.ts';
import { liveProblemOf, liveSentence } from './live-problem.ts';
import { LiveProcess } from './live-process.ts';
import { LiveQueries } from './live-queries.ts';
import type { RowsWanted } from './live-row-requests.ts';
import type { LiveProblem, LiveState } from './live-state.ts';
import { LiveTelling } from './live-telling.ts';
import { type OwnBundler, ownCodeBundler } from './own-code.ts';
import { requireLiveTexts } from './require-live-texts.ts';
import { TypesBeside } from './types-beside.ts';
import { VersionHistory } from './version-history.ts';
import { type FolderWatch, watchFolder } from './watch-folder.ts';

const CELL_SECONDS = 120;
const MEMORY_MEGABYTES = 4096;
/** How long a cell that an edit took away may go on before its process is ended. */
const GRACE_MILLISECONDS = 300;
/** Modules that a process read are never let go by Node: after so many a fresh one takes over. */
const MOST_VERSIONS = 400;
const MARKDOWN = ['report.md', 'technical.md'];

/**
 * A notebook that answers while it is written: its folder is watched, and after each save only what changed, and what
 * depends on it, is computed again, in a process as locked down as that of a run. What it shows is no run and is never
 * released; a run is made of the files, as always.
 */
export class LiveNotebook {
  readonly folder: string;
  readonly #options: LiveOptions;
  readonly #cells = new LiveCells();
  readonly #telling = new LiveTelling();
  readonly #types: TypesBeside;
  readonly #unsteady = new Set<string>();
  readonly #versions = new VersionHistory();
  readonly #queries = new LiveQueries();
  #bundler: OwnBundler | null = null;
  #watch: FolderWatch | null = null;
  #process: LiveProcess | null = null;
  #library: LibraryCode | null = null;
  #refused: Record<string, string> = {};
  #chosen: Readonly<Record<string, ParameterValue>>;
  #parameters: Readonly<Record<string, ParameterValue>> = {};
  #notebook: NotebookDescription | null = null;
  #codes: Readonly<Record<string, string>> = {};
  #isFleeting = false;
  #inputs: ReadInputs | null = null;
  #version = 0;
  #pass = 0;
  #problem: LiveProblem | null = null;
  #status: LiveState['status'] = 'starting';
  #grace: NodeJS.Timeout | undefined;
  /** The cell that failed last, which may be why its process ended though none ran. */
  #lastFailed: { readonly cell: string; readonly message: string } | null = null;
  #queue: Promise<void> = Promise.resolve();
  #busy = 0;
  #isAsked = false;
  #text = '';
  #isClosed = false;
  #state: LiveState | null = null;

  constructor(options: LiveOptions) {
    this.folder = options.folder;
    this.#options = options;
    this.#types = new TypesBeside(this.folder, () => this.#tell());
    this.#chosen = options.choices.parameters ?? {};
  }

  /** What a run from here would be made of. */
  get choices(): RunChoices {
    return { ...this.#options.choices, parameters: this.#chosen };
  }

  /** Starts to watch and to compute; what comes of it is told to listeners. */
  start(): void {
    this.#watch ??= watchFolder(this.folder, () => this.update());
    this.update();
  }

  listen(listener: () => void): () => void {
    return this.#telling.listen(listener);
  }

  /** Looks at the files again; several calls at once are one. */
  update(): void {
    if (this.#isClosed || this.#isAsked) return;
    this.#isAsked = true;
    this.#then(() => this.#lookAtFiles());
  }

  /**
   * Chooses parameters; those that are not named keep their values.
   *
   * @throws InputError where one is out of its bounds.
   */
  setParameters(given: Readonly<Record<string, ParameterValue>>): void {
    const chosen = { ...this.#chosen, ...given };
    if (this.#notebook !== null) resolveParameters(this.#notebook.parameters, chosen);
    this.#chosen = chosen;
    this.#refused = {};
    this.update();
  }

  /** Rows of a cell's value; `null` where it has none now. */
  rows(wanted: RowsWanted): Promise<ValueRows | null> {
    return this.#process?.rows(wanted) ?? Promise.resolve(null);
  }

  get state(): LiveState {
    this.#state ??= {
      status: this.#status,
      problem: this.#problem,
      types: this.#types.problems,
      notebook: this.#notebook,
      parameters: this.#parameters,
      inputs: this.#inputs?.shown ?? [],
      ...this.#cells.state(
        this.#inputs === null ? null : { ...this.#inputs.identity, id: 'live', parameters: this.#parameters },
      ),
      markdown: Object.fromEntries(notebookTextsAt(this.folder, MARKDOWN)),
      files: Object.fromEntries(notebookOwnTexts(this.folder, this.#versionRead?.own.files ?? [])),
      megabytes: this.#process?.residentMegabytes ?? 0,
    };
    return this.#state;
  }

  /** What its process has read; of none before it read anything, and where there is no process. */
  get #versionRead() {
    return this.#process === null ? undefined : this.#versions.get(this.#process.readVersion);
  }

  /** Resolves once nothing is being computed. */
  async settled(): Promise<LiveState> {
    while (!this.#isClosed) {
      const { status } = this.state;
      if (this.#busy === 0 && this.#process?.isReading !== true && (status === 'current' || status === 'stopped'))
        break;
      await this.#telling.next();
    }
    return this.state;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#watch?.close();
    clearTimeout(this.#grace);
    this.#endProcess('closed');
    await this.#queue;
    // One that was being started meanwhile.
    this.#endProcess('closed');
    await this.#bundler?.dispose();
    await this.#types.close();
    this.#tell();
  }

  /** Reads the code anew where it changed, else computes with what is read. */
  async #lookAtFiles(): Promise<void> {
    this.#isAsked = false;
    const markdown = [...notebookTextsAt(this.folder, MARKDOWN).values()].join('\n\n');
    if (markdown !== this.#text) this.#tell();
    this.#text = markdown;
    if (this.#options.checksTypes !== false) this.#types.ask();
    this.#bundler ??= await ownCodeBundler(this.folder);
    requireLiveTexts(this.folder, MARKDOWN);
    const own = await this.#bundler.build();
    requireLiveTexts(this.folder, cellNamesIn(this.folder, own.files));
    const before = this.#versions.get(this.#version);
    const version = new CodeVersion(own, this.#unsteady);
    const library = this.#library;
    const isCovered =
      library?.isCurrent() === true && [...version.packages].every((name) => library.packages.has(name));
    if (!isCovered) {
      this.#endProcess('its packages changed');
      this.#library = await libraryCode(this.folder, version.packages);
    } else if (this.#version % MOST_VERSIONS === MOST_VERSIONS - 1) this.#endProcess('it is old');
    if (this.#process?.isReading === true) {
      // A version is being read; once it is, this one follows.
      this.#process.isBehind = true;
      this.#endWhatIsGone(version);
      return;
    }
    const isSame =
      this.#process !== null && before?.own.code === own.code && !this.#isFleeting && this.#problem === null;
    if (isSame) return this.#compute();
    this.#process ??= await this.#startProcess(this.#library!.code);
    this.#version++;
    this.#versions.set(this.#version, version);
    this.#problem = null;
    this.#status = 'computing';
    this.#process.read(this.#version, version);
    this.#endWhatIsGone(version);
    this.#tell();
  }

  /** A cell that runs and is no part of the code any more is given a moment, then its process is ended. */
  #endWhatIsGone(version: CodeVersion): void {
    clearTimeout(this.#grace);
    const running = this.#cells.running;
    if (running === null || version.holds(this.#codes[running] ?? '')) return;
    this.#grace = setTimeout(() => {
      if (this.#cells.running !== running) return;
      this.#endProcess('its code changed');
      this.update();
    }, GRACE_MILLISECONDS);
  }

  /** Brings the cells up to date with inputs and parameters. */
  async #compute(): Promise<void> {
    const notebook = this.#notebook!;
    this.#parameters = resolveParameters(notebook.parameters, this.#chosen);
    if (this.#inputs?.isCurrent(notebook) !== true) {
      const { choices, datasetFiles, readInput } = this.#options;
      this.#inputs = await liveInputs(
        this.folder,
        notebook,
        { ...choices, parameters: this.#chosen },
        datasetFiles,
        readInput,
      );
    }
    const answers = await this.#queries.answer(notebook, this.#inputs, this.#parameters);
    const process = this.#process;
    if (process === null) {
      this.update();
      return;
    }
    this.#problem = null;
    this.#status = 'computing';
    const unanswered = Object.entries(answers.refused).map(([cell, why]) => [this.#codes[cell] ?? '', why]);
    const refused = { ...this.#refused, ...Object.fromEntries(unanswered) };
    process.compute(this.#inputs, answers.tables, { pass: ++this.#pass, parameters: this.#parameters, refused });
    this.#tell();
  }

  async #startProcess(code: string): Promise<LiveProcess> {
    const { memoryMegabytes = MEMORY_MEGABYTES, cellSeconds = CELL_SECONDS, enclosure } = this.#options;
    const process: LiveProcess = await LiveProcess.start({
      code,
      memoryMegabytes,
      cellSeconds,
      ...(enclosure === undefined ? {} : { enclosure }),
      onMessage: (message) => {
        if (this.#process === process) this.#hear(message);
      },
      onEnd: (reason) => {
        if (this.#process === process) this.#ended(process, reason);
      },
    });
    return process;
  }

  #endProcess(reason: string): void {
    const process = this.#process;
    if (process === null) return;
    this.#process = null;
    process.stop(reason);
    this.#forgetProcess();
  }

  #forgetProcess(): void {
    clearTimeout(this.#grace);
    this.#cells.forget();
  }

  /** The process is gone by itself or at a limit: told at the cell that ran, which is not tried again as it is. */
  #ended(process: LiveProcess, given: string | null): void {
    const late = this.#lateFailed();
    const cell = this.#cells.running ?? late?.cell ?? null;
    const reason = (cell === late?.cell ? late?.message : given) ?? 'the notebook ended. Save it again to start anew.';
    // What was saved meanwhile is not to be lost with what the version before it left behind.
    const isOfBefore = process.isReading && process.readVersion > 0;
    this.#process = null;
    this.#forgetProcess();
    if (cell !== null) {
      const place = this.#cells.place(cell);
      this.#cells.failed(cell, { message: reason, file: place?.file ?? null, line: place?.line ?? null });
      const code = this.#codes[cell];
      // The others are computed without it.
      if (code !== undefined) this.#refused = { ...this.#refused, [code]: reason };
    } else if (!isOfBefore) {
      this.#settleOn({ message: reason, file: null, line: null }, 'stopped');
      return;
    }
    this.update();
    this.#tell();
  }

  /** A cell of which something failed after it was done, and ended its process; one that was refused for it is not tried again. */
  #lateFailed() {
    const failed = this.#lastFailed;
    this.#lastFailed = null;
    const code = failed === null ? undefined : this.#codes[failed.cell];
    return code === undefined || code in this.#refused ? null : failed;
  }

  #hear(message: LiveMessage): void {
    if (this.#isClosed) return;
    switch (message.type) {
      case 'loaded':
        this.#notebook = message.notebook;
        this.#codes = message.codes;
        this.#isFleeting = message.isFleeting;
        this.#cells.take(
          message.notebook,
          notebookOwnTexts(this.folder, this.#versions.get(message.version)?.own.files ?? []),
        );
        this.#readOn();
        if (!this.#isAsked) this.#computeSoon();
        return;
      case 'load-failed':
        this.#readOn();
        this.#notebook = this.#process?.readVersion === 0 ? null : this.#notebook;
        this.#settleOn({
          message: liveSentence(message.message),
          file: null,
          line: null,
          ...this.#versions.placeIn(this.folder, message.stack),
        });
        return;
      case 'spoiled':
        if (message.isStale) this.update();
        break;
      case 'unsteady':
        for (const name of message.names) this.#unsteady.add(name);
        this.#isFleeting = true;
        this.update();
        break;
      case 'failed':
        this.#lastFailed = { cell: message.cell, message: liveSentence(message.message) };
        break;
      case 'done':
        if (message.pass === this.#pass && message.isWhole) this.#status = 'current';
        break;
      case 'rows':
        return;
    }
    this.#cells.hear(message, (stack) => this.#versions.placeIn(this.folder, stack));
    this.#tell();
  }

  /** What was saved while a version was read is read next. */
  #readOn(): void {
    if (this.#process?.isBehind !== true) return;
    this.#process.isBehind = false;
    this.update();
  }

  /**
   * Computes what was just read, unless the files changed meanwhile: then that is read first, and computed once, since
   * what the code keeps outside its cells would count a second time of the same version.
   */
  #computeSoon(): void {
    this.#then(async () => {
      if (!this.#isAsked && this.#process?.isReading !== true) await this.#compute();
    });
  }

  /** One thing after another. */
  #then(work: () => Promise<void>): void {
    this.#busy++;
    this.#queue = this.#queue
      .then(() => (this.#isClosed ? undefined : work()))
      .catch((error) => this.#settleOn(liveProblemOf(error)))
      .finally(() => {
        this.#busy--;
        this.#tell();
      });
  }

  #settleOn(problem: LiveProblem, status: LiveState['status'] = 'current'): void {
    this.#problem = problem;
    this.#status = status;
    this.#tell();
  }

  /** Tells the listeners, once for everything that was heard together. */
  #tell(): void {
    this.#state = null;
    this.#telling.tell();
  }
}
