import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LiveNotebook, type LiveOptions, type LiveState } from '../../src/live/index.ts';
import { fixture } from '../run/toy.ts';

const modules = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

/** A project of its own with a copy of the toy notebook, opened live. */
export class LiveFolder {
  readonly root = mkdtempSync(join(tmpdir(), 'assay-live-'));
  readonly folder = join(this.root, 'notebooks', 'toy');
  readonly people = join(this.root, 'people.csv');
  live!: LiveNotebook;

  static async open(change: (text: string) => string = (text) => text, options: Partial<LiveOptions> = {}) {
    const opened = new LiveFolder();
    mkdirSync(opened.folder, { recursive: true });
    symlinkSync(modules, join(opened.root, 'node_modules'));
    cpSync(fixture('toy'), opened.folder, { recursive: true });
    writeFileSync(opened.people, 'surname,born\nLee,2000-01-02\nSmith,2001-01-02\nOak,2002-03-04\n');
    opened.write('notebook.ts', change(opened.read('notebook.ts')));
    opened.live = new LiveNotebook({
      folder: opened.folder,
      choices: { inputs: { people: [opened.people] } },
      datasetFiles: async () => null,
      checksTypes: false,
      ...options,
    });
    opened.live.start();
    await opened.live.settled();
    return opened;
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  /** Edits a file and waits for a state of which `isMeant` holds. */
  async edit(
    change: (text: string) => string,
    isMeant: (state: LiveState) => boolean = () => true,
    file = 'notebook.ts',
  ): Promise<LiveState> {
    const before = this.live.state;
    const text = change(this.read(file));
    if (text === this.read(file)) throw new Error('the edit changes nothing');
    this.write(file, text);
    return this.until((state) => state !== before && state.status !== 'computing' && isMeant(state));
  }

  async until(isMeant: (state: LiveState) => boolean): Promise<LiveState> {
    const deadline = performance.now() + 170_000;
    while (!isMeant(this.live.state)) {
      if (performance.now() > deadline)
        throw new Error(`it never came to that: ${JSON.stringify(this.live.state.cells)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return this.live.state;
  }

  async close(): Promise<void> {
    await this.live.close();
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** What names the value of each cell within its process: the same id, the same value. */
export function ids({ cells }: LiveState): Record<string, number | undefined> {
  return Object.fromEntries(cells.map(({ name, value }) => [name, value?.id]));
}
