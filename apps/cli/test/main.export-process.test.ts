import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logProblems, readLogLines, verifyPack } from '@assay/evidence';
import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { peopleProject } from './people-project.ts';
import type { Project } from './project.ts';

const bin = fileURLToPath(new URL('../bin/assay.mjs', import.meta.url));
const KILLS = 8;

/** Exports in a process of its own; killed after so many milliseconds, where any are given. */
function exporting({ home }: Project, words: readonly string[], killAfter: number | null = null) {
  return new Promise<{ readonly code: number | null; readonly err: string }>((resolve) => {
    const child = spawn(process.execPath, [bin, 'export', ...words], {
      env: { ...process.env, ASSAY_HOME: home },
      cwd: home,
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const kill = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('close', (code) => {
      if (kill !== null) clearTimeout(kill);
      resolve({ code, err });
    });
  });
}

const isWhole = (path: string): boolean => verifyPack(readFileSync(path)).holds;

describe('export, in processes', { timeout: 240_000 }, () => {
  it('killed at any moment, leaves no part of a pack or of an entry, and nothing that stands in the way', async () => {
    const toy = peopleProject({ 4: 41, 5: 60, 6: 200 });
    await toy.assay('run', 'toy', '--out', 'one');
    const start = performance.now();
    expect((await exporting(toy, ['one', '--out', 'whole.zip'])).code).toBe(0);
    const whole = performance.now() - start;
    const chance = randomStream(20250305, 'kill an export');
    let killed = 0;
    for (let round = 0; round < KILLS; round++) {
      // The first is killed while Node starts: however slow the machine, not every kill comes too late.
      const after = round === 0 ? 1 : whole * (0.4 + 0.65 * chance.next());
      const { code } = await exporting(toy, ['one', '--out', `${round}.zip`], after);
      if (code === null) killed++;
      const path = join(toy.home, `${round}.zip`);
      if (existsSync(path)) expect(isWhole(path)).toBe(true);
      expect(logProblems(readLogLines(join(toy.home, '.assay/log')))).toEqual([]);
      for (const name of readdirSync(join(toy.home, '.assay/packs')).filter((each) => /^[0-9a-f]{64}$/.test(each)))
        expect(readdirSync(join(toy.home, '.assay/packs', name))).toEqual([
          'disclosure.json',
          'memory.json',
          'released.json',
        ]);
    }
    expect(killed).toBeGreaterThan(0);
    expect((await exporting(toy, ['one', '--out', 'whole.zip'])).code).toBe(0);
    expect(isWhole(join(toy.home, 'whole.zip'))).toBe(true);
  });

  it('two at once, of different runs on the same people: both packs whole, both logged, the later bound by the earlier', async () => {
    const toy = peopleProject({ 4: 41, 5: 60, 6: 200 });
    await toy.assay('run', 'toy', '--out', 'one');
    await toy.assay('run', 'toy', '--parameter', 'limit=5', '--out', 'two');
    const both = await Promise.all([
      exporting(toy, ['one', '--out', '1.zip']),
      exporting(toy, ['two', '--out', '2.zip']),
    ]);
    expect(both.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(['1.zip', '2.zip'].map((name) => isWhole(join(toy.home, name)))).toEqual([true, true]);
    const lines = readLogLines(join(toy.home, '.assay/log'));
    expect(logProblems(lines)).toEqual([]);
    expect(lines).toHaveLength(2);
    expect(readdirSync(join(toy.home, '.assay/packs'))).toHaveLength(2);
  });
});
