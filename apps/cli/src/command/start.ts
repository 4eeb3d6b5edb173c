import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { notebookFolder, notebookSlugs } from '../place/notebook-folders.ts';
import { runAndStore } from '../place/run-and-store.ts';
import { readWhole } from '../words/read-pairs.ts';
import { serveUntilInterrupted } from './serve.ts';

export const start: Command = {
  name: 'start',
  summary: 'Makes the synthetic data, runs every notebook that is not current, serves the workbench',
  usage: '[--port n] [--host address]',
  options: {
    port: { takes: 'one', help: 'port to try first (default 4173)' },
    host: { takes: 'one', help: 'address to listen on (default 127.0.0.1)' },
  },
  words: { least: 0, most: 0 },
  async run(given, context) {
    const { home, stdout, stderr } = context;
    const port = readWhole('port', given.one('port'));
    const slugs = notebookSlugs(home);
    for (const [index, slug] of slugs.entries()) {
      const place = `[${index + 1}/${slugs.length}] ${slug}`;
      try {
        const { isReused, results } = await runAndStore(context, notebookFolder(home, slug), {}, { reuse: true });
        stdout.write(`${place}: ${results.findings.length} findings${isReused ? ' (current)' : ''}\n`);
      } catch (error) {
        // One notebook that cannot run must not keep the others from being read.
        if (!(error instanceof InputError) || context.signal?.aborted) throw error;
        stderr.write(`${place}: ${error.message}\n`);
      }
    }
    return serveUntilInterrupted(context, port, given.one('host'));
  },
};
