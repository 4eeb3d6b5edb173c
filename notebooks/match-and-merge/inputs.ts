import * as dataset from '@assay/dataset';
import { cell, countedFields, input, parameter, type ValueOfCell } from '@assay/notebook';
import * as matching from '@assay/record-matching';
import { type DictionaryColumn, isBlankColumn, type NotComputed, notComputed } from '@assay/statistics';
import { personRegisterSchema } from '@assay/synthetic';

export const people = input('people', 'Person records', {
  description:
    'One row per person record as the records system holds it, before any merging. Where it is known which person each record is really about, errors are counted as well as links.',
  dataset: 'person-register',
  schema: personRegisterSchema,
  counted: [...matching.REGISTER_PASSES, countedFields('by-words', ['self_defined_ethnicity', 'sex'])],
});

export const reviews = input('reviews', 'What reviewers said', {
  description:
    'The blind sheet of this notebook, filled in: a row for each pair and reviewer. Without it the drawn pairs are judged by the truth where that is known.',
  dataset: null,
  optional: true,
  fields: dataset.REGISTER_TABLES.reviewedPairs,
});

export const forenameTolerance = parameter.integer('forenameTolerance', 'Edits allowed in the first name', {
  description: 'The tolerance under discussion; every other tolerance is shown beside it.',
  default: 2,
  within: [0, 3],
});

export const surnameTolerance = parameter.integer('surnameTolerance', 'Edits allowed in the surname', {
  description: 'The tolerance under discussion; every other tolerance is shown beside it.',
  default: 2,
  within: [0, 3],
});

export const missingNames = parameter.choice('missingNames', 'What a missing name means', {
  description:
    'Whether a record without a first name or surname is linked to nothing, agrees with any name, or is compared as empty text.',
  default: 'never-match',
  choices: ['never-match', 'match-anything', 'empty-text'],
});

export const liveRegisterRecords = parameter.integer('liveRegisterRecords', 'Records in the live register', {
  description: 'Size to which the errors found here are carried.',
  default: 3_000_000,
  within: [2, 100_000_000],
});

export const extractDraw = parameter.choice('extractDraw', 'How the records here were taken from the live register', {
  description:
    'Decides how errors grow with the register: a smaller register or whole families, with all records of each person; people drawn at random, with all their records; records drawn at random; everybody of one area; everybody whose surname begins with one letter.',
  default: 'families',
  choices: ['families', 'people', 'records', 'area', 'letter'],
});

export const crowdedDate = parameter.integer(
  'crowdedDate',
  'Records of one date of birth above which the date is set apart',
  {
    description:
      'A date that more records share is a default such as 1 January 1900, or a year without a day: its records are strangers, and too many to compare. They are linked to nothing here.',
    default: 5000,
    within: [100, 20_000],
  },
);

export const yearlyGrowth = parameter.number('yearlyGrowth', 'Growth of the live register in a year', {
  description: 'As a share of its size.',
  default: 0.05,
  within: [0, 1],
});

export const minutesPerReview = parameter.number('minutesPerReview', 'Minutes for one review by hand', {
  description: 'Time a person takes to look at one pair of records.',
  default: 5,
  within: [0.5, 120],
});

export const pairsToReview = parameter.integer('pairsToReview', 'Pairs to look at by hand', {
  description: 'Shared out over the kinds of pairs; at least thirty of each kind are drawn.',
  default: 150,
  within: [1, 10_000],
});

export const namesakeLimit = parameter.number(
  'namesakeLimit',
  'Expected namesakes above which an automatic merge is unsafe',
  {
    description: 'Other people expected to share name and date of birth with a record by chance alone.',
    default: 0.01,
    within: [0.000001, 1],
  },
);

export const tolerance = cell('tolerance', 'The tolerance under discussion', {
  needs: { forenameTolerance, surnameTolerance },
  compute: ({ forenameTolerance, surnameTolerance }): matching.Tolerance => ({
    forename: forenameTolerance,
    surname: surnameTolerance,
  }),
});

/** The columns that are compared, the truth where there is one, and what is known of each record besides. */
export const register = cell('register', 'The columns that are compared', {
  needs: { people, crowdedDate },
  compute: ({ people, crowdedDate }, { log }) => {
    const { forename, surname, dateOfBirth, home, ...read } = dataset.registerOfPeople(people);
    const { codes, values } = dateOfBirth;
    const kept = matching.withoutCrowdedKeys({ codes, keyCount: values.length }, crowdedDate);
    if (kept.records > 0) log(`${kept.records} records set apart: more than ${crowdedDate} share their date of birth`);
    log(`${read.count} records, ${read.truth === null ? 'true persons unknown' : 'true persons known'}`);
    return {
      ...read,
      /** Names and dates of birth; a date is missing where it was set apart. */
      records: { forename, surname, dateOfBirth: { values, codes: kept.codes } },
      recordedDates: dateOfBirth,
      /** Records whose date of birth more records share than can be compared. */
      setApart: kept.records,
      /** A number for each home that records state in full, −1 where none is stated; `null` where no record states one. */
      homeOfRow: home.length === 0 ? null : matching.combineKeys(home).codes,
    };
  },
});

export const NO_TRUTH = notComputed('the records do not say which person each is really about');

/** The group of each record's person, with the true persons to count them by, or why there are none. */
export function groupedPeople(
  { truth }: Pick<ValueOfCell<typeof register>, 'truth'>,
  column: DictionaryColumn,
  of: string,
): { readonly truth: DictionaryColumn; readonly group: DictionaryColumn } | NotComputed {
  if (truth === null) return NO_TRUTH;
  if (isBlankColumn(column)) return notComputed(`the records do not state ${of}`);
  return { truth, group: dataset.groupOfPersonByRecord(truth, column) };
}
