import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { localAnalyst, openStore, readPanelFacts } from '../src/index.ts';
import { jobPage, runsPage } from '../src/page/run-pages.ts';
import { appendEntry } from '../src/store/entries.ts';
import type { Job } from '../src/store/jobs.ts';
import type { Workbench } from '../src/workbench-context.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const store = openStore(join(home, '.assay'), readPanelFacts(home));
afterAll(() => {
  store.close();
  remove();
});
const workbench = {
  ...{ store, forms: { issue: () => 'once' } },
  runs: { record: () => null },
} as unknown as Workbench;
const job: Job = {
  ...{ id: '0123456789abcdef', kind: 'run', notebook: 'toy', state: 'running', message: null, run: null, from: null },
  ...{ requestedAt: Date.UTC(2025, 2, 5, 14, 30), requestedBy: 'Ada' },
};
const said = { lines: [], hasEarlier: false, last: 0, progress: null, isEarlier: false };
const shown = (about: Partial<Job>, more: Partial<Parameters<typeof jobPage>[3]> = {}) => {
  const { title, head, main } = jobPage(workbench, localAnalyst, { ...job, ...about }, { ...said, ...more });
  const text = String(main);
  const links = [...text.matchAll(/<a class="button[^"]*" href="([^"]*)">([^<]*)/g)].map(([, to, name]) => [name, to]);
  return { title, isFollowed: head !== undefined, text, links };
};

describe('the page of a run that was asked for', () => {
  it('is read again until it is over, tells how far it is, and has a way to stop it', () => {
    for (const state of ['waiting', 'running'] as const) {
      const { text, isFollowed, links } = shown({ state }, { progress: '3/7' });
      expect([isFollowed, links]).toEqual([true, []]);
      expect(text).toContain('<progress id="progress" max="7" value="3">');
      expect(text).toContain('action="/runs/0123456789abcdef/cancel"');
    }
    expect(shown({}).text).toContain('max="1" value="0"');
    for (const state of ['finished', 'failed', 'cancelled', 'interrupted'] as const) {
      const { text, isFollowed } = shown({ state });
      expect([isFollowed, text.includes('<progress'), text.includes('/cancel')]).toEqual([false, false, false]);
    }
  });

  it('leads to its report, beside the run that it was varied from, where that is another', () => {
    const run = 'aaaa';
    expect(shown({ state: 'finished', run }).links).toEqual([['Read the report', '/reports/aaaa']]);
    expect(shown({ state: 'finished', run, from: run }).links).toHaveLength(1);
    expect(shown({ state: 'finished', run, from: 'bbbb' }).links[1]).toEqual([
      ...['Compare with the run before', '/reports/aaaa/changes?since=bbbb'],
    ]);
    const rerun = shown({ state: 'finished', run, kind: 'rerun' });
    expect([rerun.title, rerun.links]).toEqual(['Rerun of toy', [['See the certificate', '/reports/aaaa/review']]]);
    expect([shown({ state: 'finished' }).links, shown({ run }).links]).toEqual([[], []]);
  });

  it('offers another try where nothing came of it, with the files that were sent only where it failed', () => {
    const again = (state: Job['state']) => shown({ state }).links;
    expect(again('failed')).toEqual([['Try again', '/notebooks/toy/run?look=0123456789abcdef']]);
    for (const state of ['cancelled', 'interrupted'] as const)
      expect(again(state)).toEqual([['Try again', '/notebooks/toy/run']]);
  });

  it('shows what was said, the latest lines followed, and of earlier ones the ways before and back', () => {
    const lines = [
      { number: 41, kind: 'log', text: 'one' },
      { number: 42, kind: 'log', text: 'two' },
    ];
    const latest = shown({}, { lines, last: 42 });
    expect(latest.text).toContain(
      '<ol data-events="/runs/0123456789abcdef/events?after=42"><li>one</li><li>two</li></ol>',
    );
    expect(latest.text).not.toContain('What was said before');
    expect(latest.text).not.toContain('The latest lines');
    const earlier = shown({}, { lines, last: 42, hasEarlier: true, isEarlier: true });
    expect(earlier.isFollowed).toBe(false);
    expect(earlier.text).toContain('<ol><li>one</li>');
    expect(earlier.text).toContain('?before=41">What was said before these 2 lines</a>');
    expect(earlier.text).toContain('<a href="/runs/0123456789abcdef">The latest lines</a>');
  });
});

describe('the page of all runs', () => {
  const runs = (slug: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `${slug}${at}`, slug, folder: null, storedAt: at }));
  const toy = { title: 'The toy', parameters: [] };
  const page = (about: Partial<Parameters<typeof runsPage>[1]>) =>
    String(runsPage(workbench, { stored: [], asked: [], notebooks: new Map([['toy', toy as never]]), ...about }).main);

  it('says that there is none, and nothing of jobs where nobody asked for one', () => {
    expect(page({})).toContain('<p>No run to show yet.</p>');
    expect(page({})).not.toContain('Asked for here');
    const asked = page({ asked: [job, { ...job, kind: 'rerun', state: 'failed' }] });
    expect([...asked.matchAll(/(Run|Rerun) of toy<span/g)].map(([, kind]) => kind)).toEqual(['Run', 'Rerun']);
    expect(asked).toContain('<span class="tag bad">Failed</span>');
  });

  it('has three of each notebook and the way to all of them, and those of a notebook that is gone by its name', () => {
    const text = page({ stored: [...runs('toy', 4), ...runs('gone', 4)] });
    expect([...text.matchAll(/href="\/reports\/(\w+)"/g)].map(([, id]) => id)).toEqual([
      ...['toy0', 'toy1', 'toy2', 'gone0', 'gone1', 'gone2'],
    ]);
    expect(text).toContain('<h3><a href="/notebooks/toy">The toy</a></h3>');
    expect(text).toContain('<h3>gone</h3>');
    expect([...text.matchAll(/All \d+ runs of [^<]*/g)].map(([all]) => all)).toEqual(['All 4 runs of The toy']);
    expect(text).not.toContain('No run to show yet');
    expect(page({ stored: runs('toy', 3) })).not.toContain('All 3 runs');
  });

  it('marks what was released', () => {
    const reviewer = { id: 'ren', name: 'Ren', role: 'reviewer' } as const;
    appendEntry(store, reviewer, { kind: 'disclosure', run: 'toy1', verdict: 'release', text: 'Good.' });
    const released = [
      ...page({ stored: runs('toy', 3) }).matchAll(/reports\/(\w+)"[^/]*\/code><\/a> <span class="tag good">Released/g),
    ];
    expect(released.map(([, id]) => id)).toEqual(['toy1']);
  });
});
