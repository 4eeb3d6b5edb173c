import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { makeHome, runSample } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
let run: string;
let opened: App;
let clock = Date.parse('2025-03-05T10:00:00Z');

beforeAll(async () => {
  run = await runSample(home);
  opened = createApp({ home, now: () => clock });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const analyst = () => visitor(opened.app);
const review = () => `/reports/${run}/review`;
const comments = () => `/reports/${run}/comments`;

describe('a form', () => {
  it('counts once: sent again it says so and adds nothing', async () => {
    const token = /name="token" value="([^"]+)"/.exec((await analyst().read(review())).text)![1]!;
    const first = await analyst().post(comments(), { text: 'Is the file complete?', token });
    expect(first.status).toBe(303);
    const again = await analyst().post(comments(), { text: 'Is the file complete?', token });
    expect(again.status).toBe(409);
    expect((await analyst().read(review())).text.match(/<p>Is the file complete\?<\/p>/g)).toHaveLength(1);
  });

  it('that was refused counted nothing, and may be sent again, mended, and then once', async () => {
    const token = /name="token" value="([^"]+)"/.exec((await analyst().read(review())).text)![1]!;
    const send = async (text: string) => (await analyst().post(comments(), { text, token })).status;
    expect(await send(' ')).toBe(422);
    expect(await send('Who checked the file?')).toBe(303);
    expect(await send('Who checked the file?')).toBe(409);
  });

  it('is refused from another site, with a forged token, or when it is half a day old', async () => {
    const token = /name="token" value="([^"]+)"/.exec((await analyst().read(review())).text)![1]!;
    const elsewhere = await analyst().post(comments(), { text: 'x', token }, { Origin: 'https://elsewhere.example' });
    expect(elsewhere.status).toBe(403);
    expect((await analyst().post(comments(), { text: 'x', token: 'a.9999999999999.b' })).status).toBe(403);
    expect((await analyst().post(comments(), { text: 'x' })).status).toBe(403);
    clock += 13 * 60 * 60 * 1000;
    expect((await analyst().post(comments(), { text: 'x', token })).status).toBe(403);
  });

  it('shows what people wrote as text', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    expect((await analyst().send(review(), comments(), { text: hostile })).status).toBe(303);
    const { text } = await analyst().read(review());
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect((await analyst().read(`/reports/${run}/changes?since=${encodeURIComponent(hostile)}`)).text).not.toContain(
      '<script>alert',
    );
  });

  it('says what is wrong with what was entered', async () => {
    expect(await analyst().send(review(), comments(), { text: '   ' })).toMatchObject({ status: 422 });
    const unknown = await analyst().send(review(), comments(), { text: 'x', finding: 'none' });
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('unknown finding: none. Choose one of the list.');
    expect((await analyst().send(review(), comments(), { text: 'x'.repeat(5001) })).text).toContain('too long: 5001');
    expect((await analyst().send(review(), comments(), { text: 'x'.repeat(100_000) })).status).toBe(413);
  });

  it('answers a comment', async () => {
    expect((await analyst().send(review(), comments(), { text: 'It is.', answers: '1' })).status).toBe(303);
    expect((await analyst().read(review())).text).toMatch(/answers <a href="#entry-1">1<\/a>/);
  });

  it('is slowed down when too many are sent within a minute', async () => {
    clock += 120_000;
    const statuses: number[] = [];
    for (let index = 0; index < 32; index++) statuses.push((await analyst().post(comments(), { text: 'x' })).status);
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 403));
    expect(statuses.slice(30)).toEqual([429, 429]);
    clock += 61_000;
    expect((await analyst().post(comments(), { text: 'x' })).status).toBe(403);
  });
});

