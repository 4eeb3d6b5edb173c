import { readFileSync } from 'node:fs';

const LINES = { now: /^VmRSS:\s+(\d+) kB$/m, peak: /^VmHWM:\s+(\d+) kB$/m } as const;

/**
 * How many megabytes does a process hold, or has it held at most? As Linux tells of the process itself: `maxRSS` starts with the peak of
 * whoever started it.
 *
 * @param pid Its number; this process unless stated.
 * @returns `null` where the system does not say, or the process has ended.
 *
 * @example
 * (processMegabytes('now') ?? 1) <= (processMegabytes('peak') ?? 1) // true
 */
export function processMegabytes(what: keyof typeof LINES, pid: number | 'self' = 'self'): number | null {
  try {
    const found = LINES[what].exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found === null ? null : Number(found[1]) / 1024;
  } catch {
    return null;
  }
}
