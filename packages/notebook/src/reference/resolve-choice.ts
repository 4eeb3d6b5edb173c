import type { CellValue, Finding, FindingTable } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { ParameterValue } from '../definition/parameter.ts';
import { nearestNameSuggestion } from './nearest-name.ts';
import type { Block } from './parse-block.ts';

/** Most values that a reader is asked to choose among; beyond that a table reads better. */
export const MOST_CHOICES = 12;

/** A key column of a finding's table with the values to choose from. */
export interface ChoiceColumn {
  readonly position: number;
  /** In the order of the table. */
  readonly values: readonly CellValue[];
  /** Which of the values this run was set to; `null` where no parameter says, or the table lacks its value. */
  readonly set: number | null;
}

/** A finding's table and the columns by which a reader explores it. */
export interface Choice {
  readonly table: FindingTable;
  readonly columns: readonly ChoiceColumn[];
}

/**
 * What can a reader choose in this finding? The values of its own key columns: every answer was computed by the run,
 * and nothing is computed for the page.
 *
 * @returns `null` where the finding was not computed.
 *
 * @throws InputError where the finding has no table, a column is none of its keys, or a named parameter does not exist.
 *
 * @example
 * const block = parseBlock('{choose: tolerance.share by surname at parameter:surnameTolerance}');
 * resolveChoice(block, tolerance, { surnameTolerance: 1 }).columns // [{ position: 0, values: [0, 1], set: 1 }]
 */
export function resolveChoice(
  { id, by }: Extract<Block, { kind: 'choose' }>,
  finding: Finding,
  parameters: Readonly<Record<string, ParameterValue>>,
): Choice | null {
  const { table } = finding;
  if (finding.status === 'not-computed') return null;
  if (table === null) throw new InputError(`a choice needs a table: ${id} has none. Write {${id}} in a sentence.`);
  const keys = table.columns.filter(({ key }) => key).map(({ name }) => name);
  const columns = by.map(({ column, parameter }) => {
    if (!keys.includes(column)) {
      throw new InputError(
        `a choice is made by a key column: ${id} has no key ${column}. ${nearestNameSuggestion(column, keys)}`,
      );
    }
    if (parameter !== null && parameters[parameter] === undefined) {
      const remedy = nearestNameSuggestion(parameter, Object.keys(parameters));
      throw new InputError(`a choice starts at an unknown parameter: ${parameter}. ${remedy}`);
    }
    const position = table.columns.findIndex(({ name }) => name === column);
    const values = [...new Set(table.rows.map((row) => row[position] ?? null))];
    // A key may be text among words such as "no error".
    const chosen = parameters[parameter ?? column];
    const set = values.findIndex((value) => value !== null && chosen !== undefined && String(value) === String(chosen));
    return { position, values, set: set === -1 ? null : set };
  });
  return { table, columns };
}
