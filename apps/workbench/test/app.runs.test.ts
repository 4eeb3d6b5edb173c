import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '@assay/evidence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { makeHome } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
let opened: App;
let hoursAhead = 0;

beforeAll(() => {
  opened = createApp({
    home,
    now: () => Date.now() + hoursAhead * 3_600_000,
    datasetFiles: async (dataset) => (dataset === 'sample-people' ? [join(home, 'people.csv')] : null),
  });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const analyst = () => visitor(opened.app);
const form = '/notebooks/sample/run';
const csv = (text: string, name = 'people.csv') => new File([text], name, { type: 'text/csv' });

const kept = () => (existsSync(join(home, '.assay/uploads')) ? readdirSync(join(home, '.assay/uploads')) : []);

/** Whether a file is there now, and gone when the form is looked at an hour later. */
async function isKeptForAnHour(file: File): Promise<boolean> {
  const digest = sha256Hex(new Uint8Array(await file.arrayBuffer()));
  const isThere = kept().includes(digest);
  hoursAhead += 1.01;
  await analyst().read(`${form}?look=another`);
  return isThere && !kept().includes(digest);
}

/** Starts a run and follows its page until it is over. */
async function runThrough(fields: Record<string, string | File>): Promise<{ page: string; text: string }> {
  const started = await analyst().send(form, '/notebooks/sample/runs', fields);
  expect(started.status, started.text).toBe(303);
  const page = started.headers.get('location')!;
  return { page, text: await overAt(page) };
}

async function overAt(page: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const { text } = await analyst().read(page);
    if (!text.includes('http-equiv="refresh"')) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the run did not end');
}

describe('the run form', () => {
  it('is made of what the notebook declares', async () => {
    const { text } = await analyst().read(form);
    expect(text).toContain('name="parameter:level" type="number" value="0.95"');
    expect(text).toContain('min="0.5" max="0.99"');
    expect(text).toContain('<option value="link" selected>');
    expect(text).toContain('type="file"');
    expect(text).toContain('it must hold forename');
  });
});

describe('a run', () => {
  it('reads an uploaded file, tells its steps, ends in a report, and keeps the file by its digest for a rerun', async () => {
    const { page, text } = await runThrough({
      'input:people': csv('forename,area\nEve,East\nFay,East\n'),
      'parameter:level': '0.9',
      'parameter:mode': 'merge',
      seed: '7',
    });
    expect(text).toContain('Finished');
    expect(text).toContain('Step 2 of 2: States how many records there are');
    const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(text)![1]!;
    expect((await analyst().read(report)).text).toContain('There are <a class="value"');
    expect((await analyst().read(`${report}/tables/area.records.csv`)).text).toBe('area,n\r\nEast,2\r\n');
    const uploads = join(home, '.assay/uploads');
    expect(readdirSync(uploads)).toEqual([sha256Hex('forename,area\nEve,East\nFay,East\n')]);
    expect(await certificateOf(report)).toMatch(
      /Every finding is identical \(3 of 3\)\. Nothing that the numbers depend on changed\./,
    );
    const events = await opened.app.request(`${page}/events`);
    const stream = await events.text();
    expect(events.headers.get('content-type')).toContain('text/event-stream');
    expect(stream).toMatch(/event: progress\ndata: 1\/2\nid: \d+/);
    expect(stream).toMatch(/event: end\ndata: finished/);
    // Whoever lost the line is told what came after, whatever the last was that reached them.
    const pieces = stream.split('\n\n').filter((piece) => piece !== '');
    const numbers = pieces.flatMap((piece) => (/\nid: (\d+)$/.exec(piece) ?? []).slice(1));
    expect(numbers.length).toBeGreaterThan(3);
    for (const [at, number] of numbers.entries()) {
      const rest = pieces.slice(at + 1).join('\n\n');
      for (const asked of [
        opened.app.request(`${page}/events`, { headers: { 'Last-Event-ID': number! } }),
        opened.app.request(`${page}/events?after=${number}`),
      ])
        expect((await (await asked).text()).trim()).toBe(rest.trim());
    }
    expect(await (await opened.app.request(`${page}/events?after=x`)).text()).toBe(stream);
    const resumed = await (await opened.app.request(`${page}/events`, { headers: { 'Last-Event-ID': '9999' } })).text();
    expect(resumed).not.toContain('event: line');
  });

  it('uses the dataset where no file is sent', async () => {
    const { text } = await runThrough({ 'parameter:level': '0.8' });
    expect(text).toContain('Read 4 rows of people');
  });

  it('that fails on a missing column says what to do', async () => {
    const { text } = await runThrough({ 'input:people': csv('name,area\nx,y\n') });
    expect(text).toContain('Failed');
    expect(text).toMatch(/forename/);
  });

  it.each([
    [
      'a parameter out of bounds',
      { 'parameter:level': '2' },
      /parameter level is .*Give a number between 0.5 and 0.99/,
    ],
    ['a seed that is no whole number', { seed: '-1' }, /seed is -1\. Give a whole number from 0\./],
  ])('never starts on %s, and says what to do', async (_what, fields, message) => {
    const { status, text } = await analyst().send(form, '/notebooks/sample/runs', fields);
    expect([status, text.replaceAll('&quot;', '"')]).toEqual([422, expect.stringMatching(message)]);
  });

  it.each([
    ['no known kind', new File(['x'], 'people.exe'), 'is of no known kind'],
    ['bytes that are no text', new File([new Uint8Array([97, 0, 98])], 'people.csv'), 'is no text'],
    ['a million columns', csv(`${'a,'.repeat(1_000_000)}b\n`), 'has more than 2,000 columns'],
    ['a million columns whose names hold line breaks', csv('"a\n",'.repeat(1_000_000)), 'has more than 2,000 columns'],
    [
      'a million members of a row',
      csv(`[{"x":{},${Array.from({ length: 100_000 }, (_, index) => `"c${index}":1`).join(',')}}]`, 'people.json'),
      'has more than 2,000 columns',
    ],
  ])('never starts on %s', async (_what, file, message) => {
    const refused = await analyst().send(form, '/notebooks/sample/runs', { 'input:people': file });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(message);
  });

  it('never starts on a file that is too large, whatever its length says', async () => {
    const before = kept();
    const chunk = new Uint8Array(2 ** 20).fill(97);
    const tooLarge = new File(
      Array.from({ length: 70 }, () => chunk),
      'people.csv',
    );
    const refused = await analyst().send(form, '/notebooks/sample/runs', { 'input:people': tooLarge });
    expect(refused).toMatchObject({ status: 413 });
    expect(refused.text).toContain('That is too large');
    const token = /name="token" value="([^"]+)"/.exec((await analyst().read(form)).text)![1]!;
    const head = `--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n${token}\r\n--x\r\nContent-Disposition: form-data; name="input:people"; filename="people.csv"\r\n\r\n`;
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(sent === 0 ? new TextEncoder().encode(head) : chunk);
        sent++;
      },
    });
    const response = await opened.app.request('http://localhost/notebooks/sample/runs', {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { Origin: 'http://localhost', 'Content-Type': 'multipart/form-data; boundary=x' },
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(80);
    expect(kept()).toEqual(before);
  });

  it.each([
    ['Parquet', new File([new Uint8Array([80, 65, 82, 49, 1, 2, 3])], 'people.parquet')],
    ['JSON', csv('{"forename": [', 'people.json')],
    ['CSV', csv('forename,area\n"Eve,East\n')],
  ])('that cannot be read as %s says so, and keeps the file for an hour alone', async (_kind, file) => {
    const { text } = await runThrough({ 'input:people': file });
    expect(text).toContain('Failed');
    expect(text).not.toMatch(/incident|node_modules| at \w+ \(/);
    expect(await isKeptForAnHour(file)).toBe(true);
  });

  it('writes under no name that the sender chose', async () => {
    const { text } = await runThrough({ 'input:people': csv('forename,area\nGus,=1+1\n', '../../../evil.csv') });
    expect(text).toContain('Finished');
    expect(existsSync(join(home, 'evil.csv'))).toBe(false);
    const report = /href="(\/reports\/[0-9a-f]{16})"/.exec(text)![1]!;
    expect((await analyst().read(`${report}/tables/area.records.csv`)).text).toBe("area,n\r\n'=1+1,1\r\n");
  });

  it('can be cancelled, and then nothing is stored', async () => {
    const before = (await analyst().read('/runs')).text.match(/\/reports\/[0-9a-f]{16}/g)?.length;
    const started = await analyst().send(form, '/notebooks/sample/runs', { 'parameter:level': '0.77' });
    const page = started.headers.get('location')!;
    const cancelled = await analyst().send(page, `${page}/cancel`, {});
    expect(cancelled.status).toBe(303);
    let text = '';
    for (let tries = 0; tries < 200 && !text.includes('Cancelled'); tries++) {
      text = (await analyst().read(page)).text;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(text).toContain('Nothing was stored');
    expect((await analyst().read('/runs')).text.match(/\/reports\/[0-9a-f]{16}/g)?.length).toBe(before);
  });
});

describe('a finding that depends on a choice', () => {
  it('leads to a run that is the same but for another value, which reads the same file, and to what it changed', async () => {
    const first = await runThrough({
      'input:people': csv('forename,area\nIda,West\n'),
      'parameter:level': '0.6',
      seed: '11',
    });
    const report = /href="\/reports\/([0-9a-f]{16})"/.exec(first.text)![1]!;
    const finding = await analyst().read(`/reports/${report}/findings/level.used`);
    expect(finding.text).toMatch(/<dt>Level<\/dt><dd>0\.6/);
    const again = `/notebooks/sample/run?from=${report}`;
    expect(finding.text).toContain(`href="${again}">Run again with another value`);
    const { text } = await analyst().read(again);
    expect(text).toContain('type="number" value="0.6"');
    expect(text).toContain('type="number" value="11"');
    expect(text).toContain('the one of that run is read again');
    const started = await analyst().send(again, '/notebooks/sample/runs', {
      from: report,
      'parameter:level': '0.7',
      seed: '11',
    });
    const page = await overAt(started.headers.get('location')!);
    const [, changes] = /href="([^"]+)">Compare with the run before/.exec(page)!;
    expect(changes).toContain(`since=${report}`);
    const compared = await analyst().read(changes!);
    expect(compared.text).toMatch(/1 drifted/);
    expect(compared.text).toMatch(/Parameters changed: .*level/);
    expect((await analyst().read('/notebooks/sample')).text).toMatch(/Level: 0\.7, seed 11, a file that was sent/);
  });

  it('takes no run of another notebook, and none that does not exist', async () => {
    expect((await analyst().read('/notebooks/sample/run?from=0123456789abcdef')).text).toContain('value="0.95"');
    expect((await analyst().read('/notebooks/sample/run?from=../../x')).status).toBe(200);
  });
});

