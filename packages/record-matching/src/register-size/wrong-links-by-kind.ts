import { InputError } from '@assay/statistics';
import { LinkedDyads } from '../dependence/linked-dyads.ts';
import { forEachLinkedPair } from '../errors/linked-rows.ts';
import { checkedSweep } from '../tolerance-sweep/checked-sweep.ts';
import { CLASSES, pairClass } from '../tolerance-sweep/pair-list.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';

/** Wrong links within the widest tolerance, told apart by whether the two people ever shared a home. */
export interface WrongLinkKinds {
  /** Pairs of records by class of distance. Without homes all are `elsewhere`. */
  readonly atHome: Float64Array;
  readonly elsewhere: Float64Array;
  readonly links: LinkedDyads;
  /** Pairs of records for each pair of people, as the numbers r of records of people make it: the mean of r, squared. */
  readonly recordsPerPair: number;
  /** By how much such clumps spread a count more than chance: Σ r² ÷ Σ r, squared. */
  readonly clump: number;
  readonly homesKnown: boolean;
  /** Pairs of records of one person that share a date of birth. */
  readonly rightPairs: number;
}

/**
 * Counts pairs of different people by class; two people who were ever recorded at one home and share a date of birth
 * and a surname are twins in all likelihood, whatever their number.
 */
export function wrongLinksByKind(sweep: ToleranceSweep, homeOfRow: Int32Array | null): WrongLinkKinds {
  const { truth, truePairsWithSameDate } = checkedSweep(sweep);
  if (truth === null || truePairsWithSameDate === null)
    throw new InputError('wrong links are counted against a truth: sweep with `truth`.');
  if (homeOfRow !== null && homeOfRow.length !== sweep.records)
    throw new InputError(`homes must stand one per record: ${homeOfRow.length} for ${sweep.records}. Check the join.`);
  const { entityOfRow, entitySize } = truth;
  const links = new LinkedDyads(entitySize.length);
  const wrong: number[] = [];
  forEachLinkedPair(
    sweep,
    () => true,
    (left, right, forename, surname) => {
      if (entityOfRow[left] === entityOfRow[right]) return;
      wrong.push(left, right, pairClass(forename, surname));
      links.add(entityOfRow[left]!, entityOfRow[right]!, pairClass(forename, surname), 1);
    },
  );
  const homes = new Map<number, Set<number>>();
  for (let index = 0; index < wrong.length; index += 3) {
    homes.set(entityOfRow[wrong[index]!]!, new Set());
    homes.set(entityOfRow[wrong[index + 1]!]!, new Set());
  }
  if (homeOfRow !== null) {
    for (let row = 0; row < homeOfRow.length; row++) {
      if (homeOfRow[row]! >= 0) homes.get(entityOfRow[row]!)?.add(homeOfRow[row]!);
    }
  }
  const atHome = new Float64Array(CLASSES);
  const elsewhere = new Float64Array(CLASSES);
  for (let index = 0; index < wrong.length; index += 3) {
    const own = homes.get(entityOfRow[wrong[index]!]!)!;
    const other = homes.get(entityOfRow[wrong[index + 1]!]!)!;
    let together = false;
    for (const home of own) together ||= other.has(home);
    (together ? atHome : elsewhere)[wrong[index + 2]!]!++;
  }
  let sum = 0;
  let squares = 0;
  for (const size of entitySize) {
    sum += size;
    squares += size * size;
  }
  return {
    atHome,
    elsewhere,
    links,
    recordsPerPair: sum === 0 ? 1 : (sum / truth.entities) ** 2,
    clump: sum === 0 ? 1 : (squares / sum) ** 2,
    homesKnown: homeOfRow?.some((home) => home >= 0) ?? false,
    rightPairs: truePairsWithSameDate,
  };
}
