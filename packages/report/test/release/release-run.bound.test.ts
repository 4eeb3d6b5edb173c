import { rmSync } from 'node:fs';
import { SUPPRESSED } from '@assay/disclosure-control';
import { compareResults, describeChanges, type Finding, finding, type TableColumn } from '@assay/evidence';
import { isComputed, wilsonInterval } from '@assay/statistics';
import { afterAll, describe, expect, it } from 'vitest';
import { renderBriefing, renderReport, tableCsv } from '../../src/index.ts';
import { readStoredRun, releasedPackProblems, releaseRun } from '../../src/release/index.ts';
import { answerChanges } from '../../src/section/answer-changes.ts';
import { findingTrail } from '../../src/section/finding-trail.ts';
import { fileLinks, type ReportSource } from '../../src/source/report-source.ts';
import { home, target } from './example-values.ts';

afterAll(() => rmSync(home, { recursive: true }));

const LINKED = 4349;
const estimate = { kind: 'estimate', contributors: 'linked' } as const;
const columns: readonly TableColumn[] = [
  { name: 'group', label: 'Group', unit: 'text', key: true, kind: { kind: 'key' } },
  { name: 'band', label: 'Band', unit: 'count', key: true, kind: { kind: 'key' } },
  { name: 'linked', label: 'Linked', unit: 'count', kind: { kind: 'count', counts: 'people' } },
  { name: 'share', label: 'Share wrong', unit: 'proportion', kind: estimate },
  { name: 'shareLow', label: 'from', unit: 'proportion', kind: { kind: 'limit', of: 'share', end: 'low' } },
  { name: 'shareHigh', label: 'to', unit: 'proportion', kind: { kind: 'limit', of: 'share', end: 'high' } },
];
const method = { name: 'Share', source: 'definition' };
const origin = { cell: 'groups', file: 'notebooks/toy/notebook.ts' };

function shareOf(wrong: number): { readonly value: number; readonly low: number; readonly high: number } {
  const made = wilsonInterval({ successes: wrong, total: LINKED });
  if (!isComputed(made) || 'status' in made.interval) throw new Error('a share of thousands has a range');
  return { value: made.value, low: made.interval.low, high: made.interval.high! };
}

/** A headline, all but a headline, and a table of which one row is of few. */
function stated(wrong: number): Finding[] {
  const single = (id: string, count: number): Finding => {
    const { value, low, high } = shareOf(count);
    const parts = [
      { name: 'linked', label: 'linked', kind: { kind: 'count', counts: 'people' }, value: LINKED },
    ] as const;
    const interval = { low, high, level: 0.95, method: 'Wilson' };
    const draft = { id, title: `Links that are ${id}`, questions: ['TOY-1'], method, unit: 'proportion' } as const;
    return finding({ ...draft, value, interval, kind: estimate, parts }, origin);
  };
  const rows = [900, wrong, 1300, 1300].map((count, at) => {
    const { value, low, high } = shareOf(count);
    return [`group ${'abcd'[at]!}`, at, LINKED, value, low, high];
  });
  const draft = { id: 'groups', title: 'Wrong links, by group', questions: [], method, unit: 'proportion' } as const;
  return [
    single('wrong', wrong),
    single('right', LINKED - wrong),
    finding({ ...draft, table: { columns, rows } }, origin),
  ];
}

const plain = `# Toy

{answer: TOY-1 at wrong}
Of all links {wrong} join two people ({wrong | interval}).

As set, {wrong} links are wrong, {wrong | percent} of them, and {right} are right. Of group b {groups[group b,1].share} are, or
{groups[group b,1].share | percent}.

{figure: bars}

{figure: intervals}

{figure: heat}

{figure: line}

{choose: groups by group}

{table: groups}
`;
const charts: readonly ReportSource['notebook']['figures'][number]['chart'][] = [
  { kind: 'bar', x: 'group', y: 'share' },
  { kind: 'interval', label: 'group', value: 'share', low: 'shareLow', high: 'shareHigh' },
  { kind: 'heat', x: 'group', y: 'band', value: 'share' },
  { kind: 'line', x: 'band', y: 'share', low: 'shareLow', high: 'shareHigh' },
];
const figures = ['bars', 'intervals', 'heat', 'line'].map((id, at) => ({
  id,
  finding: 'groups',
  chart: charts[at]!,
  caption: 'Wrong links, by group',
  summary: 'Wrong links, by group.',
}));

async function releasedOf(wrong: number) {
  const { source, ...stored } = await readStoredRun(target, home);
  const notebook = { ...source.notebook, figures, questions: ['TOY-1'] };
  const results = { ...source.results, findings: stated(wrong) };
  return releaseRun({
    ...stored,
    source: {
      ...source,
      plain,
      technical: '## Method\n\nOf all {wrong} are wrong.\n\n{table: groups}\n',
      notebook,
      results,
    },
    questions: [],
    isSynthetic: false,
  });
}

