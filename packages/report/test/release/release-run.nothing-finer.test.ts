import { rmSync } from 'node:fs';
import { type Finding, finding, remakeTable, type TableColumn } from '@assay/evidence';
import { afterAll, describe, expect, it } from 'vitest';
import { readStoredRun, releasedPackProblems, releaseRun } from '../../src/release/index.ts';
import type { ReportSource } from '../../src/source/report-source.ts';
import { home, target } from './example-values.ts';
import { FLAGGED_COLUMNS } from './flagged-columns.ts';

afterAll(() => rmSync(home, { recursive: true }));

const [group, ...counted] = FLAGGED_COLUMNS;
const columns: readonly TableColumn[] = [
  group!,
  { name: 'band', label: 'Band', unit: 'count', key: true, kind: { kind: 'key' } },
  ...counted,
];
const ASKED = [400, 620, 310, 540];

/** Four groups of which one is held back, and one number that is: every chart, table and sentence is made of these. */
function stated(flagged: readonly number[], one: number): Finding[] {
  const origin = { cell: 'groups', file: 'notebooks/toy/notebook.ts' };
  const method = { name: 'Count', source: 'definition' };
  const rows = flagged.map((count, at) => [`group ${'abcd'[at]!}`, at, ASKED[at]!, count, 0.5, 0.1, 0.9]);
  const draft = { questions: [], method, unit: 'count', people: true } as const;
  return [
    finding({ ...draft, id: 'groups', title: 'Flagged, by group', table: remakeTable({ columns, rows }) }, origin),
    finding(
      { ...draft, id: 'small', title: 'Complaints', value: one, kind: { kind: 'count', counts: 'people' } },
      origin,
    ),
  ];
}

const report = `# Toy

Of group a {groups[group a,0].flagged} were flagged ({groups[group a,0].share}), of group b
{groups[group b,1].flagged}. There were {small} complaints.

{figure: bars}

{figure: line}

{figure: intervals}

{figure: heat}

{figure: scatter}

{table: groups}

## What this does not show

{limitations}
`;
const summary = 'Of group a {groups[group a,0].flagged} were flagged, of group c {groups[group c,2].flagged}.';
const charts: readonly ReportSource['notebook']['figures'][number]['chart'][] = [
  { kind: 'bar', x: 'group', y: 'flagged' },
  { kind: 'line', x: 'band', y: 'share', low: 'low', high: 'high' },
  { kind: 'interval', label: 'group', value: 'share', low: 'low', high: 'high' },
  { kind: 'heat', x: 'group', y: 'band', value: 'flagged' },
  { kind: 'scatter', x: 'asked', y: 'flagged', label: 'group' },
];
const figures = ['bars', 'line', 'intervals', 'heat', 'scatter'].map((id, at) => ({
  id,
  finding: 'groups',
  chart: charts[at]!,
  caption: 'Flagged, by group',
  summary,
}));

/** The files of the pack of a run that states these, as text by path. */
async function packed(findings: readonly Finding[]): Promise<Map<string, string>> {
  const { source, ...stored } = await readStoredRun(target, home);
  const notebook = { ...source.notebook, figures };
  const results = { ...source.results, findings };
  const texts = { plain: report, technical: '## Method\n\n{table: groups}\n' };
  const { payload } = await releaseRun({
    ...stored,
    source: { ...source, ...texts, notebook, results },
    questions: [],
    isSynthetic: false,
  });
  const decode = new TextDecoder();
  return new Map(
    [...payload].map(([path, content]) => [path, typeof content === 'string' ? content : decode.decode(content)]),
  );
}

const genuine = await packed(stated([3, 25, 96, 201], 4));

describe('every file of a pack', () => {
  it('is the same whatever the numbers are that were held back', async () => {
    expect(genuine.get('report.html')).toMatch(/<svg/);
    expect(genuine.get('results.json')).toContain('[c]');
    for (const other of [stated([5, 25, 96, 201], 2), stated([9, 25, 96, 201], 11), stated([1, 25, 96, 201], 1)]) {
      expect(new Map(await packed(other))).toEqual(genuine);
    }
  });

  it('is another where a number is another that leaves', async () => {
    const after = await packed(stated([3, 25, 136, 201], 4));
    for (const path of ['results.json', 'report.html', 'technical.html'])
      expect(after.get(path)).not.toBe(genuine.get(path));
  });

  it.each<[channel: string, path: string, from: RegExp, to: string]>([
    ['a coordinate', 'report.html', / y="([\d.]+)"/, ' y="3.25"'],
    ['a width', 'report.html', / width="([\d.]+)"/, ' width="3.25"'],
    ['a path', 'report.html', / d="M/, ' d="M3 25M'],
    ['a tooltip', 'report.html', /<title>[^<]*/, '<title>3 of 400'],
    ['a text for those who cannot see', 'report.html', /aria-label="[^"]*"/, 'aria-label="group a 3"'],
    ['an attribute', 'report.html', /<svg /, '<svg data-count="3" '],
    ['a sentence', 'report.html', /(<p class="figure-summary"[^>]*>)/, '$1 Of group a 3. '],
    ['a cell', 'technical.html', /<td[^>]*>\[c\]|\[c\]/, '<td>3'],
    ['a comment', 'technical.html', /<\/main>/, '<!-- 3 25 --></main>'],
    ['a link', 'technical.html', /href="#/, 'href="#3-'],
  ])('is named where a number is put into %s', (_, path, from, to) => {
    const bytes = new Map([...genuine].map(([name, text]) => [`data/${name}`, new TextEncoder().encode(text)]));
    const named = (): string[] => releasedPackProblems(bytes).map((problem) => problem.path);
    expect(named()).not.toContain(`data/${path}`);
    const text = genuine.get(path)!;
    const planted = text.replace(from, to);
    expect(planted).not.toBe(text);
    bytes.set(`data/${path}`, new TextEncoder().encode(planted));
    expect(named()).toContain(`data/${path}`);
  });
});
