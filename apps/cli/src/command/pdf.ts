import { writeUnlessOther } from '@assay/evidence';
import { renderReport } from '@assay/report';
import { printPdf } from '@assay/report/browser';
import { InputError } from '@assay/statistics';
import type { Command } from '../command.ts';
import { readRelease } from '../pack/read-release.ts';
import { releaseName } from '../pack/release-name.ts';
import { shortPath } from '../show/short-path.ts';
import { filePath } from '../words/file-path.ts';

export const pdf: Command = {
  name: 'pdf',
  summary: 'Prints the report of a pack or a run as PDF: A4, tagged, its digest at the foot of every page',
  usage: '<run or pack> --out x.pdf',
  options: { out: { takes: 'one', help: 'the file to write' } },
  examples: ['assay pdf match-and-merge.zip --out match-and-merge.pdf'],
  words: { least: 1, most: 1 },
  async run(given, context) {
    const { cwd, stdout } = context;
    const out = given.one('out');
    if (out === null) throw new InputError('pdf needs a name for the file. Write: --out x.pdf');
    const release = await readRelease(context, given.words[0]!);
    const { digest } = release;
    const report = await release.source();
    const page = renderReport(report, { view: 'print', ...(digest === null ? {} : { digest }) });
    const name = releaseName(release);
    const bytes = await printPdf(page, {
      title: report.notebook.title,
      digest: name,
      ...(report.record?.finishedAt === undefined ? {} : { date: report.record.finishedAt }),
    });
    writeUnlessOther(filePath(cwd, out), bytes);
    stdout.write(`${name} is printed in ${shortPath(cwd, filePath(cwd, out))}\n`);
    return 0;
  },
};
