import { describe, expect, it } from 'vitest';
import { type ReportSource, reportBody } from '../src/index.ts';
import { sampleSource } from './fixture/sample-source.ts';

function since(earlier: ReportSource): string {
  const options = { view: 'plain' as const, since: { source: earlier, when: '5 March 2025' } };
  return String(reportBody(sampleSource, options));
}

describe('since the panel last saw a report', () => {
  it('nothing is claimed to have moved where nothing did', () => {
    const page = since(sampleSource);
    expect(page).toContain('The version released on 5 March 2025 gave');
    expect(page).toContain('Every answer still reads the same. Nothing differs between the two runs.');
  });

  it('says which answer reads otherwise, as it was and as it is, and what differs', () => {
    const run = { ...sampleSource.results.run, seed: 2, inputs: { people: 'b'.repeat(64) } };
    const findings = sampleSource.results.findings.map((finding) =>
      finding.id === 'missed.share' ? { ...finding, value: 0.5 } : finding,
    );
    const page = since({ ...sampleSource, results: { ...sampleSource.results, run, findings } });
    expect(page).toContain(
      'One reads otherwise now. What differs between the two runs: the data and the seed of chance.',
    );
    expect(page).toMatch(/<b>Then:<\/b> [^<]*50 in every 100/);
    expect(page).toMatch(/<b>Now:<\/b> [^<]*38 in every 100/);
    expect(page.indexOf('<h2')).toBe(page.indexOf('<h2 id="since"'));
    expect(page.indexOf('id="since"')).toBeLessThan(page.indexOf('id="answers"'));
  });

  it('says where a question was not asked then', () => {
    const plain = sampleSource.plain.replace(/\{answer: MM-P1[^\n]*\n[^\n]*\n/, '');
    expect(since({ ...sampleSource, plain })).toContain('<b>Then:</b> it was not asked.');
  });

  it('is not spoken of in a report that is new', () => {
    expect(String(reportBody(sampleSource, { view: 'plain' }))).not.toContain('Since you last saw it');
  });
});
