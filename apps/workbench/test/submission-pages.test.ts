import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore, readPanelFacts } from '../src/index.ts';
import { submissionPage, submissionsByStage } from '../src/submission/submission-pages.ts';
import { currentStage } from '../src/submission/submission-state.ts';
import { submissions } from '../src/submission/submissions.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const panel = {
  ...readPanelFacts(home),
  stages: ['pilot', 'live', 'interim', 'withdrawn'].map((id) => ({
    id,
    title: id,
    kind: id === 'interim' || id === 'withdrawn' ? 'side' : 'main',
  })),
} as ReturnType<typeof readPanelFacts>;
const sides = ['interim', 'withdrawn'];
const store = openStore(join(home, '.assay'), panel);
afterAll(() => {
  store.close();
  remove();
});

describe('a page of submissions', () => {
  it('has each where its stages, step by step, say that it is, in the order of the whole list', () => {
    const stages = ['pilot', 'live', 'interim', 'withdrawn', 'unheard of'];
    store.database.transaction(() => {
      for (let at = 0; at < 150; at++) {
        const id = `p-${(at * 37) % 150}`;
        const meeting = at % 4 === 0 ? null : `2025-0${1 + (at % 3)}-05`;
        store.database.run(
          'INSERT INTO submission (id, system, title, stage, meeting, agenda_item, outcome, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, NULL, 0, ?)',
          ...[id, 'MM', id, stages[at % 5]!, meeting, at % 3 === 0 ? null : String(at % 11), 'ada'],
        );
        for (let move = 0; move < at % 4; move++)
          store.database.run(
            "INSERT INTO entry (kind, submission, verdict, text, at, by, by_name, by_role) VALUES (?, ?, ?, 'Said.', 0, 'ren', 'Ren', 'secretary')",
            ...[at % 7 === move ? 'outcome' : 'stage', id, stages[(at + move * 2) % 5]!],
          );
      }
    });
    const all = submissions(store).map((each) => ({ ...each, now: currentStage({ store, panel }, each) }));
    for (const stage of ['', ...stages]) {
      const at = all.filter(({ now }) => stage === '' || now.main === stage || now.side === stage);
      const pages = [0, 40, 80, 120, 160].flatMap((first) => submissionPage(store, sides, { stage, first, rows: 40 }));
      expect(pages).toEqual(at);
      const counted = submissionsByStage(store, sides).filter(
        ({ main, side }) => stage === '' || main === stage || side === stage,
      );
      expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(at.length);
    }
  });
});
