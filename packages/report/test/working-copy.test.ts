import { gate } from '@assay/disclosure-control';
import { isStated } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { renderReport } from '../src/index.ts';
import { sampleSource } from './fixture/sample-source.ts';

describe('a report of which nothing was released', () => {
  it('says so even where it has no finding: that there is nothing to check is no check', () => {
    const none = {
      ...sampleSource,
      plain: 'Nothing yet.\n',
      technical: '',
      results: { ...sampleSource.results, findings: [] },
    };
    const page = renderReport(none, { view: 'plain' });
    expect(page).toContain('not yet checked for disclosure');
    expect(page).toContain('Working copy.');
  });

  it('has no list of questions where none was asked', () => {
    const notebook = { ...sampleSource.notebook, questions: [], unanswerable: {} };
    for (const view of ['plain', 'print'] as const) {
      const page = renderReport({ ...sampleSource, plain: 'Nothing yet.\n', technical: '', notebook }, { view });
      expect(page).not.toContain('Questions this report answers');
    }
  });
});

describe('a report that left with something not computed', () => {
  const { results } = sampleSource;
  const pagesOf = (findings: typeof results.findings) =>
    (['plain', 'technical', 'print'] as const).map((view) =>
      renderReport({ ...sampleSource, results: { ...results, findings } }, { view }),
    );

  it('is no working copy: what states no number has been looked at too', async () => {
    expect(results.findings.some((finding) => !isStated(finding))).toBe(true);
    const { findings } = await gate(results.findings, { population: ['digest of people.csv'] });
    for (const page of pagesOf(findings)) expect(page).not.toMatch(/Working copy|not yet checked/i);
  });

  it('is none where an earlier gate left unmarked what states no number, and is one where a number was not looked at', () => {
    const marked = (isMarked: (at: number) => boolean) =>
      results.findings.map((finding, at) =>
        isMarked(at) ? { ...finding, disclosure: { status: 'pass', rule: '' } as const } : finding,
      );
    for (const page of pagesOf(marked((at) => isStated(results.findings[at]!))))
      expect(page).not.toMatch(/Working copy/);
    const first = results.findings.findIndex(isStated);
    for (const page of pagesOf(marked((at) => at !== first))) expect(page).toMatch(/Working copy/);
  });
});
