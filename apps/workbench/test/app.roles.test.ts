import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp, localAnalyst, openStore, readPanelFacts, readSignIn, roles } from '../src/index.ts';
import { formTokens } from '../src/security/form-tokens.ts';
import { personOf } from '../src/security/open-id-person.ts';
import { appendEntry, entriesOfSubmission } from '../src/store/entries.ts';
import { type EntryKind, entryKinds } from '../src/store/entry-kinds.ts';
import { attachRun } from '../src/submission/submissions.ts';
import { makeHome, runSample } from './fixture/sample-home.ts';
import { identifySample, samplePeople } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
const paper = '/submissions/mm-2025-03-05-4';
const other = '/submissions/op';
const meeting = '/meetings/2025-03-05';
let clock = Date.parse('2025-04-01T10:00:00Z');
let opened: App;
let run: string;

beforeAll(async () => {
  run = await runSample(home);
  const store = openStore(join(home, '.assay'), readPanelFacts(home));
  attachRun(store, 'ada', { submission: 'mm-2025-03-05-4', notebook: 'sample', run, pack: null });
  store.close();
  opened = createApp({ home, identify: identifySample, now: () => clock });
});
afterAll(async () => {
  await opened.close();
  remove();
});

const as = (id: string) => visitor(opened.app, { 'X-Remote-User': id });
const page = async (id: string, path = paper) => (await as(id).read(path)).text;

/** With a token that counts, whether or not the person was shown a form. */
function send(id: keyof typeof samplePeople, action: string, fields: Readonly<Record<string, string>>) {
  clock += 61_000;
  const store = openStore(join(home, '.assay'), readPanelFacts(home), () => clock);
  const token = formTokens(store).issue({ id, ...samplePeople[id] });
  store.close();
  return as(id).post(action, { ...fields, token });
}
const recorded = () => {
  const store = openStore(join(home, '.assay'), readPanelFacts(home));
  const entries = [paper, other].flatMap((path) => entriesOfSubmission(store, path.replace('/submissions/', '')));
  store.close();
  return entries;
};

/** A form of each kind that can be recorded on a paper, and who may send it where its evidence was released. */
const forms: Readonly<Partial<Record<EntryKind, readonly [Readonly<Record<string, string>>, readonly string[]]>>> = {
  outcome: [{ outcome: 'B' }, ['sec']],
  stage: [{ stage: 'pilot' }, ['sec']],
  recommendation: [{}, ['sec']],
  action: [{ owner: 'The Lab', due: '2025-06-01' }, ['sec']],
  'action-done': [{ answers: 'the action' }, ['sec']],
  dissent: [{}, ['sec', 'mel']],
  question: [{}, ['sec', 'mel']],
  answer: [{ answers: 'the question' }, ['ada', 'ren', 'sec', 'mel']],
};
const everyone = ['ada', 'ren', 'sec', 'mel'] as const;

describe('before anything of a paper was released', () => {
  it('a member can record nothing on it and is told why; the secretary can', async () => {
    expect(await page('mel')).toContain('Nothing of this paper was released to you yet.');
    expect(await page('mel')).not.toContain('name="kind"');
    for (const kind of ['dissent', 'question']) {
      const refused = await send('mel', `${paper}/entries`, { kind, text: 'Too early.' });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain('nothing of this paper was released to you yet');
    }
    expect((await send('sec', `${other}/entries`, { kind: 'dissent', text: 'x', owner: 'M. Example' })).status).toBe(
      303,
    );
  });

  it('the secretary reads no more than the panel: nothing that is not released', async () => {
    for (const path of [
      `/reports/${run}`,
      `/reports/${run}/review`,
      `/reports/${run}/results.json`,
      '/notebooks/sample/run',
    ])
      expect((await as('sec').read(path)).status, path).toBe(404);
    expect(await page('sec')).not.toContain(run);
  });
});

