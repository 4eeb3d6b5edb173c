import { unansweredQuestions } from '@assay/evidence';
import { type CheckProblem, checkNotebook } from '@assay/notebook';
import { notebookMemory, rememberedNotebook } from '@assay/notebook/run';
import { sourceOfRun } from '@assay/report';
import { readPanelFacts } from '@assay/report/store';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { notebookFolder, notebookSlugs } from '../home/notebook-folders.ts';
import { notebookMarkdown } from '../home/notebook-markdown.ts';
import { againstAccepted } from '../run/against-accepted.ts';
import { runWithProgress } from '../run/run-with-progress.ts';
import { driftText } from '../show/drift-text.ts';
import { readColumns, readInputs } from '../words/read-pairs.ts';

export const check: Command = {
  name: 'check',
  summary: 'May it go before a panel? References, typed digits, wording, questions, accepted results',
  usage: '[slug [--input name=path]... [--columns input:field=column,...]...] [--json]',
  options: {
    input: { takes: 'many', help: 'name=path of a file, for a notebook that has no data of its own' },
    columns: { takes: 'many', help: 'input:field=column,...; field= for none' },
    json: { takes: 'nothing', help: 'for machines' },
  },
  words: { least: 0, most: 1 },
  async run(given, context) {
    const { home, cwd, stdout } = context;
    const isForMachines = given.has('json');
    const { ledger, outcomes } = readPanelFacts(home);
    const slugs = given.words.length === 1 ? given.words : notebookSlugs(home);
    const choices = {
      inputs: readInputs(given.many('input'), cwd),
      columns: readColumns(given.many('columns')),
    };
    if (given.words.length === 0 && given.many('input').length + given.many('columns').length > 0)
      throw new InputError('check takes --input and --columns for one notebook. Name it: assay check <slug> --input …');
    const answers = [];
    const found: ({ notebook: string | null } & CheckProblem)[] = [];
    let holds = true;
    for (const slug of slugs) {
      const folder = notebookFolder(home, slug);
      const { results, record, prepared } = await runWithProgress(context, folder, choices, {
        isQuiet: true,
        reuse: true,
        isUnstored: true,
        // Nothing is bundled or asked of it where no byte of it changed.
        known: await rememberedNotebook(folder, notebookMemory(home)),
      });
      const { notebook } = prepared;
      answers.push(notebook);
      const markdown = notebookMarkdown(folder);
      const problems = [
        ...checkNotebook({ notebook, results, markdown, ledger: ledger.questions.map(({ id }) => id), outcomes }),
      ];
      // Prose that refers to nothing has been told of, and cannot be rendered.
      if (markdown['report.md'] !== undefined && !problems.some(({ rule }) => rule === 'unknown-reference')) {
        // The measures of reading are few commands' business.
        const { reportProblems } = await import('@assay/report/check');
        const source = sourceOfRun({
          notebook,
          results,
          inputs: record.inputs,
          files: markdown,
          ledger,
          finishedAt: context.now().toISOString(),
        });
        problems.push(...reportProblems(source));
      }
      found.push(...problems.map((problem) => ({ notebook: slug, ...problem })));
      if (!isForMachines) {
        for (const { where, message } of problems) stdout.write(`${slug}/${where}: ${message}\n`);
      }
      const accepted = againstAccepted(folder, results);
      if (accepted !== null) holds &&= accepted.holds;
      if (!isForMachines) {
        if (accepted === null) stdout.write(`${slug}: no baseline.json to compare with\n`);
        else stdout.write(`${slug}: against baseline.json ${driftText(accepted.report)}${accepted.unstated}`);
      }
    }
    if (given.words.length === 0) {
      for (const { id, text, minute } of unansweredQuestions(ledger.questions, answers)) {
        found.push({
          notebook: null,
          rule: 'unanswered-question',
          where: id,
          message: `no notebook answers it: ${text} (${minute}). Answer it, or give the reason under unanswerable.`,
        });
        if (!isForMachines) stdout.write(`${id}: no notebook answers it: ${text} (${minute})\n`);
      }
    }
    holds &&= found.length === 0;
    if (isForMachines) stdout.write(`${JSON.stringify({ holds, problems: found })}\n`);
    else stdout.write(holds ? `holds: ${slugs.length} checked\n` : `${found.length} problems\n`);
    return holds ? 0 : 1;
  },
};
