import {
  commonestValue,
  type DictionaryColumn,
  isBlankColumn,
  type NotComputed,
  notComputed,
  type RandomStream,
  sampleOfEachValue,
  takeRows,
} from '@assay/statistics';
import type { PersonRecords } from '../counting/person-records.ts';
import { type NameCollisionRow, nameCollisions } from './name-collisions.ts';

/** Of each group no more records than this are compared: pairs grow with their square. */
const MOST_PER_GROUP = 20_000;

/**
 * {@link nameCollisions} of a register of any size, beside its largest group: of each group at most twenty thousand records, drawn.
 *
 * Where no record states a group: not computed.
 *
 * @throws InputError where columns differ in length.
 *
 * @example
 * collisionsOfSample(records, truth, group, randomStream('example'))[0].group // 'Asian'
 */
export function collisionsOfSample(
  { forename, surname }: Pick<PersonRecords, 'forename' | 'surname'>,
  entity: DictionaryColumn,
  group: DictionaryColumn,
  random: RandomStream,
): NameCollisionRow[] | NotComputed {
  if (isBlankColumn(group)) return notComputed('no record states a group');
  const kept = sampleOfEachValue(group, MOST_PER_GROUP, random);
  const take = (column: DictionaryColumn) => takeRows(column, kept);
  const columns = { forename: take(forename), surname: take(surname), group: take(group), entity: take(entity) };
  return nameCollisions(columns, { reference: commonestValue(columns.group)! });
}