describe('each kind of entry', () => {
  it('is taken from those whose it is to record, and from nobody else', async () => {
    const decision = { decision: 'disclosure:release', text: 'No small counts.' };
    for (const id of ['ada', 'sec', 'mel'] as const)
      expect((await send(id, `/reports/${run}/decisions`, decision)).status, id).toBe(404);
    expect((await send('ren', `/reports/${run}/decisions`, decision)).status).toBe(303);
    for (const [kind, [fields, allowed]] of Object.entries(forms)) {
      for (const id of everyone) {
        const before = recorded();
        const answers =
          kind === 'answer'
            ? before.findLast((entry) => entry.kind === 'question')!.id
            : before.findLast((entry) => entry.kind === 'action')?.id;
        const sent = { ...fields, ...('answers' in fields ? { answers: String(answers) } : {}) };
        const answer = await send(id, `${paper}/entries`, { kind, text: `${kind} of ${id}`, ...sent });
        const isAllowed = allowed.includes(id);
        expect(answer.status, `${kind} of ${id}`).toBe(isAllowed ? 303 : 403);
        if (!isAllowed) expect(answer.text).toContain('cannot record this');
        expect(recorded().length - before.length, `${kind} of ${id}`).toBe(isAllowed ? 1 : 0);
      }
    }
  });

  it('has a form for those alone who may record it', async () => {
    await send('sec', `${paper}/entries`, { kind: 'action', text: 'Another.' });
    for (const id of everyone) {
      const shown = [...(await page(id)).matchAll(/name="kind" value="([^"]+)"/g)].map((match) => match[1]!);
      const expected = Object.entries(forms).flatMap(([kind, [, allowed]]) => (allowed.includes(id) ? [kind] : []));
      expect(shown.sort(), id).toEqual(expected.sort());
    }
  });

  it('is declared with its recorders, whatever calls: a store takes none from somebody else', () => {
    const store = openStore(join(home, '.assay'), readPanelFacts(home));
    for (const [kind, { by }] of Object.entries(entryKinds)) {
      for (const role of [...roles, 'local'] as const) {
        const person = { id: role, name: role, role };
        const add = () => {
          // Rolled back, so that the other tests see nothing of it.
          store.database.transaction(() => {
            appendEntry(store, person, { kind: kind as EntryKind, submission: 'op', text: 'x' });
            throw new Error('taken');
          });
        };
        expect(add, `${kind} by ${role}`).toThrow(
          (by as readonly string[]).includes(role) ? 'taken' : 'cannot record this',
        );
      }
    }
    store.close();
    const panels = Object.entries(entryKinds).filter(([, { by }]) => (by as readonly string[]).includes('secretary'));
    const analysts = Object.entries(entryKinds).filter(([, { by }]) => (by as readonly string[]).includes('analyst'));
    expect(
      panels
        .map(([kind]) => kind)
        .filter((kind) => !analysts.some(([each]) => each === kind))
        .sort(),
    ).toEqual(['action', 'action-done', 'attendance', 'dissent', 'outcome', 'question', 'recommendation', 'stage']);
  });

  it('is of no unknown kind, and takes no field of another', async () => {
    for (const kind of ['certificate', 'disclosure', 'attendance', 'toString', '__proto__', ''])
      expect((await send('sec', `${paper}/entries`, { kind, text: 'x' })).status, kind).toBe(422);
    const refused = await send('sec', `${paper}/entries`, { kind: 'outcome', outcome: 'B', owner: 'Me', text: 'x' });
    expect(refused.text).toContain('outcome recorded takes no owner. Leave it out.');
  });
});

describe('dissent', () => {
  it('of a member is their own; of others it is the secretary’s to record, with their name', async () => {
    const inAnothersName = await send('mel', `${paper}/entries`, { kind: 'dissent', text: 'No.', owner: 'M. Other' });
    expect(inAnothersName.status).toBe(403);
    await send('sec', `${paper}/entries`, { kind: 'dissent', text: 'Too soon to say.', owner: 'M. Other' });
    expect(await page('mel')).toMatch(
      /<p>Too soon to say\.<\/p>\s*<p[^>]*>Sec \(chair or secretary\), [^<]*the view of M\. Other/,
    );
    expect(await page('ada')).toMatch(/<p>dissent of mel<\/p>\s*<p[^>]*>Mel \(member\)/);
  });
});

