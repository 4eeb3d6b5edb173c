import { comparableName } from './comparable-name.ts';

/**
 * The candidate that shares most pairs of letters with the text (Dice 1945), or `null` where none shares any. It is a
 * suggestion in a message, and nothing is ever replaced by it.
 *
 * @example
 * nearestText('pakistan', ['Indian', 'Pakistani']) // 'Pakistani'
 */
export function nearestText(text: string, candidates: readonly string[]): string | null {
  return nearestTexts(text, candidates, 1)[0] ?? null;
}

/** The same of several, the nearest first. */
export function nearestTexts(text: string, candidates: readonly string[], most: number): string[] {
  const pairs = letterPairs(text);
  return candidates
    .map((candidate) => {
      const others = letterPairs(candidate);
      const shared = [...pairs].filter((pair) => others.has(pair)).length;
      return { candidate, share: shared === 0 ? 0 : (2 * shared) / (pairs.size + others.size) };
    })
    .filter(({ share }) => share > 0)
    .sort((one, other) => other.share - one.share)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function letterPairs(text: string): ReadonlySet<string> {
  const letters = comparableName(text);
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)));
}
