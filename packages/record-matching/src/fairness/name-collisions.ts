import {
  type DictionaryColumn,
  garwoodRate,
  InputError,
  type MaybeEstimate,
  moverOfEstimates,
  notComputed,
  scaleEstimate,
} from '@assay/statistics';
import { nameGroups } from '../blocking/name-groups.ts';
import { recordCount } from '../counting/person-records.ts';
import { LinkedDyads } from '../dependence/linked-dyads.ts';
import { truePersonOfRecords } from '../errors/truth.ts';
import { nameLexicon } from '../names/name-lexicon.ts';
import { DISTANCES } from '../tolerance-sweep/pair-list.ts';
import { sweepGroups } from '../tolerance-sweep/sweep-groups.ts';
import { besideReference } from './beside-reference.ts';

export interface NameCollisionRow {
  readonly group: string;
  /** Edits allowed in the forename and in the surname alike. */
  readonly tolerance: number;
  readonly records: number;
  /** Pairs of records of this group about different people, and those of them whose names lie within the tolerance. */
  readonly pairs: number;
  readonly collisions: number;
  readonly perMillion: MaybeEstimate;
  /** How many times the reference group's rate this is. */
  readonly ratio: MaybeEstimate;
}

/**
 * Would a fixed tolerance mistake two people of one community for each other more often than two of another?
 *
 * Name collision rate: of all pairs of different people of a group, how many have a forename and a surname that are
 * each within the tolerance, per million pairs. Dates of birth play no part: this is the risk that the names alone add
 * for two people born on one day. Pairs with a person in common depend on each other, all the more where some names are
 * common: the variance of the count is that of a U-statistic over people, and the rate carries Garwood's interval for the
 * number of events that it is worth. Ratios carry the MOVER interval of the two rates.
 *
 * Edge rules: records without a name or a group are left out; a group with one person has no pairs: not computed.
 *
 * @throws InputError where the reference group is not among the groups, or columns differ in length.
 *
 * Source: exposure to false links by name similarity, after Shahbazi et al. (2023), PVLDB 16(11); variance after Aronow,
 * Samii and Assenova (2015), Political Analysis 23; ratio after Zou and Donner (2008).
 *
 * @example
 * nameCollisions({ ...records, group, entity: truth }, { reference: 'White' })[0].group // 'Asian'
 */
export function nameCollisions(
  columns: {
    readonly forename: DictionaryColumn;
    readonly surname: DictionaryColumn;
    readonly group: DictionaryColumn;
    readonly entity: DictionaryColumn;
  },
  options: { readonly reference: string },
): NameCollisionRow[] {
  const { forename, surname, group, entity } = columns;
  const rowCount = recordCount({ forename, surname, group, entity });
  if (!group.values.includes(options.reference)) {
    throw new InputError(
      `the reference group is not among the groups: "${options.reference}". Use one of ${group.values.join(', ')}.`,
    );
  }
  const truth = truePersonOfRecords(entity, rowCount);
  const lexicon = nameLexicon(forename, surname, 'folded');
  const groups = nameGroups(group, { forename, surname }, lexicon, true);
  const { pairs } = sweepGroups(groups, lexicon, false);
  const { blockStart, groupStart, rows } = groups;
  const counted: { name: string; records: number; pairs: number; links: LinkedDyads; clump: number }[] = [];
  let next = 0;
  for (let block = 0; block + 1 < blockStart.length; block++) {
    const first = groupStart[blockStart[block]!]!;
    const end = groupStart[blockStart[block + 1]!]!;
    const perPerson = new Map<number, number>();
    for (let index = first; index < end; index++) {
      const person = truth.entityOfRow[rows[index]!]!;
      perPerson.set(person, (perPerson.get(person) ?? 0) + 1);
    }
    const links = new LinkedDyads(truth.entitySize.length, { compared: perPerson.size, classes: DISTANCES });
    for (let index = blockStart[block]!; index < blockStart[block + 1]!; index++) collide(links, index, index, 0);
    for (; next < pairs.length && pairs.left[next]! < blockStart[block + 1]!; next++) {
      const kind = pairs.distanceClass[next]!;
      collide(links, pairs.left[next]!, pairs.right[next]!, Math.max(Math.floor(kind / DISTANCES), kind % DISTANCES));
    }
    const records = end - first;
    let squares = 0;
    for (const each of perPerson.values()) squares += each * each;
    const code = group.codes[rows[first]!]!;
    const pairsOfPeople = differentNamesakes(records, perPerson.values());
    counted.push({ name: group.values[code]!, records, pairs: pairsOfPeople, links, clump: (squares / records) ** 2 });
  }
  const rates = counted.map(({ name, records, pairs, links, clump }) => {
    const { own, names } = links.covariance();
    return Array.from({ length: DISTANCES }, (_, tolerance) => {
      const collisions = sumUpTo(links.byClass, tolerance);
      const variance = blockSum(own, tolerance) + Math.max(0, blockSum(names, tolerance));
      // One pair of people is worth as many pairs of records as both have; without a pair nothing more is known.
      const designEffect = collisions === 0 ? clump : Math.max(1, variance / collisions);
      const rate = garwoodRate({ events: collisions, exposure: pairs }, { designEffect });
      return { group: name, tolerance, records, pairs, collisions, rate };
    });
  });
  const reference = rates.find(([row]) => row!.group === options.reference);
  return rates.flat().map(
    ({ rate, ...row }): NameCollisionRow => ({
      ...row,
      perMillion: rate.status === 'computed' ? scaleEstimate(rate, 1e6) : rate,
      ratio:
        reference === undefined
          ? notComputed('no record of the reference group has both names')
          : besideReference(row.group === options.reference, moverOfEstimates(rate, reference[row.tolerance]!.rate)),
    }),
  );

  function collide(links: LinkedDyads, left: number, right: number, distance: number): void {
    for (let i = groupStart[left]!; i < groupStart[left + 1]!; i++) {
      const one = truth.entityOfRow[rows[i]!]!;
      for (let j = left === right ? i + 1 : groupStart[right]!; j < groupStart[right + 1]!; j++) {
        const other = truth.entityOfRow[rows[j]!]!;
        if (one !== other) links.add(one, other, distance, 1);
      }
    }
  }
}

function sumUpTo(byDistance: Float64Array, tolerance: number): number {
  let sum = 0;
  for (let distance = 0; distance <= tolerance; distance++) sum += byDistance[distance]!;
  return sum;
}

function blockSum(covariance: Float64Array, tolerance: number): number {
  let sum = 0;
  for (let a = 0; a <= tolerance; a++) for (let b = 0; b <= tolerance; b++) sum += covariance[a * DISTANCES + b]!;
  return sum;
}

/** Pairs among `records` that are about different people, given the records of each person. */
function differentNamesakes(records: number, recordsOfPeople: Iterable<number>): number {
  let pairs = (records * (records - 1)) / 2;
  for (const n of recordsOfPeople) pairs -= (n * (n - 1)) / 2;
  return pairs;
}
