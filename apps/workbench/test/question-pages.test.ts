import { join } from 'node:path';
import { finding } from '@assay/evidence';
import { html } from '@assay/report';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore, readPanelFacts } from '../src/index.ts';
import { questionPage, questionsPage } from '../src/page/question-pages.ts';
import type { Answer } from '../src/report/answers.ts';
import type { Person } from '../src/security/person.ts';
import type { Workbench } from '../src/workbench-context.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const panel = readPanelFacts(home);
const store = openStore(join(home, '.assay'), panel);
afterAll(() => {
  store.close();
  remove();
});
const workbench = { panel, store } as unknown as Workbench;
const [analyst, member] = (['analyst', 'member'] as const).map((role): Person => ({ id: role, name: role, role }));
const none: Answer = { state: 'open', reason: null, findings: [], quotes: [], notebooks: [] };
const notebook = (slug: string, tried: number) => ({ slug, title: slug, tried });
const base = { questions: ['MM-P1'], method: { name: 'Count', source: 'definition' } } as const;
const stated = (more: object) => ({
  finding: finding({ ...base, id: 'a', title: 'A', unit: 'proportion', ...more } as never, { cell: 'c', file: 'n.ts' }),
  ...{ href: '/reports/r#a', report: '/reports/r', title: 'Report' },
});
const quoted = (text: string) => ({
  quote: { html: html`<p>${text}</p>`, restsOn: null } as never,
  href: '/reports/r',
  title: 'Report',
});

describe('the ledger of questions', () => {
  const shown = (answers: ReadonlyMap<string, Answer>, person = analyst!) =>
    String(questionsPage(workbench, person, answers).main);
  const answers = new Map<string, Answer>([
    [
      'MM-P1',
      {
        ...none,
        state: 'answered',
        quotes: [quoted('First.'), quoted('Second.')],
        findings: [stated({ value: 0.5 })],
        notebooks: [notebook('toy', 2), notebook('other', 1)],
      },
    ],
    [
      'MM-D1',
      {
        ...none,
        state: 'shown',
        findings: [stated({ value: 0.5 }), stated({ value: 0.5 })],
        notebooks: [notebook('toy', 2)],
      },
    ],
    ['MM-Q4', { ...none, state: 'unanswerable' }],
  ]);

  it('groups them, open ones first, with how many there are of each', () => {
    const text = shown(answers);
    expect([...text.matchAll(/<a href="#(\w+)">([^<]*)/g)].map(([, , words]) => words)).toEqual([
      ...['1 open', '1 shown on invented data alone', '1 answered on real data', '1 that data cannot answer'],
    ]);
    expect(
      [...text.matchAll(/<h2 id="\w+">([^<]*)|<dt><a href="\/questions\/([^"]*)/g)].map(([, title, id]) => title ?? id),
    ).toEqual([
      ...[
        'Open',
        'OP-Q3',
        'Shown on invented data alone',
        'MM-D1',
        'Answered on real data',
        'MM-P1',
        'That data cannot answer',
        'MM-Q4',
      ],
    ]);
    expect(text).not.toContain('None.');
    const nothing = shown(new Map());
    expect([nothing.match(/None\./g)?.length, nothing.includes('4 open')]).toEqual([3, true]);
  });

  it('has the first answer of each, how many findings, and each notebook’s tried runs once', () => {
    const text = shown(answers);
    expect([text.includes('First.'), text.includes('Second.')]).toEqual([true, false]);
    expect([...text.matchAll(/ · ((?:one|\d+) findings?)</g)].map(([, count]) => count)).toEqual([
      '2 findings',
      'one finding',
    ]);
    expect(text).toContain('3 runs that nobody released</a> are not shown here');
    expect(shown(new Map())).not.toContain('nobody released');
  });

  it('tells a member that open is what nothing released answers', () => {
    const words = 'nothing that was released answers them yet';
    expect([shown(answers).includes(words), shown(answers, member).includes(words)]).toEqual([false, true]);
  });
});

describe('the page of a question', () => {
  const shown = (answer?: Answer, id = 'OP-Q3') => String(questionPage(workbench, panel.ledger.find(id)!, answer).main);

  it('that nothing answers says so, or why data cannot', () => {
    expect(shown()).toContain('<p>No finding answers this yet.</p>');
    expect(shown()).toContain('OP-Q3 · Optimal patrols');
    expect(shown()).toContain('>Open</span>');
    for (const absent of ['The answer', 'Where it is worked out', 'nobody released'])
      expect(shown()).not.toContain(absent);
    expect(shown({ ...none, reason: 'No log of it.', notebooks: [notebook('toy', 1)] })).toMatch(
      /No log of it\.[\s\S]*One run that nobody released<\/a> is not shown here[\s\S]*Notebook: toy/,
    );
  });

  it('has what each report says to it, and each finding with its range, or how many rows its table has', () => {
    const interval = { low: 0.25, high: 0.75, level: 0.95, method: 'Wilson score interval' };
    const table = (rows: number) => ({
      unit: 'count',
      table: {
        columns: [{ name: 'area', label: 'Area', unit: 'text', key: true }],
        rows: Array.from({ length: rows }, (_, at) => [`area ${at}`]),
      },
    });
    const findings = [stated({ value: 0.5, interval }), stated({ value: 0.5 }), stated(table(1)), stated(table(2))];
    const text = shown({ ...none, state: 'answered', findings, quotes: [quoted('First.'), quoted('Second.')] });
    expect(text).toMatch(/The answer<\/h2>[\s\S]*First\.[\s\S]*Second\./);
    const said = [...text.matchAll(/<p class="answer">(.*?)<\/p>/g)].map(([, each]) => each!.replace(/<[^>]*>/g, ''));
    expect(said).toEqual([
      '50 in every 100 (between 25 and 75 in every 100)',
      ...['50 in every 100', 'A table of 1 row', 'A table of 2 rows'],
    ]);
    expect(text).not.toContain('No finding answers this yet');
  });

  it('names the papers that must answer it', () => {
    expect(shown(undefined, 'MM-P1')).toMatch(/Papers that must answer it[\s\S]*\/submissions\/mm-2025-03-05-4"/);
    store.database.run('DELETE FROM submission_question');
    expect(shown(undefined, 'MM-P1')).not.toContain('Papers that must answer it');
  });
});
