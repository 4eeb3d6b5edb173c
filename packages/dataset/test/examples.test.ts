import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dictionaryColumn } from '@assay/statistics';
import { describeExamples } from '@assay/testing/examples';
import { afterAll } from 'vitest';
import * as arquero from '../src/arquero/index.ts';
import * as fetching from '../src/fetch/index.ts';
import * as mapSystem from '../src/format/map-system.ts';
import * as dataset from '../src/index.ts';
import * as query from '../src/query/index.ts';
import * as reading from '../src/read/index.ts';
import * as values from './example-values.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));

describeExamples({
  source: new URL('../src/', import.meta.url),
  faces: ['index.ts', 'query/index.ts', 'read/index.ts', 'fetch/index.ts', 'arquero/index.ts'],
  scope: {
    ...dataset,
    ...query,
    ...reading,
    ...fetching,
    ...arquero,
    ...mapSystem,
    ...values,
    dictionaryColumn,
    folder,
  },
});
