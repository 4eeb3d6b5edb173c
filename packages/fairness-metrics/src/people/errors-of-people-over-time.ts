import { type DictionaryColumn, MISSING_CODE, rowsWhere, takeRows, USUAL_LEVEL } from '@assay/statistics';
import { type AuditColumns, countCells } from '../cells/count-cells.ts';
import { rowsOfColumns } from '../cells/rows-of-columns.ts';
import { compareErrorsOverTime, type ErrorsOverTimeRow } from '../comparison/compare-errors-over-time.ts';
import { judgeFamily } from '../comparison/judge-family.ts';
import type { Scale } from '../comparison/rate-gap.ts';
import { checkMargin } from '../comparison/verdict.ts';
import type { MetricName } from '../rate/metric.ts';
import { clusteredDrafts } from './compare-clustered.ts';

export interface PeopleOverTimeOptions {
  readonly attribute: string;
  /** The attribute that holds periods, whose names sort as time does: `2023`, `2024-05`. */
  readonly period: string;
  readonly metrics: readonly MetricName[];
  readonly scale: Scale;
  readonly reference: string;
  readonly level?: number;
  readonly margin?: number;
}

/**
 * Did the errors of each group change from year to year, and did the gap, whether or not rows repeat people?
 *
 * {@link compareErrorsOverTime} where every row is a person. Where rows repeat people, each period's comparisons count the rows of one
 * person in it as one, as `compareClustered` does, and all periods are judged as one family by Holm, which holds however
 * alike the years of one person are.
 *
 * @param person Who each row is about; `null` where every row is about somebody else.
 * @throws InputError as {@link compareErrorsOverTime}.
 *
 * @example
 * const columns = { attributes: { group: dictionaryColumn(['A', 'B']), year: dictionaryColumn(['2024', '2024']) }, label: new Uint8Array(2), decision: Uint8Array.of(1, 0) };
 * const over = { attribute: 'group', period: 'year', metrics: ['selectionRate'], scale: 'difference', reference: 'A' };
 * errorsOfPeopleOverTime(columns, null, over)[0].estimate.value // -1
 */
export function errorsOfPeopleOverTime(
  columns: AuditColumns,
  person: DictionaryColumn | null,
  options: PeopleOverTimeOptions,
): ErrorsOverTimeRow[] {
  const { attribute, period, scale, reference, level = USUAL_LEVEL, margin } = options;
  if (margin !== undefined) checkMargin(scale, margin);
  // The checks of the columns, and of the reference group, are the same.
  const cells = countCells(columns);
  const plain = compareErrorsOverTime(cells, options);
  if (person === null) return plain;
  const missingName = (of: string) => cells.dimensions.find(({ name }) => name === of)!.groups[0]!;
  const periods = columns.attributes[period]!;
  const codes = periods.values
    .map((_, code) => code)
    .sort((a, b) => (periods.values[a]! < periods.values[b]! ? -1 : 1));
  const drafts = [...codes, MISSING_CODE].flatMap((code) => {
    const rows = rowsWhere(periods.codes, (each) => each === code);
    const own = rowsOfColumns(columns, rows);
    const name = code === MISSING_CODE ? missingName(period) : periods.values[code]!;
    const groups = new Set(plain.filter((row) => row.period === name).map(({ group }) => group));
    if (groups.size === 0) return [];
    const missingGroup = missingName(attribute);
    return clusteredDrafts(own, { ...options, cluster: takeRows(person, rows), level, missingGroup })
      .filter(({ row }) => groups.has(row.group))
      .map((draft) => ({ ...draft, name }));
  });
  const judgements = judgeFamily(
    drafts.map(({ gap }) => gap),
    { scale, level, adjustment: 'holm', margin },
  );
  return drafts.map(({ name, row }, index): ErrorsOverTimeRow => {
    const { metric, group, rate, comparedRate, estimate } = row;
    return {
      period: name,
      metric,
      group,
      comparedWith: reference,
      rate,
      comparedRate,
      estimate,
      ...judgements[index]!,
    };
  });
}