const words = (page: string) =>
  page
    .replace(/<style>[\s\S]*?<\/style>|<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
/** Five of 4,349 as they were once released, and as they are: nobody may read either. */
const POINT =
  /\b(?:5|1\.1|1\.15|995|99\.5|99\.9) in every (?:1,000|100)\b|\b(?:0\.5|0\.50|0\.11|0\.115|99\.5|99\.9)%|0\.005\b|0\.995\b/;

const { source, payload, results } = await releasedOf(5);

describe('a share of few that leaves a run', () => {
  it('is a bound in results, without a number of its own', () => {
    const [wrong, right, groups] = results.findings;
    expect(wrong).toMatchObject({ status: 'computed', value: null, interval: { low: 0, high: 0.01 } });
    expect(right).toMatchObject({ status: 'computed', value: null, interval: { low: 0.99, high: 1 } });
    expect(groups!.table!.rows.map((row) => row.slice(3))).toContainEqual([null, 0, 0.01]);
    expect(tableCsv(groups!.table!)).toMatch(/group b,1,4350,,0,0\.01/);
  });

  it.each<[page: string, html: () => string]>([
    ['the plain view', () => renderReport(source, { view: 'plain', links: fileLinks })],
    ['the technical view', () => renderReport(source, { view: 'technical', links: fileLinks })],
    ['the print', () => renderReport(source, { view: 'print', links: fileLinks })],
    ['the brief', () => renderBriefing(source)],
    ['the page of the finding', () => findingTrail(source, 'wrong', { links: fileLinks }).toString()],
    ['the page of the table', () => findingTrail(source, 'groups', { links: fileLinks }).toString()],
  ])('is said as “at most” on %s, and no point of it stands there', (_, html) => {
    const text = words(html());
    expect(text).toMatch(/at most (?:1 in every 100|1\.0%)/);
    expect(text).not.toMatch(POINT);
    expect(text).not.toMatch(/not available|\bnone\b|NaN|undefined/);
  });

  it('answers its question, and no more than roughly', () => {
    const text = words(renderReport(source, { view: 'plain', links: fileLinks }));
    expect(text).toMatch(/Of all links at most 1 in every 100 join two people \( ?between 0 and 1 in every 100 ?\)/);
    expect(text).toMatch(/Rough/);
    expect(text).not.toMatch(/Firm|Not answered/);
    expect(text).toMatch(/and at least 99 in every 100 are right/);
  });

  it('is in words where it would be drawn: no bar, dot or line of it', () => {
    const page = renderReport(source, { view: 'plain', links: fileLinks });
    for (const id of ['bars', 'intervals', 'heat']) {
      const figure = page.slice(page.indexOf(`id="figure-${id}"`));
      expect(figure.slice(0, figure.indexOf('</svg>'))).toMatch(/at most 1\.0%/);
    }
    expect(words(page)).toMatch(/From .* for group a.* to .* for group .*; at most 1 in every 100 for group b/);
  });

  it('is the same in every file of the pack whatever few they are, and the pack holds', async () => {
    for (const wrong of [1, 11]) {
      const other = await releasedOf(wrong);
      expect(new Map(other.payload)).toEqual(new Map(payload));
    }
    const encoder = new TextEncoder();
    const bytes = new Map(
      [...payload].map(([path, content]) => [
        `data/${path}`,
        typeof content === 'string' ? encoder.encode(content) : content,
      ]),
    );
    const spoilt = releasedPackProblems(bytes).map(({ path }) => path);
    for (const path of ['results.json', 'report.html', 'technical.html', 'disclosure.json'])
      expect(spoilt).not.toContain(`data/${path}`);
    for (const [path, content] of payload)
      if (typeof content === 'string' && /\.(?:html|csv)$|results\.json/.test(path))
        expect(words(content)).not.toMatch(POINT);
  });

  it('compares with another run in words', async () => {
    const later = await releasedOf(200);
    const drift = compareResults(results, later.results).findings.find(({ id }) => id === 'wrong')!;
    expect(drift.numbers.find(({ part }) => part === 'value')).toMatchObject({ before: 'at most 1.0%', after: '4.5%' });
    const { list } = describeChanges(results, later.results);
    expect(list.join('\n')).toMatch(/Wrong links, by group, \[group b,1\]\.share: at most 1\.0% → 4\.5%/);
    expect(list.join('\n')).not.toMatch(/\bnone\b|0\.5%/);
    const since = words(answerChanges({ source, when: '1 May 2025' }, later.source, fileLinks).toString());
    expect(since).toMatch(/Then: ?Of all links at most 1 in every 100/);
  });

  it('does not leave without a range', async () => {
    const bare = stated(5).map((each) => ({ ...each, interval: null }));
    const { source: own, ...stored } = await readStoredRun(target, home);
    const run = await releaseRun({
      ...stored,
      source: { ...own, plain: '# Toy\n', technical: '', results: { ...own.results, findings: bare.slice(0, 2) } },
      questions: [],
      isSynthetic: false,
    });
    expect(run.results.findings.map(({ value }) => value)).toEqual([SUPPRESSED, SUPPRESSED]);
  });
});
