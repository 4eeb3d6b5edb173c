import { tableOf } from '@assay/dataset';
import { computeFindings } from '@assay/notebook';
import { resolveParameters } from '@assay/notebook/run';
import { expect, it } from 'vitest';
import { scored } from '../inputs.ts';
import notebook from '../notebook.ts';

it('takes a cut below nought, as scores have that are log odds', async () => {
  const chosen = resolveParameters(notebook.parameters, { cut: '-1.5' });
  expect(chosen['cut']).toBe(-1.5);
  const columns = { score: [-3, -2, -1.5, -1, 0.5, 2, 3, -4] };
  const found = await computeFindings(notebook, { scored: tableOf(scored.schema, columns) }, chosen);
  expect(found.get('flags.share')).toMatchObject({ value: 5 / 8, numerator: 5, denominator: 8 });
});
