import { rmSync } from 'node:fs';
import * as evidence from '@assay/evidence';
import * as statistics from '@assay/statistics';
import { describeExamples } from '@assay/testing/examples';
import { afterAll } from 'vitest';
import * as arquero from '../src/definition/arquero.ts';
import * as notebook from '../src/index.ts';
import * as late from '../src/run/compile-late.ts';
import * as running from '../src/run/index.ts';
import * as memory from '../src/run/process-memory.ts';
import * as values from './example-values.ts';
import * as runs from './run/example-values.ts';

afterAll(() => rmSync(runs.folder, { recursive: true }));

describeExamples({
  source: new URL('../src/', import.meta.url),
  faces: ['index.ts', 'run/index.ts'],
  scope: { ...statistics, ...evidence, ...notebook, ...arquero, ...running, ...late, ...memory, ...values, ...runs },
  withoutExample: { enclosure: 'its answer is the system’s own' },
});
