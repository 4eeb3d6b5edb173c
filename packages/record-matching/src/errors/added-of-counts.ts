import {
  blankGroup,
  type CountRow,
  checkedAmounts,
  type DictionaryColumn,
  isBlankColumn,
  type NotComputed,
  notComputed,
  textAt,
} from '@assay/statistics';
import { recordCount } from '../counting/person-records.ts';
import type { AddedVariableRow } from './added-variable.ts';
import { UNTOLD, WRITTEN_FIELDS } from './variable-counter.ts';

/** Every word of a column of the register, and what each stands for, row by row. */
export interface ReadWords {
  readonly words: DictionaryColumn;
  readonly read: DictionaryColumn;
}

const NAMES = { placeOfBirth: 'place of birth', postcode: 'postcode', sex: 'sex' } as const;
type FieldName = keyof typeof NAMES;

const NO_FIELD = notComputed('the records hold no further field');

/**
 * Which further fields do records state that could be compared beside names and date of birth? Not computed where they state none.
 *
 * @example
 * furtherFields({ placeOfBirth: records.surname, postcode: blankColumn(1), sex: blankColumn(1) }).map(({ name }) => name) // ['place of birth']
 */
export function furtherFields(
  columns: Readonly<Record<FieldName, DictionaryColumn>>,
): { readonly name: string; readonly column: DictionaryColumn }[] | NotComputed {
  const stated = Object.entries(NAMES)
    .map(([field, name]) => ({ name, column: columns[field as FieldName] }))
    .filter(({ column }) => !isBlankColumn(column));
  return stated.length === 0 ? NO_FIELD : stated;
}

/** Pairs by field: on both records, and alike. */
interface FieldPairs {
  linked: number;
  readonly both: Record<FieldName, number>;
  readonly alike: Record<FieldName, number>;
  /** Of one person, linked or not. */
  ofOnePerson: number;
}

const noPairs = (): FieldPairs => ({
  linked: 0,
  both: { placeOfBirth: 0, postcode: 0, sex: 0 },
  alike: { placeOfBirth: 0, postcode: 0, sex: 0 },
  ofOnePerson: 0,
});

/**
 * What would place of birth, postcode and sex change, of pairs that were counted slice by slice? The same as `addedVariable` gives of the
 * rows: pairs of two people are those of all less those of one. A person is of the group by ethnicity, or by sex where no record states
 * an ethnicity.
 *
 * @param linked counted by `linkedByFieldCounter`, under the same options as
 * @param right counted by `rightByFieldCounter`.
 * @param groupOf which of the groups that one person's records state, one after the other, is the person's.
 *
 * @returns Not computed where no further field is stated, and `null` where nothing tells which record of a person is the first.
 *
 * @throws InputError where a count is negative or not finite, or words and what they stand for differ in number.
 *
 * @example
 * const words = { words: dictionaryColumn([null]), read: dictionaryColumn([null]) };
 * const linked = [['stated', 'postcode'], ['all', 'linked'], ['all', 'postcode', true]].map((what) => ({ what: JSON.stringify(what), at: 0, size: 0, count: 3 }));
 * addedOfCounts(linked, [], { ethnicity: words, sex: words }, (stated) => stated[0] ?? null)[2].falsePairs // 3
 */
export function addedOfCounts(
  linked: readonly CountRow[],
  right: readonly CountRow[],
  { ethnicity, sex }: { readonly ethnicity: ReadWords; readonly sex: ReadWords },
  groupOf: (stated: readonly string[]) => string | null,
): AddedVariableRow[] | NotComputed | null {
  checkedAmounts(
    [...linked, ...right].flatMap(({ at, size, count }) => [at, size, count]),
    'counts of pairs',
  );
  const [ethnicityOf, sexOf] = [ethnicity, sex].map(({ words, read }) => {
    recordCount({ words, read });
    return new Map(Array.from(words.codes, (_, row) => [textAt(words, row)!, textAt(read, row)]));
  }) as [Map<string, string | null>, Map<string, string | null>];
  const counted = (rows: readonly CountRow[]) =>
    rows.map(({ what, count }) => ({ what: JSON.parse(what) as readonly unknown[], count }));
  const [ofAll, ofPeople] = [counted(linked), counted(right)];
  if (ofPeople.some(({ what }) => what[0] === UNTOLD)) return null;
  const given: FieldName[] = WRITTEN_FIELDS.filter((field) =>
    ofAll.some(({ what }) => what[0] === 'stated' && what[1] === field),
  );
  if (!isBlankColumn(sex.read)) given.push('sex');
  if (given.length === 0) return NO_FIELD;
  const add = (pairs: FieldPairs, [what, ...said]: readonly unknown[], count: number): void => {
    if (what === 'of one person') pairs.ofOnePerson += count;
    else if (what === 'linked') pairs.linked += count;
    else {
      const values = what === 'sex' ? (said as string[]).map((word) => sexOf.get(word) ?? null) : null;
      if (values?.includes(null)) return;
      pairs.both[what as FieldName] += count;
      if (values === null ? said[0] === true : values[0] === values[1]) pairs.alike[what as FieldName] += count;
    }
  };
  const all = noPairs();
  for (const { what, count } of ofAll) if (what[0] === 'all') add(all, what.slice(1), count);
  const isByEthnicity = !isBlankColumn(ethnicity.read);
  const group = isByEthnicity ? ethnicity.read : sex.read;
  const groups = [...group.values, blankGroup(group.values)];
  const byGroup = new Map(groups.map((name) => [name, noPairs()]));
  const one = noPairs();
  for (const { what, count } of ofPeople) {
    const [, ethnicities, sexes, ...about] = what as [string, string[], string[], ...unknown[]];
    const stated = isByEthnicity
      ? ethnicities.map((word) => ethnicityOf.get(word) ?? null)
      : sexes.map((word) => sexOf.get(word) ?? null);
    const own = groupOf(stated.filter((each) => each !== null)) ?? groups.at(-1)!;
    add(byGroup.get(own)!, about, count);
    add(one, about, count);
  }
  type Left = (pairs: FieldPairs) => number;
  const row = (variable: string, use: AddedVariableRow['use'], left: Left, both: Left): AddedVariableRow => ({
    variable,
    use,
    truePairs: left(one),
    falsePairs: left(all) - left(one),
    pairsWithBoth: both(all),
    pairs: all.linked,
    byGroup: groups.flatMap((name) => {
      const own = byGroup.get(name)!;
      return own.ofOnePerson === 0 ? [] : [{ group: name, truePairs: left(own), allTruePairs: own.ofOnePerson }];
    }),
  });
  return [
    row(
      'names and date alone',
      'none',
      ({ linked }) => linked,
      ({ linked }) => linked,
    ),
    ...given.flatMap((field) => {
      const both: Left = (pairs) => pairs.both[field];
      const notDiffering: Left = ({ linked, both, alike }) => linked - both[field] + alike[field];
      return [
        row(NAMES[field], 'must not differ', notDiffering, both),
        row(NAMES[field], 'must agree', ({ alike }) => alike[field], both),
      ];
    }),
  ];
}
