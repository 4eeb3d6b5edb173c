import { basename, join, relative, resolve } from 'node:path';
import { displayFinding } from '@assay/evidence';
import { prepareRun, type RunEvent, refuseForeignFolder, runNotebook, writeRun } from '@assay/notebook/run';
import type { Command, Context } from '../command.ts';
import { datasetFiles } from '../place/dataset-files.ts';
import { notebookFolder } from '../place/notebook-folders.ts';
import { renderReports } from '../place/reports.ts';
import { inColumns } from '../show/columns.ts';
import { runProgress } from '../show/run-progress.ts';
import { readColumns, readInputs, readParameters, readWhole } from '../words/read-pairs.ts';

export const run: Command = {
  name: 'run',
  summary: 'Runs a notebook on files or on its synthetic data, and stores results and report',
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
    const { home, cwd, stdout, stderr, signal } = context;
    const folder = notebookFolder(home, given.words[0]!);
    const out = given.one('out') === null ? null : resolve(cwd, given.one('out')!);
    if (out !== null) refuseForeignFolder(out);
    const seed = readWhole('seed', given.one('seed'));
    const megabytes = readWhole('memory-limit', given.one('memory-limit'));
    const seconds = readWhole('time-limit', given.one('time-limit'));
    const prepared = await prepareRun(
      folder,
      {
        inputs: readInputs(given.many('input'), cwd),
        columns: readColumns(given.many('columns')),
        parameters: readParameters(given.many('parameter')),
        ...(seed === null ? {} : { seed }),
      },
      datasetFiles(home),
    );
    const isForMachines = given.has('json');
    const progress = runProgress(stderr, prepared.notebook.id, isForMachines);
    const log: string[] = [`${JSON.stringify({ type: 'run-started', at: context.now().toISOString() })}\n`];
    const finished = await runNotebook(prepared, {
      limits: {
        ...(megabytes === null ? {} : { memoryMegabytes: megabytes }),
        ...(seconds === null ? {} : { seconds }),
      },
      ...(signal === undefined ? {} : { signal }),
      onEvent(event) {
        log.push(`${JSON.stringify(event)}\n`);
        if (event.type === 'input-read' && !isForMachines) {
          progress.end();
          stdout.write(inputText(event, prepared.inputs.find(({ name }) => name === event.input)!.files));
        }
        progress.on(event);
      },
    }).finally(() => progress.end());
    const target = out ?? join(home, '.assay', 'runs', prepared.notebook.id, prepared.identity.id);
    const reports = await renderReports(folder, prepared.notebook, finished);
    writeRun(target, finished, { ...reports, 'log.jsonl': log.join('') });
    if (isForMachines) {
      stdout.write(
        `${JSON.stringify({ run: finished.results.run, folder: target, findings: finished.results.findings })}\n`,
      );
    } else {
      stdout.write(findingsText(finished.results.findings));
      stdout.write(`run ${prepared.identity.id} is in ${shortPath(context, target)}\n`);
    }
    return 0;
  },
};

export function shortPath({ cwd }: Pick<Context, 'cwd'>, path: string): string {
  const short = relative(cwd, path);
  return short === '' ? '.' : short.startsWith('../..') ? path : short;
}

function inputText(
  event: Extract<RunEvent, { type: 'input-read' }>,
  files: readonly { readonly path: string }[],
): string {
  const names = files.map(({ path }) => basename(path)).join(' + ');
  const columns = event.columns.map(({ field, column, how }) =>
    how === 'same name' || how === 'mapped' ? `${field} = ${column}` : `${field} = ${column} (${how})`,
  );
  const lines = [
    `input ${event.input}: ${event.rows.toLocaleString('en-GB')} rows from ${names}`,
    `  columns: ${columns.join(', ')}`,
    ...event.headlines.map((headline) => `  ${headline}`),
  ];
  return `${lines.join('\n')}\n`;
}

function findingsText(
  findings: Parameters<typeof displayFinding>[0][] | readonly Parameters<typeof displayFinding>[0][],
): string {
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
