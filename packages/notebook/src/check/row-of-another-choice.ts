import type { Finding } from '@assay/evidence';
import type { Parameter } from '../definition/parameter.ts';
import { findReferencedRow } from '../reference/find-row.ts';
import type { Reference } from '../reference/parse-reference.ts';

/**
 * Does a reference name a row that only another choice of a parameter brings? Where others are compared with the White
 * group there is no row for it, and one for the Black group: of a report's alternatives the one that is there is said.
 */
export function isRowOfAnotherChoice(
  reference: Reference,
  findings: ReadonlyMap<string, Finding>,
  parameters: readonly Parameter[] = [],
): boolean {
  if (reference.kind !== 'table-cell') return false;
  const table = findings.get(reference.id)?.table;
  if (table == null || !table.columns.some(({ name }) => name === reference.column)) return false;
  const keys = reference.row.split(',');
  return parameters.some((parameter) => {
    const choices: readonly string[] = parameter.kind === 'choice' ? parameter.choices : [];
    return keys.some(
      (key, at) =>
        choices.includes(key) &&
        choices.some((other) => findReferencedRow(table, keys.with(at, other).join(',')) !== undefined),
    );
  });
}
