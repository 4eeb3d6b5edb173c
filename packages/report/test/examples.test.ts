import * as evidence from '@assay/evidence';
import { describeExamples } from '@assay/testing/examples';
import * as report from '../src/index.ts';
import { leanHtml } from '../src/page/lean-html.ts';
import { sampleSource } from './fixture/sample-source.ts';

describeExamples({
  source: new URL('../src/', import.meta.url),
  scope: { ...evidence, ...report, leanHtml, sampleSource },
});
