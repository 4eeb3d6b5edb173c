import { availableParallelism } from 'node:os';
import { type KnownNotebook, notebookMemory, rememberedNotebook } from '@assay/notebook/run';
import { countedNoun, InputError } from '@assay/statistics';
import type { Context } from '../command.ts';
import { notebookFolder, notebookSlugs } from '../home/notebook-folders.ts';
import { runWithProgress } from './run-with-progress.ts';

/** Runs every notebook that is not current, one after another, and says of each what became of it. */
export async function fillNotebooks(context: Context): Promise<void> {
  const { home, stdout, stderr, signal } = context;
  const slugs = notebookSlugs(home);
  const known = knownNotebooks(
    slugs.map((slug) => notebookFolder(home, slug)),
    notebookMemory(home),
  );
  for (const [index, slug] of slugs.entries()) {
    if (signal?.aborted) return;
    const place = `[${index + 1}/${slugs.length}] ${slug}`;
    try {
      const options = { reuse: true, known: await known[index]! };
      const { isReused, results } = await runWithProgress(context, notebookFolder(home, slug), {}, options);
      stdout.write(`${place}: ${countedNoun(results.findings.length, 'finding')}${isReused ? ' (current)' : ''}\n`);
    } catch (error) {
      // One notebook that cannot run must not keep the others from being read.
      if (signal?.aborted) return;
      if (!(error instanceof InputError)) throw error;
      stderr.write(`${place}: ${error.message}\n`);
    }
  }
  if (!signal?.aborted) stdout.write('every notebook is current\n');
}

/** Each notebook as soon as it is known, in their order; as many at a time as the machine has processors. */
function knownNotebooks(folders: readonly string[], memory: string): readonly Promise<KnownNotebook>[] {
  const known: Promise<KnownNotebook>[] = [];
  for (const [index, folder] of folders.entries()) {
    const before: Promise<unknown> = known[index - availableParallelism()] ?? Promise.resolve();
    const own = before.catch(() => {}).then(() => rememberedNotebook(folder, memory));
    // Whoever waits for it is told; that nobody waits yet is no fault.
    own.catch(() => {});
    known.push(own);
  }
  return known;
}
