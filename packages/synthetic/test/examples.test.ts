import { describeExamples } from '@assay/testing/examples';
import * as synthetic from '../src/index.ts';

describeExamples({ source: new URL('../src/', import.meta.url), scope: synthetic });
