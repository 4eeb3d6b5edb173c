import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface TimeTaken {
  readonly seconds: number;
  readonly rows: number;
}

/**
 * How long will the cells of a run take? As the latest stored run of the notebook beside it took, in proportion to the rows;
 * `null` where there is none that says. A log's times enter no result.
 */
export function expectedTime(
  target: string,
  rows: number,
): { seconds: number; rows: number; before: TimeTaken } | null {
  const beside = dirname(target);
  const logs = (existsSync(beside) ? readdirSync(beside) : [])
    .map((name) => join(beside, name, 'log.jsonl'))
    .filter((file) => existsSync(file))
    .map((file) => ({ file, at: statSync(file).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { file } of logs) {
    const before = timeTaken(readFileSync(file, 'utf8'));
    if (before !== null) return { seconds: (before.seconds * rows) / before.rows, rows, before };
  }
  return null;
}

/** Seconds of all cells and rows of all inputs, as a log says; `null` where it was cut short, or its run was begun before. */
function timeTaken(log: string): TimeTaken | null {
  let milliseconds = 0;
  let rows = 0;
  try {
    for (const line of log.trimEnd().split('\n')) {
      const event = JSON.parse(line) as Record<string, unknown>;
      if (event['type'] === 'cell-finished') milliseconds += Number(event['milliseconds']);
      if (event['type'] === 'input-read') rows += Number(event['rows']);
      if (event['type'] === 'log' && event['text'] === 'kept from the run that was stopped') return null;
    }
  } catch {
    return null;
  }
  return milliseconds > 0 && rows > 0 ? { seconds: milliseconds / 1000, rows } : null;
}
