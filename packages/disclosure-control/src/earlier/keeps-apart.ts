import type { DisclosurePolicy } from '../policy/policy.ts';
import type { ReleaseMemory } from './release-memory.ts';

/**
 * May an amount or an estimate leave beside what earlier releases printed in its place? Where few people came or went,
 * the two numbers together would tell of those few, unless they are the same or nothing but the method changed: the same
 * people by the same files.
 */
export function keepsApart(
  earlier: readonly ReleaseMemory[],
  now: {
    readonly place: string;
    readonly value: number;
    readonly people: number;
    readonly population: readonly string[];
    readonly notebook: string;
    readonly policy: DisclosurePolicy;
  },
): boolean {
  const { place, value, people, population, notebook, policy } = now;
  return earlier.every((memory) => {
    const before = memory.printed?.[place];
    const contributors = memory.contributors?.[place];
    if (memory.notebook !== notebook || before === undefined || contributors === undefined) return true;
    const moved = Math.abs(people - contributors);
    const isSameData =
      moved === 0 &&
      memory.population.length === population.length &&
      population.every((digest) => memory.population.includes(digest));
    return before === value || moved >= policy.minimumCount || isSameData;
  });
}
