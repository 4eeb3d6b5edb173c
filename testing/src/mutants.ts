import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutationsOf } from './mutations.ts';
import { drawn, type Spoiling, spoilt } from './spoilt.ts';
import { copyWorkingTree } from './working-copy.ts';

/**
 * Spoils the computing of a package one line at a time, in a copy of the tree, and tells which spoilt lines its tests do
 * not see: `npm run mutants -- statistics --count 40`. The tests named after a file are run first, then all that reach it.
 */
const USAGE = 'npm run mutants -- PACKAGE… [--count N] [--seed WORD] [--file PART-OF-PATH]';
const LEAST_SECONDS = 60;
const LONGEST_SECONDS = 3600;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '20' },
    seed: { type: 'string', default: 'assay' },
    file: { type: 'string', default: '' },
  },
});
if (positionals.length === 0) throw new Error(`no package is named. ${USAGE}`);
const copy = copyWorkingTree();
const seconds = new Map<string, number>();
const FAST = ['--pool=threads', '--no-isolate'];
const flags = new Map<string, readonly string[]>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.once('exit', copy.remove);

let survivors = 0;
for (const name of positionals) {
  const folder = [`packages/${name}`, `apps/${name}`, `notebooks/${name}`].find((each) =>
    existsSync(join(copy.folder, each)),
  );
  if (folder === undefined) throw new Error(`no package "${name}". ${USAGE}`);
  survivors += judge(folder);
}
process.exitCode = survivors === 0 ? 0 : 1;

function judge(folder: string): number {
  // A notebook's sources lie in its folder.
  const home = existsSync(join(copy.folder, folder, 'src')) ? `${folder}/src` : folder;
  const sources = readdirSync(join(copy.folder, home), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(^|\/)(test|bench)\/|(^|\/)(index|vitest\.config)\.ts$/.test(file))
    .filter((file) => file.includes(values.file))
    .sort();
  const all = sources.flatMap((file) =>
    mutationsOf(`${home}/${file}`, readFileSync(join(copy.folder, home, file), 'utf8')),
  );
  const chosen = drawn(all, Number(values.count), values.seed);
  let killed = 0;
  for (const each of chosen) {
    const isKilled = isSeen(folder, each);
    if (isKilled) killed++;
    console.log(`${isKilled ? 'killed  ' : 'SURVIVED'} ${each.file}:${each.line} ${each.what}`);
  }
  console.log(`${folder}: ${killed} of ${chosen.length} killed (drawn from ${all.length}, seed ${values.seed})`);
  return chosen.length - killed;
}

function isSeen(folder: string, each: Spoiling): boolean {
  const path = join(copy.folder, each.file);
  const text = readFileSync(path, 'utf8');
  const own = basename(each.file, '.ts');
  const tests = readdirSync(join(copy.folder, folder, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && basename(file).startsWith(`${own}.`))
    .map((file) => join('test', file));
  try {
    const ways = [
      ...(tests.length === 0 ? [] : [['run', ...tests]]),
      ['related', '--run', each.file.slice(folder.length + 1)],
    ];
    return ways.some((words) => {
      writeFileSync(path, text);
      const limit = Math.max(LEAST_SECONDS, 8 * secondsOf(folder, words));
      writeFileSync(path, spoilt(text, each.edits));
      return !passes(folder, words, limit);
    });
  } finally {
    writeFileSync(path, text);
  }
}

/** How long these tests take where nothing is spoilt, at most so many times of which an endless loop is values. */
function secondsOf(folder: string, words: readonly string[]): number {
  // What reaches a file is at most the whole suite.
  const whole = words[0] === 'related' ? ['run'] : words;
  const key = `${folder} ${whole.join(' ')}`;
  const known = seconds.get(key);
  if (known !== undefined) return known;
  // One process for all files is twice as fast, where they leave each other alone.
  if (!flags.has(folder)) flags.set(folder, passes(folder, ['run', ...FAST], LONGEST_SECONDS) ? FAST : []);
  const start = process.hrtime.bigint();
  if (!passes(folder, whole, LONGEST_SECONDS)) {
    throw new Error(`the tests of ${folder} fail as it stands: vitest ${whole.join(' ')}`);
  }
  const taken = Number(process.hrtime.bigint() - start) / 1e9;
  seconds.set(key, taken);
  return taken;
}

function passes(folder: string, words: readonly string[], limitSeconds: number): boolean {
  const vitest = join(copy.folder, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(
    process.execPath,
    [vitest, ...words, ...(flags.get(folder) ?? []), '--bail=1', '--reporter=dot'],
    {
      cwd: join(copy.folder, folder),
      env: { ...copy.environment, VITEST_MAX_WORKERS: '1' },
      stdio: 'ignore',
      timeout: Math.ceil(limitSeconds * 1000),
      killSignal: 'SIGKILL',
    },
  );
  return status === 0;
}
