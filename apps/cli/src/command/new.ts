import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { notebookFolder, notebookSlugs, SLUG } from '../place/notebook-folders.ts';

const LEFT_BEHIND = new Set(['baseline.json', 'node_modules', '.turbo']);

export const newNotebook: Command = {
  name: 'new',
  summary: 'Starts a notebook as a copy of another, under its own name and without accepted results',
  usage: '<slug> --from <slug>',
  options: { from: { takes: 'one', help: 'notebook to copy' } },
  words: { least: 1, most: 1 },
  async run(given, { home, stdout }) {
    const slug = given.words[0]!;
    if (!SLUG.test(slug)) {
      throw new InputError(`not a name for a notebook: ${slug}. Use lower-case letters, digits and hyphens.`);
    }
    const target = join(home, 'notebooks', slug);
    if (existsSync(target)) throw new InputError(`a notebook is there already: ${slug}. Choose another name.`);
    const from = given.one('from');
    if (from === null) {
      throw new InputError(`new needs a notebook to copy: --from <slug>. Known: ${notebookSlugs(home).join(', ')}.`);
    }
    const source = notebookFolder(home, from);
    mkdirSync(join(home, 'notebooks'), { recursive: true });
    const fresh = mkdtempSync(join(home, 'notebooks', '.new-'));
    try {
      cpSync(source, fresh, { recursive: true, filter: (path) => !LEFT_BEHIND.has(path.split(/[\\/]/).at(-1)!) });
      for (const file of ['notebook.ts', 'package.json']) rename(join(fresh, file), from, slug);
      renameSync(fresh, target);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
    stdout.write(`notebooks/${slug} is a copy of ${from}. Next: npm install, then assay run ${slug}\n`);
    return 0;
  },
};

/** The old name as a whole word becomes the new one. */
function rename(file: string, from: string, to: string): void {
  if (!existsSync(file)) return;
  const word = new RegExp(`(?<![a-z0-9])${from}(?![a-z0-9]|-[a-z0-9])`, 'g');
  writeFileSync(file, readFileSync(file, 'utf8').replace(word, to));
}
