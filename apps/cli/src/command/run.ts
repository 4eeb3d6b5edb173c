import { basename, resolve } from 'node:path';
import { displayFinding, type Finding } from '@assay/evidence';
import { type Limits, type RunEvent, refuseForeignFolder } from '@assay/notebook/run';
import type { Command } from '../command.ts';
import { notebookFolder } from '../place/notebook-folders.ts';
import { runAndStore } from '../place/run-and-store.ts';
import { inColumns } from '../show/columns.ts';
import { shortPath } from '../show/short-path.ts';
import { unstatedText } from '../show/unstated-text.ts';
import { readColumns, readInputs, readParameters, readWhole } from '../words/read-pairs.ts';
import type { Given } from '../words/read-words.ts';

export const run: Command = {
  name: 'run',
  summary: 'Runs a notebook on files or on its synthetic data; stores results and report',
  usage:
    '<slug> [--input name=path]... [--columns input:field=column,...]... [--parameter name=value]... [--seed n] [--out folder] [--json]',
  options: {
    input: { takes: 'many', help: 'name=path of a CSV, Parquet or JSON file; the same name again adds a file' },
    columns: { takes: 'many', help: 'input:field=column,... where the guess is wrong' },
    parameter: { takes: 'many', help: 'name=value' },
    seed: { takes: 'one', help: 'whole number that all chance comes from' },
    out: { takes: 'one', help: 'folder for the run (default .assay/runs/<slug>/<run id>)' },
    'memory-limit': { takes: 'one', help: 'megabytes the notebook may hold (default 4096)' },
    'time-limit': { takes: 'one', help: 'seconds the notebook may take (default 600)' },
    json: { takes: 'nothing', help: 'for machines' },
  },
  words: { least: 1, most: 1 },
  async run(given, context) {
    const { home, cwd, stdout } = context;
    const folder = notebookFolder(home, given.words[0]!);
    const out = given.one('out') === null ? null : resolve(cwd, given.one('out')!);
    if (out !== null) refuseForeignFolder(out);
    const seed = readWhole('seed', given.one('seed'));
    const isForMachines = given.has('json');
    const stored = await runAndStore(
      context,
      folder,
      {
        inputs: readInputs(given.many('input'), cwd),
        columns: readColumns(given.many('columns')),
        parameters: readParameters(given.many('parameter')),
        ...(seed === null ? {} : { seed }),
      },
      {
        out,
        limits: readLimits(given),
        isQuiet: isForMachines,
        onEvent(event, { inputs }) {
          if (event.type !== 'input-read' || isForMachines) return;
          stdout.write(inputText(event, inputs.find(({ name }) => name === event.input)!.files));
        },
      },
    );
    const { run: identity, findings } = stored.results;
    if (isForMachines) stdout.write(`${JSON.stringify({ run: identity, folder: stored.folder, findings })}\n`);
    else {
      stdout.write(findingsText(findings));
      stdout.write(`run ${identity.id} is in ${shortPath(cwd, stored.folder)}\n`);
    }
    const unstated = unstatedText(findings);
    if (unstated !== '') context.stderr.write(unstated);
    return unstated === '' ? 0 : 1;
  },
};

function readLimits(given: Given): Partial<Limits> {
  const memoryMegabytes = readWhole('memory-limit', given.one('memory-limit'));
  const seconds = readWhole('time-limit', given.one('time-limit'));
  return { ...(memoryMegabytes === null ? {} : { memoryMegabytes }), ...(seconds === null ? {} : { seconds }) };
}

function inputText(
  { input, rows, columns, headlines }: Extract<RunEvent, { type: 'input-read' }>,
  files: readonly { readonly path: string }[],
): string {
  const names = files.map(({ path }) => basename(path)).join(' + ');
  const matches = columns.map(({ field, column, how }) =>
    how === 'same name' ? field : `${field} = ${column}${how === 'mapped' ? '' : ` (${how})`}`,
  );
  const lines = [
    `input ${input}: ${rows.toLocaleString('en-GB')} rows from ${names}`,
    `  columns: ${matches.join(', ')}`,
    ...headlines.map((headline) => `  ${headline}`),
  ];
  return `${lines.join('\n')}\n`;
}

function findingsText(findings: readonly Finding[]): string {
  return inColumns(
    findings.map((finding) => [
      finding.id,
      finding.table === null
        ? displayFinding(finding, null, 'technical')
        : `table of ${finding.table.rows.length} rows`,
      finding.title,
    ]),
    '  ',
  );
}
