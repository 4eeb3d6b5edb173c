import {
  type Attack,
  type AttackedRelease,
  attackedRelease,
  attackReleases,
  heldTogether,
  linearSolver,
} from '@assay/disclosure-control';
import { InputError } from '@assay/statistics';
import { fixedText } from './fixed-text.ts';
import type { PackContent } from './pack-content.ts';

/** A pack, under the name that messages give it. */
interface NamedPack {
  readonly name: string;
  readonly content: PackContent;
}

/**
 * What can an outsider work out of a pack, with nothing but the pack, the earlier packs of the same notebook, and those of other
 * notebooks about the same people? See {@link attackReleases}.
 *
 * @param packs From the earliest to the one attacked.
 *
 * @throws InputError where a pack of another notebook counts none of the people of the one attacked.
 *
 * @example
 * const { payload } = await releaseRun({ ...(await readStoredRun(target, home)), questions: [], isSynthetic: true });
 * const bytes = ([path, content]) => [`data/${path}`, new TextEncoder().encode(content)];
 * const content = readReleasedPack(new Map([...payload].map(bytes)));
 * (await attackPacks([{ name: 'toy.zip', content }])).recovered // []
 */
export async function attackPacks(packs: readonly NamedPack[]): Promise<Attack> {
  const latest = packs.at(-1)!;
  const isOwn = ({ content }: NamedPack) => notebookOf(content) === notebookOf(latest.content);
  const beside = packs.filter((pack) => !isOwn(pack));
  const stranger = beside.find(({ content }) => !countSame(content, latest.content));
  if (stranger !== undefined) {
    throw new InputError(
      `${stranger.name} and ${latest.name} are of two notebooks that read no file in common: nothing ties the one to the other. Attack them apart.`,
    );
  }
  return attackReleases(
    heldTogether(packs.filter(isOwn).map(asAttacked), beside.map(asAttacked)),
    await linearSolver(),
  );
}

function notebookOf({ results }: PackContent): string {
  return results.run.notebook;
}

function countSame({ disclosure: { population } }: PackContent, other: PackContent): boolean {
  return population.some((digest) => other.disclosure.population.includes(digest));
}

function asAttacked({ name, content }: NamedPack): AttackedRelease {
  return attackedRelease(name, content.results.findings, content.disclosure, fixedText(content.bundle));
}
