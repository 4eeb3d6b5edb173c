import {
  type AttackedRelease,
  attackedValueAt,
  attackReleases,
  isRightGuess,
  linearSolver,
  type Recovery,
} from '@assay/disclosure-control';
import type { Finding } from '@assay/evidence';
import { InputError } from '@assay/statistics';

const MOST_NAMED = 3;

/**
 * What an outsider works out of a release with all earlier ones of the notebook, before it is written.
 *
 * @param exact The findings before the gate: a wrong guess gives nobody away.
 */
export async function rightlyRecovered(
  releases: readonly AttackedRelease[],
  exact: readonly Finding[],
): Promise<readonly Recovery[]> {
  const latest = releases.length - 1;
  const { recovered } = attackReleases(releases, await linearSolver(), (place) =>
    place.release === latest ? attackedValueAt(exact, place) : null,
  );
  return recovered.filter((recovery) => isRightGuess(recovery, exact));
}

/** Says which cells a release gives away, and the remedy. */
export function recoveredError(recovered: readonly Recovery[]): InputError {
  const named = recovered.slice(0, MOST_NAMED).map(({ sentence }) => sentence);
  const more = recovered.length > MOST_NAMED ? `, and ${recovered.length - MOST_NAMED} more` : '';
  return new InputError(
    `not exported: ${named.join('; ')}${more}. State wider groups there, leave the number out, or let a named person except it.`,
  );
}
