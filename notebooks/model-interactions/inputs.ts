import * as dataset from '@assay/dataset';
import { cell, input, parameter } from '@assay/notebook';
import { dictionaryColumn, MISSING_CODE, notComputed } from '@assay/statistics';
import { personRegisterSchema, personTruthSchema } from '@assay/synthetic';

export const records = input('records', 'Records of contact', {
  description:
    'One row per contact, with the name and date of birth as written that time, the role, the day and the area.',
  dataset: 'contact-records',
  schema: personRegisterSchema,
});

export const truth = input('truth', 'Who each record is about', {
  description: 'Only for invented people, or a sample that was traced by hand: the person and the origin of the name.',
  dataset: 'contact-records',
  optional: true,
  schema: personTruthSchema,
});

export const tolerance = parameter.integer('tolerance', 'Edits allowed in each name', {
  description: 'The merge tolerance under discussion; the others are shown beside it.',
  default: 2,
  within: [0, 3],
});

export const contactsToFlag = parameter.integer('contactsToFlag', 'Contacts that raise a flag', {
  description: 'Within the days below.',
  default: 4,
  within: [2, 50],
});

export const daysToFlag = parameter.integer('daysToFlag', 'Days within which they fall', {
  description: 'The length of the window.',
  default: 365,
  within: [1, 3650],
});

export const referrals = parameter.integer('referrals', 'People who can be offered support', {
  description: 'Flagged profiles with most contacts are offered it first.',
  default: 200,
  within: [1, 100_000],
});

export const FAMILIAR = 'British or Irish';

export const log = cell('log', 'Contacts, and who they are truly about', {
  needs: { records, truth },
  compute: ({ records, truth }, { log }) => {
    const entity = dataset.textColumn(records, 'entity');
    if (records.rowCount === 0 || entity.codes.includes(MISSING_CODE)) {
      return notComputed('the records do not say who each is truly about');
    }
    const ethnicity = dataset.broadEthnicity(dataset.textColumn(records, 'self_defined_ethnicity'));
    log(`${records.rowCount} contacts of ${entity.values.length} people`);
    const isOfThem =
      dataset.hasColumn(truth, 'name_origin') &&
      dataset.sameRecords(dataset.textColumn(records, 'record_id'), dataset.textColumn(truth, 'record_id'));
    return {
      count: records.rowCount,
      records: {
        forename: dataset.textColumn(records, 'first_name'),
        surname: dataset.textColumn(records, 'surname'),
        dateOfBirth: dataset.dateColumn(records, 'date_of_birth').recorded,
      },
      /** Code of the true person of each record. */
      person: entity.codes,
      people: entity.values.length,
      entity,
      /** Milliseconds since 1970-01-01; `NaN` where no day is recorded. */
      time: dataset.momentsOf(records, 'recorded_date'),
      role: dataset.textColumn(records, 'role'),
      area: dataset.textColumn(records, 'local_policing_area'),
      /** One entry per true person. */
      origin: isOfThem
        ? dataset.groupOfPerson(entity, originsOf(truth))
        : dictionaryColumn(entity.values.map(() => null)),
      ethnicity: dataset.groupOfPerson(entity, ethnicity.column),
      words: [{ field: 'ethnicity', words: ethnicity.words }],
    };
  },
});

/** A tradition of names that is not listed is "Other". */
const originsOf = (truth: dataset.Table) =>
  dataset.recordedCodes(dataset.textColumn(truth, 'name_origin'), dataset.codeList('name-origin'), {
    otherwise: 'Other',
  }).column;
