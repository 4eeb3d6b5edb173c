import { notComputed } from '@assay/statistics';
import { expect, it } from 'vitest';
import { accuracyMeasures } from '../../src/index.ts';

it('says each measure of accuracy in words of its own, and of each its own value', () => {
  const pai = {
    status: 'computed',
    value: 2,
    interval: { low: 1, high: 3, level: 0.95, method: 'drawn again' },
  } as const;
  const rest = { recapture: 0.5, gini: 0.6, generalisedGini: notComputed('few'), reach: [] };
  const rows = accuracyMeasures({ pai, pei: 0.3, peiStar: 0.4, ...rest });
  expect(rows.map(({ value }) => value)).toEqual([pai, 0.3, 0.4, 0.5, 0.6, notComputed('few')]);
  expect(new Set(rows.map(({ measure }) => measure)).size).toBe(6);
  const named = (name: string) => rows.findIndex(({ measure }) => measure.endsWith(`(${name})`));
  expect(['PAI', 'PEI', 'PEI*', 'recapture', 'Gini', 'generalised Gini'].map(named)).toEqual([0, 1, 2, 3, 4, 5]);
});
