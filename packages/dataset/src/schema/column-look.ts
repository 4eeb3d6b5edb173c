import { dateShape } from '../date/date-shape.ts';
import type { Field } from './table-schema.ts';

/** What the first values of a column look like. */
export interface ColumnLook {
  readonly column: string;
  /** Values that are there, and shares of them. */
  readonly values: number;
  readonly dates: number;
  readonly numbers: number;
  /** Numbers with a comma, which are not read as numbers: nobody can tell a thousand from a part. */
  readonly commaNumbers: number;
  readonly distinct: number;
}

const MOSTLY = 0.8;

/** Of how many distinct values a thing that names people or records must at least be, as a share of the rows. */
const FEW_DISTINCT = 0.1;

/** Looks at values of one column. */
export function columnLook(column: string, values: readonly (string | null)[]): ColumnLook {
  const there = values
    .filter((value): value is string => value !== null && value.trim() !== '')
    .map((value) => value.trim());
  const share = (isSo: (value: string) => boolean) =>
    there.length === 0 ? 0 : there.filter(isSo).length / there.length;
  return {
    column,
    values: there.length,
    dates: share((value) => /\D/.test(value) && dateShape(value) !== undefined),
    numbers: share((value) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)),
    commaNumbers: share((value) => /^[+-]?\d[\d.,]*$/.test(value)),
    distinct: there.length === 0 ? 0 : new Set(there).size / there.length,
  };
}

/** Could these be the field's values? A suggestion is made only where they could. */
export function couldBe({ type, role }: Pick<Field, 'type' | 'role'>, look: ColumnLook): boolean {
  // Nothing speaks against a column without values.
  if (look.values === 0) return true;
  if (type === 'date' || type === 'time') return look.dates >= MOSTLY;
  if (type === 'number') return look.numbers >= MOSTLY;
  if (look.dates >= MOSTLY) return false;
  if (role === 'identifier' || role === 'entity') return look.distinct > FEW_DISTINCT;
  return role !== 'name' || look.numbers < MOSTLY;
}
