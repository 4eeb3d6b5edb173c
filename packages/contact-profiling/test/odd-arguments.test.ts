import * as statistics from '@assay/statistics';
import { describeOddArguments } from '@assay/testing/odd-arguments';
import * as profiling from '../src/index.ts';
import * as values from './example-values.ts';

const COUNTED = 'passes on counts that a counter made, as they stand';
const MISSING = 'NaN is what is missing in this column, and stays so';

await describeOddArguments({
  source: new URL('../src/', import.meta.url),
  face: profiling,
  scope: { ...statistics, ...values },
  longCalls: {
    expectedContacts: 'fits three models',
    fitParetoNbd: 'fits a model by integrals',
  },
  mayPassOverNaN: {
    categoriesOfCounts: COUNTED,
    lastContactDay: COUNTED,
    logOfCounts: COUNTED,
    peopleOfCounts: COUNTED,
    spanOfContactDays: COUNTED,
    namedInAll: 'reads of each list how many it names, not the range of that',
  },
  mayAnswerNaN: {
    historiesOfProfiles: MISSING,
    lastFlagged: 'NaN is a person who was never flagged',
    contactsByPerson: MISSING,
    flagBearers: 'NaN is a person who was never flagged',
    profileContacts: 'NaN is the first and the last contact of a person who has none',
  },
});
