import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { randomStream } from '@assay/statistics';
import { audit, type MetricName } from '../../src/index.ts';
import { scoredRows } from '../scored-rows.ts';

const ROWS = 10_000;

/** Runs Fairlearn and Aequitas on the same rows where Python has them, and prints their time and answers beside ours. */
export function printPeers() {
  const { group, label, decision } = scoredRows(ROWS);
  const columns = { attributes: { group }, label, decision };
  const start = performance.now();
  const result = audit(columns, { random: randomStream('peers') });
  const rows = [`ours, ${ROWS} rows, all rates with intervals: ${(performance.now() - start).toFixed(0)} ms`];
  for (const metric of ['selectionRate', 'truePositiveRate', 'falsePositiveRate'] satisfies MetricName[]) {
    const row = result.difference.find((candidate) => candidate.metric === metric)!;
    if (row.estimate.status === 'computed') rows.push(`ours ${metric} difference: ${row.estimate.value.toFixed(10)}`);
  }
  for (const row of rows) console.log(row);
  const input = Array.from(label, (y, row) => `${group.codes[row]},${y},${decision[row]}`).join('\n');
  for (const peer of ['fairlearn', 'aequitas']) {
    const script = fileURLToPath(new URL(`./${peer}_rates.py`, import.meta.url));
    const run = spawnSync('python3', [script], { input, encoding: 'utf8', timeout: 300_000 });
    if (run.error || run.status !== 0) console.log(`${peer}: skipped, ${reasonOf(run)}`);
    else console.log(run.stdout.trimEnd());
  }
}

function reasonOf(run: { error?: Error | undefined; stderr: string | null }): string {
  if (run.error) return 'no python3 here';
  return run.stderr?.trim().split('\n').at(-1) ?? 'it did not run';
}
