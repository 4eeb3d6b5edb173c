import { describe, expect, it } from 'vitest';
import {
  exampleWordsOf,
  fileLinks,
  findingTrail,
  type ReportSource,
  renderReport,
  reportTitle,
  tableCsv,
} from '../src/index.ts';
import { sourceOfRun } from '../src/source/source-of-run.ts';
import { sampleSource } from './fixture/sample-source.ts';

const WORDS = 'Example on invented data';

function read(source: 'own' | 'invented'): ReportSource {
  return { ...sampleSource, record: { inputs: { people: { from: 'people', rows: 9, source } } } };
}

describe('a report on invented data', () => {
  it.each(['plain', 'technical', 'print'] as const)('says so in the %s view, above the title and in it', (view) => {
    const page = renderReport(read('invented'), { view });
    expect(page).toContain(`(${WORDS})`);
    expect(page.indexOf(`>${WORDS}</strong>`)).toBeGreaterThan(0);
    expect(page.indexOf(`>${WORDS}</strong>`)).toBeLessThan(page.indexOf('<h1'));
    expect(renderReport(read('own'), { view })).not.toContain(WORDS);
  });

  it('says so beside each finding, in each CSV, and in the title of its pack', () => {
    const [finding] = sampleSource.results.findings;
    expect(String(findingTrail(read('invented'), finding!.id, { links: fileLinks }))).toContain(WORDS);
    const columns = [{ name: 'a', label: 'A', unit: 'text' as const }];
    expect(tableCsv({ columns, rows: [['b']] } as never, exampleWordsOf(read('invented')))).toBe(
      `${WORDS}\r\na\r\nb\r\n`,
    );
    expect(reportTitle(read('invented'))).toBe(`${sampleSource.notebook.title} (${WORDS})`);
    expect(reportTitle(read('own'))).toBe(sampleSource.notebook.title);
  });

  it('knows it of each input of a run, and which input is whose', () => {
    const input = (name: string, dataset: string | null) => ({
      name,
      dataset,
      files: [{ path: '/x/y.csv' }],
      rows: 9,
      source: dataset === null ? ('own' as const) : ('invented' as const),
    });
    const { notebook, results } = sampleSource;
    const source = sourceOfRun({
      notebook,
      results,
      inputs: [input('staff', null), input('records', 'made')],
      files: {},
      ledger: { questions: [], find: () => null } as never,
      finishedAt: '2025-03-05T10:00:00Z',
    });
    expect(exampleWordsOf(source)).toBe(`${WORDS}: records invented beside own staff`);
    const told = (whose: 'own' | 'invented') => ({ from: 'made', rows: 9, source: whose });
    const inputs = { c: told('invented'), b: told('own'), a: told('invented') };
    expect(exampleWordsOf({ record: { inputs } })).toBe(`${WORDS}: a and c invented beside own b`);
  });
});
