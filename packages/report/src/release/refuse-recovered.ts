import { type AttackedRelease, attackReleases, isRightGuess, linearSolver, valueAt } from '@assay/disclosure-control';
import type { Finding } from '@assay/evidence';
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
  const latest = releases.length - 1;
  const { recovered } = attackReleases(releases, await linearSolver(), (place) =>
    place.release === latest ? valueAt(exact, place) : null,
  );
  const right = recovered.filter((recovery) => isRightGuess(recovery, exact));
  if (right.length === 0) return;
  const named = right.slice(0, MOST_NAMED).map(({ sentence }) => sentence);
  const more = right.length > MOST_NAMED ? `, and ${right.length - MOST_NAMED} more` : '';
  throw new InputError(
    `not exported: ${named.join('; ')}${more}. State wider groups there, leave the number out, or let a named person except it.`,
  );
}
