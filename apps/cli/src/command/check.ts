import { unansweredQuestions } from '@assay/evidence';
import { type CheckProblem, checkNotebook } from '@assay/notebook';
import { notebookMemory, rememberedNotebook } from '@assay/notebook/run';
import { sourceOfRun } from '@assay/report';
import { readPanelFacts } from '@assay/report/store';
import { countedNoun, InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { notebookFolder, notebookSlugs } from '../home/notebook-folders.ts';
import { notebookMarkdown } from '../home/notebook-markdown.ts';
import { againstAccepted } from '../run/against-accepted.ts';
import { runWithProgress, type StoredRun } from '../run/run-with-progress.ts';
import { driftText } from '../show/drift-text.ts';
import { readColumns, readInputs } from '../words/read-pairs.ts';

export const check: Command = {
  name: 'check',
  summary: 'May it go before a panel? References, typed digits, wording, questions, accepted results',
  usage: '[slug [--input name=path]... [--columns input:field=column,...]...] [--fresh] [--json]',
  options: {
    input: { takes: 'many', help: 'name=path of a file, for a notebook that has no data of its own' },
    columns: { takes: 'many', help: 'input:field=column,...; field= for none' },
    fresh: { takes: 'nothing', help: 'compute, though results of the same code, data, parameters and seed are there' },
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
    const computedBefore: Record<string, string> = {};
    const drifted: string[] = [];
    for (const slug of slugs) {
      const folder = notebookFolder(home, slug);
      const run = await runWithProgress(context, folder, choices, {
        isQuiet: true,
        reuse: !given.has('fresh'),
        isUnstored: true,
        // Nothing is bundled or asked of it where no byte of it changed.
        known: await rememberedNotebook(folder, notebookMemory(home)),
      });
      const { results, record } = run;
      const { notebook } = run.prepared;
      if (run.isReused) computedBefore[slug] = run.computedIn;
      if (!isForMachines) stdout.write(whereFrom(slug, run));
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
      if (accepted !== null && !accepted.holds) drifted.push(slug);
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
    const holds = found.length === 0 && drifted.length === 0;
    const faults = [
      ...(found.length === 0 ? [] : [countedNoun(found.length, 'problem')]),
      ...(drifted.length === 0 ? [] : [`not as accepted: ${drifted.join(', ')}`]),
    ];
    if (isForMachines) stdout.write(`${JSON.stringify({ holds, problems: found, drifted, computedBefore })}\n`);
    else stdout.write(holds ? `holds: ${slugs.length} checked\n` : `${faults.join('; ')}\n`);
    return holds ? 0 : 1;
  },
};

/** Results that were not computed now are said to be so; empty where they were, and nothing else was there. */
function whereFrom(slug: string, { isReused, computedIn, wasDamaged }: StoredRun): string {
  if (wasDamaged && !isReused)
    return `${slug}: results of an earlier run were changed or cut short after it wrote them: computed again\n`;
  return isReused
    ? `${slug}: results of run ${computedIn}, of the same code, data, parameters and seed (--fresh computes them again)\n`
    : '';
}
