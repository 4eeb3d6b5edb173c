import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createApp, isLoopback, serveWorkbench } from '../src/index.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const other = makeHome();
afterAll(() => {
  remove();
  other.remove();
});

describe('serveWorkbench', () => {
  it('serves on loopback and moves on where the port is taken, saying so', async () => {
    const first = await serveWorkbench({ home, port: 0 });
    expect(first.moved).toBe(false);
    expect((await fetch(`${first.url}healthz`)).status).toBe(200);
    await fetch(`${first.url}notebooks?q=private`);
    await expect(serveWorkbench({ home, port: 0 })).rejects.toThrow(/another workbench has this project open/);
    const second = await serveWorkbench({ home: other.home, port: first.port });
    expect(second).toMatchObject({ moved: true });
    expect(second.port).toBeGreaterThan(first.port);
    await Promise.all([first.close(), second.close()]);
    const log = readFileSync(join(home, '.assay/access.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(log.at(-1)).toMatchObject({
      person: 'local',
      role: 'local',
      method: 'GET',
      path: '/notebooks',
      status: 200,
    });
    expect(JSON.stringify(log)).not.toContain('private');
  });

  it('refuses any other address without log-in', async () => {
    await expect(serveWorkbench({ home, host: '0.0.0.0', port: 0 })).rejects.toThrow(
      /refusing to serve on 0\.0\.0\.0 without log-in\. Serve on/,
    );
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['::1', true],
    ['localhost', true],
    ['0.0.0.0', false],
    ['127.0.0.1.example.org', false],
    ['192.168.0.2', false],
  ])('%s is loopback: %s', (host, expected) => expect(isLoopback(host)).toBe(expected));
});

describe('without a log-in', () => {
  it('answers only to names of this computer', async () => {
    const { home, remove } = makeHome();
    const opened = createApp({ home });
    const asked = async (host: string, path = '/') =>
      (await opened.app.request(`http://127.0.0.1${path}`, { headers: { Host: host } })).status;
    for (const own of ['127.0.0.1:4173', 'localhost:4173', 'LOCALHOST', '[::1]:4173', '127.9.9.9'])
      expect(await asked(own), own).toBe(200);
    for (const other of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      '10.0.0.1',
      '',
      'a b',
      'x@localhost',
      'localhost#evil.example',
      'localhost?evil.example',
      'localhost\\evil.example',
      'localhos%74',
      'localhost.',
      '127.0.0.1:99999',
      '[::ffff:127.0.0.1]',
    ])
      for (const path of ['/', '/healthz', '/assets/assay.css', '/questions'])
        expect(await asked(other, path), `${other}${path}`).toBe(403);
    const elsewhere = await opened.app.request('http://evil.example/', { headers: { Host: 'localhost' } });
    expect(elsewhere.status, 'another host in the target').toBe(403);
    await opened.close();
    remove();
  });

  it('makes no link of where a form says it came from', async () => {
    const { home, remove } = makeHome();
    const opened = createApp({ home });
    const sent = await opened.app.request('http://127.0.0.1/submissions', {
      method: 'POST',
      body: new URLSearchParams({ title: 'x' }),
      headers: { Origin: 'http://127.0.0.1', Host: '127.0.0.1', Referer: 'http://127.0.0.1//evil.example/x' },
    });
    expect(await sent.text()).not.toContain('evil.example');
    await opened.close();
    remove();
  });
});
