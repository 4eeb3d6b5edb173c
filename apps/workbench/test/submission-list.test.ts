import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore, readPanelFacts } from '../src/index.ts';
import { submissionsPage } from '../src/page/submission-list.ts';
import type { Person } from '../src/security/person.ts';
import type { Workbench } from '../src/workbench-context.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const panel = { ...readPanelFacts(home), systems: [] };
const store = openStore(join(home, '.assay'), panel);
afterAll(() => {
  store.close();
  remove();
});
const workbench = { store, panel } as unknown as Workbench;
const person = (role: Person['role']): Person => ({ id: role, name: role, role });
const shown = (stage?: string, asked = 1, role: Person['role'] = 'member') => {
  const page = String(submissionsPage(workbench, person(role), stage, asked).main);
  return {
    page,
    caption: /<caption[^>]*>([^<]*)/.exec(page)![1],
    rows: [...page.matchAll(/<tr><th scope="row"><a href="\/submissions\/([^"]+)"/g)].map(([, id]) => id),
    stages: [...page.matchAll(/<option[^>]*value="([^"]*)"[^>]*>([^<]*)/g)].map(([, value, text]) => [value, text]),
    links: [...page.matchAll(/<a href="([^"]+)" rel="(prev|next)"/g)].map(([, href, rel]) => [rel, href]),
    place: /Page \d+ of \d+/.exec(page)?.[0] ?? null,
  };
};
const add = (from: number, to: number, stage: string) =>
  store.database.transaction(() => {
    for (let at = from; at < to; at++)
      store.database.run(
        "INSERT INTO submission (id, system, title, stage, meeting, agenda_item, outcome, created_at, created_by) VALUES (?, 'MM', ?, ?, NULL, NULL, NULL, 0, 'ada')",
        ...[`p-${String(at).padStart(3, '0')}`, `Paper ${at}`, stage],
      );
  });

describe('the list of submissions', () => {
  it('of none says so, and offers no stages and no pages', () => {
    expect(shown()).toMatchObject({
      ...{ caption: '0 submissions, the latest meeting first', rows: [], stages: [], links: [], place: null },
    });
    expect(shown(undefined, 1, 'analyst').page).toContain('href="/submissions/new"');
    expect(shown().page).not.toContain('href="/submissions/new"');
  });

  it('has a hundred on a page, and a choice of stages where they are at several', () => {
    add(0, 1, 'pilot');
    expect(shown()).toMatchObject({ caption: '1 submission, the latest meeting first', rows: ['p-000'], stages: [] });
    add(1, 100, 'pilot');
    expect(shown()).toMatchObject({ rows: { length: 100 }, links: [], place: null });
    add(100, 205, 'withdrawn');
    const first = shown();
    expect(first).toMatchObject({
      caption: '205 submissions, the latest meeting first: 1 to 100',
      rows: { length: 100, 0: 'p-000', 99: 'p-099' },
      stages: [
        ['', 'All (205)'],
        ['pilot', 'Pilot (100)'],
        ['withdrawn', 'Withdrawn (105)'],
      ],
      links: [['next', '/submissions?page=2']],
      place: 'Page 1 of 3',
    });
    expect(shown(undefined, 2).links).toEqual([
      ['prev', '/submissions?page=1'],
      ['next', '/submissions?page=3'],
    ]);
    const last = shown(undefined, 3);
    expect(last).toMatchObject({
      ...{ rows: ['p-200', 'p-201', 'p-202', 'p-203', 'p-204'], links: [['prev', '/submissions?page=2']] },
      caption: '205 submissions, the latest meeting first: 201 to 205',
    });
    // An address that somebody wrote by hand.
    expect([99, 3.7].map((asked) => shown(undefined, asked).rows)).toEqual([last.rows, last.rows]);
    expect([0, -2, Number.NaN].map((asked) => shown(undefined, asked).rows)).toEqual(Array(3).fill(first.rows));
  });

  it('is of one stage where somebody asks for it, on all of its pages, and of all where there is none such', () => {
    expect(shown('withdrawn', 2)).toMatchObject({
      caption: '105 submissions, the latest meeting first: 101 to 105',
      rows: { length: 5, 0: 'p-200' },
      links: [['prev', '/submissions?stage=withdrawn&amp;page=1']],
      place: 'Page 2 of 2',
    });
    expect(shown('withdrawn').page).toContain('<option value="withdrawn" selected>');
    expect(shown('pilot')).toMatchObject({ caption: '100 submissions, the latest meeting first', links: [] });
    expect(shown('request-return').caption).toBe(shown().caption);
  });
});
