import { type DictionaryColumn, InputError } from '@assay/statistics';
import { clusterGivenLinks, type GivenLinks } from '../clusters/given-links.ts';
import { type ProfileSizes, profileSizes } from '../clusters/profile-sizes.ts';
import { type LinkShares, profileShares } from '../dependence/pair-shares.ts';
import { clusteringErrors } from './clustering-errors.ts';

/** What another linker does where links from a probability on are made; without the truth its errors are `null`. */
export interface GivenLinksRow extends ProfileSizes {
  readonly from: number;
  readonly wrong: number | null;
  readonly missed: number | null;
  readonly mixed: number | null;
  readonly scattered: number | null;
  readonly shares: LinkShares | null;
}

/** Probabilities at which a linker's answer is usually cut. */
const CUTS = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999];

/**
 * What does another linker do with these records, at each probability at which its answer is usually cut and at that of
 * one's own?
 *
 * How many profiles, how large, and, where the true persons are known, how many pairs are wrongly in one profile or in
 * different ones, and how many people share a profile or lie in several. A file without probabilities has one row, of all
 * its links.
 *
 * @throws InputError where the own probability lies outside 0 … 1, or a record has no true person.
 *
 * @example
 * const links = { left: [0, 2], right: [1, 3], probability: Float64Array.of(0.97, 0.6), hasProbabilities: true };
 * givenLinksErrors(links, { records: 7, chosen: 0.95, truth }).map(({ from, wrong }) => [from, wrong])[0] // [0.5, 1]
 */
export function givenLinksErrors(
  links: Pick<GivenLinks, 'left' | 'right' | 'probability' | 'hasProbabilities'>,
  {
    records,
    chosen,
    truth,
  }: { readonly records: number; readonly chosen: number; readonly truth: DictionaryColumn | null },
): GivenLinksRow[] {
  if (!(chosen >= 0 && chosen <= 1)) throw new InputError(`a probability lies within 0 … 1: ${chosen}. Pass 0.95.`);
  const cuts = links.hasProbabilities ? [...new Set([...CUTS, chosen])] : [1];
  return cuts
    .sort((a, b) => a - b)
    .map((from) => {
      const clustering = clusterGivenLinks(links, records, from);
      const errors = truth === null ? null : clusteringErrors(clustering, truth);
      return {
        from,
        ...profileSizes(clustering),
        wrong: errors?.falseLinkedPairs ?? null,
        missed: errors?.missedPairs ?? null,
        mixed: errors?.overMergedPeople ?? null,
        scattered: errors?.underMergedPeople ?? null,
        shares: truth === null ? null : profileShares(clustering, truth),
      };
    });
}
