import { InputError, type RandomStream } from '@assay/statistics';

/** What both kernels are given: the same plan yields the same counts from either. */
export interface PermutationPlan {
  /** Times in the order of `slots`. */
  readonly base: Int32Array;
  /** Position (in the pairs' order) that each place of `base` belongs to. */
  readonly slots: Uint32Array;
  /** First place of every stratum, and the end. Times move within a stratum only. */
  readonly strata: Uint32Array;
  /** Four words for each permutation. */
  readonly seeds: Uint32Array;
  readonly nPermutations: number;
}

/** Times shifted to start at zero, grouped by stratum; seeds drawn once, so that no counting order changes a permutation. */
export function permutationPlan(
  times: Int32Array,
  order: Uint32Array,
  strata: ArrayLike<number> | undefined,
  nPermutations: number,
  random: RandomStream,
): PermutationPlan {
  const nEvents = times.length;
  const slots = new Uint32Array(nEvents);
  let edges: Uint32Array;
  if (strata === undefined) {
    for (let place = 0; place < nEvents; place++) slots[place] = place;
    edges = Uint32Array.of(0, nEvents);
  } else {
    if (strata.length !== nEvents)
      throw new InputError(
        `strata must have one code for each event: ${strata.length} and ${nEvents}. Check the join.`,
      );
    const members = new Map<number, number[]>();
    for (let position = 0; position < nEvents; position++) {
      const stratum = strata[order[position]!]!;
      const list = members.get(stratum);
      if (list === undefined) members.set(stratum, [position]);
      else list.push(position);
    }
    const lists = [...members.entries()].sort(([a], [b]) => a - b).map(([, list]) => list);
    if (!lists.some((list) => list.some((position) => times[order[position]!] !== times[order[list[0]!]!])))
      throw new InputError(
        `strata leave nothing to permute: all events of each of ${lists.length} strata share one time. Use wider strata, e.g. months instead of days.`,
      );
    edges = new Uint32Array(lists.length + 1);
    let place = 0;
    lists.forEach((list, stratum) => {
      for (const position of list) slots[place++] = position;
      edges[stratum + 1] = place;
    });
  }
  let earliest = Infinity;
  for (const time of times) if (time < earliest) earliest = time;
  const base = new Int32Array(nEvents);
  for (let place = 0; place < nEvents; place++) base[place] = times[order[slots[place]!]!]! - earliest;
  const seeds = new Uint32Array(4 * nPermutations);
  for (let word = 0; word < seeds.length; word++) seeds[word] = random.uint32();
  return { base, slots, strata: edges, seeds, nPermutations };
}
