import {
  type AttackedRelease,
  attackedRelease,
  attackedValueAt,
  attackReleases,
  type DisclosureRecord,
  isRightGuess,
  linearSolver,
} from '@assay/disclosure-control';
import type { Finding } from '@assay/evidence';
import { InputError } from '@assay/statistics';

import { fixedText } from './fixed-text.ts';
import { type Released, releasedEarlier } from './release-shelf.ts';

const MOST_NAMED = 3;

/**
 * Attacks what is about to leave, be it a pack or a report for members, with everything of the notebook that left before.
 *
 * @throws InputError as {@link refuseRecovered}.
 */
export async function refuseGivingAway(leaving: {
  readonly home: string;
  readonly notebook: string;
  readonly binding: readonly Released[];
  readonly findings: readonly Finding[];
  readonly disclosure: DisclosureRecord;
  readonly bundle: string;
  readonly exact: readonly Finding[];
}): Promise<void> {
  const now = attackedRelease('this', leaving.findings, leaving.disclosure, fixedText(leaving.bundle));
  const before = releasedEarlier(leaving.home, leaving.binding, leaving.notebook);
  await refuseRecovered([...before, now], leaving.exact);
}

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
    place.release === latest ? attackedValueAt(exact, place) : null,
  );
  const right = recovered.filter((recovery) => isRightGuess(recovery, exact));
  if (right.length === 0) return;
  const named = right.slice(0, MOST_NAMED).map(({ sentence }) => sentence);
  const more = right.length > MOST_NAMED ? `, and ${right.length - MOST_NAMED} more` : '';
  throw new InputError(
    `not exported: ${named.join('; ')}${more}. State wider groups there, leave the number out, or let a named person except it.`,
  );
}
