/**
 * Which known name was meant? The one that differs least from the one given, by edits and swaps or as its beginning, or
 * `null` where none is near enough. Ties: the first.
 *
 * @example
 * nearestName('sirname', ['forename', 'surname']) // 'surname'
 */
export function nearestName(given: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const name of known) {
    const apart = editDistance(given.toLowerCase(), name.toLowerCase());
    const edits = isBeginning(given, name) ? Math.min(1, apart) : apart;
    if (edits < least) {
      least = edits;
      best = name;
    }
  }
  return best;
}

/**
 * The end of a message about an unknown name: the nearest known one, else all of them, or that there are none.
 *
 * @example
 * nearestNameSuggestion('sirname', ['forename', 'surname']) // 'Did you mean "surname"?'
 */
export function nearestNameSuggestion(given: string, known: readonly string[]): string {
  const nearest = nearestName(given, known);
  if (nearest !== null) return `Did you mean "${nearest}"?`;
  return known.length === 0 ? 'There are none.' : `Known: ${known.join(', ')}.`;
}

function isBeginning(given: string, name: string): boolean {
  return given.length >= 3 && name.toLowerCase().startsWith(given.toLowerCase());
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let edits = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + cost);
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) edits = Math.min(edits, beforeLast[column - 2]! + 1);
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}
