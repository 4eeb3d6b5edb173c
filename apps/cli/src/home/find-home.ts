import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '@assay/statistics';

const ownRepository = fileURLToPath(new URL('../../../../', import.meta.url));

/** The folder with `notebooks/` and `datasets/`: ASSAY_HOME, else the nearest above the working folder, else Assay's own. */
export function findHome(cwd: string, env: Readonly<Record<string, string | undefined>>): string {
  const stated = env['ASSAY_HOME'];
  if (stated !== undefined && stated !== '') {
    const home = resolve(cwd, stated);
    if (!existsSync(home))
      throw new InputError(`no folder at ASSAY_HOME: ${home}. Set it to a folder with notebooks/.`);
    return home;
  }
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (isHome(folder)) return folder;
    if (folder === dirname(folder)) return resolve(ownRepository);
  }
}

function isHome(folder: string): boolean {
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest) || !existsSync(join(folder, 'notebooks'))) return false;
  try {
    return (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'assay';
  } catch {
    return false;
  }
}
