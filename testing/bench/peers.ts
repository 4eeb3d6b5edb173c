import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Every peer on this machine, one after the other, each on the same data as Assay in the same run. What is not installed is
// skipped with its reason. PYTHON names an interpreter that has Splink, Fairlearn, Aequitas, pointpats, lifetimes and polars.
// Usage: peers.ts [part of a title]

const root = fileURLToPath(new URL('../../', import.meta.url));
const python = process.env['PYTHON'] ?? 'python3';
const PEERS = [
  [
    'Splink 5 and GoldenMatch: linking 100,000 records',
    'packages/record-matching',
    ['bench/peers/compare.ts', '100000'],
  ],
  [
    "Splink 5: a model's probabilities on registers of known truth",
    'packages/record-matching',
    ['bench/peers/compare-models.ts'],
  ],
  ['Fairlearn, Aequitas, Arquero: rates by group', 'packages/fairness-metrics', ['bench/run.ts']],
  ['pointpats: Knox test', 'packages/displacement', ['bench/peers/run.ts']],
  ['lifetimes: BG/NBD', 'packages/contact-profiling', ['bench/run.ts']],
  ['DuckDB and polars: reading 1,000,000 rows of CSV', 'testing', ['bench/peers/reading.ts']],
  ['DuckDB: the sweep of tolerances', 'packages/record-matching', ['bench/run.ts']],
] as const;
const MOST_SECONDS = 300;

const versions = spawnSync(
  python,
  [
    '-c',
    "import importlib.metadata as m\nfor p in ['splink','fairlearn','aequitas','pointpats','lifetimes','polars','duckdb']:\n  try: print(p, m.version(p))\n  except Exception: print(p, 'is not installed')",
  ],
  { encoding: 'utf8' },
);
console.log(
  versions.error === undefined
    ? versions.stdout.trim().replaceAll('\n', ', ')
    : `no ${python}: peers of Python are skipped`,
);
const [part = ''] = process.argv.slice(2);
for (const [title, folder, words] of PEERS) {
  if (!title.toLowerCase().includes(part.toLowerCase())) continue;
  console.log(`\n## ${title}\n`);
  const run = spawnSync(join(root, 'node_modules/.bin/tsx'), [...words], {
    cwd: join(root, folder),
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: MOST_SECONDS * 1000,
    // A script that asks for python3 by name gets the interpreter that was named.
    env: {
      ...process.env,
      PYTHON: python,
      ...(python.includes('/') ? { PATH: `${dirname(python)}${delimiter}${process.env['PATH']}` } : {}),
    },
  });
  if (run.error !== undefined || run.status !== 0) {
    console.log(
      `skipped: ${run.error === undefined ? `it ended with ${run.status ?? run.signal}` : run.error.message}`,
    );
  }
}
