import { describeExamples } from '@assay/testing/examples';
import * as statistics from '../src/index.ts';

describeExamples({ source: new URL('../src/', import.meta.url), scope: statistics });
