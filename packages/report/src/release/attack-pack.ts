import {
  type Attack,
  type AttackedRelease,
  attackedRelease,
  attackReleases,
  linearSolver,
} from '@assay/disclosure-control';
import { fixedText } from './fixed-text.ts';
import type { PackContent } from './pack-content.ts';

/**
 * What can an outsider work out of a pack, with nothing but the pack and the earlier packs of the same notebook? See
 * {@link attackReleases}.
 *
 * @param packs From the earliest to the one attacked, each with the name that messages give it.
 *
 * @example
 * const { payload } = await releaseRun({ ...(await readStoredRun(target, home)), questions: [], isSynthetic: true });
 * const bytes = ([path, content]) => [`data/${path}`, new TextEncoder().encode(content)];
 * const content = readReleasedPack(new Map([...payload].map(bytes)));
 * (await attackPacks([{ name: 'toy.zip', content }])).recovered // []
 */
export async function attackPacks(
  packs: readonly { readonly name: string; readonly content: PackContent }[],
): Promise<Attack> {
  return attackReleases(packs.map(asAttacked), await linearSolver());
}

function asAttacked({ name, content }: { readonly name: string; readonly content: PackContent }): AttackedRelease {
  return attackedRelease(name, content.results.findings, content.disclosure, fixedText(content.bundle));
}
