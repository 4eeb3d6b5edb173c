import { finding } from '@assay/evidence';
import type { Figure } from '@assay/notebook';
import { expect, it } from 'vitest';
import { drawChart } from '../src/index.ts';

const figure: Figure = {
  id: 'f',
  finding: 'shares',
  caption: '',
  summary: '',
  chart: { kind: 'plot', marks: [{ mark: 'icons', share: 'share', y: 'group' }] },
};
const sharesOf = (share: number) =>
  finding(
    {
      id: 'shares',
      title: 'Shares',
      questions: [],
      unit: 'proportion',
      table: {
        columns: [
          { name: 'group', label: 'Group', unit: 'text', key: true },
          { name: 'share', label: 'Share', unit: 'proportion' },
        ],
        rows: [['a', share]],
      },
      method: { name: 'Share', source: 'invented' },
    },
    { cell: 'shares', file: 'notebook.ts' },
  );

it('fills a hundred dots row by row, and says fewer than one and more than ninety-nine only where it is so', () => {
  const shown = (share: number) => {
    const svg = drawChart(figure, sharesOf(share), 'f', 'wide');
    return {
      said: /<text[^>]*>([^<]*)</.exec(svg)![1],
      // Where each line of dots begins, and how many dots it has: a dash and a gap of 15 for each, and one over.
      lines: [...svg.matchAll(/<path[^>]* d="([^"]*)"/g)].map(([, path]) =>
        [...path!.matchAll(/M([\d.]+),([\d.]+)h([\d.]+)/g)].map(([, left, down, long]) => [
          (Number(left) - 11.5) / 15,
          (Number(down) - 35.5) / 15,
          (Number(long) - 1) / 15 + 1,
        ]),
      ),
    };
  };
  expect(shown(0.35)).toEqual({
    said: 'a: 35 in 100',
    lines: [
      [
        [0, 0, 20],
        [0, 1, 15],
      ],
      [
        [15, 1, 5],
        [0, 2, 20],
        [0, 3, 20],
        [0, 4, 20],
      ],
    ],
  });
  expect(shown(0.4).lines.map((lines) => lines.length)).toEqual([2, 3]);
  expect(
    [0, 0.001, 0.004, 0.005, 0.995, 0.9951, 1].map((share) => [shown(share).said, shown(share).lines.length]),
  ).toEqual([
    ['a: 0 in 100', 1],
    ['a: fewer than 1 in 100', 1],
    ['a: fewer than 1 in 100', 1],
    ['a: 1 in 100', 2],
    ['a: more than 99 in 100', 1],
    ['a: more than 99 in 100', 1],
    ['a: 100 in 100', 1],
  ]);
});
