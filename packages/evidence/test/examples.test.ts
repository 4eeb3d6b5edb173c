import { rmSync } from 'node:fs';
import { describeExamples } from '@assay/testing/examples';
import { afterAll } from 'vitest';
import * as evidence from '../src/index.ts';
import * as values from './example-values.ts';

afterAll(() => rmSync(values.folder, { recursive: true }));

describeExamples({ source: new URL('../src/', import.meta.url), scope: { ...evidence, ...values } });
