import * as statistics from '@assay/statistics';
import { describeExamples } from '@assay/testing/examples';
import * as profiling from '../src/index.ts';

describeExamples({ source: new URL('../src/', import.meta.url), scope: { ...statistics, ...profiling } });
