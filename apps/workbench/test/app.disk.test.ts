import fs, { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { diskProblem, sha256Hex } from '@assay/evidence';
import { exportRun } from '@assay/report/release';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  attachPack,
  backupStore,
  createApp,
  localAnalyst,
  openStore,
  readPanelFacts,
  restoreStore,
} from '../src/index.ts';
import { appendEntry, entriesOfSubmission } from '../src/store/entries.ts';
import { storeFile } from '../src/store/store.ts';
import { makeHome, runSample } from './fixture/sample-home.ts';
import { visitor } from './fixture/visitor.ts';

/** Which calls of the file system fail, and how; a test sets it, nothing else. */
const failing = { call: '', path: /^$/, code: '' };

/** Calls of the file system that can be made to fail, in place of the real ones until the last test of this file. */
function injectFaults(): () => void {
  const { openSync, fsyncSync, writeFileSync, cpSync } = fs;
  const paths = new Map<number, string>();
  const isChosen = (call: string, path: unknown) => failing.call === call && failing.path.test(String(path));
  const fail = (call: string, path: unknown) => {
    if (!isChosen(call, path)) return;
    throw Object.assign(new Error(`${failing.code}: injected, ${call} '${path}'`), { code: failing.code, path });
  };
  fs.openSync = (path, ...rest) => {
    fail('open', path);
    const file = openSync(path, ...rest);
    paths.set(file, String(path));
    return file;
  };
  fs.fsyncSync = (file) => {
    fail('sync', paths.get(file) ?? '');
    fsyncSync(file);
  };
  fs.writeFileSync = (path, ...rest) => {
    // As a full disk does: the file is made, and what is in it does not fit.
    if (isChosen('write', path)) writeFileSync(path, 'ha');
    fail('write', path);
    writeFileSync(path, ...rest);
  };
  fs.cpSync = (from, to, ...rest) => {
    if (isChosen('copy', to)) writeFileSync(to as string, 'ha');
    fail('copy', to);
    cpSync(from, to, ...rest);
  };
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, { openSync, fsyncSync, writeFileSync, cpSync });
    syncBuiltinESMExports();
  };
}

afterAll(injectFaults());

let home: string;
let remove: () => void;
const folder = () => join(home, '.assay');
const paper = 'mm-2025-03-05-4';

beforeEach(() => {
  ({ home, remove } = makeHome());
});
afterEach(() => {
  Object.assign(failing, { call: '', path: /^$/, code: '' });
  remove();
});

const fail = (call: string, path: RegExp, code = 'ENOSPC') => Object.assign(failing, { call, path, code });
const heal = () => Object.assign(failing, { call: '' });
const open = () => openStore(folder(), readPanelFacts(home));
/** Every name below a folder that speaks of something half done. */
const leftovers = (place: string) =>
  existsSync(place)
    ? readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => /partial|-new-|-old-/.test(name))
    : [];
const logged = () => (existsSync(join(folder(), 'log')) ? readdirSync(join(folder(), 'log')) : []);

/** What the person is told of an error that is the disk's. */
async function told(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    return (diskProblem(error) ?? (error as Error)).message;
  }
  return 'nothing went wrong';
}