describe('two runs', () => {
  it('are compared number by number', async () => {
    const [first, second] = [...new Set((await analyst().read('/runs')).text.match(/\/reports\/([0-9a-f]{16})/g))];
    const { text } = await analyst().read(`${first}/changes?since=${second!.slice(9)}`);
    expect(text).toMatch(/(Does not hold|Holds): of 3 findings|Every finding is identical \(3 of 3\)/);
    expect(text).toContain('What changed');
  });

  it('a rerun ends in a certificate under the name of whoever asked, and says what is missing', async () => {
    const [, report] = /"(\/reports\/[0-9a-f]{16})"/.exec(
      (await runThrough({ 'input:people': csv('forename\nGus\n') })).text,
    )!;
    rmSync(join(home, '.assay/uploads', sha256Hex('forename\nGus\n')), { recursive: true });
    const review = await certificateOf(report!);
    expect(review).toMatch(/Does not hold: of 3 findings 3 not rerun.*no file for input people/s);
    expect(review).toContain('Local analyst (without log-in)');
  });

  it('of 0 bytes is refused, and not taken for none', async () => {
    const refused = await analyst().send('/notebooks/sample/run', '/notebooks/sample/runs', {
      'input:people': csv(''),
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('is empty (0 bytes)');
  });

  it('is shown as it would be read, and nothing is run', async () => {
    const shown = await look({ 'input:people': csv('forename,area,notes\nGus,East,x\nN/K,East,y\n') });
    expect(shown.status).toBe(200);
    const page = shown.text;
    expect(page).toContain('columns not used: notes');
    expect(page).toContain('look like words for a missing one: N/K (1)');
    expect(page).not.toMatch(/--[a-z]/);
  });

  it('of which one failed leave its upload behind for an hour', async () => {
    const file = csv('surname\nHay\n');
    await runThrough({ 'input:people': file });
    expect(await isKeptForAnHour(file)).toBe(true);
  });
});

/** Sends a file to see how it is read. */
const look = (fields: Record<string, string | File>) =>
  analyst().send('/notebooks/sample/run', '/notebooks/sample/runs', { ...fields, step: 'look' });
async function certificateOf(report: string): Promise<string> {
  expect((await analyst().send(`${report}/review`, `${report}/rerun`, {})).status).toBe(303);
  let review = '';
  for (let tries = 0; tries < 400 && !review.includes('Rerun certificate'); tries++) {
    review = (await analyst().read(`${report}/review`)).text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return review;
}
