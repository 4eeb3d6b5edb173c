import { readResults } from '@assay/evidence';
import type { Notebook } from '@assay/notebook';
import { type ReportNotebook, type ReportSource, renderReport } from '@assay/report';
import { describe, expect, it } from 'vitest';
import { readRepositoryFile, repositoryFiles } from './source-files.ts';

/** What a page may weigh, so that it opens anywhere and goes by mail. */
const MOST_BYTES = 150_000;

const slugs = repositoryFiles(/^notebooks\/[^/]+\/baseline\.json$/).map((path) => path.split('/')[1]!);
const questions = JSON.parse(
  readRepositoryFile('datasets/panel-questions/questions.json'),
) as ReportSource['questions'];
const text = (slug: string, file: string) => readRepositoryFile(`notebooks/${slug}/${file}`);

function described({ cells, ...notebook }: Notebook): ReportNotebook {
  return {
    ...notebook,
    cells: cells.map(({ name, title, kind, needs }) => ({
      name,
      title,
      kind,
      needs: Object.values(needs).map((need) => ({
        kind:
          need.kind === 'input' ? ('input' as const) : 'default' in need ? ('parameter' as const) : ('cell' as const),
        name: need.name,
      })),
    })),
  };
}

describe('the reports of the accepted results', () => {
  it('are those of every notebook', () => expect(slugs.length).toBeGreaterThanOrEqual(12));

  it.each(slugs)('of %s weigh less than 150 kB in each view, without script', async (slug) => {
    const { default: notebook } = (await import(`../notebooks/${slug}/notebook.ts`)) as { default: Notebook };
    const source = {
      notebook: described(notebook),
      results: readResults(text(slug, 'baseline.json'), slug),
      plain: text(slug, 'report.md'),
      technical: text(slug, 'technical.md'),
      questions: questions.filter(({ id }) => notebook.questions.includes(id) || id in notebook.unanswerable),
    };
    for (const view of ['plain', 'technical', 'print'] as const) {
      const page = renderReport(source, { view });
      expect(Buffer.byteLength(page), view).toBeLessThan(MOST_BYTES);
      expect(page).not.toContain('<script');
    }
  });
});
