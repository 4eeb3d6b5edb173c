import { type Table, type TextColumn, tableOf } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings, defineNotebook } from '@assay/notebook';
import { contactLog } from '@assay/synthetic';
import { describe, expect, it } from 'vitest';
import { concentrationFindings } from '../findings/concentration.ts';
import { coverageFindings } from '../findings/coverage.ts';
import { neverFindings } from '../findings/never.ts';
import { quietFindings } from '../findings/quiet.ts';
import { settingsFindings } from '../findings/settings.ts';
import { supportFindings } from '../findings/support.ts';
import * as inputs from '../inputs.ts';
import notebook from '../notebook.ts';

const made = contactLog({ seed: 'absent', residents: 5000 });
const whole = {
  contacts: made.contacts,
  people: made.people,
  flags: made.flags,
  impressions: made.impressions,
  population: made.population,
  truth: made.truth,
};
type Tables = Readonly<Record<string, Table>>;
const run = (tables: Tables, parameters = {}) => computeFindings(notebook, tables, parameters);
/** What these cells state, where a test asks of nothing else. */
const only = (cells: typeof notebook.cells, tables: Tables, parameters = {}) =>
  computeFindings(defineNotebook({ ...notebook, cells }), tables, parameters);
const without = (table: Table, ...names: string[]): Table => ({
  rowCount: table.rowCount,
  columns: Object.fromEntries(Object.entries(table.columns).filter(([name]) => !names.includes(name))),
});
const reasonOf = (found: ReadonlyMap<string, FindingDraft>, id: string) => found.get(id)!.notComputed?.reason ?? '';
const settingsOf = (found: ReadonlyMap<string, FindingDraft>) =>
  new Map(found.get('log.settings')!.table!.rows.map(([name, value, from]) => [String(name), [value, from]]));

describe('what is absent is not zero', () => {
  const noOutcome = { 'quiet.later': 'of nobody is it known', 'quiet.later-share': 'of nobody is it known' };
  const noHarm = Object.fromEntries(
    ['quiet.quadrants', 'quiet.overlap', 'quiet.shared', 'quiet.harmful'].map((id) => [id, 'no contact has a weight']),
  );
  const noDirection = Object.fromEntries(
    ['direction.changed', 'direction.lists', 'direction.answered'].map((id) => [id, 'does not say who began']),
  );
  it.each<[string, () => Tables, Readonly<Record<string, string>>]>([
    [
      'the log alone',
      () => ({ contacts: made.contacts }),
      {
        ...noOutcome,
        'card.doubtful': 'of nobody who bears a flag',
        'card.marker': 'of nobody is it recorded',
        'flags.rates': 'no ethnic group is recorded',
        'never.by-group': 'no ethnic group is recorded',
        'support.compared': 'no record of who was offered support',
        'response.places': 'no table of flags',
        'impressions.right': 'no team was asked',
      },
    ],
    ['outcomes', () => ({ ...whole, people: without(made.people, 'serious_harm_next_year') }), noOutcome],
    ['weights of harm', () => ({ ...whole, contacts: without(made.contacts, 'harm_weight') }), noHarm],
    ['directions', () => ({ ...whole, contacts: without(made.contacts, 'direction') }), noDirection],
    [
      'the day on which support began',
      () => ({ ...whole, truth: without(made.truth, 'support_began_date') }),
      {
        'support.compared': 'choose it for the run, or give it in the record of support',
        'support.naive': 'is not known',
      },
    ],
    ['incidents', () => ({ ...whole, contacts: without(made.contacts, 'incident_id') }), {}],
    ['roles', () => ({ ...whole, contacts: without(made.contacts, 'role') }), {}],
    [
      'states of identity',
      () => ({ ...whole, people: without(made.people, 'identity_status') }),
      { 'card.doubtful': 'of nobody' },
    ],
    ['areas', () => ({ ...whole, people: without(made.people, 'local_policing_area') }), {}],
  ])('without %s', async (_, given, reasons) => {
    const found = await run(given());
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
    for (const [id, reason] of Object.entries(reasons))
      expect([id, reasonOf(found, id)]).toEqual([id, expect.stringContaining(reason)]);
  });

  it('refuses a log of which no contact has a channel, for coverage would be a number of nothing', async () => {
    await expect(run({ ...whole, contacts: without(made.contacts, 'channel') })).rejects.toThrow(
      'input contacts: channel has no value in any of',
    );
  });

  it('refuses a log whose words for its direction nobody can read, for a report would count no contact', async () => {
    const words = (rename: (word: string) => string) => {
      const direction = made.contacts.columns['direction'] as TextColumn;
      const renamed = { ...direction, values: direction.values.map(rename) };
      return { contacts: { ...made.contacts, columns: { ...made.contacts.columns, direction: renamed } } };
    };
    await expect(run(words((word) => `way of ${word}`))).rejects.toThrow(/^no contact is inbound: the direction/);
    const read = await run(words((word) => (word === 'inbound' ? 'Incoming' : word)));
    expect(read.get('log.contacts')!.value).toBe((await run({ contacts: made.contacts })).get('log.contacts')!.value);
  });

  it('counts nobody of unknown outcome as unharmed', async () => {
    const people = structuredClone(made.people);
    const outcome = people.columns['serious_harm_next_year']!;
    if (outcome.kind !== 'text') throw new Error('outcome');
    // Half of the people have no outcome on record.
    outcome.codes.forEach((_, row) => {
      if (row % 2 === 0) outcome.codes[row] = -1;
    });
    const cells = [quietFindings];
    const [all, half] = [await only(cells, whole), await only(cells, { ...whole, people })];
    const peopleIn = (found: ReadonlyMap<string, FindingDraft>) =>
      found.get('quiet.later')!.table!.rows.reduce((sum, row) => sum + Number(row[1]), 0);
    expect(peopleIn(half) / peopleIn(all)).toBeGreaterThan(0.45);
    expect(peopleIn(half) / peopleIn(all)).toBeLessThan(0.55);
  });
});

