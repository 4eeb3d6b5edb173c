import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { resultsText, writeAtomically } from '@assay/evidence';
import { countedNoun, InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { notebookFolder, notebookSlugs } from '../home/notebook-folders.ts';
import { againstAccepted } from '../run/against-accepted.ts';
import { runWithProgress } from '../run/run-with-progress.ts';
import { driftText } from '../show/drift-text.ts';
import { unstatedText } from '../show/unstated-text.ts';

export const audit: Command = {
  name: 'audit',
  summary: 'Runs a notebook on its own data and compares with its accepted results, baseline.json',
  usage: '[slug] [--accept] [--json]',
  options: {
    accept: { takes: 'nothing', help: 'make the fresh results the accepted ones' },
    json: { takes: 'nothing', not: ['accept'], help: 'for machines' },
  },
  words: { least: 0, most: 1 },
  async run(given, context) {
    const { home, stdout } = context;
    const slugs = given.words.length === 1 ? given.words : notebookSlugs(home);
    const drifted: string[] = [];
    const reports = [];
    for (const slug of slugs) {
      const folder = notebookFolder(home, slug);
      const file = join(folder, 'baseline.json');
      if (!given.has('accept') && !existsSync(file)) {
        throw new InputError(`notebook ${slug} has no baseline.json. Accept its results: assay audit ${slug} --accept`);
      }
      const { results } = await runWithProgress(context, folder, {}, { isQuiet: given.has('json') });
      const unstated = unstatedText(results.findings);
      if (given.has('accept')) {
        if (unstated !== '') throw new InputError(`${unstated.trimEnd()}. Mend the notebook or its data first.`);
        writeAtomically(file, resultsText(results));
        stdout.write(`${slug}: accepted ${countedNoun(results.findings.length, 'finding')}\n`);
        continue;
      }
      const { report, ...accepted } = againstAccepted(folder, results)!;
      reports.push(report);
      if (!accepted.holds) drifted.push(slug);
      if (!given.has('json')) stdout.write(`${slug}: ${driftText(report)}${accepted.unstated}`);
    }
    if (given.has('json')) stdout.write(`${JSON.stringify(reports)}\n`);
    else
      for (const slug of drifted)
        stdout.write(`not as accepted: ${slug}. If it is meant: assay audit ${slug} --accept\n`);
    return drifted.length === 0 ? 0 : 1;
  },
};
