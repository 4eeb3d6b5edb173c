import { finding } from '@assay/evidence';
import { describeExamples } from '@assay/testing/examples';
import * as disclosureControl from '../src/index.ts';

describeExamples({ source: new URL('../src/', import.meta.url), scope: { finding, ...disclosureControl } });
