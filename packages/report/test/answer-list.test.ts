import { describe, expect, it } from 'vitest';
import { renderBriefing, renderReport } from '../src/index.ts';
import { sampleSource } from './fixture/sample-source.ts';

const HELD = 'A fuller answer is held back, so that nobody can be told from it.';
const { results } = sampleSource;
const plain = `{answer: MM-P1 at missed.share}
The tolerance misses {missed.share} pairs ({missed.share | interval}).

{answer: MM-P1 at group.missed[South Asia].ratio}
Names from South Asia are missed {group.missed[South Asia].ratio} as often.
`;
const pages = (findings: typeof results.findings) => {
  const source = { ...sampleSource, plain, results: { ...results, findings } };
  return [renderReport(source, { view: 'plain' }), renderReport(source, { view: 'print' }), renderBriefing(source)];
};

describe('the second answer to a question', () => {
  it('says that a fuller one is held back, on every page, since the data do hold what it lacks', () => {
    const held = results.findings.map((finding) =>
      finding.id === 'missed.share'
        ? { ...finding, value: '[c]', interval: null, disclosure: { status: 'suppressed', rule: '' } as const }
        : finding,
    );
    for (const page of pages(held)) expect(page).toContain(HELD);
  });

  it('says nothing of the sort where the first stands, or could not be computed', () => {
    for (const page of pages(results.findings)) expect(page).not.toContain(HELD);
    const absent = results.findings.map((finding) =>
      finding.id === 'missed.share'
        ? { ...finding, status: 'not-computed' as const, reason: 'nobody knows', value: null, interval: null }
        : finding,
    );
    for (const page of pages(absent)) {
      expect(page).toContain('Names from South Asia are missed');
      expect(page).not.toContain(HELD);
    }
  });
});
