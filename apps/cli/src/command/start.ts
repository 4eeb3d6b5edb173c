import { availableParallelism } from 'node:os';
import { type KnownNotebook, notebookMemory, rememberedNotebook } from '@assay/notebook/run';
import { InputError } from '@assay/statistics';
import type { Command, ExitCode } from '../command.ts';
import { notebookFolder, notebookSlugs } from '../home/notebook-folders.ts';
import { runWithProgress } from '../run/run-with-progress.ts';
import { readWholeOption } from '../words/read-pairs.ts';
import { serveUntilInterrupted } from './serve.ts';

export const start: Command = {
  name: 'start',
  summary: 'Serves the workbench, and behind it makes the synthetic data and runs every notebook that is not current',
  usage: '[--port n] [--host address]',
  options: {
    port: { takes: 'one', help: 'port to try first (default 4173)' },
    host: { takes: 'one', help: 'address to listen on (default 127.0.0.1)' },
  },
  words: { least: 0, most: 0 },
  async run(given, context) {
    const { home, stdout, stderr } = context;
    const port = readWholeOption('port', given.one('port'));
    const slugs = notebookSlugs(home);
    const known = knownNotebooks(
      slugs.map((slug) => notebookFolder(home, slug)),
      notebookMemory(home),
    );
    // The workbench is there from the first moment, and shows each run as soon as it is stored.
    const ended = new AbortController();
    const signal = AbortSignal.any([ended.signal, ...(context.signal === undefined ? [] : [context.signal])]);
    let served: Promise<ExitCode> | undefined;
    // A port that cannot be had is told before any notebook is run.
    await new Promise<void>((resolve, reject) => {
      served = serveUntilInterrupted({ ...context, signal }, port, given.one('host'), null, resolve);
      served.catch(reject);
    });
    for (const [index, slug] of slugs.entries()) {
      if (context.signal?.aborted) break;
      const place = `[${index + 1}/${slugs.length}] ${slug}`;
      try {
        const folder = notebookFolder(home, slug);
        const options = { reuse: true, known: await known[index]! };
        const { isReused, results } = await runWithProgress({ ...context, isServing: true }, folder, {}, options);
        stdout.write(`${place}: ${results.findings.length} findings${isReused ? ' (current)' : ''}\n`);
      } catch (error) {
        // One notebook that cannot run must not keep the others from being read.
        if (context.signal?.aborted) break;
        if (!(error instanceof InputError)) {
          ended.abort();
          await served;
          throw error;
        }
        stderr.write(`${place}: ${error.message}\n`);
      }
    }
    if (!context.signal?.aborted) stdout.write('every notebook is current\n');
    return served!;
  },
};

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
