import { readFileSync, rmSync } from 'node:fs';
import * as evidence from '@assay/evidence';
import { describeExamples } from '@assay/testing/examples';
import { afterAll } from 'vitest';
import * as browser from '../src/browser/index.ts';
import { fewerElements } from '../src/chart/fewer-elements.ts';
import * as check from '../src/check/index.ts';
import { lineOfSentence } from '../src/check/line-of-sentence.ts';
import { sentenceFaults } from '../src/check/sentence-faults.ts';
import * as report from '../src/index.ts';
import { mendableProse } from '../src/live/mendable-prose.ts';
import { agreeInNumber, agreeInText } from '../src/markdown/agree-in-number.ts';
import { sentencesOf } from '../src/markdown/sentences.ts';
import { leanHtml } from '../src/page/lean-html.ts';
import * as reference from '../src/reference/index.ts';
import * as release from '../src/release/index.ts';
import { questionsLeft } from '../src/section/question-list.ts';
import { restsOn } from '../src/source/rests-on.ts';
import { isWorkingCopy } from '../src/source/working-copy.ts';
import * as store from '../src/store/index.ts';
import { sampleSource } from './fixture/sample-source.ts';
import * as runs from './release/example-values.ts';

afterAll(() => rmSync(runs.home, { recursive: true }));

describeExamples({
  source: new URL('../src/', import.meta.url),
  faces: ['index.ts', 'release/index.ts', 'store/index.ts', 'browser/index.ts', 'check/index.ts', 'reference/index.ts'],
  scope: {
    ...evidence,
    ...report,
    ...release,
    ...store,
    ...browser,
    ...check,
    ...reference,
    ...runs,
    isWorkingCopy,
    agreeInNumber,
    agreeInText,
    leanHtml,
    fewerElements,
    lineOfSentence,
    mendableProse,
    questionsLeft,
    readFileSync,
    restsOn,
    sampleSource,
    sentenceFaults,
    sentencesOf,
  },
  withoutExample: {
    launchBrowser: 'it starts a browser, which not every machine has',
    printPdf: 'it starts a browser, which not every machine has',
  },
});
