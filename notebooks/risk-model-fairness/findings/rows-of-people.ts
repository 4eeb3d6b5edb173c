import {
  type ClusteredRateRow,
  clusteredRates,
  crossedName,
  type MetricName,
  type NamedRate,
} from '@assay/fairness-metrics';
import { type DictionaryColumn, dictionaryColumn, isComputed, type NotComputed } from '@assay/statistics';
import type { List } from '../lists.ts';
import type { People } from '../people.ts';

const WRONG: MetricName = 'falsePositiveRate';

/** What is said beside rates whose rows repeat people. */
export function rowsOfPeople({ person }: People): readonly string[] {
  return person === null
    ? []
    : ['Rows repeat people: shares are of rows, and every range counts the rows of one person as one.'];
}

/** Shares of wrongly listed rows whose ranges count people, by one attribute or by both crossed. */
export function clusteredOf(
  people: People,
  person: DictionaryColumn,
  list: List,
  attributes: readonly string[],
): NamedRate[] {
  return clusteredRows(people, person, list, attributes).map(({ group, rate }) => ({ group, rate }));
}

/** By group, how many times as far its rows spread as people would; `null` where every row is a person. */
export function designEffects(
  people: People,
  list: List | NotComputed,
  attributes: readonly string[],
): ReadonlyMap<string, number> | null {
  if (people.person === null || !isComputed(list)) return null;
  return new Map(
    clusteredRows(people, people.person, list, attributes).map(({ group, rate }) => [
      group,
      rate.effectiveDenominator > 0 ? rate.denominator / rate.effectiveDenominator : 1,
    ]),
  );
}

/** The option of a share whose rows repeat people. */
export function withEffects(effects: ReadonlyMap<string, number> | null) {
  return effects === null ? {} : { designEffect: ({ group }: { readonly group: string }) => effects.get(group) ?? 1 };
}

function clusteredRows(
  { label, group, sex }: People,
  person: DictionaryColumn,
  { listed, cells }: List,
  attributes: readonly string[],
): ClusteredRateRow[] {
  const columns = attributes.map((name) => (name === 'sex' ? sex : group));
  const names = attributes.map((name) => cells.dimensions.find((dimension) => dimension.name === name)!.groups);
  const crossed = dictionaryColumn(
    Array.from(label, (_, row) => crossedName(columns.map(({ codes }, at) => names[at]![codes[row]! + 1]!))),
  );
  return clusteredRates({ attributes: { crossed }, label, decision: listed }, 'crossed', person, [WRONG]);
}
