import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore, readPanelFacts } from '../src/index.ts';
import { fieldsOf } from '../src/page/fields.ts';
import { outcomeList, stageTags } from '../src/page/submission-tags.ts';
import { NotPermitted } from '../src/security/permissions.ts';
import type { Person } from '../src/security/person.ts';
import { entriesOfSubmission } from '../src/store/entries.ts';
import {
  answerable,
  readableEvidence,
  recordableKinds,
  recordNote,
  recordOnSubmission,
} from '../src/submission/submission-record.ts';
import { currentStage, knownStage, outcomeText, stageHistory } from '../src/submission/submission-state.ts';
import { addSubmission, attachRun, submission } from '../src/submission/submissions.ts';
import type { Workbench } from '../src/workbench-context.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const panel = readPanelFacts(home);
const store = openStore(join(home, '.assay'), panel, () => Date.UTC(2025, 2, 5, 14, 30));
afterAll(() => {
  store.close();
  remove();
});

const released = new Set<string>();
const workbench = {
  store,
  panel,
  runs: { find: (run: string) => (run === 'gone' ? null : { id: run }) },
  mayReadRun: (_: Person, run: string) => released.has(run),
  mayReadPack: (_: Person, pack: string) => released.has(pack),
} as unknown as Workbench;
const person = (role: Person['role']): Person => ({ id: role, name: `The ${role}`, role });
const [analyst, secretary, member, local] = [person('analyst'), person('secretary'), person('member'), person('local')];
const paper = (stage = 'pilot') => {
  const about = { system: 'MM', title: 'A paper', stage, meeting: null, agendaItem: null, questions: [] };
  return submission(store, addSubmission(store, analyst, about))!;
};
type Paper = ReturnType<typeof paper>;
const attach = ({ id }: Paper, run: string, pack: string | null = null) =>
  attachRun(store, 'ada', { submission: id, notebook: 'sample', run, pack });
const record = (by: Person, found: Paper, fields: Record<string, string>) =>
  recordOnSubmission(workbench, by, found, fieldsOf({ text: 'Said.', ...fields }));
const last = ({ id }: Paper) => entriesOfSubmission(store, id).at(-1)!;

describe('what a member may speak of', () => {
  it('is a run or a pack that was released to them and is still there', () => {
    const found = paper();
    attach(found, 'run-1');
    attach(found, 'gone');
    released.add('gone');
    expect(readableEvidence(workbench, member, found)).toEqual([]);
    expect(recordableKinds(workbench, member, found)).toEqual([]);
    expect(recordNote(workbench, member, found)).toMatch(/^Nothing of this paper was released to you yet\./);
    expect(() => record(member, found, { kind: 'question' })).toThrow(NotPermitted);
    released.add('run-1');
    expect(readableEvidence(workbench, member, found).map(({ run }) => run)).toEqual(['run-1']);
    expect(recordableKinds(workbench, member, found)).toEqual(['answer', 'dissent', 'question']);
    expect(recordNote(workbench, member, found)).toMatch(/^What is added stays/);
    record(member, found, { kind: 'question' });
    expect(last(found)).toMatchObject({ kind: 'question', byRole: 'member', text: 'Said.' });
  });

  it('is everything for those who record for others, and for those who read what is not released', () => {
    const found = paper();
    expect(recordableKinds(workbench, analyst, found)).toEqual(['answer']);
    const kept = ['answer', 'outcome', 'stage', 'recommendation', 'action', 'action-done', 'dissent', 'question'];
    for (const keeper of [secretary, local]) expect(recordableKinds(workbench, keeper, found)).toEqual(kept);
    expect(recordNote(workbench, secretary, found)).toMatch(/^What is added stays/);
    expect(recordNote(workbench, analyst, found)).toMatch(/^What the panel said is recorded by its chair or secretary/);
    expect(recordNote(workbench, local, found)).toMatch(/^Nobody has logged in on this computer/);
  });
});

