import { comparableName } from './comparable-name.ts';

/**
 * The candidate that shares most pairs of letters with the text (Dice 1945), or `null` where none shares any. It is a
 * suggestion in a message, and nothing is ever replaced by it.
 *
 * @example
 * nearestText('pakistan', ['Indian', 'Pakistani']) // 'Pakistani'
 */
export function nearestText(text: string, candidates: readonly string[]): string | null {
  const pairs = letterPairs(text);
  let best: string | null = null;
  let bestShare = 0;
  for (const candidate of candidates) {
    const others = letterPairs(candidate);
    const shared = [...pairs].filter((pair) => others.has(pair)).length;
    const share = (2 * shared) / (pairs.size + others.size);
    if (share > bestShare) [best, bestShare] = [candidate, share];
  }
  return best;
}

function letterPairs(text: string): ReadonlySet<string> {
  const letters = comparableName(text);
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)));
}
