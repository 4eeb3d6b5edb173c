import type { Mutation } from './mutations.ts';
import { type Edit, spoilt } from './spoilt.ts';

/**
 * The text of a source in which each of these computations, when it is reached, says its number to {@link PROBE}; the
 * values stay what they are.
 *
 * @example
 * probed('x = 1 < 2;', []) // 'x = 1 < 2;'
 */
export function probed(text: string, numbered: readonly (readonly [number, Mutation])[]): string {
  const edits: Edit[] = numbered.flatMap(([number, { within }]) => [
    { from: within.from, to: within.from, text: `(globalThis.${PROBE}?.(${number}), ` },
    { from: within.to, to: within.to, text: ')' },
  ]);
  return spoilt(text, edits);
}

export const PROBE = 'assayReached';
