import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeTable } from '@assay/dataset/read';
import { goalTable } from '@assay/testing/bench-notes';
import { BUDGETS, type Budget, GROWTH } from './budgets.ts';
import { commandGoals } from './commands.ts';
import { cellsOf, cellTable, growthTable, type Measured, middleOf, pairsOf, summaryTable } from './measured.ts';
import { machine, root, today, writeBetween } from './write-between.ts';

// Runs notebooks end to end, as the command line does, at the size that forces have, and says where a budget is over.
// Usage: notebooks.ts [--make] [--growth] [--twice] [--write] [slug]...   ("commands" for the small commands alone)
//   --make    only makes the data, which is kept beside other temporary files (ASSAY_BENCH_DATA names another folder)
//   --growth  match-and-merge at growing sizes instead, cell by cell
//   --twice   runs each twice and says the middle of the two
//   --write   puts the tables into docs/benchmarks.md

const { values: options, positionals: slugs } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(['make', 'growth', 'twice', 'write'].map((name) => [name, { type: 'boolean' as const }])),
});
const isGrowth = options['growth'] === true;
const budgets = isGrowth ? GROWTH : BUDGETS;
const unknown = slugs.filter((slug) => slug !== 'commands' && budgets.every((budget) => budget.slug !== slug));
if (unknown.length > 0)
  throw new Error(`no budget of ${unknown.join(', ')}: ${budgets.map(({ slug }) => slug).join(', ')}`);
if (options['write'] && slugs.length > 0) throw new Error('--write takes whole tables: name no notebook');
const asked = budgets.filter(({ slug }) => slugs.length === 0 || slugs.includes(slug));
const files = new Map<Budget, Readonly<Record<string, string>>>();
for (const budget of asked) files.set(budget, await dataOf(budget));
if (options['make']) process.exit(0);

console.log(machine);
const measured: Measured[] = [];
for (const budget of asked) {
  const runs = options['twice'] ? 2 : 1;
  const one = middleOf(Array.from({ length: runs }, () => measure(budget, files.get(budget)!)));
  measured.push(one);
  console.log(`\n${budget.slug}, ${budget.size}: ${verdict(one)}`);
  if (one.failure !== null) console.log(one.failure);
  console.log(cellTable(one));
}
const over = measured.filter(
  (one) => one.failure !== null || one.seconds > one.budget.seconds || one.megabytes > one.budget.megabytes,
);
for (const one of over) console.log(`!!! OVER BUDGET: ${one.budget.slug} (${one.budget.size}): ${verdict(one)}`);
console.log(over.length === 0 ? '\nevery budget holds' : `\n${over.length} of ${measured.length} over budget`);
const commands = isGrowth || (slugs.length > 0 && !slugs.includes('commands')) ? null : goalTable(await commandGoals());
if (commands !== null) console.log(`\n${commands}`);
if (options['write']) {
  const measuredOn = `Measured ${today} on ${machine}`;
  if (commands !== null) writeBetween('commands', [`${measuredOn}: the best of three.`, '', commands]);
  writeBetween(isGrowth ? 'growth' : 'notebooks', [
    `${measuredOn}${options['twice'] ? ', the middle of two runs' : ''}.`,
    '',
    isGrowth ? growthTable(measured) : summaryTable(measured),
  ]);
}

function verdict({ seconds, processorSeconds, megabytes, budget }: Measured): string {
  return `${seconds.toFixed(1)} s of ${budget.seconds} s (cells ${processorSeconds.toFixed(1)} s of processor), ${megabytes} of ${budget.megabytes} MB`;
}

function measure(budget: Budget, inputs: Readonly<Record<string, string>>): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-run-'));
  const out = join(folder, 'run');
  try {
    const start = performance.now();
    const run = spawnSync(
      process.execPath,
      [
        join(root, 'apps/cli/bin/assay.mjs'),
        ...['run', budget.slug, '--out', out, '--json'],
        ...Object.entries(inputs).flatMap(([input, path]) => ['--input', `${input}=${path}`]),
      ],
      { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
    );
    const seconds = (performance.now() - start) / 1000;
    // A finding that cannot be stated is told by 1; the run stands.
    const failure =
      run.status === 2 || run.status === null ? (run.stderr.trim().split('\n').at(-1) ?? 'no reason given') : null;
    const log = existsSync(join(out, 'log.jsonl')) ? readFileSync(join(out, 'log.jsonl'), 'utf8') : null;
    const steps = log === null ? [] : cellsOf(log);
    return {
      budget,
      seconds,
      failure,
      steps,
      processorSeconds: steps.reduce((sum, each) => sum + (each.processorSeconds ?? 0), 0),
      megabytes: Math.max(0, ...steps.map((each) => each.megabytes ?? 0)),
      pairs: log === null ? null : pairsOf(log),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files of a budget's inputs, made unless they were made before by the generators as they are now. */
async function dataOf({ data, make, inputs }: Budget): Promise<Readonly<Record<string, string>>> {
  const place = join(process.env['ASSAY_BENCH_DATA'] ?? join(tmpdir(), 'assay-bench-data'), `${data}-${sourcesKey()}`);
  if (!existsSync(place)) {
    console.log(`making ${data}`);
    const part = `${place}.part`;
    mkdirSync(part, { recursive: true });
    const tables = make();
    for (const table of Object.values(inputs)) await writeTable(tables[table]!, join(part, `${table}.csv`));
    renameSync(part, place);
  }
  return Object.fromEntries(Object.entries(inputs).map(([input, table]) => [input, join(place, `${table}.csv`)]));
}

function sourcesKey(): string {
  const source = join(root, 'packages/synthetic/src');
  const hash = createHash('sha256');
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()) {
    hash.update(file).update(readFileSync(join(source, file)));
  }
  return hash.digest('hex').slice(0, 12);
}
