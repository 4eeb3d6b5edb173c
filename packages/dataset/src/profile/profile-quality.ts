import { checkedAmounts, type DictionaryColumn, fewestBehind } from '@assay/statistics';
import type { TableSchema } from '../schema/table-schema.ts';
import type { Table } from '../table/table.ts';
import { isRecorded } from './is-recorded.ts';
import { profileTable } from './profile-table.ts';

/** One check of a field: of so many values, so many are as they should be. */
export interface QualityScore {
  readonly dimension: string;
  /** The field's title. */
  readonly what: string;
  readonly right: number;
  readonly checked: number;
}

/**
 * What can be checked of an extract that its schema makes possible? Completeness of every field; validity of dates and of fields
 * with a code list; uniqueness of the identifier that names the row, later ones refer to something else.
 *
 * A field that no row says anything of is left out: whether nobody recorded it or nobody sent it, the table cannot tell.
 * {@link saidOfNotRecorded} names them.
 *
 * A value that is present, known to a list and unique may still be untrue. `today` is the day of the extract, in days since
 * 1970-01-01.
 *
 * @throws InputError where today is no whole number.
 *
 * @example
 * profileQuality(people, peopleSchema, { today: dayNumber(2025, 3, 31) })[0].dimension // 'Completeness'
 */
export function profileQuality(
  table: Table,
  schema: TableSchema,
  { today }: { readonly today: number },
): QualityScore[] {
  const profile = profileTable(table, schema, { today, groupFields: [] });
  const titleOf = (name: string) => schema.fields.find((field) => field.name === name)!.title;
  const present = new Map(profile.fields.map(({ field, rows, missing }) => [field, rows - missing]));
  const said = profile.fields.filter(({ rows, missing }) => missing < rows);
  const complete = said.map(({ field, rows, missing }) => ({
    dimension: 'Completeness',
    what: titleOf(field),
    right: rows - missing,
    checked: rows,
  }));
  const without = (dimension: string, name: string, wrong: number): QualityScore => {
    const checked = present.get(name) ?? 0;
    return { dimension, what: titleOf(name), right: checked - wrong, checked };
  };
  const valid = schema.fields
    .filter(({ name, codeList }) => table.columns[name]?.kind === 'date' || codeList !== undefined)
    .filter(({ name }) => isRecorded(table, name))
    .map(({ name }) => {
      const wrong = [...profile.outsideCodeLists, ...profile.wrongDates].filter(({ field }) => field === name);
      return without(
        'Validity',
        name,
        wrong.reduce((sum, { rows }) => sum + rows, 0),
      );
    });
  const key = schema.fields.find(({ role }) => role === 'identifier')?.name;
  const unique =
    key === undefined || !isRecorded(table, key)
      ? []
      : [without('Uniqueness', key, profile.duplicateKeys.find(({ field }) => field === key)?.rows ?? 0)];
  return [...complete, ...valid, ...unique];
}

/**
 * What is to be said beside a scorecard of which fields it leaves out, since no row of their extract says anything: nothing, or one
 * sentence. Fields go by their titles.
 *
 * @throws InputError where a column has more or fewer values than its table has rows.
 *
 * @example
 * saidOfNotRecorded([{ extract: 'people', table: people, schema: peopleSchema }]) // []
 */
export function saidOfNotRecorded(
  extracts: readonly { readonly extract: string; readonly table: Table; readonly schema: TableSchema }[],
): string[] {
  const silent = extracts.flatMap(({ extract, table, schema: { fields } }) =>
    fields.filter(({ name }) => !isRecorded(table, name)).map(({ title }) => `${title} (${extract})`),
  );
  return silent.length === 0
    ? []
    : [
        `No row says anything of these, which is what a file that lacks them looks like too; they are left out: ${silent.join(', ')}.`,
      ];
}

/**
 * Of the values of a field that refer to the rows of another table, how many find one?
 *
 * @example
 * resolvedReferences(textColumn(people, 'record'), textColumn(people, 'record')).right // 3
 */
export function resolvedReferences(
  from: DictionaryColumn,
  to: DictionaryColumn,
): { readonly right: number; readonly checked: number } {
  const known = new Set(Array.from(to.codes, (code) => to.values[code]));
  const resolves = from.values.map((value) => known.has(value));
  const used = from.codes.filter((code) => code >= 0);
  return { right: used.filter((code) => resolves[code]).length, checked: used.length };
}

/**
 * Scores brought together by some of what they say, fields summed, with the field that is lowest of each, and of how few that
 * tells; in the order in which each first occurs. Values of one record are not independent of each other.
 *
 * @throws InputError where a number of values is none, or below 0.
 *
 * @example
 * const scores = [{ dimension: 'Validity', what: 'Day', right: 1, checked: 2 }, { dimension: 'Validity', what: 'Sex', right: 2, checked: 2 }];
 * profileSummedQuality(scores, ({ dimension }) => dimension)[0] // { right: 3, checked: 4, worst: 'Day', fewest: 1 }
 */
export function profileSummedQuality<Score extends QualityScore>(
  scores: readonly Score[],
  by: (score: Score) => string,
): (Score & { readonly worst: string | null; readonly fewest: number })[] {
  const grouped = new Map<string, Score[]>();
  for (const score of scores) {
    checkedAmounts([score.right, score.checked], 'what was checked');
    grouped.set(by(score), [...(grouped.get(by(score)) ?? []), score]);
  }
  return [...grouped.values()].map((own) => {
    const sum = (part: 'right' | 'checked') => own.reduce((total, one) => total + one[part], 0);
    const [worst] = own.filter(({ checked }) => checked > 0).sort((a, b) => a.right / a.checked - b.right / b.checked);
    const fewest = worst === undefined ? 0 : fewestBehind([worst.right, worst.checked - worst.right]);
    return { ...own[0]!, right: sum('right'), checked: sum('checked'), worst: worst?.what ?? null, fewest };
  });
}
