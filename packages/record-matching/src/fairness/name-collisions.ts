import {
  conditionalRateRatio,
  type DictionaryColumn,
  garwoodRate,
  InputError,
  type MaybeEstimate,
  notComputed,
  scaleEstimate,
} from '@assay/statistics';
import { nameGroups } from '../blocking/name-groups.ts';
import { SharedPeople } from '../errors/shared-people.ts';
import { truthOf } from '../errors/truth.ts';
import { nameLexicon } from '../names/name-lexicon.ts';
import { recordCount } from '../person-records.ts';
import { compareGroups } from '../sweep/compare-groups.ts';
import { CLASSES, DISTANCES, sumWithinBox } from '../sweep/pair-list.ts';

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
 * for two people born on one day. Rates carry Garwood's exact Poisson interval, ratios the exact conditional interval;
 * both take pairs as independent, which pairs with a person in common are not, so true intervals are somewhat wider.
 *
 * Edge rules: records without a name or a group are left out; a group with one person has no pairs: not computed.
 *
 * @throws InputError where the reference group is not among the groups, or columns differ in length.
 *
 * Source: exposure to false links by name similarity, after Shahbazi et al. (2023), PVLDB 16(11).
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
  const truth = truthOf(entity, rowCount);
  const lexicon = nameLexicon(forename, surname, 'folded');
  const groups = nameGroups(group, { forename, surname }, lexicon, true);
  const { pairs } = compareGroups(groups, lexicon, false);
  const shared = new SharedPeople(groups, truth);
  const { blockStart, groupStart, rows } = groups;
  const counted: { name: string; records: number; pairs: number; byClass: Float64Array }[] = [];
  const people: number[] = [];
  const recordsOf: number[] = [];
  let next = 0;
  for (let block = 0; block + 1 < blockStart.length; block++) {
    const first = groupStart[blockStart[block]!]!;
    const records = groupStart[blockStart[block + 1]!]! - first;
    const byClass = new Float64Array(CLASSES);
    for (let index = blockStart[block]!; index < blockStart[block + 1]!; index++) {
      const size = groupStart[index + 1]! - groupStart[index]!;
      if (size > 1) byClass[0]! += different(size, recordsOf.slice(0, shared.peopleOf(index, people, recordsOf)));
    }
    for (; next < pairs.length && pairs.left[next]! < blockStart[block + 1]!; next++) {
      const left = pairs.left[next]!;
      const right = pairs.right[next]!;
      const all = (groupStart[left + 1]! - groupStart[left]!) * (groupStart[right + 1]! - groupStart[right]!);
      byClass[pairs.distanceClass[next]!]! += all - shared.between(left, right);
    }
    const perPerson = new Map<number, number>();
    for (let index = first; index < first + records; index++) {
      const person = truth.entityOfRow[rows[index]!]!;
      perPerson.set(person, (perPerson.get(person) ?? 0) + 1);
    }
    const pairsOfPeople = different(records, perPerson.values());
    const code = group.codes[rows[first]!]!;
    counted.push({ name: group.values[code]!, records, pairs: pairsOfPeople, byClass });
  }
  const reference = counted.find(({ name }) => name === options.reference);
  return counted.flatMap(({ name, records, pairs: exposure, byClass }) =>
    Array.from({ length: DISTANCES }, (_, tolerance): NameCollisionRow => {
      const events = sumWithinBox(byClass, tolerance, tolerance);
      const rate = garwoodRate({ events, exposure });
      return {
        group: name,
        tolerance,
        records,
        pairs: exposure,
        collisions: events,
        perMillion: rate.status === 'computed' ? scaleEstimate(rate, 1e6) : rate,
        ratio:
          reference === undefined
            ? notComputed('no record of the reference group has both names')
            : conditionalRateRatio(
                { events, exposure },
                { events: sumWithinBox(reference.byClass, tolerance, tolerance), exposure: reference.pairs },
              ),
      };
    }),
  );
}

/** Pairs among `records` that are about different people, given the records of each person. */
function different(records: number, recordsOfPeople: Iterable<number>): number {
  let pairs = (records * (records - 1)) / 2;
  for (const n of recordsOfPeople) pairs -= (n * (n - 1)) / 2;
  return pairs;
}
