import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { countedNoun, InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { notebookFolder } from '../home/notebook-folders.ts';
import { caseProblems } from '../known/case-problems.ts';
import { knownCases } from '../known/known-cases.ts';
import { runWithProgress } from '../run/run-with-progress.ts';

export const test: Command = {
  name: 'test',
  summary: 'Does the notebook find what is known to be there? Runs it on inputs of known truth',
  usage: '<slug> [--json]',
  options: { json: { takes: 'nothing', help: 'for machines' } },
  examples: ['assay test scored-model'],
  words: { least: 1, most: 1 },
  async run(given, context) {
    const slug = given.words[0]!;
    const folder = notebookFolder(context.home, slug);
    const place = join(folder, 'known');
    const cases = existsSync(place) ? knownCases(place) : [];
    if (cases.length === 0)
      throw new InputError(
        `notebook ${slug} has no inputs of known truth. Put files and an expected.json into notebooks/${slug}/known/<case>.`,
      );
    const found: { case: string; problem: string }[] = [];
    let known = 0;
    for (const each of cases) {
      const { results } = await runWithProgress(
        context,
        folder,
        { inputs: each.inputs, parameters: each.parameters, ...(each.seed === null ? {} : { seed: each.seed }) },
        { isQuiet: true, isUnstored: true },
      );
      const problems = caseProblems(each, results.findings);
      known += each.expected.length;
      found.push(...problems.map((problem) => ({ case: each.name, problem })));
      if (given.has('json')) continue;
      for (const problem of problems) context.stdout.write(`${slug}/${each.name}: ${problem}\n`);
    }
    const holds = found.length === 0;
    context.stdout.write(
      given.has('json')
        ? `${JSON.stringify({ holds, cases: cases.length, known, problems: found })}\n`
        : holds
          ? `holds: ${countedNoun(known, 'known number')} of ${countedNoun(cases.length, 'case')}\n`
          : `${found.length} of ${countedNoun(known, 'known number')} ${found.length === 1 ? 'is' : 'are'} not found\n`,
    );
    return holds ? 0 : 1;
  },
};