describe('an outcome', () => {
  it('stands beside the earlier one, each with who and when, wherever outcomes are shown', async () => {
    await send('sec', `${paper}/entries`, { kind: 'outcome', outcome: 'E', text: 'Minute of the day after.' });
    for (const path of [paper, '/submissions', meeting]) {
      const text = await page('mel', path);
      const published = text.indexOf(
        'B – Proceed with minor amendments <span class="quiet small">in the minutes of 5 March 2025',
      );
      const later = text.search(/E – [^<]+<span class="quiet small">recorded by Sec \(chair or secretary\), /);
      expect(published, path).toBeGreaterThan(0);
      expect(later, path).toBeGreaterThan(published);
    }
  });
});

describe('attendance', () => {
  it('of a meeting is recorded by the secretary alone, and read by everyone', async () => {
    for (const id of ['ada', 'ren', 'mel'] as const) {
      expect(await page(id, meeting)).not.toContain('Record attendance');
      expect((await send(id, `${meeting}/attendance`, { text: 'Everyone.' })).status, id).toBe(403);
    }
    expect(await page('sec', meeting)).toContain('Record attendance');
    expect((await send('sec', `${meeting}/attendance`, { text: 'A. Example and B. Example.' })).status).toBe(303);
    expect((await send('sec', '/meetings/1999-01-01/attendance', { text: 'Nobody.' })).status).toBe(404);
    expect(await page('mel', meeting)).toContain('A. Example and B. Example.');
    expect(await page('mel', meeting)).not.toContain('Everyone.');
  });
});

describe('this computer alone, without log-in', () => {
  it('takes notes of what the panel said and marks them; it decides on no run', async () => {
    const alone = makeHome();
    const local = createApp({ home: alone.home });
    const somebody = visitor(local.app);
    const text = async () => (await somebody.read(paper)).text;
    expect(await text()).toContain('it stands marked as noted without log-in');
    const sent = await somebody.send(paper, `${paper}/entries`, { kind: 'outcome', outcome: 'E', text: 'As told.' });
    expect(sent.status).toBe(303);
    expect(await text()).toContain('noted without log-in, not recorded by the panel’s chair or secretary');
    expect(await text()).toContain(`recorded by ${localAnalyst.name} (without log-in)`);
    expect(await text()).toContain('B – Proceed with minor amendments <span');
    await local.close();
    alone.remove();
  });

  it('is no role that a people file can give', () => {
    const people = { a: { name: 'A', role: 'local' } };
    const openid = { issuer: 'https://id.example.org', client: 'assay', address: 'https://assay.example.org/' };
    expect(() => readSignIn({ header: 'X-User', proxies: ['::1'], people }, undefined)).toThrow(
      'unknown role of person a: local',
    );
    expect(() => readSignIn({ openid, people }, 'secret')).toThrow('unknown role of person a: local');
  });
});

describe('a people file', () => {
  it('names a secretary, behind a proxy and by OpenID Connect, by person and by group', () => {
    const people = { s: { name: 'S', role: 'secretary' } };
    const openid = {
      issuer: 'https://id.example.org',
      client: 'assay',
      address: 'https://assay.example.org/',
      roleClaim: 'groups',
      roles: { Chairs: 'secretary' },
    };
    expect(readSignIn({ header: 'X-User', proxies: ['::1'], people }, undefined)).toMatchObject({
      kind: 'trusted-proxy',
    });
    const signIn = readSignIn({ openid, people }, 'secret');
    if (signIn.kind !== 'openid') throw new Error('no OpenID Connect');
    const whoIs = (id: string, values: readonly string[]) => personOf({ id, name: id, values }, signIn.openId)?.role;
    expect([whoIs('s', []), whoIs('x', ['Chairs']), whoIs('x', [])]).toEqual(['secretary', 'secretary', undefined]);
  });
});

describe('what a role may do', () => {
  it('is said in one place: no page or route asks for a role by name', () => {
    const source = fileURLToPath(new URL('../src', import.meta.url));
    const asking = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (name) =>
        name.endsWith('.ts') &&
        /\brole\)? *[!=]==|[!=]== *'(?:analyst|reviewer|secretary|member|local)'/i.test(
          readFileSync(join(source, name), 'utf8'),
        ),
    );
    const who = ['open-id-person', 'permissions', 'person'].map((file) => `security/${file}.ts`);
    expect(asking.sort()).toEqual(who);
  });
});