describe('submissions', () => {
  it('are there from the start, with outcome, questions and recommendations of the minutes', async () => {
    const list = await analyst().read('/submissions');
    expect(list.text).toContain('Match and merge');
    expect(list.text).toContain('B – Proceed with minor amendments');
    const { text } = await analyst().read('/submissions/mm-2025-03-05-4');
    expect(text).toContain('5 March 2025, item 4');
    expect(text).toContain('/questions/MM-Q4');
  });

  it('are started, moved on, decided, with actions, owners and dissent', async () => {
    const started = await analyst().send('/submissions/new', '/submissions', {
      system: 'OP',
      title: 'Optimal patrols, pilot',
      stage: 'pilot',
      meeting: '2026-06-01',
      item: '3',
    });
    expect(started.status).toBe(303);
    const page = started.headers.get('location')!;
    const entries = `${page}/entries`;
    for (const fields of [
      { kind: 'stage', stage: 'in-principle', text: 'Sent back.' },
      { kind: 'outcome', outcome: 'B', text: 'Minute of the day, item 3.' },
      { kind: 'action', text: 'Write to communities.', owner: 'The Lab', due: '2026-09-01' },
      { kind: 'dissent', text: 'One member would have asked for more.' },
    ]) {
      expect((await analyst().send(page, entries, fields)).status).toBe(303);
    }
    const { text } = await analyst().read(page);
    expect(text).toContain('In-principle paper</dd>');
    expect(text).toMatch(/Outcome recorded \d+: B – Proceed with minor amendments/);
    expect(text).toContain(
      'B – Proceed with minor amendments <span class="quiet small">recorded by Local analyst (without log-in)',
    );
    expect(text).toContain('owner: The Lab · due 1 September 2026');
    expect(text).toContain('One member would have asked for more.');
  });

  it('show by a tag that one is interim, withdrawn or asked to return, can be found by it, and keep how it came there', async () => {
    const page = '/submissions/op';
    const move = (stage: string, text: string) =>
      analyst().send(page, `${page}/entries`, { kind: 'stage', stage, text });
    for (const stage of ['interim-meeting', 'request-return', 'withdrawn'])
      expect((await move(stage, `Now ${stage}.`)).status).toBe(303);
    const withdrawn = await analyst().read(page);
    expect(withdrawn.text).toContain('<dt>Stage</dt><dd>Pilot <span class="tag bad">Withdrawn</span></dd>');
    expect(withdrawn.text.match(/<h2>Stages so far<\/h2>\s*<ol>.*?<\/ol>/s)![0].match(/<li>/g)).toHaveLength(4);
    const list = await analyst().read('/submissions?stage=withdrawn');
    expect(list.text).toContain('<option value="withdrawn" selected>Withdrawn (1)</option>');
    expect(list.text).toContain('Optimal patrols</a>');
    expect(list.text).not.toContain('Match and merge</a>');
    expect((await analyst().read('/submissions?stage=<script>')).text).toContain('Match and merge</a>');
    await move('pilot', 'Back again.');
    const back = await analyst().read(page);
    expect(back.text).toContain('<dt>Stage</dt><dd>Pilot</dd>');
    expect(back.text).toContain('Now withdrawn.');
  });

  it('take no outcome that no minute attests, no unknown stage, no date that is none', async () => {
    const page = '/submissions/mm-2025-03-05-4';
    const send = (fields: Record<string, string>) => analyst().send(page, `${page}/entries`, { text: 'x', ...fields });
    expect((await send({ kind: 'outcome', outcome: 'A' })).text).toContain('outcome is not attested by any minute: A.');
    expect((await send({ kind: 'stage', stage: 'launch' })).text).toContain('unknown stage: launch.');
    expect((await send({ kind: 'action', due: 'soon' })).text).toContain('date is no date: soon.');
    // A day that no calendar has would be kept for good, and every page that shows it would fail.
    for (const due of ['2025-02-31', '2025-13-45', '2025-02-29'])
      expect((await send({ kind: 'action', due })).text).toContain(`date is no date: ${due}. Write it as 2025-03-05.`);
    expect((await send({ kind: 'certificate' })).status).toBe(422);
    const start = { system: 'MM', title: 'On a day that is none', stage: 'pilot', meeting: '2025-02-31' };
    const started = await analyst().send('/submissions/new', '/submissions', start);
    expect([started.status, started.text.includes('meeting is no date: 2025-02-31.')]).toEqual([422, true]);
    const cut = await analyst().send('/submissions/new', '/submissions', {
      ...start,
      meeting: '',
      title: 'x'.repeat(201),
    });
    expect([cut.status, cut.text.includes('title has 201 characters. Write it in at most 200.')]).toEqual([422, true]);
    const named = await send({ kind: 'action', owner: 'x'.repeat(101) });
    expect([named.status, named.text.includes('owner has 101 characters.')]).toEqual([422, true]);
  });
});
