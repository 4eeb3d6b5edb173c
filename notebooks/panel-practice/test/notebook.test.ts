import { tableOf } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
import { resolveParameters } from '@assay/notebook/run';
import { describe, expect, it } from 'vitest';
import { lifecycle, milestones, outcomes, questions, requests, systems } from '../inputs.ts';
import notebook from '../notebook.ts';

const rowOf = (found: ReadonlyMap<string, FindingDraft>, id: string, key: string) =>
  found.get(id)!.table!.rows.find((row) => row[0] === key)!;
const tables = {
  questions: tableOf(questions.schema, {
    id: ['AA-Q1', 'AA-R1', 'BB-R1'],
    system: ['AA', 'AA', 'BB'],
    kind: ['question', 'recommendation', 'recommendation'],
    text: ['Why?', 'Return.', 'Return soon.'],
    meeting: ['2023-05-10', '2023-05-10', '2023-05-10'],
  }),
  systems: tableOf(systems.schema, {
    id: ['AA', 'BB'],
    title: ['A', 'B'],
    description: ['It does this.', 'No funding.'],
    stage: ['operational', 'withdrawn'],
    considered: [
      '[{"meeting":"2023-05-10","item":1,"outcome":"E"},{"meeting":"2025-03-05","item":2,"outcome":"B"}]',
      '[{"meeting":"2023-05-10","item":2,"outcome":null}]',
    ],
  }),
  outcomes: tableOf(outcomes.schema, {
    code: ['B', 'D', 'E'],
    wording: ['Proceed with minor amendments', 'Reject', 'More information needed'],
    status: ['attested', 'unconfirmed', 'attested'],
  }),
  lifecycle: tableOf(lifecycle.schema, {
    id: ['in-principle', 'operational', 'withdrawn'],
    title: ['In-principle paper', 'Operational paper', 'Withdrawn'],
    kind: ['main', 'main', 'side'],
    status: ['attested', 'unconfirmed', 'attested'],
  }),
  milestones: tableOf(milestones.schema, {
    system: ['AA', 'AA', 'BB'],
    stage: ['in-principle', 'operational', 'in-principle'],
    earliest: ['2023-01-01', '2025-03-05', null],
    latest: ['2023-12-31', '2025-03-05', '2025-03-01'],
  }),
  requests: tableOf(requests.schema, {
    request: ['AA-R1', 'BB-R1', 'CC-R1'],
    asked: ['2023-05-10', '2023-05-10', '2025-03-05'],
    due: ['no date', 'next meeting', 'next meeting'],
    recorded: ['done', 'nothing', 'nothing'],
    recordedOn: ['2025-03-05', null, null],
  }),
};

