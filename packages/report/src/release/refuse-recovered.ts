import {
  type AttackedRelease,
  attackedValueAt,
  attackReleases,
  heldTogether,
  isRightGuess,
  linearSolver,
  type Place,
  type Recovery,
} from '@assay/disclosure-control';
import type { Finding } from '@assay/evidence';
import { InputError } from '@assay/statistics';
import type { ReleasedBeside } from './released-beside.ts';

const MOST_NAMED = 3;

/**
 * What an outsider works out of a release with all earlier ones of the notebook, and with those of others about the same people, before
 * it is written. What the others give away without it is not its doing.
 *
 * @param exact The findings before the gate: a wrong guess gives nobody away.
 */
export async function rightlyRecovered(
  releases: readonly AttackedRelease[],
  exact: readonly Finding[],
  beside: readonly ReleasedBeside[] = [],
): Promise<readonly Recovery[]> {
  const recovered = await recoveredOf(releases, exact, beside);
  const own = new Set(exact.map(({ id }) => id));
  const isOfOthers = ({ place, beside: other }: Recovery) =>
    !own.has(place.finding) && (other === undefined || !own.has(other.finding));
  if (!recovered.some(isOfOthers)) return recovered;
  const nothing = { ...releases.at(-1)!, findings: [], rules: new Map<string, string>() };
  const without = new Set((await recoveredOf([nothing], [], beside)).map(placeOf));
  return recovered.filter((each) => !isOfOthers(each) || !without.has(placeOf(each)));
}

function placeOf({ what, place, beside }: Recovery): string {
  return JSON.stringify([what, place.finding, place.row, place.column, beside?.finding, beside?.row, beside?.column]);
}

async function recoveredOf(
  releases: readonly AttackedRelease[],
  exact: readonly Finding[],
  beside: readonly ReleasedBeside[],
): Promise<readonly Recovery[]> {
  const held = heldTogether(
    releases,
    beside.map(({ release }) => release),
  );
  const latest = held.length - 1;
  const ofOthers = (place: Place) => beside.map((each) => each.countAt(place)).find((count) => count !== null) ?? null;
  const { recovered } = attackReleases(held, await linearSolver(), (place) =>
    place.release === latest ? (attackedValueAt(exact, place) ?? ofOthers(place)) : ofOthers(place),
  );
  return recovered.filter((recovery) => {
    const { what, place, low, high } = recovery;
    const count = what === 'hidden-count' ? ofOthers(place) : null;
    return count === null ? isRightGuess(recovery, exact) : count >= low && count <= high;
  });
}

/** Says which cells a release gives away, and the remedy. */
export function recoveredError(recovered: readonly Recovery[]): InputError {
  const named = recovered.slice(0, MOST_NAMED).map(({ sentence }) => sentence);
  const more = recovered.length > MOST_NAMED ? `, and ${recovered.length - MOST_NAMED} more` : '';
  return new InputError(
    `not exported: ${named.join('; ')}${more}. State wider groups there, leave the number out, or let a named person except it.`,
  );
}
