import { finding } from '@assay/evidence';
import type { Figure, PlotChart } from '@assay/notebook';
import { drawChart } from '../src/index.ts';

export const column = (name: string, label: string, unit: string) => ({ name, label, unit, key: name === 'group' });
export const people = finding(
  {
    id: 'people',
    title: 'People',
    questions: ['RAP-Q2'],
    unit: 'count',
    table: {
      columns: [
        column('group', 'Group', 'text'),
        column('step', 'Step', 'count'),
        column('to', 'Next step', 'count'),
        column('before', 'Before', 'proportion'),
        column('after', 'After', 'proportion'),
        column('low', 'from', 'proportion'),
        column('high', 'to', 'proportion'),
        column('one', 'One', 'count'),
        column('two', 'Two', 'count'),
      ],
      rows: [
        ['A', 1, 2, 0.1, 0.15, 0.05, 0.2, 30, -12],
        ['B', 2, 3, 0.2, '[c]', 0.15, 0.25, '[c]', 5],
        ['C', 3, 4, 0.3, 0.304, 0.25, 0.35, 60, 7],
      ],
    },
    method: { name: 'Count', source: 'invented' },
  } as never,
  { cell: 'people', file: 'notebook.ts' },
);
export const drawn = (chart: Omit<PlotChart, 'kind'>, layout: 'wide' | 'narrow' = 'wide') => {
  const figure: Figure = { id: 'f', finding: 'people', caption: '', summary: '', chart: { kind: 'plot', ...chart } };
  return drawChart(figure, people, 'f', layout).replace(/<desc.*?<\/desc>/, '');
};
export const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
export const count = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].length;
