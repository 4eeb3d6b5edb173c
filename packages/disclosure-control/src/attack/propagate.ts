import type { Fact, Unknown } from './puzzle.ts';

const MOST_ROUNDS = 20;

/** Bounds drawn from each fact by itself, until none narrows further: cheap, and enough to feed the next attack. */
export function propagateBounds(unknowns: ReadonlyMap<string, Unknown>, facts: readonly Fact[]): Map<string, Unknown> {
  const result = new Map(unknowns);
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round++) {
    changed = false;
    for (const { terms, low, high } of facts) {
      let least = 0;
      let most = 0;
      for (const { id, weight } of terms) {
        const { low: from, high: to } = result.get(id)!;
        least += weight > 0 ? weight * from : weight * to;
        most += weight > 0 ? weight * to : weight * from;
      }
      for (const { id, weight } of terms) {
        const unknown = result.get(id)!;
        const [own, ownMost] = weight > 0 ? [unknown.low, unknown.high] : [unknown.high, unknown.low];
        const restLeast = least - weight * own;
        const restMost = most - weight * ownMost;
        // Infinity less infinity: the rest is open, and nothing follows.
        const upper = Number.isNaN(restLeast) ? Number.POSITIVE_INFINITY : (high - restLeast) / weight;
        const lower = Number.isNaN(restMost) ? Number.NEGATIVE_INFINITY : (low - restMost) / weight;
        const [from, to] = weight > 0 ? [lower, upper] : [upper, lower];
        const both = {
          low: Math.max(unknown.low, Number.isFinite(from) ? Math.ceil(from - 1e-9) : unknown.low),
          high: Math.min(unknown.high, Number.isFinite(to) ? Math.floor(to + 1e-9) : unknown.high),
        };
        if (both.low > both.high || (both.low === unknown.low && both.high === unknown.high)) continue;
        result.set(id, { ...unknown, ...both });
        changed = true;
        break;
      }
    }
  }
  return result;
}
