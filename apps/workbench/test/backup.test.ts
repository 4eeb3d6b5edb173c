import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { attachPack, backupStore, openStore, readPanelFacts, restoreStore } from '../src/index.ts';
import { openStoreDatabase } from '../src/store/database.ts';
import { makeHome } from './fixture/sample-home.ts';

const { home, remove } = makeHome();
const folder = join(home, '.assay');
const panel = readPanelFacts(home);
const store = openStore(folder, panel);
const pack = { bears: 'b'.repeat(64), notebook: 'sample', run: '0123456789abcdef' };
const bytes = Buffer.from('a pack');
const { digest } = attachPack(store, 'ada', { bytes, submission: 'mm-2025-03-05-4', pack });
store.close();
afterAll(remove);

const at = '2025-03-05T10:00:00Z';
const into = () => join(mkdtempSync(join(home, 'empty-')), '.assay');

describe('a backup', () => {
  it('is taken whole or not at all: what was changed or is missing is named', async () => {
    const target = join(home, 'backup');
    expect(await backupStore(folder, target, at)).toEqual({ folder: target, packs: 1 });
    const parts: [string, RegExp][] = [
      [`packs/${digest}.zip`, new RegExp(`^backup lacks a pack or holds a changed one: ${digest}\\.zip\\.`)],
      ['workbench.sqlite', /^backup was changed or is incomplete: /],
    ];
    for (const [part, message] of parts) {
      const path = join(target, part);
      const whole = `${path}.whole`;
      copyFileSync(path, whole);
      const other = readFileSync(path);
      other[other.length - 1]! ^= 1;
      writeFileSync(path, other);
      await expect(restoreStore(into(), target, at), part).rejects.toThrow(message);
      rmSync(path);
      await expect(restoreStore(into(), target, at), part).rejects.toThrow(message);
      copyFileSync(whole, path);
      rmSync(whole);
    }
    const place = into();
    expect(await restoreStore(place, target, at)).toEqual({ kept: null });
    expect(readFileSync(join(place, 'attached', `${digest}.zip`))).toEqual(bytes);
    const restored = openStore(place, panel);
    expect(restored.database.get('SELECT bears FROM pack')).toEqual({ bears: pack.bears });
    restored.close();
  });

  it('leaves alone what somebody keeps beside it under a like name, whether it is made or refused', async () => {
    const mine = join(home, 'kept.partial');
    mkdirSync(mine);
    writeFileSync(join(mine, 'letter.txt'), 'mine');
    const target = join(home, 'kept');
    await backupStore(folder, target, at);
    await expect(backupStore(folder, target, at)).rejects.toThrow(/^backup folder exists: /);
    expect(readdirSync(mine)).toEqual(['letter.txt']);
    expect(readdirSync(home).filter((name) => name.startsWith('.kept-'))).toEqual([]);
    const link = join(home, 'link');
    symlinkSync(join(home, 'nothing'), link);
    await expect(backupStore(folder, link, at)).rejects.toThrow(/^backup folder exists: /);
  });

  it('puts another file in place of the store, and keeps the one that was there whole', async () => {
    const target = join(home, 'of-a-day');
    await backupStore(folder, target, at);
    const place = into();
    await restoreStore(place, target, at);
    const { ino } = statSync(join(place, 'workbench.sqlite'));
    const { kept } = await restoreStore(place, target, '2025-03-06T10:00:00Z');
    expect(kept).toBe(join(place, 'workbench.sqlite.before-2025-03-06T10-00-00Z'));
    expect(statSync(kept!).ino).toBe(ino);
    expect(statSync(join(place, 'workbench.sqlite')).ino).not.toBe(ino);
    const old = openStoreDatabase(kept!);
    expect(old.get('SELECT bears FROM pack')).toEqual({ bears: pack.bears });
    old.close();
  });

  it('is not made over another, nor of what names a file elsewhere', async () => {
    await expect(backupStore(folder, join(home, 'backup'), at)).rejects.toThrow(/^backup folder exists: /);
    await expect(backupStore(join(home, 'nothing'), join(home, 'other'), at)).rejects.toThrow(/^no store to back up: /);
    const manifest = join(home, 'backup/backup.json');
    const told = JSON.parse(readFileSync(manifest, 'utf8'));
    for (const change of [
      { packs: ['../../x.zip'] },
      { shelf: { 'log/../../x.json': 'a' } },
      { packs: undefined },
      { packs: 'none' },
      { schema: 'assay-backup/2' },
      { sha256: undefined },
      null,
    ]) {
      // Cut short, as by a copy that was interrupted.
      const text = JSON.stringify({ ...told, ...change });
      writeFileSync(manifest, change === null ? text.slice(0, 40) : text);
      await expect(restoreStore(into(), join(home, 'backup'), at)).rejects.toThrow(/is not a backup of this version/);
    }
  });
});
