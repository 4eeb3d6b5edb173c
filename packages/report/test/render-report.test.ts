import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { reportStyles } from '../src/design/report-styles.ts';
import { readReportSource, renderReport, reportFiles } from '../src/index.ts';
import { sampleFindings, sampleSource } from './fixture/sample-source.ts';
import { expectGolden } from './golden-file.ts';

const views = ['plain', 'technical', 'print'] as const;
const withoutStyle = (page: string) =>
  page
    .replace(reportStyles, '/* the style */')
    .replace(/'sha256-[^']+'/, "'sha256-…'")
    .replace(/&#39;sha256-[^;]+;/, '&#39;sha256-…&#39;');

describe('renderReport', () => {
  it('has seven answers at its head, and the others below, counted', () => {
    const withAnswers = (count: number) => {
      const ids = Array.from({ length: count }, (_, at) => `MM-X${at}`);
      const plain = ids
        .map((id) => `{answer: ${id} at missed.share}\nOf pairs {missed.share} are missed.`)
        .join('\n\n');
      const notebook = { ...sampleSource.notebook, questions: ids };
      return renderReport({ ...sampleSource, notebook, plain }, { view: 'plain' });
    };
    expect(withAnswers(7)).not.toContain('more answer');
    expect(withAnswers(8)).toContain('<summary>1 more answer</summary>');
    expect(withAnswers(9)).toContain('<summary>2 more answers</summary>');
    const [head, below] = withAnswers(9).split('<summary>2 more answers');
    expect([head, below].map((part) => part!.match(/id="answer-MM-X\d"/g)!.length)).toEqual([7, 2]);
  });

  for (const view of views) {
    it(`renders the ${view} view as it was last judged`, () => {
      expectGolden(`${view}.html`, withoutStyle(renderReport(sampleSource, { view })));
    });

    it(`keeps the ${view} view to one light file that runs and loads nothing`, () => {
      const page = renderReport(sampleSource, { view });
      expect(Buffer.byteLength(page)).toBeLessThanOrEqual(150_000);
      expect(gzipSync(page).byteLength).toBeLessThanOrEqual(25_000);
      expect(page).not.toMatch(/<script|\son\w+=|javascript:|@import|\ssrc=|url\(/i);
      expect(page).not.toMatch(/<(?:link|iframe|object|embed|base)\b/i);
      expect(page).toMatch(/default-src &#39;none&#39;; style-src &#39;sha256-/);
      expect(page).not.toMatch(/NaN|undefined|\[object|Infinity/);
    });

    it(`gives the ${view} view the same bytes each time`, () => {
      expect(renderReport(sampleSource, { view })).toBe(renderReport(sampleSource, { view }));
    });

    it(`gives every element of the ${view} view an id of its own and every link within the page an end`, () => {
      const page = renderReport(sampleSource, { view });
      const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const ends = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
      expect(ends.filter((id) => !ids.includes(id))).toEqual([]);
      expect(page.match(/<h1/g)).toHaveLength(1);
    });
  }

  it('names the numbers that went with a sentence which cannot be said, so that none vanishes without a word', () => {
    const plain = 'Restored: {unmerge.restored}, while {missed.share} were missed.\n';
    const page = renderReport({ ...sampleSource, plain }, { view: 'plain' });
    const { title } = sampleFindings.find(({ id }) => id === 'missed.share')!;
    expect(page).not.toContain('Restored:');
    expect(page).toContain(
      `<b>Left out here</b>, because a number of the same sentence cannot be given; the technical view has it: ${title}.`,
    );
  });

  it('leaves out a sentence that lacks the range it promises, and a multiple of nought without a limit', () => {
    const bare = sampleFindings.map((each) => (each.id === 'missed.share' ? { ...each, interval: null } : each));
    const nought = bare.map((each) =>
      each.id === 'group.missed'
        ? {
            ...each,
            table: {
              ...each.table!,
              rows: [
                ['British Isles', 0, null, null],
                ['South Asia', 0, 0, 0.4],
              ],
            },
          }
        : each,
    );
    const plain = `Missed: {missed.share} ({missed.share | interval}).

In one group {group.missed[British Isles].ratio} as many are missed.

In the other {group.missed[South Asia].ratio} as many.
`;
    const source = { ...sampleSource, plain, results: { ...sampleSource.results, findings: nought } };
    const page = renderReport(source, { view: 'plain' });
    expect(page).not.toMatch(/no range(?! can)|as many are missed/);
    expect(page).toContain('no range can be given for it');
    expect(page).toContain('it is nought, and its upper limit is not known');
    expect(page).toMatch(/In the other <a [^>]*>at most 0\.40 times<\/a> as many/);
  });

  it('says so where no finding states a limitation, and keeps one heading of the first rank', () => {
    const findings = sampleSource.results.findings.map((each) => ({ ...each, limitations: [] }));
    const source = {
      ...sampleSource,
      results: { ...sampleSource.results, findings },
      plain: '# One\n\nFirst.\n\n# Two\n\n## Three\n\nLast.\n\n{limitations}\n',
    };
    const page = renderReport(source, { view: 'technical' });
    expect(page).toContain('<p>No finding states a limitation.</p>');
    expect(renderReport(source, { view: 'plain' })).toContain('<p>No finding states a limitation.</p>');
    const plain = renderReport(source, { view: 'plain' });
    expect(plain.match(/<h1/g)).toHaveLength(1);
    expect(plain).toMatch(/<h2[^>]*>One<\/h2>[\s\S]*<h2[^>]*>Two<\/h2>[\s\S]*<h3[^>]*>Three<\/h3>/);
  });

  it('prints whole in the annex a table of which a member reads the beginning', () => {
    const long = sampleFindings.find(({ id }) => id === 'missed.by-tolerance')!;
    const rows = Array.from({ length: 13 }, (_, row) => [row, ...long.table!.rows[0]!.slice(1)]);
    const findings = sampleSource.results.findings.map((each) =>
      each.id === long.id ? { ...each, table: { ...each.table!, rows } } : each,
    );
    const source = {
      ...sampleSource,
      results: { ...sampleSource.results, findings },
      plain: '{table: missed.by-tolerance}\n',
    };
    const [before, annex] = renderReport(source, { view: 'print' }).split('class="annex"');
    expect(before).toContain('The first 12 of 13 rows. All are in the technical annex.');
    expect(before).not.toMatch(/<th scope=row>12</);
    expect(annex).toMatch(/<th scope=row>12</);
  });

  it('shows the same numbers in both views', () => {
    const plain = renderReport(sampleSource, { view: 'plain' });
    const technical = renderReport(sampleSource, { view: 'technical' });
    expect(plain).toContain('>38 in every 100</a>');
    expect(technical).toContain('>38.2%</a>');
    expect(technical).toContain('34.1% to 42.5% (95%, Wilson score interval)');
  });

  it('tells method, source, code and limitation of every finding in the technical view', () => {
    const technical = renderReport(sampleSource, { view: 'technical' });
    for (const { method, source, limitations } of sampleSource.results.findings) {
      for (const text of [method.name, method.source, source.file.split('/').at(-1)!, source.cell, ...limitations])
        expect(technical).toContain(text);
    }
    expect(technical).toContain('stand in <code>notebooks/sample/</code>');
    expect(technical).toContain('a'.repeat(64));
  });

  it('says why where a number was not computed, and which question data cannot answer', () => {
    const plain = renderReport(sampleSource, { view: 'plain' });
    expect(plain).toMatch(/Left out here<\/b>, because the sample holds no merge log: /);
    expect(plain).not.toContain('not computed');
    expect(plain).toContain('No recorded data say who gave a false name.');
  });

  it('keeps markup in prose, titles and values as text', () => {
    const hostile = '<script>alert(1)</script>';
    const source = {
      ...sampleSource,
      plain: `${hostile} ![x](https://example.org/x.png) [y](javascript:alert(1)) {missed.share}`,
      notebook: { ...sampleSource.notebook, title: hostile, summary: hostile },
    };
    const page = renderReport(source, { view: 'plain' });
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('href="javascript');
  });

  it.each([
    ['{missed.shares}', /unknown finding: missed\.shares/],
    ['{figure: nothing}', /unknown figure: nothing\. Use one of tolerance-curve/],
    ['{table: nothing}', /unknown finding: nothing/],
  ])('refuses %s', (plain, message) => {
    expect(() => renderReport({ ...sampleSource, plain }, { view: 'plain' })).toThrow(message);
  });

  it('says once what most findings share, and beside a finding what is different there', () => {
    const technical = renderReport(sampleSource, { view: 'technical' });
    expect(technical.match(/must come out exactly the same/g)).toHaveLength(1);
    expect(technical.match(/Not yet checked for disclosure/g)).toHaveLength(1);
    const findings = sampleSource.results.findings.map((finding, index) => ({
      ...finding,
      disclosure: { status: index === 0 ? ('suppressed' as const) : ('pass' as const), rule: 'minimum count' },
    }));
    const released = { ...sampleSource, results: { ...sampleSource.results, findings } };
    const mixed = renderReport(released, { view: 'technical' });
    expect(mixed).toMatch(/Unless a finding says otherwise[^\n]*Passed<\/span> minimum count/);
    expect(mixed.match(/<dt>Disclosure<dd>/g)).toHaveLength(1);
  });

  it('draws a figure once on paper, though both views show it', () => {
    const technical = `${sampleSource.technical}\n{figure: grid}\n`;
    const page = renderReport({ ...sampleSource, technical }, { view: 'print' });
    expect(page.match(/id="figure-grid"/g)).toHaveLength(1);
    expect(page).toContain('<a href="#figure-grid">See figure 4 above.</a>');
  });

  it('shows the first rows of a long table and says where the others are', () => {
    const findings = sampleSource.results.findings.map((finding) =>
      finding.id === 'group.missed'
        ? {
            ...finding,
            table: { ...finding.table!, rows: Array.from({ length: 1200 }, (_, row) => [`G${row}`, 1, 1, 1]) },
          }
        : finding,
    );
    const long = { ...sampleSource, results: { ...sampleSource.results, findings }, plain: '{table: group.missed}' };
    const page = renderReport(long, { view: 'plain' });
    expect(page).toContain('The first 12 of 1,200 rows. All are in results.json');
    expect(page).toContain('G11<');
    expect(page).not.toContain('G12<');
    const technical = renderReport(long, { view: 'technical' });
    expect(technical).toContain('The first 100 of 1,200 rows.');
    expect(technical).toContain('G99<');
    expect(technical).not.toContain('G100<');
  });

  it('shows no heading over no line: a table of which the data have nothing is told as left out', () => {
    const findings = sampleSource.results.findings.map((finding) =>
      finding.id === 'group.missed' ? { ...finding, table: { ...finding.table!, rows: [] } } : finding,
    );
    const { title } = findings.find(({ id }) => id === 'group.missed')!;
    const none = { ...sampleSource, results: { ...sampleSource.results, findings }, plain: '{table: group.missed}\n' };
    const page = renderReport(none, { view: 'plain' });
    expect(page).toContain(`because the data have nothing that belongs in it: ${title}.`);
    expect(page).not.toContain(`<caption>${title}`);
  });

  it('shows a member seven tables and the way to the others, of six columns at most', () => {
    const wide = sampleSource.results.findings.find(({ id }) => id === 'tolerance.pairs')!;
    const columns = Array.from({ length: 8 }, (_, at) => ({ name: `c${at}`, label: `C${at}`, unit: 'count' as const }));
    const findings = Array.from({ length: 9 }, (_, at) => ({
      ...wide,
      id: `many.t${at}`,
      title: `Table ${at}`,
      table: { columns, rows: [columns.map((_, value) => value)] },
    }));
    const plain = findings.map(({ id }) => `{table: ${id}}`).join('\n\n');
    const many = { ...sampleSource, results: { ...sampleSource.results, findings }, plain, technical: '' };
    const page = renderReport(many, { view: 'plain' });
    expect(page.match(/<table /g)).toHaveLength(7);
    expect(page).toContain('Table: <a href="technical.html#finding-many.t8">Table 8</a>');
    expect(page).toContain('C5<');
    expect(page).not.toContain('C6<');
    expect(page).toContain('More columns: technical view.');
    expect(renderReport(many, { view: 'technical' }).match(/C7</g)).toHaveLength(9);
  });

  it('warns on a working copy, and says of a released one what is held back, not that it may not leave', () => {
    expect(renderReport(sampleSource, { view: 'plain' })).toContain('must not leave the Data Lab');
    const findings = sampleSource.results.findings.map((finding, index) => ({
      ...finding,
      disclosure: { status: index === 0 ? ('refused' as const) : ('pass' as const), rule: 'minimum count' },
    }));
    const refused = { ...sampleSource, results: { ...sampleSource.results, findings } };
    const released = renderReport(refused, { view: 'plain' });
    expect(released).toContain('One finding is held back.');
    expect(released).not.toMatch(/Not for release|must not leave/);
  });
});

describe('reportFiles', () => {
  it('gives the page of a run that was read back the same bytes', () => {
    const { run } = sampleSource.results;
    const reversed = Object.fromEntries(Object.entries(run.environment).reverse());
    const read = { ...sampleSource, results: { ...sampleSource.results, run: { ...run, environment: reversed } } };
    expect(renderReport(read, { view: 'plain' })).toBe(renderReport(sampleSource, { view: 'plain' }));
  });

  it('stores what the views were made of, so that they render again to the same bytes', () => {
    const files = reportFiles(sampleSource);
    expect(Object.keys(files)).toEqual(['report.html', 'technical.html', 'print.html', 'report-source.json']);
    const read = readReportSource(files['report-source.json']!, sampleSource.results, 'report-source.json');
    expect(renderReport(read, { view: 'plain' })).toBe(files['report.html']);
  });

  it('refuses a file of another kind', () => {
    expect(() => readReportSource('{"schema":"x"}', sampleSource.results, 'a.json')).toThrow(/a\.json does not hold/);
    expect(() => readReportSource('no', sampleSource.results, 'a.json')).toThrow(/Run the notebook again/);
  });
});
