import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Project, project } from './project.ts';

const bin = fileURLToPath(new URL('../bin/assay.mjs', import.meta.url));

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
  /** Resolves once the progress says so. */
  said(text: string): Promise<void>;
}

/** Where the processes of a project put what is not to stay. */
const asideIn = ({ home }: Project) => join(home, 'aside');

function start(toy: Project, ...words: string[]): Started {
  const { home } = toy;
  mkdirSync(asideIn(toy), { recursive: true });
  const child = spawn(process.execPath, [bin, ...words], {
    cwd: home,
    env: { ...process.env, ASSAY_HOME: home, TMPDIR: asideIn(toy) },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return {
    child,
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err }))),
    said: (text) =>
      new Promise((resolve) => {
        const look = () => (err.includes(text) ? resolve() : undefined);
        look();
        child.stderr.on('data', look);
      }),
  };
}

/** A project whose notebook computes until it is stopped. */
function endless(): Project {
  const toy = project();
  const file = join(toy.home, 'notebooks/toy/notebook.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace('const count =', 'for (;;);\n const count ='));
  return toy;
}

/** Processes that a process started; none where the system does not say, or where nothing ends them with it. */
function childrenOf(pid: number): readonly number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  const ends = spawnSync('setpriv', ['--pdeathsig', 'KILL', 'unshare', '-r', '-n', '-p', '-f', '--kill-child', 'true']);
  if (!existsSync(file) || ends.status !== 0) return [];
  return readFileSync(file, 'utf8').trim().split(' ').map(Number);
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
}

describe('the process', { timeout: 120_000 }, () => {
  it('ends with the exit code and writes results to the one stream, progress to the other', async () => {
    const toy = project();
    const { code, out, err } = await start(toy, 'run', 'toy', '--json').ended;
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ run: { notebook: 'toy' } });
    expect(err).toBe('');
    expect(await start(toy, 'run', 'tory').ended).toEqual({
      code: 2,
      out: '',
      err: 'unknown notebook: tory. Did you mean "toy"?\n',
    });
  });

  it('stops at an interruption, says so, and leaves nothing', async () => {
    const toy = endless();
    const running = start(toy, 'run', 'toy');
    await running.said('2 of 2');
    running.child.kill('SIGINT');
    const { code, err } = await running.ended;
    expect(code).toBe(2);
    expect(err).toMatch(/the run was cancelled\. Start it again when ready\.\n$/);
    expect(existsSync(join(toy.home, '.assay'))).toBe(false);
    expect(readdirSync(asideIn(toy))).toEqual([]);
  });

  it('asked again, stops at once, and leaves nothing', async () => {
    const toy = endless();
    const running = start(toy, 'run', 'toy');
    await running.said('2 of 2');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) running.child.kill(signal);
    expect([128 + 2, 128 + 15]).toContain((await running.ended).code);
    expect(readdirSync(asideIn(toy))).toEqual([]);
  });

  it('killed at work, leaves no run, and what it had put aside goes with the next start', async () => {
    const toy = endless();
    const running = start(toy, 'run', 'toy');
    await running.said('2 of 2');
    const started = childrenOf(running.child.pid!);
    running.child.kill('SIGKILL');
    await running.ended;
    expect(existsSync(join(toy.home, '.assay/runs/toy'))).toBe(false);
    await expect.poll(() => started.filter(isAlive), { timeout: 20_000 }).toEqual([]);
    expect(readdirSync(asideIn(toy))).toEqual([expect.stringMatching(/^assay-run-/)]);
    await start(toy, 'list').ended;
    expect(readdirSync(asideIn(toy))).toEqual([]);
  });

  it('says in one line that the folder it was started in is gone, or that there is none for temporary files', () => {
    const toy = project();
    const gone = join(toy.home, 'gone');
    mkdirSync(gone);
    const env = { ...process.env, ASSAY_HOME: toy.home };
    const removed = spawnSync('sh', ['-c', `rmdir "${gone}" && exec "${process.execPath}" "${bin}" list`], {
      cwd: gone,
      env,
      encoding: 'utf8',
    });
    expect([removed.status, removed.stderr.split('\n').at(-2)]).toEqual([
      2,
      'the folder that you are in is no longer there. Change into another one, then do it again.',
    ]);
    const nowhere = join(toy.home, 'nowhere');
    const unplaced = spawnSync(process.execPath, [bin, 'list'], {
      env: { ...env, TMPDIR: nowhere },
      encoding: 'utf8',
    });
    expect([unplaced.status, unplaced.stdout, unplaced.stderr]).toEqual([
      2,
      '',
      `temporary files cannot be put at ${nowhere}: no folder. Make it, or set TMPDIR to a folder of your own.\n`,
    ]);
  });

  it('run twice at once, stores one whole run', async () => {
    const toy = project();
    const both = await Promise.all([start(toy, 'run', 'toy').ended, start(toy, 'run', 'toy').ended]);
    expect(both.map(({ code, err }) => [code, err.includes('failed')])).toEqual([
      [0, false],
      [0, false],
    ]);
    const runs = readdirSync(join(toy.home, '.assay/runs/toy'));
    expect(runs).toHaveLength(1);
    expect((await toy.assay('rerun', `.assay/runs/toy/${runs[0]}`)).code).toBe(0);
  });

  it('goes on when nobody reads what it says', async () => {
    const toy = project();
    const running = start(toy, 'run', 'toy');
    running.child.stdout!.destroy();
    expect((await running.ended).code).toBe(0);
    expect(readdirSync(join(toy.home, '.assay/runs/toy'))).toHaveLength(1);
  });
});
