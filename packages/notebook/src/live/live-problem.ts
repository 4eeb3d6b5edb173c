import { InputError } from '@assay/statistics';
import type { LiveProblem } from './live-state.ts';
import { SourceProblem } from './own-code.ts';

/** What keeps a notebook from being computed, as its page tells it; what is nobody's input is thrown on. */
export function problemOf(error: unknown): LiveProblem {
  if (error instanceof SourceProblem) return { message: error.message, file: error.file, line: error.line };
  if (error instanceof InputError) return { message: error.message, file: null, line: null };
  throw error;
}

/** The first line of what was thrown, as a sentence. */
export function sentence(message: string): string {
  const first = message.split('\n')[0]!.trim();
  return /[.?!]$/.test(first) ? first : `${first}.`;
}
