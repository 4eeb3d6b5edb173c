import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledFor } from '@assay/testing/compiled';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachments, createApp, holdStore, readPanelFacts } from '../src/index.ts';
import { oneFile } from '../src/run/one-file.mjs';
import { entriesOfSubmission } from '../src/store/entries.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const scratch = mkdtempSync(join(tmpdir(), 'assay-killed-'));
afterAll(() => {
  remove();
  rmSync(scratch, { recursive: true, force: true });
});
let compiled: string;
/** The workbench as one file, which each of the processes reads at once. */
beforeAll(async () => {
  const face = "export * from './index.ts';\nexport { appendEntry } from './store/entries.ts';";
  compiled = await compiledFor('workbench', face, new URL('../src/', import.meta.url), oneFile);
});

/** Lets a process work and say what it acknowledged, kills it without warning, and returns what it had said. */
async function killWhile(work: string, acknowledgements: number): Promise<string[]> {
  const script = join(scratch, 'work.mjs');
  writeFileSync(
    script,
    `import { appendEntry, attachPack, localAnalyst, openStore, readPanelFacts } from ${JSON.stringify(compiled)};
import { writeSync } from 'node:fs';
const store = openStore(${JSON.stringify(join(home, '.assay'))}, readPanelFacts(${JSON.stringify(home)}));
for (let n = 1; ; n++) { ${work}; writeSync(1, n + '\\n'); }`,
  );
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.split('\n').length > acknowledgements) child.kill('SIGKILL');
    });
    child.on('close', () => resolve());
  });
  return said.split('\n').filter((line) => line !== '');
}

/** Serves a project in a process of its own; the address is the first thing it says. */
async function serveApart(project: string) {
  const script = join(scratch, 'serve.mjs');
  writeFileSync(
    script,
    `import { serveWorkbench } from ${JSON.stringify(compiled)};
const served = await serveWorkbench({ home: ${JSON.stringify(project)}, port: 0 });
process.stdout.write(served.url);`,
  );
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve(String(data))),
  );
  const gone = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return {
    url,
    pid: child.pid!,
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** Processes that descend from one, and are still there. */
function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const found: number[] = [];
  for (let next: number[] = [pid]; next.length > 0; ) {
    next = [...parents].filter(([, parent]) => next.includes(parent)).map(([each]) => each);
    found.push(...next);
  }
  return found;
}

describe('kill -9', () => {
  it.skipIf(!existsSync('/proc/self/stat'))(
    'during a run or an upload leaves no file and no process, and the next start says so',
    async () => {
      const project = makeHome();
      const notebook = join(project.home, 'notebooks/sample/notebook.ts');
      const endless =
        'const tally = values.map(() => 0); let x = 0; for (let i = 0; i < 1e11; i++) x += i % 7; tally[0] = x * 0;';
      writeFileSync(notebook, readFileSync(notebook, 'utf8').replace('const tally = values.map(() => 0);', endless));
      const { url, pid, kill } = await serveApart(project.home);
      const form = async () => {
        const page = await (await fetch(`${url}notebooks/sample/run`)).text();
        const body = new FormData();
        body.set('token', /name="token" value="([^"]+)"/.exec(page)![1]!);
        body.set('input:people', new File(['forename,area\nJo,East\n'], 'people.csv'));
        return body;
      };
      const origin = new URL(url).origin;
      const started = await fetch(`${url}notebooks/sample/runs`, {
        method: 'POST',
        body: await form(),
        redirect: 'manual',
        headers: { Origin: origin },
      });
      expect(started.status).toBe(303);
      const job = started.headers.get('location')!;
      for (let tries = 0; tries < 400; tries++) {
        if ((await (await fetch(new URL(job, url))).text()).includes('Step 1 of 2')) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      // A second file is on its way, half sent, when the workbench is killed.
      const half = connect(Number(new URL(url).port), '127.0.0.1');
      half.on('error', () => {});
      half.write(
        `POST /notebooks/sample/runs HTTP/1.1\r\nHost: ${new URL(url).host}\r\nOrigin: ${origin}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n--x\r\nContent-Disposition: form-data; name="input:people"; filename="half.csv"\r\n\r\nforename`,
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
      const children = descendants(pid);
      expect(children.length).toBeGreaterThan(0);
      await kill();
      for (let tries = 0; tries < 100 && children.some((each) => existsSync(`/proc/${each}`)); tries++)
        await new Promise((resolve) => setTimeout(resolve, 100));
      const left = children.filter((each) => existsSync(`/proc/${each}`));
      for (const each of left) process.kill(each, 'SIGKILL');
      expect(left).toEqual([]);
      const { app, close } = createApp({ home: project.home });
      expect(await (await app.request(job)).text()).toContain('Interrupted');
      expect(readdirSync(join(project.home, '.assay/uploads'))).toEqual([]);
      const runs = join(project.home, '.assay/runs/sample');
      expect(existsSync(runs) ? readdirSync(runs) : []).toEqual([]);
      await close();
      project.remove();
    },
  );

  it('while entries are written loses none that was acknowledged', async () => {
    const said = await killWhile(
      "appendEntry(store, localAnalyst, { kind: 'comment', submission: 'mm-2025-03-05-4', text: 'Entry ' + n })",
      25,
    );
    const store = holdStore(join(home, '.assay'), readPanelFacts(home));
    const kept = new Set(entriesOfSubmission(store, 'mm-2025-03-05-4').map(({ text }) => text));
    expect(said.length).toBeGreaterThanOrEqual(25);
    expect(said.filter((n) => !kept.has(`Entry ${n}`))).toEqual([]);
    store.close();
  });

  it('while packs are attached leaves each acknowledged one whole, and no file that no row speaks of', async () => {
    const said = await killWhile(
      "attachPack(store, 'local', { bytes: Buffer.from(String(n).repeat(100_000)), submission: 'op', pack: { bears: 'b'.repeat(64), notebook: 'sample', run: '0123456789abcdef' } })",
      10,
    );
    const store = holdStore(join(home, '.assay'), readPanelFacts(home));
    const { packPath } = await import('../src/store/packs.ts');
    const { hashFile } = await import('@assay/evidence');
    const attached = attachments(store, 'op');
    expect(said.length).toBeGreaterThanOrEqual(10);
    expect(attached.length).toBeGreaterThanOrEqual(said.length);
    for (const { pack } of attached) expect((await hashFile(packPath(store, pack!)!)).sha256).toBe(pack);
    expect(readdirSync(join(home, '.assay/attached')).sort()).toEqual(attached.map(({ pack }) => `${pack}.zip`).sort());
    store.close();
  });

  it('during migration leaves a store that opens', async () => {
    for (const delay of [8, 25]) {
      const folder = join(scratch, `migrate-${delay}`);
      const script = join(scratch, 'migrate.mjs');
      writeFileSync(
        script,
        `import { openStore, readPanelFacts } from ${JSON.stringify(compiled)};
const panel = readPanelFacts(${JSON.stringify(home)});
process.stdout.write('go');
setTimeout(() => openStore(${JSON.stringify(folder)}, panel), 10);`,
      );
      const child = spawn(process.execPath, [script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await new Promise<void>((resolve) => {
        child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay));
        child.on('close', () => resolve());
      });
      const store = holdStore(folder, readPanelFacts(home));
      expect(store.database.get('SELECT COUNT(*) AS n FROM submission')!['n']).toBe(2);
      store.close();
    }
  });
});
