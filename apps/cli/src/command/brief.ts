import { extname } from 'node:path';
import { writeUnlessOther } from '@assay/evidence';
import { renderBriefing } from '@assay/report';
import { printPdf } from '@assay/report/browser';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { readRelease } from '../pack/read-release.ts';
import { releaseName } from '../pack/release-name.ts';
import { shortPath } from '../show/short-path.ts';
import { filePath } from '../words/file-path.ts';

export const brief: Command = {
  name: 'brief',
  summary: 'Writes the one-page briefing of a pack or a run: answers, one figure, limits; PDF or HTML',
  usage: '<run or pack> --out x.pdf',
  options: { out: { takes: 'one', help: 'the file to write: .pdf (A4) or .html' } },
  examples: ['assay brief match-and-merge.zip --out briefing.pdf'],
  words: { least: 1, most: 1 },
  async run(given, context) {
    const { cwd, stdout } = context;
    const out = given.one('out');
    const kind = out === null ? '' : extname(out).toLowerCase();
    if (out === null || (kind !== '.pdf' && kind !== '.html'))
      throw new InputError(
        `brief needs a file to write${out === null ? '' : `, not ${out}`}. Write: --out x.pdf or --out x.html`,
      );
    const release = await readRelease(context, given.words[0]!);
    const source = await release.source();
    const page = renderBriefing(source, release.digest === null ? {} : { digest: release.digest });
    const name = releaseName(release);
    const file = filePath(cwd, out);
    const { finishedAt } = source.record ?? {};
    const dated = finishedAt === undefined ? {} : { date: finishedAt };
    const footer = { title: `${source.notebook.title}: briefing`, digest: name, ...dated };
    writeUnlessOther(file, kind === '.html' ? page : await printPdf(page, footer));
    stdout.write(`the briefing of ${name} is in ${shortPath(cwd, file)}\n`);
    return 0;
  },
};
