import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { folderBeside } from '@assay/evidence';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  attachments,
  attachPack,
  backupStore,
  holdStore,
  localAnalyst,
  openStore,
  packPath,
  readPanelFacts,
  restoreStore,
  submissions,
} from '../src/index.ts';
import { openStoreDatabase } from '../src/store/database.ts';
import { appendEntry, entriesOfSubmission } from '../src/store/entries.ts';
import { addJob, addJobLines, jobById, jobLines, jobLinesBefore, jobProgress, setJobState } from '../src/store/jobs.ts';
import { migrations } from '../src/store/migrations.ts';
import { storeFile } from '../src/store/store.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const panel = readPanelFacts(home);
const scratch = mkdtempSync(join(tmpdir(), 'assay-store-'));
let folder: string;
let count = 0;

beforeEach(() => {
  folder = join(scratch, String(++count));
});
afterAll(() => {
  remove();
  rmSync(scratch, { recursive: true, force: true });
});

const open = () => holdStore(folder, panel, () => 1_000);
const paper = 'mm-2025-03-05-4';

describe('the store', () => {
  it('holds the systems of the minutes from the start, once', () => {
    open().close();
    const store = open();
    expect(
      submissions(store)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['mm-2025-03-05-4', 'op']);
    store.close();
  });

  it('is whole in its one file as soon as it is closed', () => {
    const store = open();
    appendEntry(store, localAnalyst, { kind: 'comment', submission: paper, text: 'The last word.' });
    store.close();
    const copy = join(scratch, `copy-${count}.sqlite`);
    copyFileSync(storeFile(folder), copy);
    const copied = openStoreDatabase(copy);
    expect(copied.all('SELECT text FROM entry')).toEqual([{ text: 'The last word.' }]);
    copied.close();
  });

  it('keeps entries as they were written', () => {
    const store = open();
    appendEntry(store, localAnalyst, { kind: 'comment', submission: paper, text: 'First.' });
    expect(() => store.database.run("UPDATE entry SET text = 'Other.'")).toThrow(/append-only/);
    expect(() => store.database.run('DELETE FROM entry')).toThrow(/append-only/);
    expect(entriesOfSubmission(store, paper)).toMatchObject([{ text: 'First.', by: 'local', at: 1_000 }]);
    store.close();
  });

  it('waits for the disk at each commit but those of progress', () => {
    const store = open();
    const waits = () => store.database.get('PRAGMA synchronous')!['synchronous'];
    addJob(store, localAnalyst, 'a', { kind: 'run', notebook: 'sample', choices: {} });
    addJobLines(store, [{ job: 'a', kind: 'line', text: 'Step 1' }]);
    expect(waits()).toBe(2);
    store.database.transaction(() => addJobLines(store, [{ job: 'a', kind: 'line', text: 'Step 2' }]));
    expect(jobLines(store, 'a').map(({ text }) => text)).toEqual(['Step 1', 'Step 2']);
    store.close();
  });

  it('takes down lines of a job all or none, and gives back the last of them, a page at a time', () => {
    const store = open();
    addJob(store, localAnalyst, 'a', { kind: 'run', notebook: 'sample', choices: {} });
    const line = (text: string, kind = 'line') => ({ job: 'a', kind, text });
    expect(jobProgress(store, 'a')).toEqual({ last: 0, progress: null });
    expect(() => addJobLines(store, [line('lost'), { ...line('x'), job: 'none' }])).toThrow(/FOREIGN KEY/);
    addJobLines(store, [
      line('1/9', 'progress'),
      ...Array.from({ length: 1200 }, (_, at) => line(`said ${at}`)),
      line('2/9', 'progress'),
    ]);
    expect(jobProgress(store, 'a')).toEqual({ last: 1202, progress: '2/9' });
    expect(jobLines(store, 'a', 1201).map(({ text }) => text)).toEqual(['2/9']);
    expect(jobLines(store, 'a')).toHaveLength(500);
    const shown = [];
    for (let page = jobLinesBefore(store, 'a'); ; page = jobLinesBefore(store, 'a', page.lines[0]!.number)) {
      shown.unshift(...page.lines.map(({ text }) => text));
      if (!page.hasEarlier) break;
    }
    expect(shown).toEqual(Array.from({ length: 1200 }, (_, at) => `said ${at}`));
    store.close();
  });

  it('refuses rows that point at nothing', () => {
    const store = open();
    expect(() => appendEntry(store, localAnalyst, { kind: 'comment', submission: 'none', text: 'x' })).toThrow(
      /FOREIGN KEY/,
    );
    store.close();
  });

  it('keeps all of a transaction or nothing', () => {
    const store = open();
    expect(() =>
      store.database.transaction(() => {
        appendEntry(store, localAnalyst, { kind: 'comment', submission: paper, text: 'Lost.' });
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(entriesOfSubmission(store, paper)).toEqual([]);
    store.close();
  });

  it('says so where a later version wrote it', () => {
    open().close();
    const database = openStoreDatabase(storeFile(folder));
    database.run('PRAGMA user_version = 99');
    database.close();
    expect(open).toThrow(/written by a later version of Assay \(99\)/);
  });

  it('takes a store of the first version along, with everything in it', () => {
    mkdirSync(folder, { recursive: true });
    const Sqlite = createRequire(import.meta.url)('libsql') as new (
      path: string,
    ) => { exec(sql: string): void; close(): void };
    const old = new Sqlite(storeFile(folder));
    old.exec(migrations[0]!);
    old.exec(
      "PRAGMA user_version = 1; INSERT INTO submission VALUES ('old', 'MM', 'Kept', 'pilot', NULL, NULL, NULL, 1, 'ada')",
    );
    old.close();
    const store = open();
    expect(submissions(store).map(({ title }) => title)).toContain('Kept');
    expect(store.database.get('SELECT COUNT(*) AS n FROM release')!['n']).toBe(0);
    store.close();
  });

  it('keeps every entry, who answered whom and that none is changed, when the table of entries is made again', () => {
    mkdirSync(folder, { recursive: true });
    const Sqlite = createRequire(import.meta.url)('libsql') as new (
      path: string,
    ) => { exec(sql: string): void; close(): void };
    const old = new Sqlite(storeFile(folder));
    old.exec(migrations[0]!);
    old.exec(`PRAGMA user_version = 1; INSERT INTO submission VALUES ('old', 'MM', 'Kept', 'pilot', NULL, NULL, NULL, 1, 'ada');
INSERT INTO entry (id, kind, submission, text, at, by, by_name, by_role) VALUES (3, 'action', 'old', 'Do it.', 5, 'ada', 'Ada', 'analyst');
INSERT INTO entry (id, kind, submission, answers, text, at, by, by_name, by_role) VALUES (7, 'action-done', 'old', 3, 'Done.', 6, 'ada', 'Ada', 'analyst')`);
    old.close();
    const store = open();
    expect(entriesOfSubmission(store, 'old')).toMatchObject([
      { id: 3, kind: 'action', text: 'Do it.', at: 5, byRole: 'analyst', meeting: null },
      { id: 7, kind: 'action-done', answers: 3, text: 'Done.' },
    ]);
    expect(() => store.database.run('DELETE FROM entry')).toThrow(/append-only/);
    expect(() =>
      appendEntry(store, localAnalyst, { kind: 'answer', submission: 'old', answers: 99, text: 'To nobody.' }),
    ).toThrow(/FOREIGN KEY/);
    expect(store.database.all('PRAGMA foreign_key_check')).toEqual([]);
    store.close();
  });

  it('marks as interrupted what ran when it was killed, and clears away files that no row speaks of', () => {
    const store = open();
    addJob(store, localAnalyst, 'job-1', { kind: 'run', notebook: 'sample', choices: {} });
    setJobState(store, 'job-1', { state: 'running' });
    store.close();
    mkdirSync(join(folder, 'attached'), { recursive: true });
    writeFileSync(join(folder, 'attached', `${'0'.repeat(64)}.partial`), 'half');
    writeFileSync(join(folder, 'attached', `${'1'.repeat(64)}.zip`), 'whole, never acknowledged');
    mkdirSync(join(folder, 'uploads', 'job-2'), { recursive: true });
    const runs = join(folder, 'runs', 'sample');
    mkdirSync(runs, { recursive: true });
    const [storing, aside] = [folderBeside(runs, 'a', 'new'), folderBeside(runs, 'b', 'old')];
    mkdirSync(join(aside, '1'));
    const again = open();
    // A run that the command line stores at this moment is another's, and so is the older one that it took aside.
    expect(readdirSync(runs).sort()).toEqual([storing, aside].map((path) => basename(path)).sort());
    rmSync(runs, { recursive: true });
    expect(jobById(again, 'job-1')).toMatchObject({ state: 'interrupted' });
    expect(readdirSync(join(folder, 'attached'))).toEqual([]);
    expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
    again.close();
  });
});

it('keeps at its start the file that a stored run was made of, and clears away what was written of it by half', () => {
  open().close();
  const digest = 'd'.repeat(64);
  const [uploads, run] = [join(folder, 'uploads', digest), join(folder, 'runs', 'sample', '0'.repeat(16))];
  for (const each of [uploads, run]) mkdirSync(each, { recursive: true });
  writeFileSync(join(run, 'run.json'), JSON.stringify({ inputs: [{ files: [{ sha256: digest }] }] }));
  for (const name of ['people-1.csv', 'people-2.csv.partial']) writeFileSync(join(uploads, name), 'a\n');
  open().close();
  expect(readdirSync(uploads)).toEqual(['people-1.csv']);
});

describe('the hold', () => {
  it('is one workbench’s at a time; others may still open the store', () => {
    const store = open();
    expect(open).toThrow(/another workbench has this project open\. Use that one, or stop it first\./);
    openStore(folder, panel).close();
    store.close();
    open().close();
  });
});

describe('packs', () => {
  it('are kept by digest and attached as the next version', () => {
    const store = open();
    const bytes = Buffer.from('a pack');
    const pack = { bears: 'b'.repeat(64), notebook: 'sample', run: '0123456789abcdef' };
    const first = attachPack(store, 'local', { bytes, submission: paper, pack });
    const same = attachPack(store, 'local', { bytes, submission: paper, pack });
    expect(same).toEqual(first);
    const second = attachPack(store, 'local', { bytes: Buffer.from('another pack'), submission: paper, pack });
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(attachments(store, paper)).toHaveLength(2);
    expect(readFileSync(packPath(store, first.digest)!, 'utf8')).toBe('a pack');
    expect(() => attachPack(store, 'local', { bytes, submission: 'none', pack })).toThrow(/unknown submission: none/);
    store.close();
  });
});

describe('backup', () => {
  it('copies a store that is in use, and restores it to what it was', async () => {
    const store = open();
    const { digest } = attachPack(store, 'local', {
      bytes: Buffer.from('a pack'),
      submission: paper,
      pack: { bears: 'b'.repeat(64), notebook: 'sample', run: '0123456789abcdef' },
    });
    appendEntry(store, localAnalyst, { kind: 'comment', submission: paper, text: 'Before.' });
    const backup = join(scratch, `backup-${count}`);
    expect(await backupStore(folder, backup, '2025-03-05T10:00:00Z')).toMatchObject({ packs: 1 });
    appendEntry(store, localAnalyst, { kind: 'comment', submission: paper, text: 'After.' });
    store.close();
    const { kept } = await restoreStore(folder, backup, '2025-03-06T10:00:00Z');
    expect(kept).toContain('before-2025-03-06T10-00-00Z');
    const restored = open();
    expect(entriesOfSubmission(restored, paper).map(({ text }) => text)).toEqual(['Before.']);
    expect(packPath(restored, digest)).not.toBeNull();
    await expect(restoreStore(folder, backup, '2025-03-07T10:00:00Z')).rejects.toThrow(/another workbench has this/);
    restored.close();
  });

  it('refuses a target that exists, a project without a store, and a backup that was changed', async () => {
    const backup = join(scratch, `backup-${count}`);
    await expect(backupStore(folder, backup, 'now')).rejects.toThrow(/no store to back up/);
    open().close();
    await backupStore(folder, backup, 'now');
    await expect(backupStore(folder, backup, 'now')).rejects.toThrow(/backup folder exists/);
    writeFileSync(join(backup, 'workbench.sqlite'), 'changed');
    await expect(restoreStore(folder, backup, 'now')).rejects.toThrow(/was changed or is incomplete/);
    await expect(restoreStore(folder, scratch, 'now')).rejects.toThrow(/no backup in/);
  });
});
