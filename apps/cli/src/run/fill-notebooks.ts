import { availableParallelism } from 'node:os';
import { type KnownNotebook, notebookMemory, rememberedNotebooks } from '@assay/notebook/run';
import { countedNoun, InputError } from '@assay/statistics';
import type { Context } from '../command.ts';
import { notebookFolder, notebookSlugs } from '../home/notebook-folders.ts';
import { runWithProgress } from './run-with-progress.ts';

/** Each has a process of its own to compute in, and the largest have two. */
const MOST_AT_ONCE = 2;

/** Runs every notebook that is not current, two at a time where there are two processors, and says of each what became of it. */
export async function fillNotebooks(context: Context): Promise<void> {
  const { home, stdout, stderr } = context;
  const slugs = notebookSlugs(home);
  const folders = slugs.map((slug) => notebookFolder(home, slug));
  const known = rememberedNotebooks(folders, notebookMemory(home));
  const waiting = await longestFirst(slugs, known);
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, ...(context.signal === undefined ? [] : [context.signal])]);
  let done = 0;
  let refused = 0;
  const fillOneByOne = async (): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined && !signal.aborted; index = waiting.shift()) {
      const slug = slugs[index]!;
      const place = () => `[${++done}/${slugs.length}] ${slug}`;
      try {
        const options = { reuse: true, known: await known[index]! };
        const { isReused, results } = await runWithProgress({ ...context, signal }, folders[index]!, {}, options);
        stdout.write(`${place()}: ${countedNoun(results.findings.length, 'finding')}${isReused ? ' (current)' : ''}\n`);
      } catch (error) {
        // One notebook that cannot run must not keep the others from being read.
        if (signal.aborted) return;
        if (!(error instanceof InputError)) {
          failed.abort();
          throw error;
        }
        refused++;
        stderr.write(`${place()}: ${error.message}\n`);
      }
    }
  };
  const lanes = Array.from({ length: Math.min(MOST_AT_ONCE, availableParallelism()) }, fillOneByOne);
  // What another is at has ended before anybody is told of a fault.
  const outcomes = await Promise.allSettled(lanes);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  if (signal.aborted) return;
  const every = slugs.length === refused ? '' : ', every other is current';
  stdout.write(
    refused === 0 ? 'every notebook is current\n' : `${countedNoun(refused, 'notebook')} could not be run${every}\n`,
  );
}

/** Numbers of the notebooks, those with the most cells first: begun last, one of them would run alone at the end. */
async function longestFirst(slugs: readonly string[], known: readonly Promise<KnownNotebook>[]): Promise<number[]> {
  const described = await Promise.allSettled(known);
  const cells = described.map((each) => (each.status === 'fulfilled' ? each.value.notebook.cells.length : 0));
  return slugs.map((_, index) => index).sort((a, b) => cells[b]! - cells[a]! || a - b);
}
