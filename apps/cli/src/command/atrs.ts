import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { atrsRecord, canonicalJson, refuseReplacing, writeAtomically } from '@assay/evidence';
import { releasedAtrsPage } from '@assay/report/release';
import { readPanelFacts } from '@assay/workbench';
import type { Command } from '../command.ts';
import { notebookFolder } from '../home/notebook-folders.ts';
import { runWithProgress } from '../run/run-with-progress.ts';
import { shortPath } from '../show/short-path.ts';
import { filePath } from '../words/file-path.ts';

export const atrs: Command = {
  name: 'atrs',
  summary: 'Writes the transparency record (ATRS) of a notebook’s system as JSON and as a page, and lists its blanks',
  usage: '<slug> [--out folder] [--json]',
  options: {
    out: { takes: 'one', not: ['json'], help: 'folder for atrs.json and atrs.html (default the working folder)' },
    json: { takes: 'nothing', help: 'print the record, write nothing' },
  },
  examples: ['assay atrs match-and-merge --out record'],
  words: { least: 1, most: 1 },
  async run(given, context) {
    const { home, cwd, stdout } = context;
    const folder = notebookFolder(home, given.words[0]!);
    const { results, prepared } = await runWithProgress(
      context,
      folder,
      {},
      { isQuiet: given.has('json'), reuse: true, isUnstored: true },
    );
    const { notebook } = prepared;
    const { systems, stages } = readPanelFacts(home);
    const system = systems.find(({ id }) => id === notebook.system);
    const record = atrsRecord({
      name: system?.title ?? notebook.title,
      description: system?.description ?? notebook.summary,
      phase: stages.find(({ id }) => id === system?.stage)?.title ?? null,
      notebook,
      findings: results.findings,
    });
    if (given.has('json')) {
      stdout.write(`${JSON.stringify(record)}\n`);
      return 0;
    }
    const out = filePath(cwd, given.one('out') ?? '.');
    mkdirSync(out, { recursive: true });
    const files = {
      'atrs.json': `${JSON.stringify(JSON.parse(canonicalJson(record)), null, 2)}\n`,
      'atrs.html': releasedAtrsPage(record),
    };
    // Blanks may have been filled in by hand since.
    for (const [name, text] of Object.entries(files)) refuseReplacing(join(out, name), text);
    for (const [name, text] of Object.entries(files)) writeAtomically(join(out, name), text);
    for (const id of record.blanks) {
      stdout.write(`blank: ${id} ${record.fields.find((field) => field.id === id)!.title}\n`);
    }
    const filled = record.fields.length - record.blanks.length;
    stdout.write(`${filled} of ${record.fields.length} fields filled in: ${shortPath(cwd, join(out, 'atrs.html'))}\n`);
    return 0;
  },
};
