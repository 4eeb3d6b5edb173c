import type { NamedRelease } from './read-release.ts';

/** How a printed page names what it was printed from: enough to find it, and whether it was released. */
export function releaseName({ digest, results }: NamedRelease): string {
  return digest === null ? `run ${results.run.id}, not released` : `pack ${digest.slice(0, 12)}`;
}
