import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { besideTable, goalTable, NOTES_FILE, readNotes } from '@assay/testing/bench-notes';
import { machine, root, today, writeBetween } from './write-between.ts';

// Every peer on this machine, one after the other, each on the same data as Assay in the same run. What is not installed is
// skipped with its reason. PYTHON names an interpreter that has Splink, Fairlearn, Aequitas, pointpats, lifetimes and polars.
// Usage: peers.ts [--write] [part of a title]
//   --write   puts the tables of peers and of kernels into docs/benchmarks.md: only where all ran

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } });
const part = positionals.join(' ');
if (options.write && part !== '') throw new Error('--write takes whole tables: name no peer');
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
  ['DuckDB, polars, Danfo: reading rows of CSV and Parquet', 'bench', ['peers/reading.ts']],
  ['DuckDB: the sweep of tolerances', 'packages/record-matching', ['bench/run.ts', '--ten-million']],
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
const folder = mkdtempSync(join(tmpdir(), 'assay-bench-notes-'));
const notesFile = join(folder, 'notes.jsonl');
writeFileSync(notesFile, '');
const skipped: string[] = [];
const started = performance.now();
for (const [title, place, script] of PEERS) {
  if (!title.toLowerCase().includes(part.toLowerCase())) continue;
  console.log(`\n## ${title}\n`);
  const run = spawnSync(join(root, 'node_modules/.bin/tsx'), [...script], {
    cwd: join(root, place),
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: MOST_SECONDS * 1000,
    // A script that asks for python3 by name gets the interpreter that was named.
    env: {
      ...process.env,
      PYTHON: python,
      [NOTES_FILE]: notesFile,
      ...(python.includes('/') ? { PATH: `${dirname(python)}${delimiter}${process.env['PATH']}` } : {}),
    },
  });
  if (run.error !== undefined || run.status !== 0) {
    const reason = run.error === undefined ? `it ended with ${run.status ?? run.signal}` : run.error.message;
    skipped.push(`${title}: ${reason}`);
    console.log(`skipped: ${reason}`);
  }
}
const notes = readNotes(notesFile);
rmSync(folder, { recursive: true });
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
const measured = `Measured ${today} on ${machine}, one after the other in ${minutes} minutes.`;
const peers = besideTable(notes.flatMap((each) => (each.kind === 'beside' ? [each] : [])));
const goals = goalTable(notes.flatMap((each) => (each.kind === 'goal' ? [each] : [])));
console.log(`\n${measured}\n\n${peers}\n\n${goals}`);
if (options.write) {
  writeBetween('peers', [measured, ...skipped.map((each) => `\nNot measured: ${each}.`), '', peers]);
  writeBetween('kernels', [measured, '', goals]);
}
