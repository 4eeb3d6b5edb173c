import { readFileSync } from 'node:fs';
import { InputError } from '@assay/statistics';
import { readSignIn, type SignInSettings, serveWorkbench } from '@assay/workbench';
import type { Command, Context, ExitCode } from '../command.ts';
import { generatedHashes, madeDatasetFiles } from '../home/make-datasets.ts';
import { trustedSigners } from '../pack/trusted-signers.ts';
import { tellError } from '../show/tell-error.ts';
import { filePath } from '../words/file-path.ts';
import { readWholeOption } from '../words/read-pairs.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'Serves the workbench for this machine, until interrupted',
  usage: '[--port n] [--host address] [--people file]',
  options: {
    port: { takes: 'one', help: 'port to try first (default 4173)' },
    host: { takes: 'one', help: 'address to listen on (default 127.0.0.1)' },
    people: {
      takes: 'one',
      help: 'JSON that says how people log in, through a proxy or OpenID Connect, and their roles',
    },
  },
  examples: ['assay serve --port 4200', 'assay serve --host 0.0.0.0 --people people.json'],
  words: { least: 0, most: 0 },
  async run(given, context) {
    return serveUntilInterrupted(
      context,
      readWholeOption('port', given.one('port')),
      given.one('host'),
      given.one('people'),
    );
  },
};

/** Listens, says where, and closes when the user interrupts. */
export async function serveUntilInterrupted(
  given: Context,
  port: number | null,
  host: string | null,
  people: string | null = null,
  onListening: () => void = () => {},
): Promise<ExitCode> {
  const context: Context = { ...given, isServing: true };
  const { home, cwd, stdout, signal, env } = context;
  const served = await serveWorkbench({
    home,
    datasetFiles: madeDatasetFiles(context),
    signers: trustedSigners(context, null),
    generatedHashes: (dataset) => generatedHashes(context, dataset),
    ...(people === null ? {} : { signIn: readPeople(filePath(cwd, people), env['ASSAY_OPENID_SECRET']) }),
    ...(port === null ? {} : { port }),
    ...(host === null ? {} : { host }),
    onError: (error, incident) => tellError(context, error, `incident ${incident}: `),
  });
  if (served.moved) stdout.write(`port ${port ?? 4173} is taken, so another one is used\n`);
  stdout.write(`The workbench is at ${served.url}\n`);
  onListening();
  await new Promise<void>((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
  await served.close();
  return 0;
}

function readPeople(path: string, secret: string | undefined): SignInSettings {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new InputError(`cannot read people: ${path}. Give JSON that says how people log in.`, { cause });
  }
  return readSignIn(parsed, secret);
}