describe('panel practice', async () => {
  const found = await computeFindings(notebook, tables);

  it('states findings that hold together', () => {
    expect([...found.values()].flatMap(findingProblems)).toEqual([]);
  });

  it('counts items, outcomes and days by hand', () => {
    expect(found.get('items.count')!.value).toBe(3);
    expect(rowOf(found, 'items.by-meeting', '2023-05-10').slice(0, 3)).toEqual(['2023-05-10', 2, 1]);
    expect(rowOf(found, 'items.by-system', 'BB').at(-1)).toBe(665);
    expect(found.get('meetings.expected')!.value).toBe(8);
  });

  it('never prints a wording that no minute uses', () => {
    expect(rowOf(found, 'outcomes.mix', 'D')).toEqual(['D', 'wording not confirmed', 0]);
    expect(rowOf(found, 'outcomes.mix', 'B')).toEqual(['B', 'Proceed with minor amendments', 1]);
  });

  it('keeps the days open where the minutes do', () => {
    expect(rowOf(found, 'time.to-operational', 'AA')).toEqual(['AA', 430, 794, 'operational']);
    expect(rowOf(found, 'time.to-operational', 'BB')).toEqual([
      'BB',
      4,
      null,
      'not operational in the minutes at hand',
    ]);
  });

  it('calls overdue what was due and is not recorded, not what was asked at the latest meeting', () => {
    expect(found.get('returns.overdue')!.value).toBe(1);
    expect(found.get('requests.done')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(rowOf(found, 'requests.tracker', 'BB-R1').at(-1)).toContain('yes');
    // Days of the minutes are published: as texts, a pack would hold their digits back.
    const asked = found.get('requests.tracker')!.table!.columns.find(({ name }) => name === 'asked');
    expect(asked).toMatchObject({ unit: 'text', kind: { kind: 'constant' } });
  });

  it('keeps the withdrawn state with its reason', () => {
    expect(found.get('withdrawn.systems')!.table!.rows).toEqual([
      ['BB', 'B', 'No funding.', 'not said in these tables'],
    ]);
  });

  it('tells by system how often and how long ago it came, of the latest meeting, and by meeting what was asked', () => {
    expect(rowOf(found, 'items.by-system', 'AA')).toEqual(['AA', 'A', 'Operational paper', 2, 2, 0]);
    expect(rowOf(found, 'items.by-system', 'BB')).toEqual(['BB', 'B', 'Withdrawn', 1, 1, 665]);
    const { columns, rows } = found.get('items.by-meeting')!.table!;
    expect(columns.map(({ label }) => label)).toEqual(
      'Meeting,Items,With an outcome,Questions,Presenter questions,Claims,Discussions,Recommendations,Actions'.split(
        ',',
      ),
    );
    expect(rows).toEqual([
      ['2023-05-10', 2, 1, 1, 0, 0, 0, 2, 0],
      ['2025-03-05', 1, 1, 0, 0, 0, 0, 0, 0],
    ]);
  });

  it('counts the systems in each stage, and says of which no minute speaks', () => {
    for (const row of [
      ['In-principle paper', 'main', 'yes', 0, ''],
      ['Operational paper', 'main', 'no', 1, 'AA'],
      ['Withdrawn', 'side', 'yes', 1, 'BB'],
    ])
      expect(rowOf(found, 'stages.current', `${row[0]}`)).toEqual(row);
  });

  it('counts requests by what is recorded of them, all and those that could have been met', () => {
    expect(found.get('requests.by-age')!.table!.rows).toEqual([
      ['done', 1, 1],
      ['a step', 0, 0],
      ['nothing', 1, 2],
    ]);
    expect(found.get('requests.most')).toMatchObject({ numerator: 2, denominator: 2 });
    expect(rowOf(found, 'requests.tracker', 'AA-R1')).toEqual([
      ...['AA-R1', 'Return.', '2023-05-10', 'no date', 665, 'done', 'no'],
    ]);
    expect(rowOf(found, 'requests.tracker', 'CC-R1').slice(1)).toEqual([
      ...[null, '2025-03-05', 'next meeting', 0, 'nothing', 'no'],
    ]);
  });

  it('calls overdue only what is older than the time between two meetings, not what is due later, begun or of no known day', async () => {
    const asked = ['2024-12-04', '2024-12-03', '2023-05-10', '2023-05-10', null, null];
    const given = tableOf(requests.schema, {
      request: ['same quarter', 'a day more', 'later', 'begun', 'no day', 'no day, recurring'],
      asked,
      due: ['next meeting', 'next meeting', 'a later meeting', 'next meeting', 'next meeting', 'recurring'],
      recorded: ['nothing', 'nothing', 'nothing', 'a step', 'nothing', 'nothing'],
      recordedOn: asked.map(() => null),
    });
    const own = await computeFindings(notebook, { ...tables, requests: given });
    const told = own.get('requests.tracker')!.table!.rows.map((row) => [row[0], [row[4], row[6]]]);
    expect(Object.fromEntries(told)).toEqual({
      'same quarter': [91, 'no'],
      'a day more': [92, 'yes, as far as the minutes at hand show'],
      later: [665, 'no'],
      begun: [665, 'no'],
      'no day': [null, 'the day on which it was asked is not recorded'],
      'no day, recurring': [null, 'no'],
    });
    expect(own.get('returns.overdue')!.value).toBe(1);
    // Of those without a day it is not known whether they could have been met.
    expect(own.get('requests.most')).toMatchObject({ numerator: 3, denominator: 4 });
    expect(rowOf(own, 'requests.by-age', 'nothing')).toEqual(['nothing', 3, 5]);
    // With a meeting in two years nothing of last winter is late.
    const rare = await computeFindings(notebook, { ...tables, requests: given }, { meetingsPerYear: 0.5 });
    expect(rare.get('returns.overdue')!.value).toBe(0);
  });

  it('says why nothing is expected where no minute is as early, and takes no system for one that came', async () => {
    const never = tableOf(systems.schema, {
      id: ['AA', 'BB'],
      title: ['A', 'B'],
      description: ['x', 'y'],
      stage: ['operational', 'unheard of'],
      considered: ['[]', '[]'],
    });
    const none = await computeFindings(notebook, { ...tables, systems: never });
    const reason = 'no meeting of which minutes are at hand is as early as the day counted to';
    expect(none.get('meetings.expected')!.notComputed?.reason).toBe(reason);
    expect(rowOf(none, 'items.by-system', 'BB')).toEqual(['BB', 'B', 'unheard of', 0, 1, null]);
    const before = await computeFindings(notebook, tables, { asOf: '2023-05-09' });
    expect(before.get('meetings.expected')!.notComputed?.reason).toBe(reason);
    expect(before.get('requests.most')!.notComputed?.reason).toBe('no request is older than the latest minute');
    const onTheDay = await computeFindings(notebook, tables, { asOf: '2023-05-10' });
    expect(onTheDay.get('meetings.expected')!.value).toBe(1);
  });

  it('counts an item whose outcome is not on the scale, so that the outcomes sum to the items', async () => {
    const scale = tableOf(outcomes.schema, { code: ['B'], wording: ['Proceed'], status: ['attested'] });
    const own = await computeFindings(notebook, { ...tables, outcomes: scale });
    expect(own.get('outcomes.mix')!.table!.rows).toEqual([
      ['B', 'Proceed', 1],
      ['E', 'not on the scale', 1],
      ['not recorded', 'the minute records no outcome', 1],
    ]);
  });

  it('takes from a meeting in two years to two a month', () => {
    const taken = (meetingsPerYear: number) => () => resolveParameters(notebook.parameters, { meetingsPerYear });
    for (const few of [0.5, 24]) expect(taken(few)()['meetingsPerYear']).toBe(few);
    for (const few of [0.49, 24.1]) expect(taken(few)).toThrow('Give a number between 0.5 and 24.');
  });

  it('refuses a list that is no list', async () => {
    const broken = tableOf(systems.schema, {
      id: ['AA'],
      title: ['A'],
      description: ['x'],
      stage: ['idea'],
      considered: ['{'],
    });
    await expect(computeFindings(notebook, { ...tables, systems: broken })).rejects.toThrow(
      'considered of AA must be a JSON list: {',
    );
  });
});