describe('what is added to the record of a paper', () => {
  it('holds what its kind takes, and is refused with anything else', () => {
    const found = paper();
    record(secretary, found, { kind: 'action', owner: 'Dev', due: '2025-03-05' });
    expect(last(found)).toMatchObject({ owner: 'Dev', due: '2025-03-05', verdict: null, answers: null });
    record(secretary, found, { kind: 'recommendation' });
    expect(last(found)).toMatchObject({ owner: null, due: null });
    for (const name of ['outcome', 'stage', 'answers', 'owner', 'due'])
      expect(() => record(secretary, found, { kind: 'recommendation', [name]: 'B' })).toThrow(
        `recommendation takes no ${name}. Leave it out.`,
      );
    expect(() => record(secretary, found, { kind: 'action', due: '2025-13-05' })).toThrow(
      'date is no date: 2025-13-05. Write it as 2025-03-05.',
    );
    expect(() => record(secretary, found, { kind: 'comment' })).toThrow('kind of entry is unknown');
    expect(() => record(analyst, found, { kind: 'action' })).toThrow(NotPermitted);
  });

  it('closes an action once, and answers a question as often as somebody does', () => {
    const [found, other] = [paper(), paper()];
    record(secretary, found, { kind: 'action' });
    const action = String(last(found).id);
    expect(() => record(secretary, found, { kind: 'action-done' })).toThrow('the action is none, or is done already');
    expect(() => record(secretary, other, { kind: 'action-done', answers: action })).toThrow('the action is none');
    expect(() => record(secretary, found, { kind: 'answer', answers: action })).toThrow(
      'the question that this answers does not exist',
    );
    record(secretary, found, { kind: 'action-done', answers: action });
    expect(last(found)).toMatchObject({ kind: 'action-done', answers: Number(action) });
    expect(() => record(secretary, found, { kind: 'action-done', answers: action })).toThrow('or is done already');
    record(secretary, found, { kind: 'question' });
    const question = last(found);
    for (const by of [analyst, secretary]) record(by, found, { kind: 'answer', answers: String(question.id) });
    const entries = entriesOfSubmission(store, found.id);
    expect(entries.filter(({ answers }) => answers === question.id)).toHaveLength(2);
    expect([answerable('action-done', entries), answerable('answer', entries)]).toEqual([[], [question]]);
  });

  it('is a member’s own dissent, or that of somebody whom the chair or secretary names', () => {
    const found = paper();
    attach(found, 'run-1');
    released.add('run-1');
    expect(() => record(member, found, { kind: 'dissent', owner: 'Ida' })).toThrow(
      'a member records their own dissent',
    );
    record(member, found, { kind: 'dissent' });
    expect(last(found)).toMatchObject({ owner: null, by: 'member' });
    record(secretary, found, { kind: 'dissent', owner: 'Ida' });
    expect(last(found)).toMatchObject({ owner: 'Ida', by: 'secretary' });
    expect(() => record(secretary, found, { kind: 'dissent', owner: 'x'.repeat(101) })).toThrow('Write it in at most');
  });

  it('is an outcome that a minute attests, in the panel’s words, the later beside the earlier', () => {
    const found = paper();
    const text = () => String(outcomeList(workbench, found)).replace(/<[^>]*>/g, ' ');
    expect(text()).toBe('None recorded');
    expect(() => record(secretary, found, { kind: 'outcome', outcome: 'A' })).toThrow(
      'is not attested by any minute: A',
    );
    expect(() => record(secretary, found, { kind: 'outcome', outcome: 'Z' })).toThrow(
      'is not attested by any minute: Z',
    );
    record(secretary, found, { kind: 'outcome', outcome: 'B' });
    expect([last(found).verdict, String(outcomeList(workbench, found))]).toEqual([
      'B',
      expect.not.stringContaining('<ol>'),
    ]);
    expect(text()).toMatch(
      /^B – Proceed with minor amendments .*recorded by The secretary \(chair or secretary\), 5 March 2025 at 14:30/,
    );
    record(secretary, found, { kind: 'outcome', outcome: 'E' });
    expect(text()).toMatch(/B – Proceed.*E – Come back with more/);
    const minuted = { ...found, outcome: 'B', meeting: '2025-03-05', agendaItem: '4' };
    expect(String(outcomeList(workbench, minuted))).toMatch(
      /^<ol><li>B.*in the minutes of 5 March 2025, item 4<.*(<li>.*){2}/,
    );
    expect(['B', 'A', 'Z', null].map((code) => outcomeText(panel, code))).toEqual([
      ...['B – Proceed with minor amendments', 'A (wording not attested)', 'Z (wording unknown)', 'None recorded'],
    ]);
    const noted = [{ code: 'noted', wording: 'Noted', provenance: '', attested: true }];
    expect(outcomeText({ ...panel, outcomes: noted }, 'noted')).toBe('Noted');
  });

  it('is a stage of the panel’s; one beside the main way stands until the paper moves on', () => {
    const found = paper('in-principle');
    const now = () => currentStage(workbench, found);
    expect(() => record(secretary, found, { kind: 'stage', stage: 'nowhere' })).toThrow('unknown stage: nowhere');
    expect(knownStage({ ...panel, stages: [] }, 'nowhere')).toBe('nowhere');
    expect(now()).toEqual({ main: 'in-principle', side: null });
    expect(String(stageTags(workbench, now()))).toBe('In-principle paper');
    record(secretary, found, { kind: 'stage', stage: 'withdrawn' });
    expect(now()).toEqual({ main: 'in-principle', side: 'withdrawn' });
    expect(String(stageTags(workbench, now()))).toBe('In-principle paper <span class="tag bad">Withdrawn</span>');
    record(secretary, found, { kind: 'outcome', outcome: 'B' });
    record(secretary, found, { kind: 'stage', stage: 'pilot' });
    expect(now()).toEqual({ main: 'pilot', side: null });
    expect(stageHistory(workbench, found).map(({ stage, recorded }) => [stage, recorded?.by ?? null])).toEqual([
      ...[
        ['in-principle', null],
        ['withdrawn', 'secretary'],
        ['pilot', 'secretary'],
      ],
    ]);
    const beside = paper('interim-meeting');
    expect(currentStage(workbench, beside)).toEqual({ main: null, side: 'interim-meeting' });
    expect(String(stageTags(workbench, currentStage(workbench, beside)))).toBe(
      '<span class="tag warn">Interim meeting</span>',
    );
  });
});
