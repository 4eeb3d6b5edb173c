import { describe, expect, it } from 'vitest';
import { dataTable, tableCsv } from '../src/index.ts';
import { isWholeInPlain } from '../src/table/data-table.ts';
import { sampleFindings } from './fixture/sample-source.ts';

describe('tableCsv', () => {
  it('quotes what needs quoting and leads formulas by an apostrophe', () => {
    const columns = [
      { name: 'a', label: 'A', unit: 'text' as const },
      { name: 'b', label: 'B', unit: 'count' as const },
    ];
    const rows = [
      ['=1+1', 1.5],
      ['-2+3', null],
      ['say "hi", twice', -2],
    ];
    expect(tableCsv({ columns, rows })).toBe(`a,b\r\n'=1+1,1.5\r\n'-2+3,\r\n"say ""hi"", twice",-2\r\n`);
  });
});

describe('dataTable', () => {
  const count = (name: string) => ({ name, label: name, unit: 'count' as const });
  const area = { name: 'area', label: 'Area', unit: 'text' as const, key: true };
  const of = (nRows: number, nColumns: number) => ({
    columns: [area, ...Array.from({ length: nColumns - 1 }, (_, at) => count(`c${at}`))],
    rows: Array.from({ length: nRows }, (_, row) => [`A${row}`, ...Array.from({ length: nColumns - 1 }, () => row)]),
  });

  it('is whole in plain words with twelve rows and six columns, and not with one more of either', () => {
    expect([of(12, 6), of(13, 6), of(12, 7)].map(isWholeInPlain)).toEqual([true, false, false]);
  });

  it('shows a hundred rows, and says where the others are once there are more', () => {
    const shown = (rows: number, options: { words?: 'plain' | 'technical'; most?: number } = {}) => {
      const html = dataTable(of(rows, 2), { id: 't', caption: 'C', words: 'technical', ...options }).toString();
      return [html.match(/scope="row"/g)!.length, /The first [^<]*/.exec(html)?.[0] ?? null];
    };
    expect(shown(100)).toEqual([100, null]);
    expect(shown(101)).toEqual([
      100,
      'The first 100 of 101 rows. All are in results.json, and in the workbench as CSV.',
    ]);
    expect(shown(12, { most: 12, words: 'plain' })).toEqual([12, null]);
    expect(shown(100, { most: 12, words: 'plain' })[1]).toBe(
      'The first 12 of 100 rows. All are in the technical view.',
    );
    expect(shown(101, { most: 12, words: 'plain' })[1]).toContain('results.json');
  });

  it('is set smaller on paper from eight columns on, and smallest from twelve and fifteen', () => {
    const classOf = (columns: number) =>
      /<table class="([^"]*)"/.exec(
        dataTable(of(1, columns), { id: 't', caption: 'C', words: 'technical' }).toString(),
      )![1];
    expect([7, 8, 11, 12, 14, 15].map(classOf)).toEqual([
      ...['data', 'data wide', 'data wide', 'data widest', 'data widest', 'data widest fullest'],
    ]);
  });

  it('names rows by years without separators and by shares as percentages, and by its first key alone', () => {
    const columns = [
      { ...count('n'), label: 'N' },
      { name: 'year', label: 'Year', unit: 'count' as const, key: true },
      { name: 'share', label: 'Share', unit: 'proportion' as const, key: true },
    ];
    const html = dataTable(
      { columns, rows: [[1234, 2024, 0.25]] },
      { id: 't', caption: 'C', words: 'technical' },
    ).toString();
    expect(html).toContain('<td>1,234</td><th scope="row">2024</th><td class="t">25');
    expect(html.match(/<th scope="col"[^>]*>/g)).toEqual([
      '<th scope="col" class="n">',
      '<th scope="col">',
      '<th scope="col">',
    ]);
  });

  it('gives a sentence room beside numbers that keep to one line, and a word none', () => {
    const columns = [
      { name: 'area', label: 'Area', unit: 'text' as const, key: true },
      { name: 'verdict', label: 'Verdict', unit: 'text' as const },
      { name: 'why', label: 'Why', unit: 'text' as const },
    ];
    const why = 'Too few people are known for a range that would settle whether the groups differ.';
    const html = dataTable(
      { columns, rows: [['North', 'open', why]] },
      { id: 't', caption: 'C', words: 'plain' },
    ).toString();
    expect(html).toContain(`<td class="t">open</td><td class="t l">${why}</td>`);
  });

  it('has a caption, scopes for rows and columns, and words in place of missing numbers', () => {
    const { table } = sampleFindings.find(({ id }) => id === 'group.missed')!;
    const html = dataTable(table!, { id: 't', caption: 'Missed', words: 'technical' }).toString();
    expect(html).toContain('<caption id="t-caption">Missed</caption>');
    expect(html).toContain('<th scope="row">Not stated</th><td>not available</td>');
    expect(html.match(/scope="col"/g)).toHaveLength(4);
  });

  it('sets the range below its number in plain words, so that two columns go', () => {
    const { table } = sampleFindings.find(({ id }) => id === 'group.missed')!;
    const html = dataTable(table!, { id: 't', caption: 'Missed', words: 'plain' }).toString();
    expect(html.match(/scope="col"/g)).toHaveLength(2);
    expect(html).toContain('1.31 times<span class="range">1.10 to 1.56</span>');
    expect(html).toContain('<th scope="row">Not stated</th><td>not available</td>');
  });

  it('says of a ratio to a rate of nought from where on it lies, and that it has no upper limit', () => {
    const number = (name: string) => ({ name, label: name, unit: 'ratio' as const });
    const area = { name: 'area', label: 'Area', unit: 'text' as const, key: true };
    const columns = [area, number('times'), number('timesLow'), number('timesHigh')];
    const table = {
      columns,
      rows: [
        ['North', null, 26.2287, null],
        ['South', null, null, null],
      ],
    };
    const of = (words: 'plain' | 'technical') => String(dataTable(table, { id: 't', caption: 'C', words }));
    expect(of('plain')).toContain('<th scope="row">North</th><td>at least 26.23</td>');
    expect(of('plain')).toContain('<th scope="row">South</th><td>not available</td>');
    expect(of('technical')).toContain(
      '<th scope="row">North</th><td>not available</td><td>26.229</td><td>no upper limit</td>',
    );
    expect(of('technical')).toContain('<td>not available</td><td>not available</td><td>not available</td>');
    expect(tableCsv(table)).toContain('North,,26.2287,\r\n');
  });

  it('shows what names a row and what is drawn beside it, where not all columns fit', () => {
    const page = (drawn: readonly string[]) =>
      String(dataTable(of(1, 9), { id: 't', caption: 'C', words: 'plain', mostColumns: 4, drawn }));
    const heads = (drawn: readonly string[]) =>
      [...page(drawn).matchAll(/<th scope="col"[^>]*>([^<]*)/g)].map((at) => at[1]);
    expect(heads([])).toEqual(['Area', 'c0', 'c1', 'c2']);
    expect(heads(['c7', 'c4', 'nobody'])).toEqual(['Area', 'c0', 'c4', 'c7']);
    expect(page(['c7'])).toContain('More columns: technical view.');
  });

  it('leaves a measure that only a statistician reads to the technical view, and says so', () => {
    const columns = [
      { name: 'field', label: 'Field', unit: 'text' as const, key: true },
      { name: 'alike', label: 'Alike', unit: 'count' as const },
      { name: 'kappa', label: 'Kappa', unit: 'score' as const },
    ];
    const table = { columns, rows: [['Sex', 95, 0.9]] };
    const of = (words: 'plain' | 'technical') => dataTable(table, { id: 't', caption: 'C', words }).toString();
    expect(of('plain')).not.toContain('Kappa');
    expect(of('plain')).toContain('More columns: technical view.');
    expect(of('technical')).toContain('Kappa');
    expect(of('technical')).not.toContain('More columns');
    expect([isWholeInPlain(table), isWholeInPlain({ columns: columns.slice(0, 2), rows: [['Sex', 95]] })]).toEqual([
      false,
      true,
    ]);
  });

  it('leaves drawn areas to the file of its numbers, whatever figure draws them', () => {
    const outline = '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}';
    const columns = [
      { name: 'area', label: 'Area', unit: 'text', key: true },
      { name: 'outline', label: 'Outline', unit: 'text' },
      { name: 'stops', label: 'Stops', unit: 'count' },
    ] as const;
    const table = { columns, rows: [['North', outline, 12]] };
    for (const words of ['plain', 'technical'] as const) {
      const page = String(dataTable(table, { id: 'stops', caption: 'Stops', words }));
      expect(page).toContain('North');
      expect(page).toContain('12');
      expect(page).not.toMatch(/Outline|Polygon|More columns/);
    }
    expect(tableCsv(table)).toContain('Polygon');
  });

  it('says what [c] means where it stands, and nowhere else', () => {
    const options = { id: 't', caption: 'Missed', words: 'plain' } as const;
    const of = (id: string) => dataTable(sampleFindings.find((each) => each.id === id)!.table!, options).toString();
    expect(of('missed.by-tolerance')).toContain('[c]: held back, so that nobody can be told from it.');
    expect(of('group.missed')).not.toContain('[c]');
  });

  it('stands on paper in parts that fit, each with its keys, a number beside the ends of its range', () => {
    const count = (name: string) => ({ name, label: name, unit: 'count' as const });
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'gLow', 'gHigh', 'h'];
    const columns = [{ name: 'area', label: 'Area', unit: 'text' as const, key: true }, ...names.map(count)];
    const table = { columns, rows: [['North', ...names.map((_, index) => 1_000 + index)]] };
    const html = dataTable(table, { id: 't', caption: 'Wide', words: 'technical', isOnPaper: true }).toString();
    const heads = html
      .split('<table')
      .slice(1)
      .map((part) => [...part.matchAll(/scope="col"[^>]*>(\w+)/g)].map(([, head]) => head));
    expect(heads).toEqual([
      ['Area', 'a', 'b', 'c', 'd', 'e', 'f'],
      ['Area', 'g', 'gLow', 'gHigh', 'h'],
    ]);
    expect(html.match(/<th scope="row">North/g)).toHaveLength(2);
    expect(html).toContain('Wide, further columns');
    expect(
      dataTable(table, { id: 't', caption: 'Wide', words: 'technical' })
        .toString()
        .match(/<table/g),
    ).toHaveLength(1);
  });
});
