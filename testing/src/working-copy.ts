import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { referenceDataFolder } from './reference-data.ts';

/** A copy of this working tree in which files may be spoilt; see {@link copyWorkingTree}. */
export interface WorkingCopy {
  readonly folder: string;
  /** What programs are started with in it: its own projects, and the reference data of the tree that it was copied from. */
  readonly environment: NodeJS.ProcessEnv;
  readonly remove: () => void;
}

/**
 * A copy of the tree as it stands, installed: every file that git knows or would take in, and links to what is installed.
 * Packages of the house are linked to their copies, so that what is spoilt in one is seen by all.
 */
export function copyWorkingTree(): WorkingCopy {
  const repository = fileURLToPath(new URL('../../', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'assay-copy-'));
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  for (const file of listed.split('\0').filter((file) => file !== '' && existsSync(join(repository, file)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(repository, file), join(folder, file));
  }
  linkInstalled(join(repository, 'node_modules'), join(folder, 'node_modules'), folder, repository);
  return {
    folder,
    environment: { ...process.env, ASSAY_HOME: folder, ASSAY_REFERENCE_DATA: referenceDataFolder() },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function linkInstalled(from: string, to: string, folder: string, repository: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    // A store of results, or a compiled copy of the sources, of one tree says nothing of another.
    if (name === '.cache' || name === '@assay') continue;
    symlinkSync(join(from, name), join(to, name));
  }
  // Engines that tests start, where somebody installed them: without, what they alone reach would be told as not seen.
  const engines = join('.cache', 'assay-engines');
  if (existsSync(join(from, engines))) {
    mkdirSync(join(to, '.cache'));
    symlinkSync(realpathSync(join(from, engines)), join(to, engines));
  }
  mkdirSync(join(to, '@assay'));
  for (const workspace of ['packages', 'apps', 'notebooks', 'datasets', 'testing']) {
    const folders = workspace === 'testing' ? ['.'] : readdirSync(join(folder, workspace));
    for (const name of folders) {
      const described = join(folder, workspace, name, 'package.json');
      if (!existsSync(described)) continue;
      const own = JSON.parse(readFileSync(described, 'utf8')) as { readonly name: string };
      if (existsSync(join(repository, 'node_modules', own.name))) {
        symlinkSync(join(folder, workspace, name), join(to, own.name));
      }
    }
  }
}
