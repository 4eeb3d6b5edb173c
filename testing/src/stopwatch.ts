import { type Goal, note } from './bench-notes.ts';

/** Wall milliseconds of several runs of one piece of work. */
export interface Timing {
  readonly name: string;
  readonly milliseconds: readonly number[];
  readonly median: number;
  readonly coldMilliseconds: number;
  /** Resident memory after the runs, in megabytes. */
  readonly residentMegabytes: number;
}

/** Runs the work `runs` times and keeps every duration; the first is reported apart, as the cold one. */
export async function time(name: string, work: () => unknown, runs = 5): Promise<Timing> {
  const milliseconds: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    milliseconds.push(performance.now() - start);
  }
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return {
    name,
    milliseconds,
    median,
    coldMilliseconds: milliseconds[0]!,
    residentMegabytes: process.memoryUsage().rss / 2 ** 20,
  };
}

/** One line per timing and goal; a goal that is missed says by how much. Returns the lines for printing. */
export function benchReport(timings: readonly Timing[], goals: readonly Goal[]): string[] {
  const lines = timings.map(
    ({ name, median, coldMilliseconds, milliseconds, residentMegabytes }) =>
      `${name}: median ${median.toFixed(1)} ms of ${milliseconds.length} runs (cold ${coldMilliseconds.toFixed(1)} ms; resident ${residentMegabytes.toFixed(0)} MB)`,
  );
  for (const goal of goals) {
    note({ kind: 'goal', ...goal });
    const { claim, measured, limit, unit, direction } = goal;
    const holds = direction === 'at-most' ? measured <= limit : measured >= limit;
    const factor = direction === 'at-most' ? measured / limit : limit / measured;
    const verdict = holds ? 'holds' : `FALLS SHORT by ${factor.toFixed(2)}×`;
    const sign = direction === 'at-most' ? '≤' : '≥';
    lines.push(`goal: ${claim} ${sign} ${limit} ${unit}: measured ${measured.toFixed(2)} ${unit}: ${verdict}`);
  }
  return lines;
}
