import { type Table, tableOf } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { contactLog } from '@assay/synthetic';
import { beforeAll, describe, expect, it } from 'vitest';
import * as inputs from '../inputs.ts';
import notebook from '../notebook.ts';

const made = contactLog({ seed: 'notebook test', residents: 6000 });
/** As the reader gives it: every field of the schema has a column, missing where the file has none. */
function full(
  { schema }: { readonly schema: Parameters<typeof tableOf>[0] },
  values: Readonly<Record<string, readonly (string | number | null)[]>>,
): Table {
  const rows = Object.values(values)[0]?.length ?? 0;
  const columns = schema.fields.map(({ name }) => [name, values[name] ?? new Array<null>(rows).fill(null)]);
  return tableOf(schema, Object.fromEntries(columns));
}
const empty = (input: { readonly schema: Parameters<typeof tableOf>[0] }) => full(input, {});
const given = {
  contacts: made.contacts,
  people: made.people,
  flags: made.flags,
  impressions: made.impressions,
  population: made.population,
  truth: made.truth,
  harmWeights: empty(inputs.harmWeights),
};

describe('frequent service users', () => {
  let found: ReadonlyMap<string, FindingDraft>;
  beforeAll(async () => {
    found = await computeFindings(notebook, given);
  });

  it('answers every question of the panel, each finding well formed', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    const answered = new Set([...found.values()].flatMap(({ questions }) => questions));
    expect(notebook.questions.filter((id) => !answered.has(id))).toEqual([]);
    expect(found.get('card.examples')!.table!.columns[0]).toMatchObject({ identifiesPerson: true });
    expect(numberOf(found, 'support.naive')).toBeGreaterThan(numberOf(found, 'support.true'));
    expect(numberOf(found, 'never.at-least')).toBeGreaterThan(0);
  });

  it('says of every number how it is made, or the gate would refuse it', () => {
    const unsaid = [...found.values()].flatMap(({ id, value, kind, table }) => [
      ...(value !== undefined && kind === undefined ? [id] : []),
      ...(table?.columns ?? []).filter((column) => column.kind === undefined).map(({ name }) => `${id}: ${name}`),
    ]);
    expect(unsaid).toEqual([]);
    expect([...found.values()].filter(({ fault }) => fault !== undefined)).toEqual([]);
  });

  it('says why where flags, impressions, support or residents are not given', async () => {
    const found = await computeFindings(notebook, {
      ...given,
      flags: empty(inputs.flags),
      impressions: empty(inputs.impressions),
      population: empty(inputs.population),
      truth: empty(inputs.truth),
    });
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    expect(found.get('outcomes.nuisance')!.notComputed!.reason).toContain('no table of flags');
    expect(found.get('impressions.right')!.notComputed!.reason).toContain('no team was asked');
    expect(found.get('support.compared')!.notComputed!.reason).toContain('no record of who was offered support');
    expect(found.get('guidance.draft')!.table!.rows).toHaveLength(10);
  });

  it('leaves out and counts future dates, unknown people and times; names an unknown channel', async () => {
    const contacts = log([
      ['a', '2025-01-01T10:00:00Z', '999', 'inbound'],
      ['a', '2031-01-01T10:00:00Z', '101', 'inbound'],
      [null, '2025-01-02T10:00:00Z', '101', 'inbound'],
      ['b', null, '101', 'inbound'],
      ['b', '2025-01-03T10:00:00Z', 'carrier pigeon', null],
    ]);
    const found = await computeFindings(notebook, { ...given, contacts });
    expect(found.get('log.left-out')!.table!.rows.map((row) => row[1])).toEqual([1, 1, 1, 1, 5]);
    expect(found.get('log.people')!.value).toBe(2);
    expect(found.get('log.contacts')!.value).toBe(2);
  });

  it('holds a log with no repeat contact', async () => {
    const contacts = log(
      Array.from({ length: 40 }, (_, at) => [`p${at}`, '2025-01-01T10:00:00Z', '101', 'inbound'] as const),
    );
    const found = await computeFindings(notebook, { ...given, contacts });
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    expect(found.get('never.at-least')!.notComputed!.reason).toBe('nobody was in contact exactly twice');
    expect(found.get('settings.flagged')!.value).toBe(0);
  });

  it('counts several calls on one incident once when told to', async () => {
    const once = await computeFindings(notebook, given, { counting: 'one per incident' });
    expect(numberOf(once, 'log.contacts')).toBeLessThan(numberOf(found, 'log.contacts'));
  });

  it('counts of whom serious harm came to later those with one contact in the last year or none, by hand', async () => {
    // In the last year o and p were in contact never, a and b once, c and e twice, d five times; nothing is known of b.
    const times = { o: [], p: [], a: [0], b: [0], c: [0, 1], e: [0, 1], d: [0, 1, 2, 3, 4] } as const;
    const contacts = log([
      ...['o', 'p'].map((person) => [person, '2023-06-01T10:00:00Z', '101', 'inbound'] as const),
      ...Object.entries(times).flatMap(([person, days]) =>
        days.map((day) => [person, `2025-01-0${day + 1}T10:00:00Z`, '101', 'inbound'] as const),
      ),
    ]);
    const people = full(inputs.people, {
      person_id: Object.keys(times),
      serious_harm_next_year: ['yes', 'yes', 'yes', null, 'yes', 'yes', 'yes'],
    });
    const found = await computeFindings(notebook, { ...given, contacts, people });
    expect(found.get('quiet.later-share')).toMatchObject({ value: 3 / 6, numerator: 3, denominator: 6 });
  });

  it('weighs harm by a table of offences: two of six contacts have no weight, and two people of five any harm', async () => {
    const matters = ['Violence', 'Theft', 'Cycling', null, 'Violence', 'Worry'];
    const contacts = full(inputs.contacts, {
      person_id: ['a', 'a', 'b', 'c', 'd', 'e'],
      time: matters.map((_, day) => `2025-01-0${day + 1}T10:00:00Z`),
      channel: matters.map(() => '101'),
      matter: matters,
    });
    const harmWeights = tableOf(inputs.harmWeights.schema, {
      offence: ['Violence', 'theft', 'worry', 'Arson'],
      days: [100, 10, 0, 500],
    });
    const found = await computeFindings(notebook, { ...given, contacts, harmWeights });
    expect(found.get('log.left-out')!.table!.rows.at(-1)![1]).toBe(2);
    // Days of harm: 110, 0, 0, 100, 0; nobody has the twelve contacts of a frequent caller.
    expect(found.get('quiet.quadrants')!.table!.rows.map((row) => row[1])).toEqual([0, 0, 2, 3]);
  });
});

function numberOf(found: ReadonlyMap<string, FindingDraft>, id: string): number {
  const value = found.get(id)?.value;
  if (typeof value !== 'number') throw new Error(`${id}: ${found.get(id)?.notComputed?.reason}`);
  return value;
}

function log(rows: readonly (readonly [string | null, string | null, string, string | null])[]): Table {
  return full(inputs.contacts, {
    person_id: rows.map(([person]) => person),
    time: rows.map(([, time]) => time),
    channel: rows.map(([, , channel]) => channel),
    direction: rows.map(([, , , direction]) => direction),
  });
}
