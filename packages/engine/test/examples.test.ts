import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeExamples } from '@assay/testing/examples';
import { afterAll, beforeAll } from 'vitest';
import * as engine from '../src/index.ts';
import { register, sweepRequest } from './register.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-examples-'));
beforeAll(() => register(200).write(join(folder, 'people.csv')));
afterAll(() => rmSync(folder, { recursive: true }));

describeExamples({
  source: new URL('../src/', import.meta.url),
  scope: {
    ...engine,
    folder,
    request: sweepRequest(),
    engine: { columns: () => Promise.reject(new Error('the engine of this example is lost')) },
  },
});
