import { fileURLToPath } from 'node:url';
import { type DictionaryColumn, dictionaryColumn } from '@assay/statistics';
import { type Field, PANEL_TABLES, PATROL_TABLES, tableOf, tableSchema } from '../src/index.ts';

/** What the examples of the documentation lean on: a schema, a table of three invented people, the folder of datasets. */
export { randomStream } from '@assay/statistics';

export const peopleSchema = tableSchema({
  name: 'people',
  title: 'People',
  fields: [
    { name: 'record', title: 'Record', description: '', type: 'text', role: 'identifier', required: true },
    {
      name: 'first_name',
      title: 'First name',
      description: '',
      type: 'text',
      role: 'name',
      required: true,
      aliases: ['given_name'],
    },
    { name: 'sex', title: 'Sex', description: '', type: 'text', role: 'protected-characteristic', required: false },
    { name: 'born', title: 'Date of birth', description: '', type: 'date', role: 'date-of-birth', required: false },
    { name: 'contacts', title: 'Contacts', description: '', type: 'number', role: 'measure', required: false },
    { name: 'seen', title: 'Last seen', description: '', type: 'time', role: 'time', required: false },
  ],
});

export const people = tableOf(peopleSchema, {
  record: ['1', '2', '3'],
  first_name: ['Ana', null, 'José'],
  sex: ['F', 'M', 'M'],
  born: ['1980-01-31', '31/02/1980', null],
  contacts: [3, 0, null],
  seen: ['2024-06-01T10:00:00Z', null, null],
});

/** What somebody wrote of the words of a file. */
const wordFields = ['word', 'read_as'].map(
  (name) => ({ name, title: name, description: '', type: 'text', role: 'category', required: false }) as const,
);
export const wordTable = tableOf(tableSchema({ name: 'words', title: 'Words', fields: wordFields }), {
  word: ['Nicked'],
  read_as: ['arrest'],
});

export const datasets = fileURLToPath(new URL('../../../datasets', import.meta.url));

/** Three searches as data.police.uk lists them: of a person, of a vehicle alone, of a person with a vehicle. */
const texts = [
  ...['type', 'self_defined_ethnicity', 'officer_defined_ethnicity', 'gender', 'age_range'],
  ...['object_of_search', 'outcome', 'local_policing_area'],
];
export const stopsAndSearches = tableOf(
  tableSchema({
    name: 'searches',
    title: 'Searches',
    fields: [
      ...texts.map((name) => ({ name, type: 'text' }) as const),
      ...['latitude', 'longitude'].map((name) => ({ name, type: 'number' }) as const),
      { name: 'time', type: 'time' } as const,
    ].map((field) => ({ ...field, title: field.name, description: '', role: 'category', required: false })),
  }),
  {
    type: ['Person search', 'Vehicle search', 'Person and Vehicle search'],
    self_defined_ethnicity: ['White - Irish', null, 'Black or Black British - African'],
    officer_defined_ethnicity: [null, 'White', 'Black'],
    outcome: ['Arrest', 'Arrest', null],
    time: ['2024-12-01T18:30:00Z', null, '2024-12-01T12:30:00Z'],
    ...Object.fromEntries(
      ['gender', 'age_range', 'object_of_search', 'local_policing_area', 'latitude', 'longitude'].map((name) => [
        name,
        [null, null, null],
      ]),
    ),
  },
);

/** Five searches of people and one of a vehicle alone, as they were counted. */
export const searchTables = (() => {
  const counts = Float64Array.of(3, 1, 2);
  const type = dictionaryColumn(['Person search', 'Vehicle search', 'Person search']);
  const group = dictionaryColumn(['White - Irish', null, 'Black or Black British - African']);
  const area = dictionaryColumn(['North', null, null]);
  const outcome = dictionaryColumn(['Arrest', null, 'No further action']);
  const of = (columns: Readonly<Record<string, DictionaryColumn>>) => ({
    total: 6,
    counts,
    columns: { type, ...columns },
  });
  return {
    officers: of({ self_defined_ethnicity: group, officer_defined_ethnicity: group }),
    areas: of({ self_defined_ethnicity: group, local_policing_area: area }),
    outcomes: of({ self_defined_ethnicity: group, object_of_search: area, outcome }),
    genders: of({ gender: area }),
    ages: of({ age_range: area, outcome }),
    places: of({ local_policing_area: area, outcome }),
  };
})();

type Values = Readonly<Record<string, (string | number | null)[]>>;

