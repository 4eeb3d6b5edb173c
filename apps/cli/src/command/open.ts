import { openLiveNotebook } from '@assay/workbench';
import type { Command } from '../command.ts';
import { madeDatasetFiles } from '../home/make-datasets.ts';
import { notebookFolder } from '../home/notebook-folders.ts';
import { tellError } from '../show/tell-error.ts';
import { readChoices } from '../words/read-choices.ts';
import { readWholeOption } from '../words/read-pairs.ts';
import { readingOptions } from '../words/read-readings.ts';
import { wordOptions } from '../words/read-word-files.ts';
import { run } from './run.ts';

const { invented, published, columns, parameter, seed } = run.options as Readonly<
  Record<string, (typeof run.options)[string]>
>;

export const open: Command = {
  name: 'open',
  summary: 'Opens a notebook live: each save shows at once what it changes, down to the answers',
  usage:
    '<slug> [--input name=path]... [--invented name]... [--columns input:field=column,...]... [--parameter name=value]... [--seed n] [--port n] [--time-limit s]',
  options: {
    input: { takes: 'many', help: 'name=path of a file; the same name again adds a file' },
    invented: invented!,
    published: published!,
    columns: columns!,
    ...readingOptions,
    ...wordOptions,
    parameter: parameter!,
    seed: seed!,
    port: { takes: 'one', help: 'port to try first (default 4174)' },
    'memory-limit': { takes: 'one', help: 'megabytes the notebook may hold (default 4096)' },
    'time-limit': { takes: 'one', help: 'seconds that one cell may take (default 120)' },
  },
  examples: ['assay open match-and-merge --input people=records.csv'],
  words: { least: 1, most: 1 },
  async run(given, context) {
    const { home, cwd, stdout, signal, now } = context;
    const folder = notebookFolder(home, given.words[0]!);
    const port = readWholeOption('port', given.one('port'));
    const memoryMegabytes = readWholeOption('memory-limit', given.one('memory-limit'));
    const cellSeconds = readWholeOption('time-limit', given.one('time-limit'));
    const opened = await openLiveNotebook({
      home,
      folder,
      now,
      choices: await readChoices(given, cwd),
      datasetFiles: madeDatasetFiles({ ...context, isServing: true }),
      ...(port === null ? {} : { port }),
      ...(memoryMegabytes === null ? {} : { memoryMegabytes }),
      ...(cellSeconds === null ? {} : { cellSeconds }),
      onError: (error) => tellError(context, error),
    });
    stdout.write(
      `${given.words[0]} is open at ${opened.url}\nWrite in any editor; each save is shown there. Nothing of it is a run until you store one.\n`,
    );
    await new Promise<void>((resolve) => {
      if (signal?.aborted) resolve();
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
    await opened.close();
    return 0;
  },
};
