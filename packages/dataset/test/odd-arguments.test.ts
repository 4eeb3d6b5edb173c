import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dictionaryColumn } from '@assay/statistics';
import { describeOddArguments } from '@assay/testing/odd-arguments';
import { afterAll } from 'vitest';
import * as arquero from '../src/arquero/index.ts';
import * as fetching from '../src/fetch/index.ts';
import * as mapSystem from '../src/format/map-system.ts';
import * as dataset from '../src/index.ts';
import * as query from '../src/query/index.ts';
import * as reading from '../src/read/index.ts';
import * as values from './example-values.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-odd-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MISSING = 'NaN is what is missing in this column, and stays so';

await describeOddArguments({
  source: new URL('../src/', import.meta.url),
  face: dataset,
  scope: { ...query, ...reading, ...fetching, ...arquero, ...mapSystem, ...values, dictionaryColumn, folder },
  mayPassOverNaN: {
    writtenDayOf: 'a moment that is none has no date, and says so',
    dayNumber: 'a day of which a part is none does not exist, and is missing',
    dateMeaning: 'a day that is none is not known',
    saysOfValues: 'how many rows have a word decides nothing here',
    lastDayOfTables: 'how many rows a table says it has decides nothing here',
  },
  mayAnswerNaN: {
    clockTimes: MISSING,
    inOrderOfValues: MISSING,
    selectRows: MISSING,
    londonClock: MISSING,
    londonClockMinute: MISSING,
    fromLondonClock: MISSING,
    momentsOf: MISSING,
    printedNumbers: MISSING,
    searchRecords: MISSING,
    recordedEvents: MISSING,
    recordedVisits: MISSING,
    recordedSectors: MISSING,
    recordedContacts: MISSING,
    recordedFlags: MISSING,
    harmOfOffences: MISSING,
    contactRecords: MISSING,
    imageDecisions: MISSING,
    scoredCohort: MISSING,
    scoredPeople: MISSING,
    orderedAnswers: 'NaN is an answer without a place on the scale',
  },
});