export const patrolTable = (name: keyof typeof PATROL_TABLES, values: Values) =>
  partlyBlank(name, PATROL_TABLES[name], values);

export const panelTable = (name: keyof typeof PANEL_TABLES, values: Values) =>
  partlyBlank(name, PANEL_TABLES[name], values);

/** A table in which every column that is not given is blank. */
function partlyBlank(name: string, fields: readonly Field[], values: Values) {
  const blank = Object.values(values)[0]!.map(() => null);
  return tableOf(
    { name, title: name, fields },
    { ...Object.fromEntries(fields.map((field) => [field.name, blank])), ...values },
  );
}

/** An event, a visit and a sector, as forces keep them. */
export const patrols = {
  events: patrolTable('events', { x_metres: [250], time: ['2024-06-01T10:00:00Z'] }),
  visits: patrolTable('visits', { start: ['2024-06-01T10:00:00Z'], sector_id: ['North'] }),
  sectors: patrolTable('sectors', { sector_id: ['North'], kind: ['Treated'] }),
  answers: patrolTable('answers', { sector_id: ['North'], confidence: ['Very confident'] }),
};

/** A question, a system, a request and a stage, as minutes hold them. */
export const panel = {
  questions: panelTable('questions', { id: ['AA-Q1'], text: ['Why?'], meeting: ['2023-05-10'] }),
  systems: panelTable('systems', {
    id: ['AA'],
    stage: ['in-principle'],
    considered: ['[{"meeting":"2023-05-10","item":1,"outcome":"E"}]'],
  }),
  requests: panelTable('requests', {
    request: ['AA-R1'],
    asked: ['2023-05-10'],
    due: ['no date'],
    recorded: ['nothing'],
  }),
  milestones: panelTable('milestones', { system: ['AA'], stage: ['in-principle'], latest: ['2023-12-31'] }),
};

const blankFields = (names: readonly string[], type: Field['type']) =>
  names.map((name): Field => ({ name, title: name, description: '', type, role: 'category', required: false }));

const LOG_FIELDS = [
  ...blankFields(['person_id', 'direction', 'channel', 'incident_id', 'role', 'matter'], 'text'),
  ...blankFields(['time'], 'time'),
  ...blankFields(['harm_weight'], 'number'),
];
const FLAG_FIELDS = [
  ...blankFields(['person_id', 'action', 'outcome'], 'text'),
  ...blankFields(['flagged_date', 'action_date'], 'date'),
];
const HARM_FIELDS = [...blankFields(['offence'], 'text'), ...blankFields(['days'], 'number')];

export const contactTable = (values: Values) => partlyBlank('contacts', LOG_FIELDS, values);
export const flagTable = (values: Values) => partlyBlank('flags', FLAG_FIELDS, values);

/** A contact, a flag, and how much harm an offence is weighed with. */
export const contactLog = contactTable({ person_id: ['p1'], time: ['2024-06-01T10:00:00Z'] });
export const contactFlags = flagTable({ person_id: ['p1'], action: ['none'] });
export const harmTable = partlyBlank('harm', HARM_FIELDS, { offence: ['Burglary'], days: [19] });

/** A table out of plain columns of texts, of numbers where a value is one, and of dates where they are named so. */
export function plainTable(values: Record<string, readonly (string | number | null)[]>, dates: readonly string[] = []) {
  const typeOf = (name: string) =>
    dates.includes(name) ? 'date' : values[name]!.some((each) => typeof each === 'number') ? 'number' : 'text';
  const fields = Object.keys(values).map(
    (name) => ({ name, title: name, description: '', type: typeOf(name), role: 'category', required: false }) as const,
  );
  return tableOf(tableSchema({ name: 'plain', title: 'Plain', fields }), values);
}

