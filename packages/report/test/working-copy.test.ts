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
