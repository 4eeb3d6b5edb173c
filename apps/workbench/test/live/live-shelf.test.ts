import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPanelFacts } from '@assay/report/store';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { LiveShelf } from '../../src/live/live-shelf.ts';
import { NotebookIndex } from '../../src/report/notebook-index.ts';
import { makeHome } from '../fixture/sample-home.ts';

const { home, remove } = makeHome();
const minute = 60_000;
let now = 0;

beforeAll(() => {
  // Only which are open is looked at: none of them can be read.
  for (const slug of ['a', 'b', 'c', 'd', 'e']) {
    mkdirSync(join(home, 'notebooks', slug));
    writeFileSync(join(home, 'notebooks', slug, 'notebook.ts'), 'export default 1;\n');
  }
});
afterAll(remove);
beforeEach(() => {
  now = 0;
});

function shelf(): LiveShelf {
  const parts = { home, notebooks: new NotebookIndex(home), panel: readPanelFacts(home), now: () => now };
  const made = new LiveShelf({ ...parts, datasetFiles: async () => null });
  onTestFinished(() => made.close());
  return made;
}
/** The session of a notebook, a second after whatever was before. */
function opened(made: LiveShelf, slug: string) {
  now += 1000;
  return made.find(slug)!.session;
}

it('opens a notebook once, and none that the project does not have', () => {
  const made = shelf();
  expect(opened(made, 'a')).toBe(opened(made, 'a'));
  expect([made.find('none'), made.find('../a'), made.find('')]).toEqual([null, null, null]);
  expect(made.find('a')!.place).toMatchObject({ base: '/live/a/', above: { href: '/notebooks/a' } });
});

it('holds four, and closes for a fifth the one that was looked at longest ago, but none that somebody watches', () => {
  const made = shelf();
  const first = new Map(['a', 'b', 'c', 'd'].map((slug) => [slug, opened(made, slug)]));
  opened(made, 'a');
  const stop = first.get('b')!.listen(() => {});
  opened(made, 'e');
  // c was looked at longest ago of those that nobody watches.
  for (const slug of ['a', 'b', 'd'])
    expect([slug, made.find(slug)!.session === first.get(slug)]).toEqual([slug, true]);
  stop();
  expect(opened(made, 'c')).not.toBe(first.get('c'));
});

it('refuses a fifth where each of the four is watched, and says which to close', () => {
  const made = shelf();
  const stops = ['a', 'b', 'c', 'd'].map((slug) => opened(made, slug).listen(() => {}));
  expect(() => opened(made, 'e')).toThrow('4 notebooks are open already. Close the page of one of a, b, c, d.');
  expect(made.find('a')).not.toBeNull();
  stops[0]!();
  expect(opened(made, 'e').isWatched).toBe(false);
  for (const stop of stops) stop();
});

it('closes what nobody has looked at or watched for more than ten minutes, each minute anew', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const made = shelf();
  const [quiet, watched] = [opened(made, 'a'), opened(made, 'b')];
  const stop = watched.listen(() => {});
  now = 1000 + 10 * minute;
  vi.advanceTimersByTime(minute);
  now += 1;
  vi.advanceTimersByTime(minute - 1);
  const before = vi.spyOn(quiet, 'close');
  expect(before).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(before).toHaveBeenCalledOnce();
  expect([made.find('a')!.session === quiet, made.find('b')!.session === watched]).toEqual([false, true]);
  stop();
});
