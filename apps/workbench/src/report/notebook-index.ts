import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type NotebookDescription, notebookMemory, rememberedNotebooks } from '@assay/notebook/run';

export interface NotebookEntry {
  readonly slug: string;
  readonly folder: string;
  readonly description: NotebookDescription;
  /** Source files relative to the notebook's folder. */
  readonly files: readonly string[];
}

/** A notebook that could not be read, and why; it stays in the list, so that nobody wonders where it went. */
interface BrokenNotebook {
  readonly slug: string;
  readonly problem: string;
}

const slugPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * The notebooks of a project, described once and again when their files change. A slug is only ever compared with the
 * names found on disk, never joined to a path.
 */
export class NotebookIndex {
  readonly #folder: string;
  readonly #memory: string;
  readonly #known = new Map<string, { readonly stamp: string; readonly entry: Promise<NotebookEntry> }>();

  constructor(home: string) {
    this.#folder = join(home, 'notebooks');
    this.#memory = notebookMemory(home);
  }

  slugs(): readonly string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder)
      .filter((name) => slugPattern.test(name) && existsSync(join(this.#folder, name, 'notebook.ts')))
      .sort();
  }

  /** The folder of one of {@link slugs}. */
  folderOf(slug: string): string {
    return join(this.#folder, slug);
  }

  /** The notebook of a slug, or `null` where the project has none of that name. */
  async find(slug: string): Promise<NotebookEntry | null> {
    const name = this.slugs().find((candidate) => candidate === slug);
    return name === undefined ? null : this.#entries([name])[0]!;
  }

  async all(): Promise<readonly (NotebookEntry | BrokenNotebook)[]> {
    const slugs = this.slugs();
    return Promise.all(
      this.#entries(slugs).map((entry, at) =>
        entry.catch((error: unknown) => ({
          slug: slugs[at]!,
          problem: error instanceof Error ? error.message.split('\n')[0]! : String(error),
        })),
      ),
    );
  }

  /** Each as it is known already, where its files are the same; the others are learnt together. */
  #entries(slugs: readonly string[]): readonly Promise<NotebookEntry>[] {
    const stamps = new Map(slugs.map((slug) => [slug, folderStamp(this.folderOf(slug))]));
    const changed = slugs.filter((slug) => this.#known.get(slug)?.stamp !== stamps.get(slug));
    const learnt = rememberedNotebooks(
      changed.map((slug) => this.folderOf(slug)),
      this.#memory,
    );
    for (const [at, slug] of changed.entries()) {
      const entry = learnt[at]!.then(({ folder, notebook, bundle }) => ({
        slug,
        folder,
        description: notebook,
        files: bundle.files,
      }));
      this.#known.set(slug, { stamp: stamps.get(slug)!, entry });
      // A failure is told to whoever asked; the next asker tries again once the files have changed.
      entry.catch(() => {});
    }
    return slugs.map((slug) => this.#known.get(slug)!.entry);
  }
}

export function isBroken(entry: NotebookEntry | BrokenNotebook): entry is BrokenNotebook {
  return 'problem' in entry;
}

/** Source text of a notebook's own files, by the path that findings give. */
export function notebookCode({ slug, folder, files }: NotebookEntry): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files
      .filter((file) => !file.startsWith('..'))
      .map((file) => [`notebooks/${slug}/${file}`, readFileSync(join(folder, file), 'utf8')]),
  );
}

function folderStamp(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(^|[\\/])(node_modules|test)[\\/]/.test(file))
    .map((file) => `${file}:${statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs}`)
    .sort()
    .join('|');
}
