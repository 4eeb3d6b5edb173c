import { finding, type Results } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { sameNameProblems } from '../../src/check/same-name.ts';

const method = { name: 'Count', source: 'invented' };
const source = { cell: 'count', file: 'notebook.ts' };
const number = (id: string, title: string) =>
  finding({ id, title, questions: ['AA-1'], value: 3, unit: 'count', method }, source);
const table = (id: string, ...labels: readonly [string, string, string]) => {
  const [first, second, third] = labels;
  const columns = [
    { name: 'group', label: 'Group', unit: 'text', key: true },
    { name: 'rule', label: first, unit: 'proportion' },
    { name: 'ruleLow', label: second, unit: 'proportion', kind: { kind: 'limit', of: 'rule', end: 'low' } },
    { name: 'modelLow', label: second, unit: 'proportion', kind: { kind: 'limit', of: 'model', end: 'low' } },
    { name: 'model', label: third, unit: 'proportion' },
  ] as const;
  return { ...number(id, id), table: { columns, rows: [] } } as unknown as ReturnType<typeof finding>;
};
const told = (...findings: readonly ReturnType<typeof finding>[]) =>
  sameNameProblems({ findings } as unknown as Results).map(({ where, message }) => `${where}: ${message}`);

describe('sameNameProblems', () => {
  it('tells of two findings with one title, and of two columns with one heading', () => {
    expect(told(number('gap.old', 'Widest gap'), number('gap.new', 'Widest gap'))).toEqual([
      'gap.new: it has the title of gap.old: "Widest gap". Say in each of what it is.',
    ]);
    expect(told(table('shares', 'Share', 'from', 'Share'))).toEqual([
      'shares: two columns have one heading: "Share". Say in each of what it is.',
    ]);
  });

  it('lets ends of ranges share their words', () => {
    expect(told(number('a', 'A'), number('b', 'B'), table('c', 'Share: rule', 'from', 'Share: model'))).toEqual([]);
  });
});