describe('what describes the data comes from the data', () => {
  const log = (times: readonly string[]) =>
    tableOf(inputs.contacts.schema, {
      ...Object.fromEntries(inputs.contacts.schema.fields.map(({ name }) => [name, times.map(() => null)])),
      person_id: times.map((_, at) => `p${at % 40}`),
      time: times,
      channel: times.map(() => '101'),
    });
  const days = Array.from({ length: 700 }, (_, at) =>
    new Date(Date.parse('2023-02-01T12:00Z') + at * 86_400_000).toISOString(),
  );

  it('ends the log at its last contact, whatever day the invented log ends on', async () => {
    const settings = settingsOf(await only([settingsFindings], { contacts: log(days) }));
    expect(settings.get('First day of the log')![0]).toBe('2023-02-01');
    expect(settings.get('Last day of the log')).toEqual(['2024-12-31', 'its last contact, strays left out']);
  });
  it('leaves a date far in the future out, and keeps a gap that the log itself has', async () => {
    expect(
      settingsOf(await only([settingsFindings], { contacts: log([...days, '2031-01-01T00:00:00Z']) })).get(
        'Last day of the log',
      )![0],
    ).toBe('2024-12-31');
    const later = Array.from({ length: 100 }, (_, at) =>
      new Date(Date.parse('2025-06-01T12:00Z') + at * 86_400_000).toISOString(),
    );
    expect(
      settingsOf(await only([settingsFindings], { contacts: log([...days, ...later]) })).get('Last day of the log')![0],
    ).toBe('2025-09-08');
  });
  it('refuses a list of everybody in one line', async () => {
    await expect(run(whole, { listSize: 100_000 })).rejects.toThrow('a list of everybody chooses nobody');
  });
  it('refuses a day outside the log in one line', async () => {
    await expect(run({ contacts: log(days) }, { logEnds: '2025-03-31' })).rejects.toThrow(
      'parameter logEnds is 2025-03-31, and the contacts run from 2023-02-01 to 2024-12-31. Give a day among them',
    );
    await expect(run(whole, { programmeDate: '2031-01-01' })).rejects.toThrow(
      'parameter programmeDate is 2031-01-01, and the log runs from',
    );
    await expect(run({ contacts: without(made.contacts, 'time') })).rejects.toThrow(
      'input contacts: time has no value in any of',
    );
  });
  it('says that a year is not whole rather than counting half of one', async () => {
    const found = await only([supportFindings], whole, { programmeDate: '2024-12-01' });
    expect(reasonOf(found, 'support.compared')).toContain('does not hold the whole year before and after 2024-12-01');
  });
  it('takes the programme, its threshold and the reference from the record', async () => {
    const settings = settingsOf(await only([settingsFindings], whole));
    expect(settings.get('Start of the support programme')).toEqual(['2023-04-01', 'the record of support']);
    expect(
      Number(settings.get('Contacts in the year before that made a person eligible for support')![0]),
    ).toBeGreaterThan(1);
    expect(settings.get('Group that others are compared with')).toEqual(['White', 'the largest group in contact']);
    const named = new Set((made.impressions.columns['person_id'] as { codes: Int32Array }).codes).size;
    expect(settings.get('Places on the list')).toEqual([String(named), 'as many as the teams name']);
  });
});

describe('never seen and known before', () => {
  it('are two numbers, told apart', async () => {
    const found = await only([coverageFindings, neverFindings], whole);
    const people = new Set(
      (made.contacts.columns['person_id'] as { codes: Int32Array }).codes.filter((code) => code >= 0),
    ).size;
    const silent = Number(found.get('never.known-silent')!.value);
    expect(silent).toBeGreaterThan(0);
    expect(silent + Number(found.get('log.people')!.value)).toBeLessThanOrEqual(people);
    expect(found.get('never.at-least')!.limitations!.join(' ')).toContain('another number');
  });
});

describe('residents', () => {
  const gini = async (groups: readonly string[], people: readonly number[]) => {
    const population = tableOf(inputs.population.schema, {
      ethnic_group: groups,
      residents: people.map(String),
    });
    const found = (await only([concentrationFindings], { contacts: made.contacts, population })).get(
      'concentration.gini',
    )!;
    return { rows: found.table!.rows, told: found.limitations };
  };

  it('count once though a census table has everybody, groups and their parts', async () => {
    const once = await gini(['White', 'Asian'], [9000, 1000]);
    expect(once.told).toEqual(['Residents without any contact count as zero.']);
    const thrice = ['Total: All usual residents', 'White', 'White: Irish', 'White: Other White', 'Asian'];
    expect(await gini(thrice, [10_000, 9000, 4000, 5000, 1000])).toEqual(once);
  });

  it('of whom there are fewer than people in the log are told, and not used', async () => {
    const without = (await only([concentrationFindings], { contacts: made.contacts })).get('concentration.gini')!;
    const { rows, told } = await gini(['White', 'Asian'], [9, 1]);
    expect(rows).toEqual(without.table!.rows);
    expect(without.limitations).toEqual(['Only people in the log count: no residents were given.']);
    expect(told![0]).toMatch(
      /^Only people in the log count: there are more people in the log than residents \(\d+ and 10\)/,
    );
  });
});
