import type { Output } from '../effects.ts';
import { ERASE_LINE } from './plain-output.ts';

const MEGABYTE = 1_000_000;

/** How much of a file has come, on a terminal only: elsewhere a line per piece would drown the rest. */
export function byteProgress(output: Output, name: string) {
  const isTerminal = output.isTTY === true;
  return {
    on({ file, bytes, total }: { readonly file: string; readonly bytes: number; readonly total: number | null }): void {
      if (!isTerminal) return;
      const of = total === null ? '' : ` of ${(total / MEGABYTE).toFixed(1)}`;
      output.write(`${ERASE_LINE}${name}: ${file} ${(bytes / MEGABYTE).toFixed(1)}${of} MB`);
    },
    end(): void {
      if (isTerminal) output.write(ERASE_LINE);
    },
  };
}
