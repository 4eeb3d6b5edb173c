import { tableOf } from '@assay/dataset';
import { type FindingDraft, findingProblems } from '@assay/evidence';
import { computeFindings } from '@assay/notebook';
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
    status: ['attested', 'attested', 'attested'],
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
