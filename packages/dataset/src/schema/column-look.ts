import { dateShape } from '../date/date-shape.ts';
import { hasComma, meaningOfComma } from '../read/comma-numbers.ts';
import type { Field } from './table-schema.ts';

/** What the first values of a column look like. */
export interface ColumnLook {
  readonly column: string;
  /** Values that are there, and shares of them. */
  readonly values: number;
  readonly dates: number;
  /** Numbers as the reader reads them: with commas, too, where all of the values tell what a comma is. */
  readonly numbers: number;
  /** Numbers with a comma where nobody can tell a thousand from a part. */
  readonly unclearNumbers: number;
  /** Digits with a zero before them, which name a thing: as a number they would be another name. */
  readonly zeroPadded: number;
  readonly distinct: number;
}

const MOSTLY = 0.8;
const PLAIN_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Of how many distinct values a thing that names people or records must at least be, as a share of the rows. */
const FEW_DISTINCT = 0.1;

/** Looks at values of one column. */
export function columnLook(column: string, values: readonly (string | null)[]): ColumnLook {
  const there = values
    .filter((value): value is string => value !== null && value.trim() !== '')
    .map((value) => value.trim());
  const share = (isSo: (value: string) => boolean) =>
    there.length === 0 ? 0 : there.filter(isSo).length / there.length;
  const plain = there.filter((value) => PLAIN_NUMBER.test(value));
  const withCommas = there.filter(hasComma);
  const isClear =
    withCommas.length > 0 &&
    meaningOfComma(
      withCommas,
      plain.some((value) => value.includes('.')),
    ) !== null;
  return {
    column,
    values: there.length,
    dates: share((value) => /\D/.test(value) && dateShape(value) !== undefined),
    numbers: share((value) => PLAIN_NUMBER.test(value) || (isClear && hasComma(value))),
    unclearNumbers: share((value) => !isClear && /^[+-]?\d[\d.,]*$/.test(value)),
    zeroPadded: share((value) => /^0\d+$/.test(value)),
    distinct: there.length === 0 ? 0 : new Set(there).size / there.length,
  };
}

/** Is the heading a date above dates, as where a file lacks its line of names? */
export function headsLikeARow({ column, dates }: ColumnLook): boolean {
  return dates >= MOSTLY && /\D/.test(column) && dateShape(column) !== undefined;
}

/** Could these be the field's values? A suggestion is made only where they could. */
export function couldBeField({ type, role }: Pick<Field, 'type' | 'role'>, look: ColumnLook): boolean {
  // Nothing speaks against a column without values.
  if (look.values === 0) return true;
  if (type === 'date' || type === 'time') return look.dates >= MOSTLY;
  if (type === 'number') return look.numbers >= MOSTLY;
  if (look.dates >= MOSTLY) return false;
  if (role === 'identifier' || role === 'entity') return look.distinct > FEW_DISTINCT;
  return role !== 'name' || look.numbers < MOSTLY;
}
