import type { Results } from '@assay/evidence';
import { describe, expect, it } from 'vitest';
import { sameNumberProblems } from '../../src/check/same-number.ts';
import type { Figure } from '../../src/figure/figure.ts';

const results = {
  run: { parameters: {} },
  findings: [
    {
      id: 'roles.mixed',
      status: 'computed',
      unit: 'proportion',
      value: 0.0028,
      interval: null,
      table: null,
      disclosure: { status: 'released' },
    },
    {
      id: 'rate.ratio',
      status: 'computed',
      unit: 'ratio',
      value: 3.334,
      interval: null,
      table: null,
      disclosure: { status: 'released' },
    },
  ],
} as unknown as Results;
const problems = (markdown: string, figures: readonly Figure[] = []) =>
  sameNumberProblems('report.md', markdown, figures, results).map(({ message }) => message);

describe('sameNumberProblems', () => {
  it('finds one number on two bases', () => {
    expect(problems('Of all {roles.mixed} are.\n\nOr {roles.mixed | per-100}.')).toEqual([
      'one number is written in 2 ways: {roles.mixed} as 2.8 in every 1,000 and as 0.28 in 100. Choose one format.',
    ]);
  });

  it('finds one number rounded twice, in the summary of a figure that stands in the text', () => {
    const figure = { id: 'rates', summary: 'It is {rate.ratio | decimal1} times.' } as Figure;
    expect(problems('It is {rate.ratio}.\n\n{figure: rates}', [figure])).toHaveLength(1);
    expect(problems('It is {rate.ratio}.', [figure])).toEqual([]);
  });

  it('takes words around a number for no second way', () => {
    expect(problems('It is {rate.ratio}, {rate.ratio | decimal2} times.')).toEqual([]);
    expect(problems('Nothing {is.known}.')).toEqual([]);
  });
});
