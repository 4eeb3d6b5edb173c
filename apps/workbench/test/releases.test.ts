import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex, verifyPack } from '@assay/evidence';
import { bindingReleases, readReleaseMemory, readShelf } from '@assay/report/release';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, backupStore, createApp, restoreStore } from '../src/index.ts';
import { rememberHashes } from '../src/run/remember-hashes.ts';
import { exportSample, makeHome, runSample } from './fixture/sample-home.ts';
import { identifySample } from './fixture/sample-people.ts';
import { visitor } from './fixture/visitor.ts';

const { home, remove } = makeHome();
let run: string;
let opened: App;
const open = () =>
  createApp({
    home,
    identify: identifySample,
  });

beforeAll(async () => {
  run = await runSample(home);
  opened = open();
});
afterAll(async () => {
  await opened.close();
  remove();
});

const as = (id: string) => visitor(opened.app, { 'X-Remote-User': id });
const decide = (decision: string) =>
  as('ren').send(`/reports/${run}/review`, `/reports/${run}/decisions`, { decision, text: 'So decided.' });
const exportIt = async (name: string) => {
  const out = await exportSample(home, run, name);
  const file = verifyPack(readFileSync(out)).files.get('data/results.json')!;
  return Buffer.from(file).toString();
};

describe('a release to members', () => {
  it('stands in the log of what left, and a pack of the same run holds the very same numbers', async () => {
    expect((await decide('disclosure:release')).status).toBe(303);
    expect(readShelf(home).lines.map((line) => JSON.parse(line).event)).toEqual(['released-to-members']);
    const members = (await as('mel').read(`/reports/${run}/results.json`)).text;
    expect(await exportIt('one.zip')).toBe(members);
    expect(members).toContain('area.records');
    expect(members).not.toContain('["North",2]');
  });

  it('is one release with that export, and binds every other', () => {
    const shelf = readShelf(home);
    const [first, exported] = shelf.released;
    expect(exported!.order).toBe(first!.order);
    expect(bindingReleases(shelf, first!.order)).toEqual([]);
    expect(bindingReleases(shelf, 'another run')).toEqual([first, exported]);
  });

  it('that a reviewer took back lets no pack out until it is given again', async () => {
    expect((await decide('disclosure:withhold')).status).toBe(303);
    await expect(exportIt('two.zip')).rejects.toThrow(/was withheld by a reviewer on \d{4}-\d\d-\d\d\. Let a reviewer/);
    expect((await decide('disclosure:release')).status).toBe(303);
    await exportIt('three.zip');
  });

  it('is put on the shelf again where a restored store knows of it and the project does not', async () => {
    await decide('disclosure:withhold');
    await opened.close();
    rmSync(join(home, '.assay/log'), { recursive: true });
    rmSync(join(home, '.assay/packs'), { recursive: true });
    opened = open();
    const { released, withheld } = readShelf(home);
    expect(released).toHaveLength(1);
    expect([...withheld.keys()]).toEqual([run]);
    await opened.close();
    opened = open();
    expect(readShelf(home).released).toHaveLength(1);
  });

  it('is in a backup, and binds where that is restored', async () => {
    const [target, elsewhere] = [join(home, 'backup'), makeHome()];
    await backupStore(join(home, '.assay'), target, '2025-03-05T10:00:00Z');
    await restoreStore(join(elsewhere.home, '.assay'), target, '2025-03-06T10:00:00Z');
    expect(readShelf(elsewhere.home)).toEqual(readShelf(home));
    for (const each of readShelf(elsewhere.home).released)
      expect(readReleaseMemory(elsewhere.home, each)).toBeDefined();
    const last = readShelf(elsewhere.home).lines.length;
    rmSync(join(elsewhere.home, '.assay/log', `${String(last).padStart(8, '0')}.json`));
    expect(() => readShelf(elsewhere.home)).toThrow(/its end was cut off/);
    // A backup brings back what was cut off.
    await restoreStore(join(elsewhere.home, '.assay'), target, '2025-03-06T11:00:00Z');
    expect(readShelf(elsewhere.home)).toEqual(readShelf(home));
    for (const { digest } of readShelf(home).released)
      expect(readdirSync(join(elsewhere.home, '.assay/packs', digest))).toEqual(
        readdirSync(join(home, '.assay/packs', digest)),
      );
    writeFileSync(join(elsewhere.home, '.assay/log/00000001.json'), '{}');
    await expect(restoreStore(join(elsewhere.home, '.assay'), target, '2025-03-07T10:00:00Z')).rejects.toThrow(
      /released otherwise than the backup: log\/00000001\.json differs/,
    );
    elsewhere.remove();
  });

  it('is refused where the log was tampered with; pages can still be read', async () => {
    await opened.close();
    const entry = join(home, '.assay/log/00000001.json');
    writeFileSync(entry, readFileSync(entry, 'utf8').replace('released', 'relaxed'));
    opened = open();
    expect((await as('ren').read(`/reports/${run}`)).status).toBe(200);
    const refused = await decide('disclosure:release');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('the log in .assay/log does not hold');
  });
});

describe('hashes of what a generator makes', () => {
  it('are worked out once for each recipe', async () => {
    const made: string[] = [];
    const hashes = rememberHashes(home, async (dataset) => {
      made.push(dataset);
      return new Set([sha256Hex(String(made.length))]);
    });
    const folder = join(home, 'datasets/made');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'datapackage.json'), '{"rows": 1}');
    expect(await hashes('made')).toBe(await hashes('made'));
    writeFileSync(join(folder, 'datapackage.json'), '{"rows": 2}');
    await hashes('made');
    expect(made).toEqual(['made', 'made']);
  });
});
