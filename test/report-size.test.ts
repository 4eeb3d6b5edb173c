import { renderReport } from '@assay/report';
import { describe, expect, it } from 'vitest';
import { acceptedSource, notebookSlugs } from './report-sources.ts';

/** What a page may weigh, so that it opens anywhere and goes by mail. */
const MOST_BYTES = 150_000;

describe('the reports of the accepted results', () => {
  it('are those of every notebook', () => expect(notebookSlugs.length).toBeGreaterThanOrEqual(12));

  it.each(notebookSlugs)('of %s weigh less than 150 kB in each view, without script', async (slug) => {
    const source = await acceptedSource(slug);
    for (const view of ['plain', 'technical', 'print'] as const) {
      const page = renderReport(source, { view });
      expect(Buffer.byteLength(page), view).toBeLessThan(MOST_BYTES);
      expect(page).not.toContain('<script');
    }
  });
});
