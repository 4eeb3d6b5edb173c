import type { DatasetFiles } from '@assay/notebook/run';
import type { PanelFacts } from '@assay/report/store';
import { InputError } from '@assay/statistics';
import type { LivePlace } from '../page/live-page.ts';
import type { NotebookIndex } from '../report/notebook-index.ts';
import { liveLinks } from './live-links.ts';
import { LiveSession } from './live-session.ts';
import { panelWords } from './panel-words.ts';

const MOST_OPEN = 4;
const IDLE_MILLISECONDS = 10 * 60_000;

interface ShelfParts {
  readonly home: string;
  readonly notebooks: NotebookIndex;
  readonly panel: PanelFacts;
  readonly datasetFiles: DatasetFiles;
  readonly now: () => number;
}

/** The notebooks that analysts have open in a workbench; one that nobody looks at is closed after a while. */
export class LiveShelf {
  readonly #parts: ShelfParts;
  readonly #open = new Map<string, { readonly session: LiveSession; readonly place: LivePlace; usedAt: number }>();
  readonly #sweep: NodeJS.Timeout;

  constructor(parts: ShelfParts) {
    this.#parts = parts;
    this.#sweep = setInterval(() => this.#closeIdle(), IDLE_MILLISECONDS / 10);
    this.#sweep.unref();
  }

  /**
   * The session of a notebook, opened where it is not; `null` where the project has no notebook of that name.
   *
   * @throws InputError where too many are looked at.
   */
  find(slug: string): { readonly session: LiveSession; readonly place: LivePlace } | null {
    const { home, notebooks, panel, datasetFiles, now } = this.#parts;
    const known = notebooks.slugs().find((each) => each === slug);
    if (known === undefined) return null;
    const held = this.#open.get(known);
    if (held !== undefined) {
      held.usedAt = now();
      return held;
    }
    this.#makeRoom();
    const base = `/live/${known}/`;
    const session = new LiveSession({
      home,
      slug: known,
      options: { folder: notebooks.folderOf(known), choices: {}, datasetFiles },
      links: liveLinks(base),
      panel: (state) => panelWords(panel, state),
    });
    const opened = {
      session,
      place: { base, assets: '/assets/', above: { href: `/notebooks/${known}`, text: 'Back to the workbench' } },
      usedAt: now(),
    };
    this.#open.set(known, opened);
    session.start();
    return opened;
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep);
    await Promise.all([...this.#open.keys()].map((slug) => this.#take(slug)));
  }

  #makeRoom(): void {
    if (this.#open.size < MOST_OPEN) return;
    const unwatched = [...this.#open].filter(([, { session }]) => !session.isWatched);
    const [oldest] = unwatched.sort(([, a], [, b]) => a.usedAt - b.usedAt);
    if (oldest === undefined) {
      throw new InputError(
        `${MOST_OPEN} notebooks are open already. Close the page of one of ${[...this.#open.keys()].join(', ')}.`,
      );
    }
    void this.#take(oldest[0]);
  }

  #closeIdle(): void {
    const before = this.#parts.now() - IDLE_MILLISECONDS;
    for (const [slug, { session, usedAt }] of this.#open)
      if (!session.isWatched && usedAt < before) void this.#take(slug);
  }

  async #take(slug: string): Promise<void> {
    const held = this.#open.get(slug);
    this.#open.delete(slug);
    await held?.session.close();
  }
}
