import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { attachments, holdStore, readPanelFacts } from '../src/index.ts';
import { entriesOfSubmission } from '../src/store/entries.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const scratch = mkdtempSync(join(tmpdir(), 'assay-killed-'));
afterAll(() => {
  remove();
  rmSync(scratch, { recursive: true, force: true });
});
const source = fileURLToPath(new URL('../src/', import.meta.url));

/** Lets a process work and say what it acknowledged, kills it without warning, and returns what it had said. */
async function killWhile(work: string, acknowledgements: number): Promise<string[]> {
  const script = join(scratch, 'work.mts');
  writeFileSync(
    script,
    `import { attachPack, localAnalyst, openStore, readPanelFacts } from ${JSON.stringify(`${source}index.ts`)};
import { append } from ${JSON.stringify(`${source}store/entries.ts`)};
import { writeSync } from 'node:fs';
const store = openStore(${JSON.stringify(join(home, '.assay'))}, readPanelFacts(${JSON.stringify(home)}));
for (let n = 1; ; n++) { ${work}; writeSync(1, n + '\\n'); }`,
  );
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script], {
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

describe('kill -9', () => {
  it('while entries are written loses none that was acknowledged', async () => {
    const said = await killWhile(
      "append(store, localAnalyst, { kind: 'comment', submission: 'mm-2025-03-05-4', text: 'Entry ' + n })",
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
    const { readdirSync } = await import('node:fs');
    expect(readdirSync(join(home, '.assay/attached')).sort()).toEqual(attached.map(({ pack }) => `${pack}.zip`).sort());
    store.close();
  });

  it('during migration leaves a store that opens', async () => {
    for (const delay of [8, 25]) {
      const folder = join(scratch, `migrate-${delay}`);
      const script = join(scratch, 'migrate.mts');
      writeFileSync(
        script,
        `import { openStore, readPanelFacts } from ${JSON.stringify(`${source}index.ts`)};
const panel = readPanelFacts(${JSON.stringify(home)});
process.stdout.write('go');
setTimeout(() => openStore(${JSON.stringify(folder)}, panel), 10);`,
      );
      const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script], {
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
