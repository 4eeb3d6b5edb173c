import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { makeHome, runInvented, runSample } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
const stored: string[] = [];
let opened: App;

beforeAll(() => {
  opened = createApp({ home, identify: identifySample });
});
afterAll(async () => {
  await opened.close();
  remove();
});

/** The next run, stored a minute after the one before. */
async function next(run: Promise<string>): Promise<string> {
  const id = await run;
  stored.push(id);
  const at = new Date(Date.UTC(2025, 2, 5, 10, stored.length));
  utimesSync(join(home, '.assay/runs/sample', id, 'run.json'), at, at);
  return id;
}

const read = async (path: string, person = 'ada') =>
  (await visitor(opened.app, { 'X-Remote-User': person }).read(path)).text;

/** The reports that the front page lists, by run. */
const listed = async (person = 'ada') => {
  const front = await read('/', person);
  return [...front.slice(0, front.indexOf('<h2>Questions')).matchAll(/<h3><a href="\/reports\/([0-9a-f]{16})">/g)].map(
    ([, id]) => id,
  );
};

describe('the report that stands for a notebook on the front page', () => {
  it('is that of the notebook as it comes, and none that somebody tried on other data or with other choices', async () => {
    const own = await next(runSample(home, 0.99));
    expect(await listed()).toEqual([]);
    for (const path of ['/questions', '/questions/MM-P1']) {
      expect(await read(path)).toMatch(/One run that nobody released<\/a> is not shown here/);
      expect(await read(path)).not.toContain(`/reports/${own}`);
    }
    expect(await read('/')).toMatch(/One run that nobody released<\/a> is not shown here/);

    const usual = await next(runInvented(home));
    expect(await listed()).toEqual([usual]);
    await next(runInvented(home, 0.9));
    expect(await listed()).toEqual([usual]);
    expect(await read('/')).toContain(', not released');
    // Of the project's own data and the usual choices there is nothing to tell.
    expect(await read('/')).not.toMatch(/Made of|<br>With /);
    expect(await read('/notebooks')).toContain(`/reports/${usual}`);
    expect(await read('/questions/MM-P1')).toContain(`/reports/${usual}`);
    expect(await read('/questions/MM-P1')).not.toContain(`/reports/${own}`);
  });

  it('stays what it was where somebody gives the same rows as a file of their own', async () => {
    const [, usual] = stored;
    const same = await next(runSample(home));
    expect(same).not.toBe(usual);
    expect(await read(`/reports/${usual}`)).toContain('Example on invented data');
    expect(await read(`/reports/${same}`)).not.toContain('Example on invented data');
    expect(await listed()).toEqual([usual]);
  });

  it('is the latest that was released, as soon as one was, for everybody', async () => {
    const [own] = stored;
    const given = { decision: 'disclosure:release', text: 'No small counts.' };
    const ren = visitor(opened.app, { 'X-Remote-User': 'ren' });
    expect((await ren.send(`/reports/${own}/review`, `/reports/${own}/decisions`, given)).status).toBe(303);
    for (const person of ['ada', 'ren', 'mel']) expect([person, await listed(person)]).toEqual([person, [own]]);
    expect(await read('/')).toMatch(/3 runs that nobody released<\/a> are not shown here/);
    expect(await read('/', 'mel')).not.toContain('nobody released');
  });

  it('says of how many rows it is and what was chosen, so that a part is not read as the whole', async () => {
    const id = await next(runSample(home, 0.8));
    const ren = visitor(opened.app, { 'X-Remote-User': 'ren' });
    const given = { decision: 'disclosure:release', text: 'Tried on a part.' };
    await ren.send(`/reports/${id}/review`, `/reports/${id}/decisions`, given);
    expect(await listed()).toEqual([id]);
    expect(await read('/')).toMatch(
      /, the latest that was released<br>Made of people\.csv \(4 rows\), with Level: 0\.8</,
    );
    expect(await read('/', 'mel')).toMatch(
      /<br>Made of a file that stays in the Data Lab \(how many rows is not told\), with Level: 0\.8</,
    );
  });
});
