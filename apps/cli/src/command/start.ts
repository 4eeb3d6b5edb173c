import { notebookMemory, rememberedNotebooks } from '@assay/notebook/run';
import type { Command, ExitCode } from '../command.ts';
import { notebookFolder, notebookSlugs } from '../home/notebook-folders.ts';
import { fillBeside } from '../run/fill-beside.ts';
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
    const port = readWholeOption('port', given.one('port'));
    // The workbench is there from the first moment, and shows each run as soon as it is stored.
    const ended = new AbortController();
    const signal = AbortSignal.any([ended.signal, ...(context.signal === undefined ? [] : [context.signal])]);
    let served: Promise<ExitCode> | undefined;
    // A port that cannot be had is told before any notebook is run.
    await new Promise<void>((resolve, reject) => {
      served = serveUntilInterrupted({ ...context, signal }, port, given.one('host'), null, resolve);
      served.catch(reject);
    });
    try {
      // Learnt here, where the first page waits for it as well; one that cannot be is told when it is run.
      const { home } = context;
      const folders = notebookSlugs(home).map((slug) => notebookFolder(home, slug));
      await Promise.allSettled(rememberedNotebooks(folders, notebookMemory(home)));
      await fillBeside(context);
    } catch (error) {
      ended.abort();
      await served;
      throw error;
    }
    return served!;
  },
};
