import * as statistics from '@assay/statistics';
import { describeExamples } from '@assay/testing/examples';
import * as profiling from '../src/index.ts';
import * as values from './example-values.ts';

describeExamples({ source: new URL('../src/', import.meta.url), scope: { ...statistics, ...profiling, ...values } });