describe('a full disk or a folder that cannot be written', () => {
  for (const [call, path, code, says] of [
    ['sync', /x\.zip/, 'ENOSPC', 'the disk is full'],
    ['open', /x\.zip/, 'EROFS', 'this account may not write'],
    ['write', /memory\.json/, 'ENOSPC', 'the disk is full'],
    ['sync', /log\/\.partial/, 'ENOSPC', 'the disk is full'],
    ['open', /log\/\.partial/, 'EACCES', 'this account may not write'],
  ] as const) {
    it(`lets an export leave no file, no log entry and no part of either: ${call} ${path} ${code}`, async () => {
      const run = await runSample(home);
      const order = {
        home,
        runFolder: join(folder(), 'runs', 'sample', run),
        out: join(home, 'x.zip'),
        at: '2025-03-05T10:00:00Z',
        ledger: readPanelFacts(home).ledger,
        generatedHashes: async () => new Set<string>(),
      };
      fail(call, path, code);
      expect(await told(() => exportRun(order))).toContain(says);
      heal();
      expect(existsSync(order.out)).toBe(false);
      expect(logged()).toEqual([]);
      expect(leftovers(home)).toEqual([]);
      const packs = join(folder(), 'packs');
      expect(existsSync(packs) ? readdirSync(packs) : []).toEqual([]);
      expect((await exportRun(order)).sequence).toBe(1);
    });
  }

  it('keeps no part of a pack, and no row of it', async () => {
    const store = open();
    const bytes = Buffer.from('a pack');
    const attach = () =>
      attachPack(store, 'ada', {
        bytes,
        submission: paper,
        pack: { bears: 'b'.repeat(64), notebook: 'sample', run: 'r' },
      });
    for (const [call, path] of [
      ['write', /\.partial$/],
      ['sync', /\.partial$/],
      ['sync', /attached$/],
    ] as const) {
      fail(call, path);
      expect(await told(attach)).toContain('the disk is full');
      heal();
      expect(readdirSync(join(folder(), 'attached')).filter((name) => name.includes('partial'))).toEqual([]);
      expect(store.database.all('SELECT * FROM pack')).toEqual([]);
      expect(store.database.all('SELECT * FROM attachment')).toEqual([]);
    }
    // The file fits and the rows do not.
    store.database.run("CREATE TRIGGER full BEFORE INSERT ON attachment BEGIN SELECT RAISE(ABORT, 'no room'); END");
    expect(await told(attach)).toContain('no room');
    expect(readdirSync(join(folder(), 'attached'))).toEqual([]);
    store.database.run('DROP TRIGGER full');
    expect(attach().digest).toBe(sha256Hex(bytes));
    store.close();
  });

  it('leaves no part of a backup, and what was there when a restore does not fit', async () => {
    open().close();
    const target = join(home, 'backup');
    fail('write', /backup\.json$/);
    expect(await told(() => backupStore(folder(), target, '2025-03-05T10:00:00Z'))).toContain('the disk is full');
    heal();
    expect([existsSync(target), leftovers(home)]).toEqual([false, []]);
    await backupStore(folder(), target, '2025-03-05T10:00:00Z');
    const before = sha256Hex(readFileSync(storeFile(folder())));
    fail('copy', /\.partial$/);
    expect(await told(() => restoreStore(folder(), target, '2025-03-06T10:00:00Z'))).toContain('the disk is full');
    heal();
    expect([sha256Hex(readFileSync(storeFile(folder()))), leftovers(home)]).toEqual([before, []]);
  });

  it('takes no entry that the database has no room for, and says so', async () => {
    const store = open();
    const room = Number(store.database.get('PRAGMA page_count')!['page_count']) + 2;
    store.database.get(`PRAGMA max_page_count = ${room}`);
    let taken = 0;
    const sentence = await told(() => {
      for (; taken < 100; taken++)
        appendEntry(store, localAnalyst, { kind: 'comment', submission: paper, text: 'x'.repeat(4000) });
    });
    expect(sentence).toBe('the disk is full, so this was not written. Make room, then do it again.');
    expect(entriesOfSubmission(store, paper)).toHaveLength(taken);
    expect(store.database.get('PRAGMA quick_check(1)')).toEqual({ quick_check: 'ok' });
    store.close();
  });

  it('is one sentence on the page of whoever sends a file, and no part of the file stays', async () => {
    const opened = createApp({ home });
    const form = '/notebooks/sample/run';
    const send = () =>
      visitor(opened.app).send(form, '/notebooks/sample/runs', {
        'input:people': new File(['forename,area\nA,East\n'], 'mine.csv'),
        step: 'look',
      });
    fail('write', /uploads.*partial$/);
    const refused = await send();
    heal();
    expect([refused.status, refused.text.includes('the disk is full at ')]).toEqual([507, true]);
    expect(leftovers(folder())).toEqual([]);
    expect((await send()).status).toBe(200);
    await opened.close();
  });

  it('names no folder of the machine to somebody who signed in, and the log keeps it', async () => {
    const logged: string[] = [];
    const opened = createApp({
      home,
      identify: () => ({ id: 'analyst-a', name: 'Analyst A', role: 'analyst' }),
      onError: (error, where) => logged.push(`${where}: ${(error as NodeJS.ErrnoException).path}`),
    });
    const form = '/notebooks/sample/run';
    fail('write', /uploads.*partial$/);
    const refused = await visitor(opened.app).send(form, '/notebooks/sample/runs', {
      'input:people': new File(['forename,area\nA,East\n'], 'mine.csv'),
      step: 'look',
    });
    heal();
    expect([refused.status, refused.text.includes(home), refused.text.includes('disk is full at')]).toEqual([
      507,
      false,
      false,
    ]);
    expect(refused.text).toContain('the disk is full, so this was not written. Make room, then do it again.');
    expect(refused.text).toContain('Tell whoever looks after this workbench.');
    expect(logged.some((line) => line.startsWith('disk: ') && line.includes(home))).toBe(true);
    await opened.close();
  });
});

describe('a damaged database', () => {
  it('is one sentence with the remedy, and the remedy works', async () => {
    open().close();
    const backup = join(home, 'backup');
    await backupStore(folder(), backup, '2025-03-05T10:00:00Z');
    const store = open();
    store.database.all('PRAGMA wal_checkpoint(TRUNCATE)');
    store.close();
    const whole = readFileSync(storeFile(folder()));
    const torn = Buffer.from(whole);
    torn.fill(0x5a, 4096, Math.min(torn.length, 4096 * 6));
    for (const bytes of [Buffer.from('no database at all '.repeat(500)), torn]) {
      for (const suffix of ['-wal', '-shm']) rmSync(`${storeFile(folder())}${suffix}`, { force: true });
      writeFileSync(storeFile(folder()), bytes);
      const sentence = await told(() => createApp({ home }));
      expect(sentence).toMatch(/^the store is damaged at .*workbench\.sqlite\. .*assay restore <backup>$/);
      const { kept } = await restoreStore(folder(), backup, '2025-03-06T10:00:00Z');
      expect(readFileSync(kept!).length).toBeGreaterThan(0);
      const opened = createApp({ home });
      expect((await visitor(opened.app).read(`/submissions/${paper}`)).status).toBe(200);
      await opened.close();
    }
  });

  it('is known by every code that the machine and SQLite give; other errors are nobody’s disk', () => {
    const of = (code: string) => diskProblem(Object.assign(new Error('x'), { code, path: '/somewhere/x' }))?.message;
    for (const code of ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])
      expect(of(code)).toMatch(/^the disk is full at \/somewhere\/x, .*Make room/);
    for (const code of ['EROFS', 'EACCES', 'SQLITE_READONLY_DIRECTORY', 'SQLITE_CANTOPEN'])
      expect(of(code)).toMatch(/may not write at/);
    for (const code of ['SQLITE_CORRUPT', 'SQLITE_CORRUPT_INDEX', 'SQLITE_NOTADB'])
      expect(of(code)).toMatch(/damaged.*assay restore <backup>$/);
    expect([of('ENOENT'), of('SQLITE_CONSTRAINT'), diskProblem('ENOSPC')]).toEqual([undefined, undefined, null]);
  });
});
