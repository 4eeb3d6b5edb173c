import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { prepareRun } from '@assay/notebook/run';
import { runAndStore } from '@assay/report/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPanelFacts } from '../../src/index.ts';
import { LiveSession } from '../../src/live/live-session.ts';
import { storeLive } from '../../src/live/store-live.ts';
import { type OpenSample, openSample } from './open-sample.ts';

let opened: OpenSample;
beforeAll(async () => {
  opened = await openSample();
});
afterAll(() => opened.strike());

const token = () => opened.session.token;
const post = (address: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(opened.at(address), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Live-Token': token(), ...headers },
    body: JSON.stringify(body),
  });
const file = async (name: string) =>
  (await (await fetch(opened.at(`file?name=${encodeURIComponent(name)}`))).json()) as {
    text: string;
    digest: string;
    message: string;
  };

/** A request under another name than this computer's. */
function statusFor(host: string): Promise<number> {
  const { port, pathname } = new URL(opened.url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: pathname, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end();
  });
}

describe('a notebook that is open', () => {
  it('shows its cells, their code and findings, and the report, without a script', async () => {
    const page = await (await fetch(opened.url)).text();
    for (const text of [
      'Counts records by area',
      'list of 2 rows',
      'records.total',
      'There are',
      'Every cell is current',
      '<span class="live-line">',
    ])
      expect(page).toContain(text);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain('Working copy.');
    expect(page).toContain('the force’s own data: people.csv');
    expect(page).not.toContain('Example on invented data');
  });

  it('gives nothing without its token, nor under another name', async () => {
    const { origin } = new URL(opened.url);
    expect((await fetch(`${origin}/`)).status).toBe(404);
    expect((await fetch(`${origin}/wrong/`)).status).toBe(404);
    expect(await statusFor('evil.example')).toBe(403);
    expect(await statusFor('127.0.0.1')).toBe(200);
    expect(new URL(opened.url).hostname).toBe('127.0.0.1');
  });

  it('forbids the page whatever is not its own', async () => {
    const policy = (await fetch(opened.url)).headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it.each([
    '../../../package.json',
    '/etc/passwd',
    'notebook.ts/../../../people.csv',
    '..%2f..%2fpackage.json',
    'package.json',
    '',
  ])('reads and writes no file but the notebook’s own: %s', async (name) => {
    expect((await fetch(opened.at(`file?name=${encodeURIComponent(name)}`))).status).toBe(404);
    expect((await fetch(opened.at(`edit?file=${encodeURIComponent(name)}`))).status).toBe(404);
    expect((await post('file', { name, text: 'x', digest: '' })).status).toBe(422);
  });

  it('changes nothing for whoever lacks the token of the page', async () => {
    const before = await file('report.md');
    const answer = await post(
      'file',
      { name: 'report.md', text: 'x', digest: before.digest },
      { 'X-Live-Token': 'guess' },
    );
    expect(answer.status).toBe(403);
    const form = await fetch(opened.at('parameters'), {
      method: 'POST',
      headers: { Origin: 'http://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `token=${token()}&level=0.9`,
    });
    expect(form.status).toBe(403);
    expect(opened.read('report.md')).toBe(before.text);
  });

  it('saves a file whole, and refuses where it changed underneath', async () => {
    const { text, digest } = await file('report.md');
    const saved = await post('file', { name: 'report.md', text: `${text}\nMore.\n`, digest });
    expect(saved.status).toBe(200);
    expect(opened.read('report.md')).toBe(`${text}\nMore.\n`);
    const again = await post('file', { name: 'report.md', text: 'lost', digest });
    expect([again.status, ((await again.json()) as { message: string }).message]).toEqual([
      422,
      'report.md was changed by somebody else since it was opened here. Copy what you wrote, close the editor and open it again.',
    ]);
    expect(readdirSync(opened.folder).filter((name) => name.includes('partial'))).toEqual([]);
    await post('file', { name: 'report.md', text, digest: ((await file('report.md')) as { digest: string }).digest });
  });

  it('takes parameters within their bounds alone', async () => {
    const refused = await post('parameters', { parameters: { level: 2 } });
    expect(((await refused.json()) as { message: string }).message).toBe(
      'parameter level is "2". Give a number between 0.5 and 0.99.',
    );
    expect((await post('parameters', { parameters: { level: 0.9 } })).status).toBe(200);
    await opened.session.live.settled();
    expect(opened.session.live.state.results?.findings.find(({ id }) => id === 'level.used')?.value).toBe(0.9);
    await post('parameters', { parameters: { level: 0.95 } });
  });

  it('hands out the rows of a value, sorted and searched', async () => {
    const rows = await (
      await fetch(opened.at('rows?cell=counts&search=areas'), { headers: { 'X-Live-Rows': '1' } })
    ).text();
    expect(rows).toContain('list of 2 rows');
    expect(rows).toContain('2 in all');
    expect(await (await fetch(opened.at('rows?cell=none'))).text()).toContain('has no rows now');
  });

  it('stores a run of the same bytes as the command line does, and releases nothing', async () => {
    await opened.session.live.settled();
    const answer = await post('store', {});
    const { id, folder, message } = (await answer.json()) as { id: string; folder: string; message: string };
    expect(message).toBe(`Run ${id} is stored. It states the numbers that are shown here.`);
    const prepared = await prepareRun(
      opened.folder,
      { inputs: { people: [join(opened.home, 'people.csv')] }, parameters: { level: 0.95 } },
      async () => null,
    );
    expect(prepared.identity.id).toBe(id);
    const target = join(opened.home, 'by-hand');
    await runAndStore(prepared, {
      ledger: readPanelFacts(opened.home).ledger,
      systemName: 'Match and merge',
      target,
      now: () => new Date('2025-03-05T10:00:00Z'),
    });
    for (const name of [
      'results.json',
      'run.json',
      'report.html',
      'technical.html',
      'report-source.json',
      'notebook.mjs',
    ])
      expect(readFileSync(join(folder, name), 'utf8'), name).toBe(readFileSync(join(target, name), 'utf8'));
    const kept = readdirSync(join(opened.home, '.assay'), { recursive: true, encoding: 'utf8' });
    expect(kept.filter((path) => !path.startsWith('runs'))).toEqual([]);
  });

  it('claims no sameness of a run that is stored before any number was shown', async () => {
    const unseen = new LiveSession(opened.session.parts);
    const place = { ledger: readPanelFacts(opened.home).ledger, systemName: () => null, now: () => new Date(0) };
    const { id, message } = await storeLive(unseen, place);
    expect(message).toBe(`Run ${id} is stored. No number was shown here yet to hold it against.`);
    await unseen.close();
  });

  it('shows two pages the same, and one that is closed takes nothing with it', async () => {
    const heard: string[][] = [[], []];
    const stops = heard.map((list) => opened.session.listen((news) => list.push(JSON.stringify(news))));
    stops[0]!();
    opened.write('report.md', `${opened.read('report.md')}\nA sentence more.\n`);
    const deadline = performance.now() + 170_000;
    while (!heard[1]!.some((news) => news.includes('A sentence more')) && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(heard[1]!.some((news) => news.includes('A sentence more'))).toBe(true);
    expect(heard[0]!.some((news) => news.includes('A sentence more'))).toBe(false);
    stops[1]!();
  });

  it('marks in the report what cannot be shown, and keeps the rest', async () => {
    const before = opened.read('report.md');
    opened.write('report.md', `${before}\nIt is {records.nothing}, not {records.total}.\n`);
    const deadline = performance.now() + 170_000;
    while (!(opened.session.part('report')?.includes('records.nothing') ?? false) && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(opened.session.part('report')!.toString()).toContain('unknown finding: records.nothing');
    expect(opened.session.part('report')!.toString()).toContain('There are');
    opened.write('report.md', before);
  });

  it('tells every page what is to be mended in the prose, once nobody types, and that it was mended', async () => {
    const before = opened.read('report.md');
    const heard: string[] = [];
    const stop = opened.session.listen(({ parts }) => heard.push(parts?.['prose'] ?? ''));
    heard.length = 0;
    const toldOf = async (isTold: (prose: string) => boolean) => {
      const deadline = performance.now() + 170_000;
      while (!heard.some((prose) => prose !== '' && isTold(prose)) && performance.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 5));
      return heard.findLast((prose) => prose !== '');
    };
    opened.write('report.md', `${before}\nThere are 4711 records.\n`);
    expect(await toldOf((prose) => prose.includes('4711'))).toContain('4711');
    heard.length = 0;
    opened.write('report.md', before);
    expect(await toldOf((prose) => !prose.includes('4711'))).not.toContain('4711');
    stop();
  });

  it('shows a file that was saved half as broken, never as a number', async () => {
    const whole = opened.read('notebook.ts');
    opened.write('notebook.ts', whole.slice(0, whole.length / 2));
    const deadline = performance.now() + 170_000;
    while (opened.session.live.state.problem === null && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 5));
    const page = await (await fetch(opened.url)).text();
    expect(page).toContain('Cannot be read as it is now');
    expect(page).toContain('What stands below is of the last code that could be run.');
    opened.write('notebook.ts', whole);
    while (opened.session.live.state.problem !== null && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await opened.session.live.settled();
    expect(opened.session.live.state.isWhole).toBe(true);
  });
});
