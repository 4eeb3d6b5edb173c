import { cell, finding, findings } from '@assay/notebook';
import { type Clustering, clusteringErrors, profileShares } from '@assay/record-matching';
import type { DictionaryColumn } from '@assay/statistics';
import { register } from '../inputs.ts';
import { linked, linkedFrom, otherLinks, profilesFrom } from '../linked.ts';
import { NO_TRUTH } from './no-truth.ts';
import { pairShareFinding } from './pair-share.ts';

/** Probabilities at which a linker's answer is usually cut. */
const CUTS = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999];

const METHOD = {
  name: 'The other linker’s own links, connected components',
  source: 'counts against the truth by Menestrina, Whang and Garcia-Molina (2010)',
};
const CLUSTERED = {
  name: `${METHOD.name}; interval by clusters of profiles and people`,
  source: `${METHOD.source}; Kish (1965); Korn and Graubard (1998)`,
};

export const otherProfiles = cell({
  name: 'otherProfiles',
  title: 'Profiles by the links of another linker, at each probability and at the chosen one',
  needs: { register, otherLinks, linkedFrom },
  compute: ({ register, otherLinks, linkedFrom }) => {
    if ('status' in otherLinks) return otherLinks;
    const at = (from: number) => {
      const clustering = profilesFrom(otherLinks, register.count, from);
      return { from, ...sizesOf(clustering), ...errorsOf(clustering, register.truth) };
    };
    const chosen = profilesFrom(otherLinks, register.count, linkedFrom);
    return {
      rows: otherLinks.hasProbabilities ? CUTS.map(at) : [],
      chosen: { ...sizesOf(chosen), ...errorsOf(chosen, register.truth) },
      shares: register.truth === null ? NO_TRUTH : profileShares(chosen, register.truth),
    };
  },
});

function errorsOf(clustering: Clustering, truth: DictionaryColumn | null) {
  if (truth === null) return { wrong: null, missed: null, mixed: null, scattered: null };
  const found = clusteringErrors(clustering, truth);
  return {
    wrong: found.falseLinkedPairs,
    missed: found.missedPairs,
    mixed: found.overMergedPeople,
    scattered: found.underMergedPeople,
  };
}

function sizesOf({ clusterOfRow, clusters }: Clustering) {
  const sizes = new Int32Array(clusters);
  for (const cluster of clusterOfRow) sizes[cluster]!++;
  return {
    profiles: clusters,
    pairs: sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0),
    largest: sizes.reduce((most, size) => Math.max(most, size), 0),
  };
}

export const otherFindings = findings({
  name: 'otherFindings',
  title: 'What another linker links, misses and wrongly merges',
  needs: { linked, otherLinks, otherProfiles },
  compute: ({ linked, otherLinks, otherProfiles }) => {
    const about = finding.about({ questions: ['MM-P1', 'MM-D5'], method: METHOD });
    const links = about.given(otherLinks);
    const profiles = about.given(otherProfiles);
    const known =
      'status' in otherProfiles ? otherProfiles : otherProfiles.chosen.mixed === null ? NO_TRUTH : otherProfiles.chosen;
    const shares = 'status' in otherProfiles ? otherProfiles : otherProfiles.shares;
    return [
      links.share(
        'other.left-out',
        'Rows of the other linker’s file that name no record read here, or no probability',
        ({ rowsLeftOut }) => ({ of: rowsLeftOut, outOf: linked.rowCount }),
        { counts: 'pairs', outOfLabel: 'rows of its file' },
      ),
      profiles.table(
        'other.by-probability',
        'What another linker does at each probability',
        ({ rows }) => rows,
        (t) => [
          t.key('from', 'Probability from'),
          t.count('pairs', 'Pairs in one profile', 'pairs'),
          t.count('profiles', 'Profiles', 'profiles'),
          t.count('largest', 'Records in the largest profile', 'records'),
          t.count('wrong', 'Wrongly in one profile', 'pairs'),
          t.count('missed', 'In different profiles', 'pairs'),
          t.people('mixed', 'People who share a profile with somebody else'),
          t.people('scattered', 'People in several profiles'),
        ],
      ),
      profiles.count(
        'other.profiles',
        'Profiles by the other linker’s links',
        'profiles',
        ({ chosen }) => chosen.profiles,
      ),
      profiles.count('other.linked', 'Pairs in one profile by its links', 'pairs', ({ chosen }) => chosen.pairs),
      about
        .given(known)
        .count(
          'other.mixed-people',
          'People who share a profile with somebody else, by its links',
          'people',
          ({ mixed }) => mixed!,
        ),
      about
        .given(known)
        .count(
          'other.scattered-people',
          'People in several profiles, by its links',
          'people',
          ({ scattered }) => scattered!,
        ),
      pairShareFinding(
        about,
        'other.wrong-links',
        'Of the pairs that it puts into one profile: how many are two different people',
        'status' in shares ? shares : shares.wrong,
        {
          outOfLabel: 'pairs in one profile by its links',
          method: CLUSTERED,
        },
      ),
      pairShareFinding(
        about,
        'other.missed-links',
        'Of the pairs about one person: how many it leaves in different profiles',
        'status' in shares ? shares : shares.missed,
        {
          outOfLabel: 'pairs of records about one person',
          method: CLUSTERED,
        },
      ),
    ];
  },
});