/** Two rows of each register, as a force keeps them. */
export const registers = {
  images: plainTable(
    {
      officer: ['o1', 'o2'],
      team: ['t', 't'],
      context: ['consensual, no aggravation', 'aggravated'],
      category: ['C', 'A'],
      child_age_band: ['13-15', '16-17'],
      decided_date: ['2022-03-01', '2023-03-01'],
      uploaded: ['yes', 'no'],
      disposal: ['caution', 'education or support'],
      device_seized: ['no', null],
      days_seized: [0, 30],
      days_observed: [365.25, 0],
      ended_by: ['found again', null],
    },
    ['decided_date'],
  ),
  people: plainTable(
    {
      record_id: ['r1', 'r2'],
      entity: ['a', 'b'],
      first_name: ['Ana', 'Ben'],
      surname: ['Hall', 'Wu'],
      date_of_birth: ['1980-01-31', '1990-02-01'],
      self_defined_ethnicity: ['W1', null],
      sex: ['F', 'M'],
      place_of_birth: ['Dudley', null],
      postcode: ['B1 1AA', null],
      address: [null, null],
    },
    ['date_of_birth'],
  ),
  contacts: plainTable(
    {
      record_id: ['r1', 'r2', 'r3'],
      entity: ['a', 'b', 'a'],
      first_name: ['Ana', 'Ben', 'Anna'],
      surname: ['Hall', 'Wu', 'Hall'],
      date_of_birth: ['1980-01-31', '1990-02-01', '1980-01-31'],
      self_defined_ethnicity: ['W1', null, null],
      recorded_date: ['2024-01-01', '2024-02-01', null],
      role: ['victim', 'suspect', null],
      local_policing_area: ['North', null, 'South'],
    },
    ['date_of_birth', 'recorded_date'],
  ),
  truth: plainTable({ record_id: ['r1', 'r2', 'r3'], name_origin: ['British or Irish', '?', 'British or Irish'] }),
  staff: plainTable(
    {
      employed_to: [null, '2024-02-01'],
      collar_number: ['C1', 'C1'],
      self_defined_ethnicity: ['W1', 'B1'],
      kind: ['officer', 'officer'],
    },
    ['employed_to'],
  ),
  cohort: plainTable(
    {
      person_id: ['p', 'q'],
      score_offender_model: [0.5, 0.25],
      score_with_suspect_data: [0.75, null],
      age_band: ['18-24', null],
      local_policing_area: [null, null],
      scored_on: ['2024-03-01', '2023-03-01'],
      ethnic_group: ['White', null],
      sex: ['F', 'male'],
      recharged: ['yes', 'no'],
      ever_charged: ['no', null],
    },
    ['scored_on'],
  ),
  offended: plainTable({ person_id: ['p', 'q'], offended: ['yes', 'no'] }),
  scored: plainTable({
    person: ['p', 'q', 'q'],
    group: ['A', 'B', 'A'],
    second_group: ['x', null, 'y'],
    score: [0.9, 0.2, null],
    decision: ['1', '0', '0'],
    outcome: ['yes', 'no', null],
    weight: [1, 2, 1],
  }),
};

const STAFF_FIELDS = [
  ...blankFields(['checked', 'check_result'], 'text'),
  ...blankFields(['vetting_started', 'vetting_completed', 'training_date'], 'date'),
  ...blankFields(['knowledge_before', 'knowledge_after'], 'number'),
];

export const staffTableOf = (values: Values) => partlyBlank('staff', STAFF_FIELDS, values);

/** A member of staff who was checked, whose vetting is due, and who was trained. */
export const staffTable = staffTableOf({
  checked: ['yes'],
  vetting_started: ['2024-01-01'],
  knowledge_before: [40],
  knowledge_after: [60],
});

const REPORT_FIELDS = [
  ...blankFields(['offence', 'victim_sex', 'victim_ethnicity', 'reached'], 'text'),
  ...blankFields(['occurred_date', 'reported_date', 'entered_date'], 'date'),
];
export const reportTableOf = (values: Values) => partlyBlank('reports', REPORT_FIELDS, values);

/** A report that led to a charge, and two people asked in one wave of a survey, of whom one answered. */
export const reportTable = reportTableOf({
  offence: ['burglary'],
  victim_sex: ['F'],
  reached: ['charged'],
  reported_date: ['2024-01-01'],
  entered_date: ['2024-01-02'],
});
export const surveyTable = plainTable({
  wave: ['1', '1'],
  department: ['response', 'custody'],
  sex: ['F', 'M'],
  confident: ['yes', null],
});

/** A table of the census: everybody, two groups, and the parts of one. */
export const censusTable = plainTable({
  ethnic_group: [
    'Total: All usual residents',
    'White',
    'White: Irish',
    'White: Other White',
    'Asian, Asian British or Asian Welsh',
  ],
  local_policing_area: [null, null, null, null, null],
  residents: [300, 200, 150, 50, 100],
});

/** Scored people read as their file says it. */
export const peopleChoices = {
  flaggedWords: '',
  happenedWords: '',
  groupWords: 'as written',
  reference: '',
  mayBeUnread: false,
} as const;
