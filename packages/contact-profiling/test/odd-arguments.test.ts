import * as statistics from '@assay/statistics';
import { describeOddArguments } from '@assay/testing/odd-arguments';
import * as profiling from '../src/index.ts';

const MISSING = 'NaN is what is missing in this column, and stays so';
const MADE = 'takes what this package made: counts, fits, histograms and curves, which hold no NaN';
const UNCHECKED = 'does not check each number yet: its callers count the columns themselves';

await describeOddArguments({
  source: new URL('../src/', import.meta.url),
  face: profiling,
  scope: { ...statistics },
  longCalls: { expectedContacts: 'fits two models', fitParetoNbd: 'fits a model by integrals' },
  mayAnswerNaN: {
    contactGaps: MISSING,
    historiesOfProfiles: MISSING,
    orderByPerson: MISSING,
    profileContacts: MISSING,
    bgNbdActive: MADE,
    bgNbdExpected: MADE,
    bgNbdExpectedOfNew: MADE,
    bgNbdMass: MADE,
    categoriesOfCounts: MADE,
    chanceRateAbove: MADE,
    cumulativeAt: MADE,
    expectedAfterSelection: MADE,
    gammaGini: MADE,
    logOfCounts: MADE,
    namedInAll: MADE,
    outcomeByContacts: MADE,
    paretoNbdActive: MADE,
    paretoNbdExpected: MADE,
    paretoNbdExpectedOfNew: MADE,
    posteriorRate: MADE,
    sparseGini: MADE,
    topShares: MADE,
    yearlyLists: MADE,
    comparedChange: UNCHECKED,
    marshallRates: UNCHECKED,
    mergeEffect: UNCHECKED,
    populationByGroup: UNCHECKED,
    splitEffect: UNCHECKED,
    unlikeErrors: UNCHECKED,
  },
});
