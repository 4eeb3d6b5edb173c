import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { compiledFor } from '@assay/testing/compiled';
import { afterAll, describe, expect, it } from 'vitest';
import { removeFoldersOfThread, temporaryFolder, withTemporaryFolder } from '../../src/index.ts';

/** Puts rows aside, says how many folders of its own there are, and ends without taking them away. */
const LEAVE = `import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { temporaryFolder } from './index.ts';
writeFileSync(temporaryFolder('rows') + '/rows.csv', 'surname');
process.stdout.write(String(readdirSync(tmpdir()).filter((name) => name.includes('-' + process.pid + '-')).length));
process.exit(3);`;
const aside = mkdtempSync(join(tmpdir(), 'assay-aside-'));
afterAll(() => rmSync(aside, { recursive: true }));

describe('a temporary folder', () => {
  it('can be opened by nobody else, and is gone after the work, whatever that comes to', async () => {
    let held = '';
    const work = (folder: string) => {
      held = folder;
      writeFileSync(join(folder, 'rows.csv'), 'surname\nAsh\n');
      expect(statSync(folder).mode & 0o077).toBe(0);
      return 'done';
    };
    expect(await withTemporaryFolder('rows', work)).toBe('done');
    expect(existsSync(held)).toBe(false);
    const fails = withTemporaryFolder('rows', (folder) => {
      work(folder);
      throw new Error('the disk is full');
    });
    await expect(fails).rejects.toThrow('the disk is full');
    expect(existsSync(held)).toBe(false);
  });

  it('of a thread that was stopped goes when that is said, and no other', () => {
    const own = temporaryFolder('rows');
    removeFoldersOfThread(7);
    expect(existsSync(own)).toBe(true);
    const [, place, pid] = /-([0-9a-f]{8})-(\d+)-0-/.exec(basename(own))!;
    const stopped = join(tmpdir(), `assay-rows-${place}-${pid}-7-abcdef`);
    mkdirSync(stopped);
    removeFoldersOfThread(7);
    expect([existsSync(own), existsSync(stopped)]).toEqual([true, false]);
    rmSync(own, { recursive: true });
  });

  it('goes with its process, and of one that was killed with the next: nothing of one at work, of elsewhere or of others', async () => {
    const [, place] = /-([0-9a-f]{8})-\d+-0-/.exec(basename(temporaryFolder('rows')))!;
    removeFoldersOfThread(0);
    // No process has a number this large; the one that started this one is at work.
    const atWork = `assay-rows-${place}-${process.ppid}-0-abcdef`;
    const elsewhere = 'assay-rows-00000000-999999999-0-abcdef';
    for (const name of [`assay-rows-${place}-999999999-0-abcdef`, atWork, elsewhere, 'rows']) {
      mkdirSync(join(aside, name));
      writeFileSync(join(aside, name, 'rows.csv'), 'surname\nAsh\n');
    }
    const leave = await compiledFor('leave-folder', LEAVE, new URL('../../src/', import.meta.url));
    const { status, stdout } = spawnSync(process.execPath, [leave], {
      env: { ...process.env, TMPDIR: aside },
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([3, '1']);
    expect(readdirSync(aside).sort()).toEqual([elsewhere, atWork, 'rows'].sort());
  });
});
