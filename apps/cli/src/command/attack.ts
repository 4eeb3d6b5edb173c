import { verifyPack } from '@assay/evidence';
import { attackPacks, readReleasedPack } from '@assay/report/release';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { readPackBytes } from '../pack/read-bytes.ts';
import { filePath } from '../words/file-path.ts';

export const attack: Command = {
  name: 'attack',
  summary:
    'Tries to work out the hidden counts of a pack from the pack, earlier ones, and others about the same people',
  usage: '<pack> [earlier or other pack]... [--json]',
  options: { json: { takes: 'nothing', help: 'for machines' } },
  examples: ['assay attack april.zip march.zip', 'assay attack scored-model.zip risk-model-fairness.zip'],
  words: { least: 1, most: 50 },
  async run(given, context) {
    const { cwd, stdout } = context;
    const [latest, ...earlier] = given.words;
    // Words name the pack first and then the earlier ones; the attack reads them in the order of time.
    const packs = [...earlier, latest!].map((name) => {
      const { files, problems } = verifyPack(readPackBytes(filePath(cwd, name)));
      const broken = problems.find(({ path }) => !path.startsWith('signatures/'));
      if (broken !== undefined) {
        throw new InputError(`${name} does not hold: ${broken.path}: ${broken.problem}. See assay verify ${name}`);
      }
      return { name, content: readReleasedPack(files) };
    });
    const { recovered, ranges } = await attackPacks(packs);
    if (given.has('json')) stdout.write(`${JSON.stringify({ isCheckedAgainstTruth: false, recovered, ranges })}\n`);
    else {
      for (const { sentence } of recovered) stdout.write(`${sentence}\n`);
      const exact = recovered.filter(({ isExact }) => isExact).length;
      stdout.write(
        recovered.length === 0
          ? `nothing is recovered of ${ranges.length} hidden counts\n`
          : `would be taken as one number: ${exact}, as a range below the minimum: ${recovered.length - exact}; ${ranges.length} counts are hidden. Not checked against the truth, which no pack holds: a guess may be wrong\n`,
      );
    }
    return recovered.length === 0 ? 0 : 1;
  },
};
