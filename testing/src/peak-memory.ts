import { processMegabytes } from '@assay/notebook/process-memory';

/**
 * The most memory that this process has held, in megabytes. Not `maxRSS` where the kernel tells better: that of a process starts
 * with the peak of whoever started it.
 */
export function peakMegabytes(): number {
  return processMegabytes('peak') ?? process.resourceUsage().maxRSS / 1024;
}
