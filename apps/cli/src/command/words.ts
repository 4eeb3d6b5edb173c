import { MISSING_WORD, type UnlistedWord } from '@assay/dataset';
import { writeUnlessOther } from '@assay/evidence';
import { nearestNameSuggestion } from '@assay/notebook';
import { describeFolder, wordsOfInput } from '@assay/notebook/run';
import { countedNoun, InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { notebookFolder } from '../home/notebook-folders.ts';
import { filePath } from '../words/file-path.ts';
import { readChoices } from '../words/read-choices.ts';
import { readingOptions } from '../words/read-readings.ts';
import { wordOptions } from '../words/read-word-files.ts';
import { run } from './run.ts';

const { input, columns } = run.options as Readonly<Record<string, (typeof run.options)[string]>>;

export const words: Command = {
  name: 'words',
  summary: 'Lists the words of a file that no list has, as a table to be filled in for --words',
  usage: '<slug> --input name=path [--columns input:field=column,...] [--words input=file]... [--out words.csv]',
  options: {
    input: input!,
    columns: columns!,
    ...readingOptions,
    ...wordOptions,
    out: { takes: 'one', help: 'file to write the table to (default: the terminal)' },
  },
  examples: ['assay words stop-and-search-disproportionality --input searches=march.csv --out words.csv'],
  words: { least: 1, most: 1 },
  async run(given, { home, cwd, stdout, stderr }) {
    const { inputs, columns, readings } = await readChoices(given, cwd);
    const [[name, paths] = [], ...others] = Object.entries(inputs);
    if (name === undefined || paths === undefined || others.length > 0) {
      const count = Object.keys(inputs).length;
      throw new InputError(`assay words reads one input, and ${count} are given. Give one: --input name=path`);
    }
    const { notebook } = await describeFolder(notebookFolder(home, given.words[0]!));
    const names = notebook.inputs.map((each) => each.name);
    for (const each of [name, ...Object.keys(columns ?? {})]) {
      if (!names.includes(each)) throw new InputError(`unknown input: ${each}. ${nearestNameSuggestion(each, names)}`);
    }
    const declared = notebook.inputs.find((each) => each.name === name)!;
    const found = await wordsOfInput(declared, paths, columns?.[name] ?? {}, readings?.[name] ?? {});
    if (found.unlisted.length === 0) {
      stderr.write(`${name}: every word is on the list of its field; nothing has to be mapped.\n`);
      return 0;
    }
    const out = given.one('out');
    if (out === null) stdout.write(wordTable(found.unlisted));
    // A table that is there may hold what somebody filled in.
    else writeUnlessOther(filePath(cwd, out), wordTable(found.unlisted));
    stderr.write(
      `${name}: ${countedNoun(found.unlisted.length, 'word')} that no list has. Say under "read as" what each means, or ${MISSING_WORD}; then: --words ${name}=${out ?? 'words.csv'}\n`,
    );
    for (const [field, meanings] of Object.entries(found.meanings)) stderr.write(`${field}: ${meanings.join('; ')}\n`);
    return 0;
  },
};

function wordTable(words: readonly UnlistedWord[]): string {
  const rows = words.map(({ field, word, rows, nearest }) => [field, word, String(rows), nearest ?? '', '']);
  return [['field', 'word', 'rows', 'nearest', 'read as'], ...rows]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('');
}

const quoted = (cell: string) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
