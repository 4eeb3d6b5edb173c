import { describe, expect, it } from 'vitest';
import { codeList, codeOf, matchColumns, type TableSchema } from '../../src/index.ts';
import { forceHeadings } from '../../src/schema/force-headings.ts';
import { plainHeading } from '../../src/schema/heading-words.ts';

const schemaOf = (fields: readonly string[], required: readonly string[] = []): TableSchema => ({
  name: 'rows',
  title: 'Rows',
  fields: fields.map((name) => ({
    name,
    title: name,
    description: '',
    type: 'text',
    role: 'category',
    required: required.includes(name),
  })),
});
const match = (schema: TableSchema, columns: readonly string[]) =>
  Object.fromEntries(matchColumns(schema, columns).map(({ field, column }) => [field, column]));

describe('headings of police systems', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'a log of calls',
      { time: 'Call Received', channel: 'Method of Contact', incident_id: 'Log No.', matter: 'Closing Code' },
      ['Grade', 'Attended'],
    ],
    [
      'crimes',
      {
        event_id: 'Crime Ref. No.',
        time: 'Date/Time Occurred'.replace('/', ' '),
        offence_type: 'HO Classification',
        area_code: 'Ward Name',
      },
      ['Status', 'Modus'],
    ],
    [
      'occurrences',
      {
        report_id: 'Occurrence Number',
        offence: 'Offence Title',
        reported_date: 'Date Reported',
        entered_date: 'Created On',
        victim_ethnicity: 'Victim Ethnic Origin',
        officer: 'OIC',
        outcome: 'Disposal Type',
      },
      ['Occurred (to)', 'Priority'],
    ],
    [
      'a list of staff',
      {
        staff_id: 'Payroll No',
        kind: 'Employee Type',
        employed_from: 'Date Joined',
        employed_to: 'Leaving Date',
        former_surname: 'Previous Name',
        address: 'Address Line 1',
      },
      ['Grade', 'Address Line 2'],
    ],
    [
      'searches',
      {
        type: 'Search Type',
        time: 'Date of Search',
        gender: 'Gender Code',
        self_defined_ethnicity: 'SDE Code',
        officer_defined_ethnicity: 'IC Code',
        object_of_search: 'Reason for Search',
        outcome: 'Search Outcome',
        local_policing_area: 'BCU',
      },
      ['Officer rank'],
    ],
    [
      'people with scores',
      {
        person_id: 'Nominal URN',
        ethnic_group: 'Ethnic Appearance',
        ever_charged: 'Previously Charged',
        recharged: 'Charged Later',
      },
      ['Model version'],
    ],
  ])('of %s are found, and others are nothing', (_, expected, others) => {
    const columns = [...others, ...Object.values(expected)];
    expect(match(schemaOf(Object.keys(expected)), columns)).toEqual(expected);
  });

  it.each(['Individual Ref', 'Offender ID', 'Subject ID', 'person'])(
    '%s is who a score is about, and no record',
    (heading) => {
      expect(match(schemaOf(['person_id', 'record_id']), [heading, 'Model'])).toEqual({ person_id: heading });
    },
  );

  it('are not guessed where two columns are headed alike but for brackets: the refusal names the line to write', () => {
    const schema = schemaOf(['time'], ['time']);
    expect(() => match(schema, ['Occurred (from)', 'Occurred (to)'])).toThrow(/--columns rows:time=/);
    expect(match(schema, ['Occurred', 'Reported'])).toEqual({ time: 'Occurred' });
  });

  it('stand once each in a list, in words that compare as they are written', () => {
    for (const field of ['time', 'channel', 'offence', 'ethnic_group', 'staff_id', 'officer', 'outcome', 'matter']) {
      const headings = forceHeadings(field).map(plainHeading);
      expect(headings.length).toBeGreaterThan(5);
      expect(new Set(headings).size).toBe(headings.length);
    }
  });
});

it('and their words for a channel are channels', () => {
  const list = codeList('contact-channel');
  for (const [word, code] of [
    ['Front Counter', 'front-office'],
    ['999 call', '999'],
    ['Web form', 'online-report'],
    ['Letter', 'email-post'],
  ] as const)
    expect(codeOf(list, word)).toBe(code);
});
