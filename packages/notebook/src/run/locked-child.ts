import type { Writable } from 'node:stream';
import { countedNoun } from '@assay/statistics';
import { closedProcess, endedEarly } from './closed-process.ts';
import type { Enclosure } from './enclosure.ts';
import type { Limits } from './isolation.ts';
import type { ChildMessage } from './message.ts';
import { plainText } from './plain-text.ts';
import { readMessage } from './read-message.ts';

/** A log is read by people: what a cell says beyond this is counted. */
const MOST_LOG_LINES = 1000;

export interface LockedChild {
  /** Everything the child says until it ends. Throws where it was stopped: by a limit, by the signal, or by its own fault. */
  readonly messages: AsyncIterable<ChildMessage>;
  readonly input: Writable;
  stop(): void;
  /** Megabytes that it holds; 0 where the system does not say. */
  residentMegabytes(): number;
  /** The most that it held so far, where it says `said` of itself. */
  peakMegabytes(said: number): number;
}

/** Starts a bundle in a {@link closedProcess} and reads what it says of its one run. */
export async function lockedChild(
  code: string,
  limits: Limits,
  signal?: AbortSignal,
  closedIn?: Enclosure | null,
): Promise<LockedChild> {
  const child = await closedProcess(code, limits, signal, closedIn);
  return {
    messages: messagesOf(child.lines(), child.complaint),
    input: child.input,
    stop: () => child.stop('the run was stopped. Start it again when ready.'),
    residentMegabytes: child.residentMegabytes,
    peakMegabytes: child.peakMegabytes,
  };
}

async function* messagesOf(lines: AsyncIterable<string>, complaint: () => string): AsyncGenerator<ChildMessage> {
  let isComplete = false;
  let logged = 0;
  let cell = '';
  for await (const line of lines) {
    if (logged >= MOST_LOG_LINES && line.startsWith('{"type":"log"')) {
      logged++;
      continue;
    }
    const message = readMessage(line);
    if (message.type === 'log') {
      cell = message.cell;
      if (++logged <= MOST_LOG_LINES) yield { ...message, text: plainText(message.text) };
      continue;
    }
    if (message.type === 'done' || message.type === 'failed') yield* unsaid(logged, cell);
    isComplete ||= message.type === 'done' || message.type === 'failed' || message.type === 'notebook';
    yield message;
  }
  if (!isComplete) throw endedEarly(complaint());
}

function* unsaid(logged: number, cell: string): Generator<ChildMessage> {
  const more = logged - MOST_LOG_LINES;
  if (more > 0) yield { type: 'log', cell, text: `and ${countedNoun(more, 'more line')}, which are not kept` };
}
