import type { DictionaryColumn } from '@assay/statistics';
import type { DistanceRule } from '../clusters/clustering.ts';
import type { ToleranceSweep } from '../sweep/tolerance-sweep.ts';
import { forEachLinkedPair } from './linked-rows.ts';
import { truthOf } from './truth.ts';

export interface AddedVariableRow {
  readonly variable: string;
  /** What is asked of it: that it agrees where both records have it, or that both have it and it agrees. */
  readonly use: 'none' | 'must not differ' | 'must agree';
  readonly truePairs: number;
  readonly falsePairs: number;
  /** Of the pairs that the names and date link: how many have the variable on both records. */
  readonly pairsWithBoth: number;
  readonly pairs: number;
}

/**
 * What would a further variable, such as place of birth, change: fewer wrong links, and how many right ones lost?
 *
 * Asks of each pair that a tolerance links that the variable must not differ, or must be there and agree. Text is compared
 * without case. The first row is the tolerance alone.
 *
 * @throws {InputError} where a record has no true person.
 *
 * @example addedVariable(sweep, truth, rule, [{ name: 'place of birth', column }])
 */
export function addedVariable(
  sweep: Pick<ToleranceSweep, 'groups' | 'pairs' | 'records'>,
  entity: DictionaryColumn,
  rule: DistanceRule,
  variables: readonly { readonly name: string; readonly column: DictionaryColumn }[],
): AddedVariableRow[] {
  const { entityOfRow } = truthOf(entity, sweep.records);
  const folded = variables.map(({ column }) => {
    const codeOf = new Map<string, number>();
    const codes = column.values.map((value) => {
      const text = value.normalize('NFC').trim().toLowerCase();
      const code = codeOf.get(text) ?? codeOf.size;
      codeOf.set(text, code);
      return code;
    });
    return Int32Array.from(column.codes, (code) => (code < 0 ? -1 : codes[code]!));
  });
  const alone = { truePairs: 0, falsePairs: 0 };
  const notDiffering = variables.map(() => ({ truePairs: 0, falsePairs: 0, both: 0 }));
  const agreeing = variables.map(() => ({ truePairs: 0, falsePairs: 0 }));
  forEachLinkedPair(sweep, rule, (left, right) => {
    const kind = entityOfRow[left] === entityOfRow[right] ? 'truePairs' : 'falsePairs';
    alone[kind]++;
    for (const [index, codes] of folded.entries()) {
      const a = codes[left]!;
      const b = codes[right]!;
      const hasBoth = a >= 0 && b >= 0;
      if (hasBoth) notDiffering[index]!.both++;
      if (!hasBoth || a === b) notDiffering[index]![kind]++;
      if (hasBoth && a === b) agreeing[index]![kind]++;
    }
  });
  const pairs = alone.truePairs + alone.falsePairs;
  return [
    { variable: 'names and date alone', use: 'none', ...alone, pairsWithBoth: pairs, pairs },
    ...variables.flatMap(({ name }, index): AddedVariableRow[] => {
      const { both: pairsWithBoth, truePairs, falsePairs } = notDiffering[index]!;
      return [
        { variable: name, use: 'must not differ', truePairs, falsePairs, pairsWithBoth, pairs },
        { variable: name, use: 'must agree', ...agreeing[index]!, pairsWithBoth, pairs },
      ];
    }),
  ];
}
