import { blankGroup, type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import type { DistanceRule } from '../clusters/clustering.ts';
import { recordCount } from '../counting/person-records.ts';
import { checkedSweep } from '../tolerance-sweep/checked-sweep.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';
import { forEachLinkedPair } from './linked-rows.ts';
import { truePersonOfRecords } from './truth.ts';

export interface AddedVariableRow {
  readonly variable: string;
  /** What is asked of it: that it agrees where both records have it, or that both have it and it agrees. */
  readonly use: 'none' | 'must not differ' | 'must agree';
  readonly truePairs: number;
  readonly falsePairs: number;
  /** Of the pairs that the names and date link: how many have the variable on both records. */
  readonly pairsWithBoth: number;
  readonly pairs: number;
  /** By group of the person: right links left, and pairs of records about one person in the whole register. */
  readonly byGroup: readonly { readonly group: string; readonly truePairs: number; readonly allTruePairs: number }[];
}

/**
 * What would a further variable, such as place of birth, change: fewer wrong links, and how many right ones lost?
 *
 * Asks of each pair that a tolerance links that the variable must not differ, or must be there and agree. Text is
 * compared without case. The first row is the tolerance alone. With `group`, right links are counted by group as well,
 * so that it shows whose links a further variable costs; a person's group is that of their first record that states
 * one.
 *
 * @throws InputError where a record has no true person, or columns differ in length.
 *
 * @example
 * const rule = (forename, surname) => Math.max(forename, surname) <= 1;
 * addedVariable(sweep, truth, rule, [{ name: 'postcode', column: postcode }]).length // 3
 */
export function addedVariable(
  sweep: Pick<ToleranceSweep, 'groups' | 'pairs' | 'records'>,
  entity: DictionaryColumn,
  rule: DistanceRule,
  variables: readonly { readonly name: string; readonly column: DictionaryColumn }[],
  group?: DictionaryColumn,
): AddedVariableRow[] {
  const { entityOfRow, entitySize } = truePersonOfRecords(entity, checkedSweep(sweep).records);
  for (const { name, column } of variables) recordCount({ entity, [name]: column });
  if (group !== undefined) recordCount({ entity, group });
  const groups = group === undefined ? [] : [...group.values, blankGroup(group.values)];
  const groupOfPerson = groupsOfPeople(entityOfRow, entitySize.length, group);
  const allTruePairs = groups.map(() => 0);
  const newCount = () => ({ truePairs: 0, falsePairs: 0, both: 0, trueBy: groups.map(() => 0) });
  const folded = variables.map(({ column }) => foldedCodes(column));
  const alone = newCount();
  const notDiffering = variables.map(newCount);
  const agreeing = variables.map(newCount);
  for (let person = 0; groups.length > 0 && person < entitySize.length; person++) {
    allTruePairs[groupOfPerson[person]!]! += (entitySize[person]! * (entitySize[person]! - 1)) / 2;
  }
  forEachLinkedPair(sweep, rule, (left, right) => {
    const isOne = entityOfRow[left] === entityOfRow[right];
    const person = groups.length > 0 && isOne ? groupOfPerson[entityOfRow[left]!]! : -1;
    const add = (count: ReturnType<typeof newCount>) => {
      if (isOne) count.truePairs++;
      else count.falsePairs++;
      if (person >= 0) count.trueBy[person]!++;
    };
    add(alone);
    for (const [index, codes] of folded.entries()) {
      const a = codes[left]!;
      const b = codes[right]!;
      const hasBoth = a >= 0 && b >= 0;
      if (hasBoth) notDiffering[index]!.both++;
      if (!hasBoth || a === b) add(notDiffering[index]!);
      if (hasBoth && a === b) add(agreeing[index]!);
    }
  });
  const pairs = alone.truePairs + alone.falsePairs;
  const row = (
    variable: string,
    use: AddedVariableRow['use'],
    { truePairs, falsePairs, trueBy }: ReturnType<typeof newCount>,
    pairsWithBoth: number,
  ): AddedVariableRow => {
    const byGroup = groups.flatMap((name, index) =>
      allTruePairs[index] === 0 ? [] : [{ group: name, truePairs: trueBy[index]!, allTruePairs: allTruePairs[index]! }],
    );
    return { variable, use, truePairs, falsePairs, pairsWithBoth, pairs, byGroup };
  };
  return [
    row('names and date alone', 'none', alone, pairs),
    ...variables.flatMap(({ name }, index) => {
      const { both } = notDiffering[index]!;
      return [
        row(name, 'must not differ', notDiffering[index]!, both),
        row(name, 'must agree', agreeing[index]!, both),
      ];
    }),
  ];
}

/** Codes of a column's texts that are one where the texts are but for case; −1 where none is. */
export function foldedCodes(column: DictionaryColumn): Int32Array {
  const codeOf = new Map<string, number>();
  const codes = column.values.map((value) => {
    const text = value.normalize('NFC').trim().toLowerCase();
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  return column.codes.map((code) => (code < 0 ? -1 : codes[code]!));
}

function groupsOfPeople(entityOfRow: Int32Array, people: number, group: DictionaryColumn | undefined): Int32Array {
  const groupOfPerson = new Int32Array(people).fill(MISSING_CODE);
  if (group === undefined) return groupOfPerson;
  const { codes, values } = group;
  for (let row = 0; row < entityOfRow.length; row++) {
    const person = entityOfRow[row]!;
    if (groupOfPerson[person] === MISSING_CODE) groupOfPerson[person] = codes[row]!;
  }
  return groupOfPerson.map((code) => (code === MISSING_CODE ? values.length : code));
}
