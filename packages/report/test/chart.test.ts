import { finding } from '@assay/evidence';
import type { Chart } from '@assay/notebook';
import { describe, expect, it } from 'vitest';
import { drawChart } from '../src/index.ts';
import { sampleFindings, sampleSource } from './fixture/sample-source.ts';
import { expectGolden } from './golden-file.ts';

const byId = new Map(sampleFindings.map((each) => [each.id, each]));

function area(x: number, y: number): string {
  const corners = [
    [x, y],
    [x + 100, y],
    [x + 100, y + 100],
    [x, y + 100],
    [x, y],
  ];
  return JSON.stringify({ type: 'Polygon', coordinates: [corners] });
}

const sectors = finding(
  {
    id: 'sector.offences',
    title: 'Offences by sector',
    questions: ['OP-Q3'],
    unit: 'count',
    table: {
      columns: [
        { name: 'sector', label: 'Sector', unit: 'text', key: true },
        { name: 'shape', label: 'Shape', unit: 'text' },
        { name: 'offences', label: 'Offences', unit: 'count' },
      ],
      rows: [0, 1, 2, 3].map((index) => [`S${index}`, area((index % 2) * 100, index > 1 ? 100 : 0), 40 + 25 * index]),
    },
    method: { name: 'Count', source: 'recorded offences' },
  },
  { cell: 'sectors', file: 'notebook.ts' },
);

describe('drawChart', () => {
  for (const figure of sampleSource.notebook.figures) {
    it(`draws ${figure.id} as it was last judged`, () => {
      expectGolden(`${figure.id}.svg`, `${drawChart(figure, byId.get(figure.finding)!)}\n`);
    });
  }

  const map = {
    id: 'sectors',
    finding: 'sector.offences',
    chart: { kind: 'map', geometry: 'shape', value: 'offences', label: 'sector' } as Chart,
    caption: '',
    summary: '',
  };

  it('draws a map as it was last judged', () => expectGolden('sectors.svg', `${drawChart(map, sectors)}\n`));

  it('gives the same bytes each time, whatever was drawn before', () => {
    const first = drawChart(map, sectors);
    for (const figure of sampleSource.notebook.figures) drawChart(figure, byId.get(figure.finding)!);
    expect(drawChart(map, sectors)).toBe(first);
  });

  it('has one name for screen readers, no style, no script, no unrounded number', () => {
    for (const figure of sampleSource.notebook.figures) {
      const svg = drawChart(figure, byId.get(figure.finding)!);
      expect(svg).toMatch(/^<svg [^>]*role="img"/);
      expect(svg.match(/aria-label="/g)).toBeNull();
      expect(svg).not.toMatch(/<style|style="|<script|\d\.\d{4,}/);
    }
  });

  it('shows a group that was not computed as a group', () => {
    const figure = sampleSource.notebook.figures.find(({ id }) => id === 'group-intervals')!;
    expect(drawChart(figure, byId.get('group.missed')!)).toMatch(/Not stated[\s\S]*not shown/);
  });

  it('says of a ratio to a rate of nought from where on it lies', () => {
    const figure = sampleSource.notebook.figures.find(({ id }) => id === 'group-intervals')!;
    const missed = byId.get('group.missed')!;
    const rows = missed.table!.rows.map((row, at) =>
      at === 1 ? [row[0]!, ...row.slice(1).map((_, end) => (end === 1 ? 26.2287 : null))] : row,
    );
    expect(drawChart(figure, { ...missed, table: { ...missed.table!, rows } })).toContain('>at least 26.23</text>');
  });

  it('says of one held back that it is, whatever is known of its limit', () => {
    const figure = sampleSource.notebook.figures.find(({ id }) => id === 'group-intervals')!;
    const missed = byId.get('group.missed')!;
    const rows = missed.table!.rows.map((row, at) =>
      at === 1 ? [row[0]!, ...row.slice(1).map((_, end) => (end === 0 ? '[c]' : end === 1 ? 26.2287 : null))] : row,
    );
    const svg = drawChart(figure, { ...missed, table: { ...missed.table!, rows } });
    expect(svg).toContain('>[c]</text>');
    expect(svg).not.toContain('>at least');
  });

  it('says what the rows count where their names are bare numbers', () => {
    const chart = { kind: 'interval', label: 'forename', value: 'pairs', low: 'pairs', high: 'pairs' } as const;
    const figure = { ...map, finding: 'grid.pairs', chart };
    expect(drawChart(figure, byId.get('grid.pairs')!)).toContain('>Forename tolerance</text>');
    const named = { ...figure, chart: { ...chart, label: 'group', value: 'ratio', low: 'low', high: 'high' } };
    expect(drawChart(named, byId.get('group.missed')!)).not.toContain('>Name origin</text>');
  });

  it('says what is wrong with a figure', () => {
    const [figure] = sampleSource.notebook.figures;
    expect(() => drawChart(figure!, byId.get('missed.share')!)).toThrow(/without a table: missed\.share\. Give/);
    expect(() =>
      drawChart({ ...figure!, chart: { kind: 'bar', x: 'colour', y: 'pairs' } }, byId.get('tolerance.pairs')!),
    ).toThrow(/x is "colour", no column of the table\. Known: tolerance, kind/);
    const rows = Array.from({ length: 1501 }, (_, index) => [String(index), area(0, 0), 1]);
    const many = { ...sectors, table: { ...sectors.table!, rows } };
    expect(() => drawChart(map, many)).toThrow(/too many marks: 1,501\. Bin/);
    const broken = { ...sectors, table: { ...sectors.table!, rows: [['S0', 'POLYGON((0 0))', 1]] } };
    expect(() => drawChart(map, broken)).toThrow(/not JSON: POLYGON/);
  });
});

describe('the values in a drawing', () => {
  it('are those of the table: bars as long as their numbers, in both widths', () => {
    const bars = {
      ...sampleSource.notebook.figures[1]!,
      finding: 'sector.offences',
      chart: { kind: 'bar', x: 'sector', y: 'offences' } as const,
    };
    for (const layout of ['wide', 'narrow'] as const) {
      const svg = drawChart(bars, sectors, 'bars', layout);
      const widths = [...svg.matchAll(/<rect [^>]*?width="([\d.]+)"/g)].map(([, width]) => Number(width));
      const unit = widths[0]! / 40;
      expect(widths.map((width) => Math.round(width / unit))).toEqual([40, 65, 90, 115]);
      for (const number of [40, 65, 90, 115]) expect(svg).toContain(`>${number}</text>`);
    }
  });

  it('never stand for what is not there: a zero is written, a missing number is told, neither has a bar', () => {
    const rows = [
      ['S0', area(0, 0), 0],
      ['S1', area(0, 0), null],
      ['S2', area(0, 0), '[c]'],
      ['S3', area(0, 0), 8],
    ];
    const figure = {
      ...sampleSource.notebook.figures[1]!,
      finding: 'sector.offences',
      chart: { kind: 'bar', x: 'sector', y: 'offences' } as const,
    };
    const svg = drawChart(figure, { ...sectors, table: { ...sectors.table!, rows } });
    expect(svg.match(/<rect /g)).toHaveLength(1);
    for (const said of ['0', 'not shown', '[c]', '8']) expect(svg).toContain(`>${said}</text>`);
  });
});
