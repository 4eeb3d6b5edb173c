import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type FindingDraft,
  finding,
  generateSigningKey,
  type Results,
  readPrivateKey,
  temporaryFolder,
} from '../src/index.ts';
import { samplePack } from './pack/sample-pack.ts';

/** What the examples of the documentation lean on: a draft, its finding, two runs, a pack, a signer, a folder. */
export const draft: FindingDraft = {
  id: 'tolerance.false-pairs',
  title: 'False pairs',
  questions: ['MM-P1'],
  value: 0.25,
  unit: 'proportion',
  numerator: 1,
  denominator: 4,
  method: { name: 'Count', source: 'definition' },
};
export const stated = finding(draft, { cell: 'sweep', file: 'notebook.ts' });

const run = {
  id: '0123456789abcdef',
  notebook: 'toy',
  code: 'a'.repeat(64),
  inputs: { people: 'b'.repeat(64) },
  parameters: { tolerance: 1 },
  seed: 1,
  environment: { node: '20.19.0' },
};
export const before: Results = { schema: 'assay-results/1', run, findings: [stated] };
export const after: Results = {
  ...before,
  run: { ...run, parameters: { tolerance: 2 } },
  findings: [{ ...stated, value: 0.5 }],
};

export const pack = samplePack();
export const pair = generateSigningKey();
export const privateKey = readPrivateKey(pair.privateKey, 'the pair');
export const reviewer = {
  name: 'A reviewer',
  role: 'reviewer',
  publicKey: pair.publicKey,
  validFrom: '2025-01-01',
  validUntil: '2025-12-31',
};

export const folder = temporaryFolder('examples');
export { basename, existsSync, rmSync };

/** A count of pairs, whose name and value an example adds. */
export const pairs = { label: 'pairs', kind: { kind: 'count', counts: 'pairs' } } as const;
