import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LiveOptions } from '@assay/notebook/live';
import { openLiveNotebook } from '../../src/index.ts';
import { makeHome } from '../fixture/sample-home.ts';

const modules = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

/** The sample notebook, open on this computer with its invented rows. */
export async function openSample(options: Partial<LiveOptions> = {}) {
  const { home, remove } = makeHome();
  symlinkSync(modules, join(home, 'node_modules'));
  const folder = join(home, 'notebooks', 'sample');
  const opened = await openLiveNotebook({
    home,
    folder,
    port: 0,
    now: () => new Date('2025-03-05T10:00:00Z'),
    choices: { inputs: { people: [join(home, 'people.csv')] } },
    datasetFiles: async () => null,
    ...options,
  });
  await opened.session.live.settled();
  const path = (file: string) => join(folder, file);
  return {
    ...opened,
    home,
    folder,
    at: (address: string) => new URL(address, opened.url).href,
    read: (file: string) => readFileSync(path(file), 'utf8'),
    write: (file: string, text: string) => writeFileSync(path(file), text),
    async strike() {
      await opened.close();
      remove();
    },
  };
}

export type OpenSample = Awaited<ReturnType<typeof openSample>>;
