import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '@assay/evidence';
import { attachments, openStore, readPanelFacts } from '@assay/workbench';
import { afterEach, describe, expect, it } from 'vitest';
import { type Project, project } from './project.ts';

const bin = fileURLToPath(new URL('../bin/assay.mjs', import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

interface Served {
  readonly url: string;
  kill(): Promise<void>;
}

/** A real workbench in a process of its own. */
async function serve({ home }: Project): Promise<Served> {
  const child = spawn(process.execPath, [bin, 'serve', '--port', '0'], {
    cwd: home,
    env: { ...process.env, ASSAY_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      const found = /at (http:\S+)\//.exec(said);
      if (found) resolve(found[1]!);
    });
    child.once('close', () => reject(new Error(`assay serve ended: ${said}`)));
  });
  return {
    url,
    kill: () =>
      new Promise((resolve) => {
        child.once('close', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

type Fields = Readonly<Record<string, string | File>>;

/** Opens a page and takes the token of its form; sending answers `null` where the process was killed meanwhile. */
async function opened(url: string, page: string, action: string) {
  const text = await (await fetch(url + page)).text();
  const token = /name="token" value="([^"]+)"/.exec(text)![1]!;
  return (fields: Fields): Promise<Response | null> => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ token, ...fields })) body.append(name, value);
    return fetch(url + action, { method: 'POST', body, headers: { Origin: url }, redirect: 'manual' }).catch(
      () => null,
    );
  };
}

const names = (folder: string) => {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
};
const csv = (text: string) => new File([text], 'people.csv', { type: 'text/csv' });

function withSystem(): Project {
  const toy = project();
  writeFileSync(
    join(toy.home, 'datasets/panel-questions/systems.json'),
    JSON.stringify([{ id: 'TOY', title: 'Toy', description: 'Counts.', stage: 'pilot', considered: [] }]),
  );
  return toy;
}

describe('kill -9 of assay serve', { timeout: 60_000 }, () => {
  it('during a run of an uploaded file: the run is told to be interrupted, and no upload and no half run lies about', async () => {
    const toy = withSystem();
    const file = join(toy.home, 'notebooks/toy/notebook.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace('const count =', 'for (;;);\n const count ='));
    const first = await serve(toy);
    const people = 'surname,born\nAsh,2001-02-03\n';
    const send = await opened(first.url, '/notebooks/toy/run', '/notebooks/toy/runs');
    const answered = await send({ 'input:people': csv(people), 'parameter:limit': '4' });
    expect(answered?.status).toBe(303);
    expect(names(join(toy.home, '.assay/uploads'))).toEqual([sha256Hex(people)]);
    await first.kill();
    const second = await serve(toy);
    const job = await (await fetch(second.url + answered!.headers.get('location')!)).text();
    expect(job).toContain('The workbench stopped while this was running.');
    expect(names(join(toy.home, '.assay/uploads'))).toEqual([]);
    expect(names(join(toy.home, '.assay/runs/toy'))).toEqual([]);
    await second.kill();
  });

  it('while packs are attached and files are sent: each that was acknowledged is there whole, and nothing besides', async () => {
    const toy = withSystem();
    const packs: Uint8Array<ArrayBuffer>[] = [];
    for (const limit of [3, 4, 5]) {
      await toy.assay('run', 'toy', '--out', `run-${limit}`, '--parameter', `limit=${limit}`);
      expect((await toy.assay('export', `run-${limit}`, '--out', `${limit}.zip`)).code).toBe(0);
      packs.push(new Uint8Array(readFileSync(join(toy.home, `${limit}.zip`))));
    }
    const served = await serve(toy);
    const form = '/submissions/toy';
    const asPack = (bytes: Uint8Array<ArrayBuffer>) => ({ pack: new File([bytes], 'x.zip') });
    const attach = () => opened(served.url, form, `${form}/packs`);
    const [first, second, third] = [await attach(), await attach(), await attach()];
    const upload = await opened(served.url, '/notebooks/toy/run', '/notebooks/toy/runs');
    expect((await first(asPack(packs[0]!)))?.status).toBe(303);
    // Killed with two packs and one large upload on their way.
    const large = { 'input:people': csv('surname\n'.repeat(2e6)), 'parameter:limit': '4' };
    const under = [second(asPack(packs[1]!)), third(asPack(packs[2]!)), upload(large)];
    await new Promise((resolve) => setTimeout(resolve, 60));
    await served.kill();
    const acknowledged = [...(await Promise.all(under)).slice(0, 2)].filter((each) => each?.status === 303).length + 1;
    const again = await serve(toy);
    const store = openStore(join(toy.home, '.assay'), readPanelFacts(toy.home));
    const kept = attachments(store, 'toy').map(({ pack }) => pack!);
    store.close();
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged);
    expect(names(join(toy.home, '.assay/attached'))).toEqual(kept.map((digest) => `${digest}.zip`).sort());
    for (const digest of kept) {
      const bytes = new Uint8Array(await (await fetch(`${again.url}/packs/${digest}.zip`)).arrayBuffer());
      expect(sha256Hex(bytes)).toBe(digest);
    }
    expect(names(join(toy.home, '.assay/uploads'))).toEqual([]);
    await again.kill();
  });
});
