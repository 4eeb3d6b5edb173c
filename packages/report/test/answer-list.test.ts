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

/** The page where the range of the first answer is this wide either way, and was let out like this. */
function page(reach: number, status: 'not-reviewed' | 'pass' | 'rounded'): string {
  const findings = results.findings.map((finding) => {
    if (finding.id !== 'missed.share') return finding;
    const interval = { ...finding.interval!, low: 0.382 - reach, high: 0.382 + reach };
    return { ...finding, interval, disclosure: { status, rule: 'to the nearest 5' } };
  });
  return String(renderReport({ ...sampleSource, results: { ...results, findings } }, { view: 'plain' }));
}

describe('how sure an answer is', () => {
  it('is said to be by the range as it was rounded, where the gate rounded it', () => {
    expect(page(0.2, 'rounded')).toContain('the range is wide as it was rounded for release, or a model');
    expect(page(0.39, 'rounded')).toContain('the range is too wide as it was rounded for release to settle it');
  });

  it('is by the range alone where that is as it was computed, or settles it all the same', () => {
    expect(page(0.2, 'pass')).toContain('the range is wide, or a model stands behind the number');
    expect(page(0.39, 'not-reviewed')).toContain('the range is too wide to settle it, or none can be given');
    expect(page(0.01, 'rounded')).toContain('the range is narrow');
    expect(page(0.01, 'rounded')).not.toContain('rounded for release');
  });
});
