import type { RunEvent } from '@assay/notebook/run';
import { countedNoun } from '@assay/statistics';
import type { Output } from '../effects.ts';
import { ERASE_LINE } from './plain-output.ts';

const BAR_WIDTH = 24;

function secondsText(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} minutes`;
}

/** A bar on a terminal, one plain line per step elsewhere, nothing where the output is for machines. */
export function runProgress(
  output: Output,
  name: string,
  isQuiet: boolean,
): { on(event: RunEvent): void; end(): void } {
  if (isQuiet) return { on() {}, end() {} };
  const isTerminal = output.isTTY === true;
  const line = (text: string) => {
    const width = Math.max(20, (output.columns ?? 80) - 1);
    output.write(`${ERASE_LINE}${text.length > width ? `${text.slice(0, width - 1)}…` : text}`);
  };
  return {
    on(event) {
      if (event.type === 'cell-started') {
        const done = Math.round(((event.position - 1) / event.of) * BAR_WIDTH);
        const bar = `${'█'.repeat(done)}${'░'.repeat(BAR_WIDTH - done)}`;
        if (isTerminal) line(`${bar} ${event.position}/${event.of} ${name}: ${event.title}`);
        else output.write(`${name}: ${event.position} of ${event.of}, ${event.title}\n`);
      }
      if (event.type === 'expected') {
        if (isTerminal) output.write(ERASE_LINE);
        const { seconds, rows, before } = event;
        output.write(
          `${name}: about ${secondsText(seconds)} for ${countedNoun(rows, 'row')}, as the last run took ${secondsText(before.seconds)} for ${before.rows.toLocaleString('en-GB')}\n`,
        );
      }
      if (event.type === 'log') {
        if (isTerminal) output.write(ERASE_LINE);
        output.write(`${name}: ${event.text.replace(/\p{Cc}+/gu, ' ')}\n`);
      }
    },
    end() {
      if (isTerminal) output.write(ERASE_LINE);
    },
  };
}
