import { readFileSync } from 'node:fs';

/**
 * The most memory that this process has held, in megabytes. Not `maxRSS` where the kernel tells better: that of a process starts
 * with the peak of whoever started it.
 */
export function peakMegabytes(): number {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (found !== null) return Number(found[1]) / 1024;
  } catch {
    // No such file but on Linux.
  }
  return process.resourceUsage().maxRSS / 1024;
}
