import { describeChanges } from '@assay/evidence';
import type { Command } from '../command.ts';
import { readRelease } from '../pack/read-release.ts';

const MOST_LINES = 40;

export const diff: Command = {
  name: 'diff',
  summary: 'What is different between two packs or runs, in the panel’s words',
  usage: '<a> <b> [--json]',
  options: { json: { takes: 'nothing', help: 'for machines' } },
  examples: ['assay diff march.zip april.zip'],
  words: { least: 2, most: 2 },
  async run(given, context) {
    const { stdout } = context;
    const [a, b] = await Promise.all(given.words.map((word) => readRelease(context, word)));
    const { drift, sentence, list, holds } = describeChanges(a!.results, b!.results);
    if (given.has('json')) {
      stdout.write(`${JSON.stringify({ sentence, list, holds, drift })}\n`);
      return holds ? 0 : 1;
    }
    stdout.write(`${sentence}\n`);
    for (const { part, detail } of drift.changed) stdout.write(`because the ${part} changed: ${detail}\n`);
    for (const line of list.slice(0, MOST_LINES)) stdout.write(`  ${line}\n`);
    if (list.length > MOST_LINES) stdout.write(`  and ${list.length - MOST_LINES} more\n`);
    return holds ? 0 : 1;
  },
};
