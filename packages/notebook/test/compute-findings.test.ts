import type { FindingDraft } from '@assay/evidence';
import { expect, it } from 'vitest';
import { cell, computeFindings, defineNotebook, findings, parameter } from '../src/index.ts';

const times = parameter.integer('times', 'Times', { description: '', default: 2, within: [1, 9] });
let computed = 0;
const base = cell('base', 'A draw', {
  needs: {},
  compute: (_, { random }) => {
    computed++;
    return random('draw').next();
  },
});
const stated = (name: string) =>
  findings(name, name, {
    needs: { base, times },
    compute: ({ base, times }): FindingDraft[] => [
      {
        id: name,
        title: name,
        questions: [],
        value: base * times,
        unit: 'ratio',
        method: { name: 'Product', source: 'ours' },
      },
    ],
  });
const notebook = defineNotebook({
  id: 'trial',
  title: 'Trial',
  system: 'MM',
  summary: '',
  questions: [],
  inputs: [],
  parameters: [times],
  cells: [stated('one'), stated('other'), base],
});

it('computes each cell once, with defaults or what is given, the same for one seed', async () => {
  const found = await computeFindings(notebook, {});
  expect(computed).toBe(1);
  expect([...found.keys()]).toEqual(['one', 'other']);
  const thrice = await computeFindings(notebook, {}, { times: 6 });
  expect(thrice.get('one')!.value).toBeCloseTo(3 * (found.get('one')!.value as number), 12);
  expect((await computeFindings(notebook, {}, {}, 2)).get('one')!.value).not.toBe(found.get('one')!.value);
});
