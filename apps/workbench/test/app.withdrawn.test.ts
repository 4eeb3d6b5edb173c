import { readShelf } from '@assay/report/release';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../src/index.ts';
import { makeHome, runSample } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
let run: string;
let other: string;
let opened: App;
const as = (id: string) => visitor(opened.app, { 'X-Remote-User': id });
const decide = (decision: string, text: string, of = run) =>
  as('ren').send(`/reports/${of}/review`, `/reports/${of}/decisions`, { decision, text });
const wordsOf = (page: string) => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const memberFinds = async (path: string) => {
  const { status, text } = await as('mel').read(path);
  return { status, text, words: wordsOf(text) };
};

beforeAll(async () => {
  run = await runSample(home);
  other = await runSample(home, 0.9);
  opened = createApp({ home, identify: identifySample });
});
afterAll(async () => {
  await opened.close();
  remove();
});

describe('a release that was withdrawn', () => {
  it('tells a member nothing before there was one, not even of a run that was withheld from the first', async () => {
    await decide('disclosure:withhold', 'Secret before any release.');
    const { status, words } = await memberFinds(`/reports/${run}`);
    expect([status, words.includes('Secret')]).toEqual([404, false]);
  });

  it('is called a withdrawal where it is decided, and asks for a reason', async () => {
    await decide('disclosure:release', 'So decided.');
    expect((await as('ren').read(`/reports/${run}/review`)).text).toContain('Withdraw from members, who then read why');
    expect((await decide('disclosure:withhold', '  ')).status).toBe(422);
    expect((await memberFinds(`/reports/${run}`)).status).toBe(200);
    expect((await decide('disclosure:withhold', 'The wrong file was read.')).status).toBe(303);
  });

  it('says to members when, by whom and why, on every page of the report, and no number of it', async () => {
    for (const view of [
      '',
      '/technical',
      '/print',
      '/briefing',
      '/results.json',
      '/findings/records.total',
      '/review',
    ]) {
      const { status, words } = await memberFinds(`/reports/${run}${view}`);
      expect(status, view).toBe(410);
      expect(words, view).toMatch(/Withdrawn \d+ \w+ \d{4} at \d\d:\d\d, by Ren/);
      expect(words, view).toContain('Because The wrong file was read.');
      expect(words, view).toContain('In its place Nothing. No report of this notebook stands.');
      expect(words, view).not.toContain('held back');
    }
  });

  it('answers nothing any more on the front page and the pages of questions', async () => {
    for (const path of ['/', '/questions', '/questions/MM-P1', '/notebooks/sample'])
      expect((await memberFinds(path)).text, path).not.toContain(`/reports/${run}`);
  });

  it('stays remembered by the gate, and in the log', () => {
    const { released, withheld, lines } = readShelf(home);
    expect(released).toHaveLength(1);
    expect(withheld.has(run)).toBe(true);
    expect(lines).toHaveLength(3);
  });

  it('names what stands in its place', async () => {
    await decide('disclosure:release', 'The right file.', other);
    const { text } = await memberFinds(`/reports/${run}`);
    expect(text).toMatch(new RegExp(`In its place</dt><dd><a href="/reports/${other}">`));
  });

  it('is told to the Data Lab on its review, until it is released again', async () => {
    expect(wordsOf((await as('ada').read(`/reports/${run}/review`)).text)).toMatch(/Withdrawn from members, \d+ /);
    await decide('disclosure:release', 'It was right after all.');
    expect((await memberFinds(`/reports/${run}`)).status).toBe(200);
    expect((await as('ada').read(`/reports/${run}/review`)).text).not.toContain('Withdrawn from members,');
  });
});
