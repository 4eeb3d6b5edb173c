import { attackedRelease } from '@assay/disclosure-control';
import type { Finding } from '@assay/evidence';
import { findingToWithhold } from './finding-to-withhold.ts';
import { fixedText } from './fixed-text.ts';
import { recoveredError, rightlyRecovered } from './refuse-recovered.ts';
import type { NamedRelease } from './release-run.ts';
import { type Released, releasedEarlier } from './release-shelf.ts';
import { releasedBeside } from './released-beside.ts';

/** Each costs a gate and an attack. */
const MOST_WITHHELD = 10;

/** What is to be released, and what it is attacked with. */
interface Leaving {
  readonly home: string;
  readonly notebook: string;
  /** What left before and binds. */
  readonly binding: readonly Released[];
  /** Digests of the people counted: what left of other notebooks about them is attacked with it. */
  readonly population: readonly string[];
  readonly bundle: string;
  /** The findings before the gate. */
  readonly exact: readonly Finding[];
  readonly isSynthetic: boolean;
}

/**
 * A release, be it a pack or a report for members, of which nothing hidden can be worked out with everything that left before, of
 * the notebook and of others about the same people. Where an attack recovers something, a finding is withheld whole, and gate and attack go again.
 *
 * @param release Passes the run through the gate, withholding the findings named.
 * @param attacked With every name: an outsider who knows them is the stronger one, and under "name held back 1" of two releases may stand two.
 *
 * @throws InputError where something is still recovered, with the cells and the remedy.
 */
export async function withholdRecovered<Release>(
  leaving: Leaving,
  release: (alsoWithhold: readonly string[]) => Promise<Release>,
  attacked: (released: Release) => NamedRelease,
): Promise<Release> {
  const withheld: string[] = [];
  const { home, binding, isSynthetic } = leaving;
  const before = isSynthetic ? [] : releasedEarlier(home, binding, leaving.notebook);
  const beside = isSynthetic ? [] : releasedBeside(home, binding, leaving);
  for (;;) {
    const released = await release(withheld);
    if (isSynthetic) return released;
    const { findings, disclosure } = attacked(released);
    const now = attackedRelease('this', findings, disclosure, fixedText(leaving.bundle));
    const recovered = await rightlyRecovered([...before, now], leaving.exact, beside);
    if (recovered.length === 0) return released;
    const next = findingToWithhold(recovered, findings, leaving.exact);
    if (next === null || withheld.length === MOST_WITHHELD) throw recoveredError(recovered);
    withheld.push(next);
  }
}
