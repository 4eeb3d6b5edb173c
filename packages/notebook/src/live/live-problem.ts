import { InputError } from '@assay/statistics';
import type { LiveProblem } from './live-state.ts';
import { OwnCodeProblem } from './own-code.ts';

/** What keeps a notebook from being computed, as its page tells it. */
export function liveProblemOf(error: unknown): LiveProblem {
  if (error instanceof OwnCodeProblem) return { message: error.message, file: error.file, line: error.line };
  if (error instanceof InputError) return { message: error.message, file: null, line: null };
  const message = error instanceof Error ? error.message : String(error);
  return { message: `Assay itself failed: ${message.split('\n')[0]!}. Report it.`, file: null, line: null };
}

/** The first line of what was thrown, as a sentence. */
export function liveSentence(message: string): string {
  const first = message.split('\n')[0]!.trim();
  return /[.?!]$/.test(first) ? first : `${first}.`;
}
