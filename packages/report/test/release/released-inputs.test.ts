import type { RunRecord } from '@assay/notebook/run';
import { expect, it } from 'vitest';
import { releasedInputs } from '../../src/release/released-inputs.ts';

it('tells of a table that was counted where it lies how it was counted, and neither its rows nor what sums them up', () => {
  const counted = {
    engine: 'Spark Connect',
    version: '4.0.1',
    table: "SELECT * FROM force.person WHERE surname = 'Ash'",
    snapshot: 'version 7',
    rows: 4321,
    filled: { surname: 4320 },
    digest: '9730000000000000000',
    step: 'rows brought here, counted in slices',
    stepDown: 'it runs no programs on its rows',
    slices: 3,
    kernel: 'ab12',
    columns: [{ field: 'surname', column: 'last', how: 'mapped' }],
  };
  const files = [{ path: 'counts/people.json', sha256: 'cd34', bytes: 900 }];
  const record = { inputs: [{ name: 'people', dataset: null, rows: 4321, files, counted }] } as unknown as RunRecord;
  const [released] = releasedInputs(record, false);
  const kept = ['digest', 'engine', 'kernel', 'snapshot', 'step', 'stepDown', 'version'];
  expect(Object.keys(released!.counted!).sort()).toEqual(kept);
  expect(released!.counted!['digest']).toMatch(/^[0-9a-f]{64}$/);
  for (const part of ['4321', '4320', '97300', 'Ash']) expect(JSON.stringify(released)).not.toContain(part);
  const [another] = releasedInputs(
    {
      inputs: [{ ...record.inputs[0]!, counted: { ...counted, digest: '9730000000000000001' } }],
    } as unknown as RunRecord,
    false,
  );
  expect(another!.counted!['digest']).not.toBe(released!.counted!['digest']);
});
