import type { CellSystem, CountCell, SumRelation } from '../cells/count-cell.ts';

/**
 * What the Data Lab remembers of a release, so that no later one can undo it. It holds the counts that were hidden, and
 * therefore never leaves.
 */
export interface ReleaseMemory {
  readonly schema: 'assay/release-memory/1';
  /** Digests of the people counted; empty where nobody was. */
  readonly population: readonly string[];
  readonly cells: readonly CountCell[];
  readonly relations: readonly SumRelation[];
  readonly hidden: readonly string[];
}

export function releaseMemory(
  { cells, relations }: CellSystem,
  hidden: ReadonlyMap<string, unknown>,
  population: readonly string[],
): ReleaseMemory {
  const isRemembered = population.length > 0;
  return {
    schema: 'assay/release-memory/1',
    population: [...population].sort(),
    cells: isRemembered ? [...cells.values()] : [],
    relations: isRemembered ? relations : [],
    hidden: isRemembered
      ? [...cells.values()].filter(({ id, published }) => !published || hidden.has(id)).map(({ id }) => id)
      : [],
  };
}
