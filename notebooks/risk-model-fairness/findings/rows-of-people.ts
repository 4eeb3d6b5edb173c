import { type AuditedRows, type MetricName, ratesOfPeople } from '@assay/fairness-metrics';
import { isComputed, type NotComputed } from '@assay/statistics';
import type { List } from '../lists.ts';
import type { People } from '../people.ts';

const WRONG: MetricName = 'falsePositiveRate';

/** What is said beside rates whose rows repeat people. */
export function rowsOfPeople({ person }: Pick<People, 'person'>): readonly string[] {
  return person === null
    ? []
    : ['Rows repeat people: shares are of rows, and every range counts the rows of one person as one.'];
}

/** The rows of the file, with who is on this list. */
export function rowsOfList({ label, group, sex, person }: People, { listed, cells }: List): AuditedRows {
  return { columns: { attributes: { ethnicity: group, sex }, label, decision: listed }, cells, person };
}

/** By group, how many times as far its wrongly listed rows spread as people would; `null` where every row is a person. */
export function designEffects(
  people: People,
  list: List | NotComputed,
  attributes: readonly string[],
): ReadonlyMap<string, number> | null {
  if (people.person === null || !isComputed(list)) return null;
  const rates = ratesOfPeople(rowsOfList(people, list), attributes, WRONG);
  return new Map(rates.map(({ group, designEffect }) => [group, designEffect ?? 1]));
}

/** The option of a share whose rows repeat people. */
export function withEffects(effects: ReadonlyMap<string, number> | null) {
  return effects === null ? {} : { designEffect: ({ group }: { readonly group: string }) => effects.get(group) ?? 1 };
}
