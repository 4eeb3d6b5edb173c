import { basename } from 'node:path';
import { describeChanges, displayFinding, type Finding } from '@assay/evidence';
import { exampleWords, inputSource } from '@assay/notebook';
import {
  describeFolder,
  endBundler,
  type Limits,
  type PreparedRun,
  type RunEvent,
  readRun,
  refuseForeignFolder,
} from '@assay/notebook/run';
import { countedNoun, InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { countInputs } from '../engine/count-inputs.ts';
import { notebookFolder } from '../home/notebook-folders.ts';
import { latestRun } from '../run/latest-run.ts';
import { runWithProgress, type StoredRun } from '../run/run-with-progress.ts';
import { printedColumns } from '../show/columns.ts';
import { shortPath } from '../show/short-path.ts';
import { unstatedText } from '../show/unstated-text.ts';
import { filePath } from '../words/file-path.ts';
import { readChoices } from '../words/read-choices.ts';
import { readWholeOption } from '../words/read-pairs.ts';
import { readingOptions } from '../words/read-readings.ts';
import { wordOptions } from '../words/read-word-files.ts';
import type { Given } from '../words/read-words.ts';

export const run: Command = {
  name: 'run',
  summary: 'Runs a notebook on files or on its synthetic data; stores results and report',
  usage:
    '<slug> [--input name=path]... [--invented name]... [--columns input:field=column,...]... [--encoding ...] [--date-format ...] [--missing ...] [--words input=file]... [--skip-lines n] [--sheet ...] [--query ...] [--parameter name=value]... [--seed n] [--out folder | --if-changed] [--json]',
  options: {
    input: {
      takes: 'many',
      help: 'name=path of a CSV, Excel, Parquet, Arrow, JSON, SQLite, DuckDB or map file (GeoJSON, GeoPackage, Shapefile); the same name again adds a file; name=@dataset counts a table where it lies, name=@path a file of any size',
    },
    invented: { takes: 'many', help: 'input that has no file and is to be of invented rows beside your own' },
    published: { takes: 'many', help: "input that has no file and is to be the project's published data set" },
    columns: {
      takes: 'many',
      help: 'input:field=column,...; field= for none; a date of day+month+year; first_name+surname=one column of whole names',
    },
    ...readingOptions,
    ...wordOptions,
    parameter: { takes: 'many', help: 'name=value' },
    seed: { takes: 'one', help: 'whole number that all chance comes from' },
    out: { takes: 'one', help: 'folder for the run (default .assay/runs/<slug>/<run id>)' },
    'memory-limit': { takes: 'one', help: 'megabytes the notebook may hold (default 4096)' },
    'count-limit': { takes: 'one', help: 'seconds that an engine may take for one answer (default 3600)' },
    'time-limit': {
      takes: 'one',
      help: 'seconds the notebook may take (default 600, and 300 more for each million rows beyond the first)',
    },
    'if-changed': {
      takes: 'nothing',
      help: 'for schedules: runs only where inputs, code, text or choices are new; says in one JSON line what changed',
    },
    json: { takes: 'nothing', help: 'for machines' },
  },
  examples: ['assay run scored-model --input scored=march.csv --if-changed'],
  words: { least: 1, most: 1 },
  async run(given, context) {
    const { home, cwd, stdout } = context;
    const folder = notebookFolder(home, given.words[0]!);
    const out = given.one('out') === null ? null : filePath(cwd, given.one('out')!);
    if (out !== null) refuseForeignFolder(out);
    const ifChanged = given.has('if-changed');
    if (ifChanged && out !== null)
      throw new InputError(
        'run takes --if-changed or --out, not both: what ran before is looked for among the stored runs.',
      );
    const isForMachines = given.has('json') || ifChanged;
    const choices = await readChoices(given, cwd, { mayBeCounted: true });
    const isCounted = Object.values(choices.inputs).some((paths) => paths.some((path) => path.startsWith('@')));
    if (given.has('count-limit') && !isCounted) {
      throw new InputError(
        '--count-limit is about an input that is counted where it lies. Name one by @, or leave it out.',
      );
    }
    const known = await describeFolder(folder);
    await endBundler();
    const counted = isCounted
      ? await countInputs(context, known, choices, readWholeOption('count-limit', given.one('count-limit')))
      : choices;
    const stored = await runWithProgress(context, folder, counted, {
      known,
      out,
      reuse: ifChanged,
      limits: readLimits(given),
      isQuiet: isForMachines,
      onEvent(event, { inputs }) {
        if (event.type !== 'input-read' || isForMachines) return;
        stdout.write(inputText(event, inputs.find(({ name }) => name === event.input)!));
      },
    });
    const { run: identity, findings } = stored.results;
    if (ifChanged) stdout.write(`${JSON.stringify(changeSince(home, stored))}\n`);
    else if (isForMachines)
      stdout.write(
        `${JSON.stringify({ example: exampleWords(stored.record.inputs), run: identity, folder: stored.folder, findings })}\n`,
      );
    else {
      const example = exampleWords(stored.record.inputs);
      if (example !== null) stdout.write(`${example}\n`);
      stdout.write(findingsText(findings));
      stdout.write(`run ${identity.id} is in ${shortPath(cwd, stored.folder)}\n`);
    }
    const unstated = unstatedText(findings);
    if (unstated !== '') context.stderr.write(unstated);
    return unstated === '' ? 0 : 1;
  },
};

/** Whether anything was new, and what changed since the run that was stored before. */
function changeSince(home: string, { results, prepared, folder, isReused }: StoredRun) {
  const { id } = results.run;
  const about = { notebook: prepared.notebook.id, run: id, folder };
  if (isReused) return { changed: false, ...about };
  const before = latestRun(home, prepared.notebook.id, id);
  if (before === null) return { changed: true, ...about, since: null, sentence: null };
  const earlier = readRun(before).results;
  const { sentence, drift } = describeChanges(earlier, results);
  return { changed: true, ...about, since: earlier.run.id, sentence, holds: drift.holds };
}

function readLimits(given: Given): Partial<Limits> {
  const memoryMegabytes = readWholeOption('memory-limit', given.one('memory-limit'));
  const seconds = readWholeOption('time-limit', given.one('time-limit'));
  return { ...(memoryMegabytes === null ? {} : { memoryMegabytes }), ...(seconds === null ? {} : { seconds }) };
}

function inputText(
  { input, rows, columns, lines, headlines }: Extract<RunEvent, { type: 'input-read' }>,
  prepared: PreparedRun['inputs'][number],
): string {
  const names = prepared.files.map(({ path }) => basename(path)).join(' + ');
  const source = inputSource(prepared);
  const matches = columns.map(({ field, column, how }) =>
    how === 'same name' ? field : `${field} = ${column}${how === 'mapped' ? '' : ` (${how})`}`,
  );
  const account =
    source === 'own'
      ? ['  This is how I read your file:', ...lines.map((line) => `    ${line}`)]
      : [`  columns: ${matches.join(', ')}`];
  const text = [
    `input ${input}: ${countedNoun(rows, 'row')} from ${names}${source === 'own' ? '' : ` (${source} data)`}`,
    ...account,
    ...headlines.map((headline) => `  ${headline}`),
  ];
  return `${text.join('\n')}\n`;
}

function findingsText(findings: readonly Finding[]): string {
  return printedColumns(
    findings.map((finding) => [
      finding.id,
      finding.table === null
        ? displayFinding(finding, null, 'technical')
        : `table of ${countedNoun(finding.table.rows.length, 'row')}`,
      finding.title,
    ]),
    '  ',
  );
}
