import { finding, findings } from '@assay/notebook';
import type { Clustering, GivenLinks } from '@assay/record-matching';
import {
  clusterGivenLinks,
  clusteringErrors,
  MATCHING_METHODS,
  profileShares,
  profileSizes,
} from '@assay/record-matching';
import type { DictionaryColumn } from '@assay/statistics';
import { register } from '../inputs.ts';
import { linked, linkedFrom, otherLinks } from '../linked.ts';

/** Probabilities at which a linker's answer is usually cut. */
const CUTS = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999];

function cutsOf({ hasProbabilities }: GivenLinks, chosen: number): readonly number[] {
  return hasProbabilities ? [...new Set([...CUTS, chosen])].sort((a, b) => a - b) : [1];
}

function errorsOf(clustering: Clustering, truth: DictionaryColumn | null) {
  if (truth === null) return { wrong: null, missed: null, mixed: null, scattered: null, shares: null };
  const found = clusteringErrors(clustering, truth);
  return {
    wrong: found.falseLinkedPairs,
    missed: found.missedPairs,
    mixed: found.overMergedPeople,
    scattered: found.underMergedPeople,
    shares: profileShares(clustering, truth),
  };
}

export const otherFindings = findings('otherFindings', 'What another linker does', {
  needs: { register, linked, otherLinks, linkedFrom },
  compute: ({ register, linked, otherLinks, linkedFrom }) => {
    const method = MATCHING_METHODS.chainedByAnother;
    const about = finding.about({ questions: ['MM-P1'], method });
    return [
      about.given(otherLinks).share('other.left-out', 'Rows of another linker’s file that are not used', {
        from: ({ rowsLeftOut }) => ({ of: rowsLeftOut, outOf: linked.rowCount }),
        counts: 'links',
        outOfLabel: 'rows of its file',
        limitations:
          'Not used are rows that name a record which is not here, one record twice, or no probability beside others that do.',
      }),
      about.given(otherLinks).table('other.by-probability', 'Another linker, at each probability', {
        rows: (links) =>
          cutsOf(links, linkedFrom).map((from) => {
            const clustering = clusterGivenLinks(links, register.count, from);
            return { from, ...profileSizes(clustering), ...errorsOf(clustering, register.truth) };
          }),
        estimates: { unit: 'proportion', contributors: ({ shares }) => shares?.wrong.total ?? null, counts: 'pairs' },
        columns: (t) => [
          t.key('from', 'Probability from'),
          t.count('pairs', 'Pairs in one profile', 'pairs'),
          t.count('profiles', 'Profiles', 'profiles'),
          t.count('largest', 'Records in the largest profile', 'records'),
          t.count('wrong', 'Wrongly in one profile', 'pairs'),
          t.estimate('wrongShare', 'Of the pairs in one profile', ({ shares }) => shares?.wrong.estimate ?? null),
          t.count('missed', 'In different profiles', 'pairs'),
          t.estimate('missedShare', 'Of the pairs about one person', ({ shares }) => shares?.missed.estimate ?? null, {
            contributors: ({ shares }) => shares?.missed.total ?? null,
          }),
          t.people('mixed', 'People who share a profile with somebody else'),
          t.people('scattered', 'People in several profiles'),
        ],
      }),
    ];
  },
});
