import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp, type Person } from '../../src/index.ts';
import { makeHome, runSample } from '../fixture/sample-home.ts';

const { home, remove } = makeHome();
let opened: App;
let person: Person;

beforeAll(async () => {
  await runSample(home);
  opened = createApp({ home, identify: () => person, datasetFiles: async () => [join(home, 'people.csv')] });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const addresses = [
  '/live/sample/',
  '/live/sample/events',
  '/live/sample/rows?cell=counts',
  '/live/sample/edit?file=report.md',
  '/live/sample/file?name=report.md',
];
const calls = ['/live/sample/file', '/live/sample/parameters', '/live/sample/store'];

describe('a notebook live in the workbench', () => {
  it.each(['member', 'reviewer', 'secretary'] as const)('is closed to a %s, at every address', async (role) => {
    person = { id: role, name: role, role };
    for (const address of addresses) expect((await opened.app.request(address)).status, address).toBe(403);
    for (const address of calls) {
      const answer = await opened.app.request(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
      expect(answer.status, address).toBe(403);
    }
    expect(await (await opened.app.request('/notebooks/sample')).text()).not.toContain('/live/sample/');
  });

  it('is open to an analyst, with its own data, and led to from the notebook’s page', async () => {
    person = { id: 'ada', name: 'Ada', role: 'analyst' };
    expect(await (await opened.app.request('/notebooks/sample')).text()).toContain('href="/live/sample/"');
    const read = async () => {
      const page = await opened.app.request('/live/sample/');
      expect(page.status).toBe(200);
      return page.text();
    };
    // A page is shown before its cells are computed, where that takes long.
    let text = await read();
    while (text.includes('Starting') || text.includes('Computing')) text = await read();
    expect(text).toContain('Every cell is current');
    expect(text).toContain('href="/notebooks/sample"');
    // Above the cells and above the report, each of which may be all that is in sight.
    expect(text.match(/Example on invented data/g)).toHaveLength(2);
    expect(text).toContain('Rests on:</b> invented data');
    expect(text).toContain('Since the last stored run:</strong> nothing changed');
    expect((await opened.app.request('/live/none/')).status).toBe(404);
  });

  it('keeps who stored a run from it: they decide on it under no role', async () => {
    person = { id: 'ada', name: 'Ada', role: 'analyst' };
    const token = /name="token" value="([^"]+)"/.exec(await (await opened.app.request('/live/sample/')).text())![1]!;
    const answer = await opened.app.request('/live/sample/store', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Live-Token': token },
      body: '{}',
    });
    const { id } = (await answer.json()) as { readonly id: string };
    expect(await (await opened.app.request('/runs')).text()).toContain('Asked for here');
    const review = async (by: string) => {
      person = { id: by, name: by, role: 'reviewer' };
      return (await opened.app.request(`/reports/${id}/review`)).text();
    };
    expect(await review('ada')).toContain('You had a hand in this run, so somebody else must decide on it.');
    expect(await review('ren')).toContain('Record decision');
  });
});
