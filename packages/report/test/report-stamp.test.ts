import { describe, expect, it } from 'vitest';
import { areCurrent, STAMP_FILE, stampedReports } from '../src/store/report-stamp.ts';
import { sampleSource } from './fixture/sample-source.ts';

describe('stored reports', () => {
  const stored: Record<string, string> = { ...stampedReports(sampleSource, 'results') };
  const read =
    (changed: Record<string, string | null> = {}) =>
    (name: string) =>
      ({ ...stored, ...changed })[name] ?? null;
  const stampWith = (change: object) => ({
    [STAMP_FILE]: JSON.stringify({ ...JSON.parse(stored[STAMP_FILE]!), ...change }),
  });

  it('are current as they were stored', () => expect(areCurrent(sampleSource, 'results', read())).toBe(true));

  it.each([
    ['other results', sampleSource, 'others', {}],
    ['other prose', { ...sampleSource, plain: `${sampleSource.plain}\nMore.\n` }, 'results', {}],
    ['another renderer', sampleSource, 'results', stampWith({ renderer: 'older' })],
    ['no stamp', sampleSource, 'results', { [STAMP_FILE]: null }],
    ['a stamp that was cut short', sampleSource, 'results', { [STAMP_FILE]: '{"rend' }],
    ['a page that somebody changed', sampleSource, 'results', { 'report.html': 'changed' }],
    ['a page that is gone', sampleSource, 'results', { 'report.html': null }],
  ])('are made anew for %s', (_, source, results, changed) => {
    expect(areCurrent(source, results, read(changed))).toBe(false);
  });

  it('have the pages that these tests change', () => expect(Object.keys(stored)).toContain('report.html'));
});
