import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TableSchema } from '@assay/dataset';
import { guessSchema } from '@assay/dataset/read';
import { folderBeside } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { notebookFolder, SLUG } from '../home/notebook-folders.ts';
import { notebookTemplate } from '../home/notebook-template.ts';
import { printedColumns } from '../show/columns.ts';
import { filePath } from '../words/file-path.ts';

const LEFT_BEHIND = new Set(['baseline.json', 'node_modules', '.turbo']);

export const newNotebook: Command = {
  name: 'new',
  summary: 'Starts a notebook: of sixty lines, from the columns of a file, or as a copy of another',
  usage: '<slug> [--data file | --from <slug>]',
  options: {
    data: { takes: 'one', help: 'a file whose columns the notebook starts from, each with a guess at what it is' },
    from: { takes: 'one', help: 'notebook to copy, without its accepted results' },
  },
  examples: ['assay new calls-at-night --data calls.csv', 'assay new merging-by-phone --from match-and-merge'],
  words: { least: 1, most: 1 },
  async run(given, { home, cwd, stdout }) {
    const slug = given.words[0]!;
    if (!SLUG.test(slug)) {
      throw new InputError(`not a name for a notebook: ${slug}. Use lower-case letters, digits and hyphens.`);
    }
    const target = join(home, 'notebooks', slug);
    if (existsSync(target)) throw new InputError(`a notebook is there already: ${slug}. Choose another name.`);
    const from = given.one('from');
    const data = given.one('data');
    if (from !== null && data !== null)
      throw new InputError('new takes a file or a notebook to copy, not both: --data and --from. Leave one out.');
    mkdirSync(join(home, 'notebooks'), { recursive: true });
    const fresh = folderBeside(join(home, 'notebooks'), '', 'new');
    try {
      if (from !== null) copy(notebookFolder(home, from), fresh, from, slug);
      else {
        const schema = data === null ? null : await guessSchema(filePath(cwd, data), 'rows');
        for (const [file, text] of Object.entries(notebookTemplate(slug, schema)))
          writeFileSync(join(fresh, file), text);
        if (schema !== null) stdout.write(guesses(schema));
      }
      renameSync(fresh, target);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
    const file = data === null ? '' : ` --input rows=${data}`;
    const what = from === null ? 'is written' : `is a copy of ${from}`;
    stdout.write(`notebooks/${slug} ${what}. Next: npx assay open ${slug}${file}\n`);
    return 0;
  },
};

function copy(source: string, fresh: string, from: string, slug: string): void {
  cpSync(source, fresh, { recursive: true, filter: (path) => !LEFT_BEHIND.has(path.split(/[\\/]/).at(-1)!) });
  for (const file of ['notebook.ts', 'package.json']) rename(join(fresh, file), from, slug);
}

/** What was made of each heading, so that a wrong guess is seen before it counts. */
function guesses({ fields }: TableSchema): string {
  return printedColumns([
    ['column', 'guessed type', 'guessed role'],
    ...fields.map(({ title, type, role }) => [title, type, role]),
  ]);
}

/** The old name as a whole word becomes the new one. */
function rename(file: string, from: string, to: string): void {
  if (!existsSync(file)) return;
  const word = new RegExp(`(?<![a-z0-9])${from}(?![a-z0-9]|-[a-z0-9])`, 'g');
  writeFileSync(file, readFileSync(file, 'utf8').replace(word, to));
}
