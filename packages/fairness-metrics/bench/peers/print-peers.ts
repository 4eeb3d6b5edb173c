import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { randomStream } from '@assay/statistics';
import { beside } from '@assay/testing/bench-notes';
import { audit, type MetricName } from '../../src/index.ts';
import { scoredRows } from '../scored-rows.ts';

const ROWS = 10_000;

/** Runs Fairlearn and Aequitas on the same rows where Python has them, and prints their time and answers beside ours. */
export function printPeers() {
  const { group, label, decision } = scoredRows(ROWS);
  const columns = { attributes: { group }, label, decision };
  const start = performance.now();
  const result = audit(columns, { random: randomStream('peers') });
  const seconds = (performance.now() - start) / 1000;
  const rows = [`ours, ${ROWS} rows, all rates with intervals: ${(1000 * seconds).toFixed(0)} ms`];
  for (const metric of ['selectionRate', 'truePositiveRate', 'falsePositiveRate'] satisfies MetricName[]) {
    const row = result.difference.find((candidate) => candidate.metric === metric)!;
    if (row.estimate.status === 'computed') rows.push(`ours ${metric} difference: ${row.estimate.value.toFixed(10)}`);
  }
  for (const row of rows) console.log(row);
  const input = Array.from(label, (y, row) => `${group.codes[row]},${y},${decision[row]}`).join('\n');
  for (const peer of ['fairlearn', 'aequitas']) {
    const script = fileURLToPath(new URL(`./${peer}_rates.py`, import.meta.url));
    const python = process.env['PYTHON'] ?? 'python3';
    const run = spawnSync(python, [script], { input, encoding: 'utf8', timeout: 300_000 });
    if (run.error || run.status !== 0) console.log(`${peer}: skipped, ${reasonOf(run)}`);
    else {
      console.log(run.stdout.trimEnd());
      const told = /: (\d+) ms/.exec(run.stdout);
      const answerOf = (text: string) =>
        `largest gap in selection rate ${/selectionRate difference: ([\d.]{8})/.exec(text)?.[1]}`;
      if (told === null) continue;
      const version = /^version (.+)$/m.exec(run.stdout)?.[1] ?? '';
      console.log(
        beside(
          `rates by group of ${ROWS.toLocaleString('en-GB')} rows (ours: all rates, with intervals)`,
          { name: 'Assay', seconds, answer: answerOf(rows.join('\n')) },
          { name: `${peer} ${version}`.trim(), seconds: Number(told[1]) / 1000, answer: answerOf(run.stdout) },
        ),
      );
    }
  }
}

function reasonOf(run: { error?: Error | undefined; stderr: string | null }): string {
  if (run.error) return 'no python3 here';
  return run.stderr?.trim().split('\n').at(-1) ?? 'it did not run';
}
