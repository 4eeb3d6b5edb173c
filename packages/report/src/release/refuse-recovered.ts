import { type AttackedRelease, attackReleases, linearSolver, type Recovery } from '@assay/disclosure-control';
import { type CellValue, type Finding, rowKey } from '@assay/evidence';
import { InputError } from '@assay/statistics';

const MOST_NAMED = 3;

/**
 * Attacks a release as an outsider would, with all earlier ones of the notebook, before it is written.
 *
 * @param exact The findings before the gate: a wrong guess gives nobody away.
 *
 * @throws InputError while anything is recovered, with the cells and the remedy.
 */
export async function refuseRecovered(releases: readonly AttackedRelease[], exact: readonly Finding[]): Promise<void> {
  const { recovered } = attackReleases(releases, await linearSolver());
  const right = recovered.filter((recovery) => isRight(recovery, exact));
  if (right.length === 0) return;
  const named = right.slice(0, MOST_NAMED).map(({ sentence }) => sentence);
  const more = right.length > MOST_NAMED ? `, and ${right.length - MOST_NAMED} more` : '';
  throw new InputError(
    `not exported: ${named.join('; ')}${more}. State wider groups there, leave the number out, or let a named person except it.`,
  );
}

function isRight({ what, place, low, high }: Recovery, exact: readonly Finding[]): boolean {
  if (what !== 'hidden-count') return true;
  const value = exactAt(place, exact);
  return typeof value !== 'number' || (value >= low && value <= high);
}

function exactAt({ finding, row, column }: Recovery['place'], exact: readonly Finding[]): CellValue {
  const found = exact.find(({ id }) => id === finding);
  if (found === undefined) return null;
  const { table } = found;
  if (table === null) {
    if (column === 'value' || column === 'numerator' || column === 'denominator') return found[column];
    return found.parts?.find(({ name }) => name === column)?.value ?? null;
  }
  const at = table.rows.findIndex((each) => rowKey(table.columns, each) === row);
  const shown = table.columns.findIndex(({ name }) => name === column);
  if (shown >= 0) return table.rows[at]?.[shown] ?? null;
  const behind = table.parts?.columns.findIndex(({ name }) => name === column) ?? -1;
  return behind < 0 ? null : (table.parts!.rows[at]?.[behind] ?? null);
}
