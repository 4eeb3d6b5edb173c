import type { FindingDraft } from '@assay/evidence';
import type { About, Heading } from '@assay/notebook';
import type { PairShare } from '@assay/record-matching';
import { isComputed, type NotComputed } from '@assay/statistics';

/**
 * A share of pairs that depend on each other as a finding. Its interval is the exact one for as many independent pairs as
 * these are worth, which no counts alone give: to the gate it is an estimate from the pairs.
 */
export function pairShareFinding(
  about: Pick<About, 'estimate'>,
  id: string,
  title: string,
  share: PairShare | NotComputed,
  { outOfLabel, ...heading }: Partial<Heading> & { readonly outOfLabel: string },
): FindingDraft {
  const [of, pairs] = 'status' in share ? [share, 0] : [share.estimate, share.total];
  const stated = about.estimate(id, title, {
    from: of,
    ...heading,
    unit: 'proportion',
    contributors: pairs,
    counts: 'pairs',
  });
  return {
    ...stated,
    ...('status' in share || !isComputed(share.estimate)
      ? {}
      : { numerator: share.successes, denominator: share.total }),
    denominatorLabel: outOfLabel,
  };
}
