import type { CountCell, SumRelation } from '../cells/count-cell.ts';

/**
 * What the Data Lab remembers of a release, so that no later one can undo it. It holds the counts that were hidden, and
 * therefore never leaves.
 */
export interface ReleaseMemory {
  readonly schema: 'assay/release-memory/1' | 'assay/release-memory/2';
  /** Digests of the people counted; empty where nobody was. */
  readonly population: readonly string[];
  /** Whose findings they are; releases of one notebook are compared place by place. Absent in the first schema. */
  readonly notebook?: string;
  readonly cells: readonly CountCell[];
  readonly relations: readonly SumRelation[];
  readonly hidden: readonly string[];
  /** Findings of which nothing left, since others could be worked out of their numbers: no later release of the notebook states them. */
  readonly withheld?: readonly string[];
  /** Those hidden alone since they hardly moved: a later release may print them where they moved further. */
  readonly moved?: readonly string[];
  /** ISO 8601, as the log says when it left; no part of what is kept. */
  readonly releasedOn?: string;
  /** Id of the cell at each place that printed a count. */
  readonly places?: Readonly<Record<string, string>>;
  /** What is counted at each place, in a word; of rows that are sums of others nothing. */
  readonly words?: Readonly<Record<string, string>>;
  /** What was printed for each shown count, and for each number that is no count, by id. */
  readonly printed?: Readonly<Record<string, number>>;
  /** How many people each number that is no count rests on. */
  readonly contributors?: Readonly<Record<string, number>>;
}

export function releaseMemory(release: {
  readonly cells: ReadonlyMap<string, CountCell>;
  readonly relations: readonly SumRelation[];
  readonly places: ReadonlyMap<string, string>;
  readonly words: ReadonlyMap<string, string>;
  readonly hidden: ReadonlySet<string>;
  readonly withheld: readonly string[];
  readonly moved: ReadonlySet<string>;
  readonly population: readonly string[];
  readonly notebook: string;
  readonly printed: ReadonlyMap<string, number>;
  readonly contributors: ReadonlyMap<string, number>;
}): ReleaseMemory {
  const { cells, relations, places, words, hidden, withheld, moved } = release;
  const { population, notebook, printed, contributors } = release;
  const isRemembered = population.length > 0;
  return {
    schema: 'assay/release-memory/2',
    population: [...population].sort(),
    notebook,
    cells: isRemembered ? [...cells.values()] : [],
    relations: isRemembered ? relations : [],
    hidden: isRemembered
      ? [...cells.values()].filter(({ id, published }) => !published || hidden.has(id)).map(({ id }) => id)
      : [],
    ...(isRemembered && withheld.length > 0 ? { withheld } : {}),
    ...(isRemembered && moved.size > 0 ? { moved: [...moved].sort() } : {}),
    places: isRemembered ? Object.fromEntries(places) : {},
    words: isRemembered ? Object.fromEntries(words) : {},
    printed: isRemembered ? Object.fromEntries(printed) : {},
    contributors: isRemembered ? Object.fromEntries(contributors) : {},
  };
}
