import { finding, findings } from '@assay/notebook';
import * as matching from '@assay/record-matching';
import { notComputed } from '@assay/statistics';
import { NO_TRUTH, register } from '../inputs.ts';
import { chosenClusters, sweep } from './tolerance.ts';

/** Alike names to a merge tree: beyond this it keeps everybody waiting. */
const MOST_PAIRS = 5_000_000;

export const unmergeFindings = findings('unmergeFindings', 'What taking profiles apart would need', {
  needs: { register, sweep, chosenClusters },
  compute: ({ register, sweep, chosenClusters }) => {
    const twoEdits = matching.withinTolerance({ forename: 2, surname: 2 });
    const tooMany =
      sweep.pairs.length > MOST_PAIRS
        ? notComputed('too many names are alike under one date of birth for this step; draw a sample of the register')
        : null;
    const tree = tooMany === null ? matching.mergeTree(sweep) : null;
    const tolerances = [0, 1, 2, 3];
    const about = finding.about({
      questions: ['MM-Q4', 'MM-D5'],
      method: { name: 'Transitivity audit; bridges of the graph of spellings', source: 'Tarjan (1974)' },
    });
    const { truth } = register;
    return [
      about.table('unmerge.audit', 'Profiles that mix people, and what parting them would take', {
        questions: ['MM-Q4', 'MM-R1'],
        method: { name: 'Single-linkage merge tree, undone last first', source: 'Gower and Ross (1969)' },
        limitations:
          'Assumes that each merge was logged with the pair of records that caused it; without a log none of this can be done.',
        rows:
          tree === null
            ? tooMany!
            : truth === null
              ? NO_TRUTH
              : tolerances.map((tolerance) => ({ tolerance, ...matching.unmergeAudit(tree, truth, tolerance) })),
        columns: (t) => [
          t.key('tolerance', 'Edits in either name', 'tolerance', { unit: 'count' }),
          t.count('mixed', 'Profiles that mix people', 'profiles', 'mixedProfiles'),
          t.count('byOne', 'Parted by undoing one merge', 'profiles', 'partedByOne'),
          t.count('byChain', 'Parted by undoing several, last first', 'profiles', 'partedByChain'),
          t.count('identical', 'Mixed by identical names and date', 'profiles', 'mixedAtNought'),
          t.count('undone', 'Merges to undo', 'links'),
          t.count('lost', 'Right merges lost and to be made again', 'links', 'rightMergesLost'),
        ],
      }),
      about.table('unmerge.chains', 'Profiles that stand on chains: links without which a profile falls apart', {
        limitations: 'The distance is not measured in profiles of more than two thousand spellings.',
        rows:
          tooMany ??
          tolerances.map((tolerance) => {
            const rule = matching.withinTolerance({ forename: tolerance, surname: tolerance });
            return { tolerance, ...matching.chainAudit(sweep, register.records, rule) };
          }),
        columns: (t) => [
          t.key('tolerance', 'Edits in either name', 'tolerance', { unit: 'count' }),
          t.count('profiles', 'Profiles with several spellings', 'profiles', 'profilesOfSpellings'),
          t.count('links', 'Links between spellings', 'links'),
          t.count('bridges', 'Links that alone hold a profile together', 'links'),
          t.count('wrongBridges', 'Of those, between different people', 'links'),
          t.count('pairs', 'Pairs of records in one profile', 'pairs', 'pairsInProfiles'),
          t.count('chained', 'Of those, failing the rule directly', 'pairs', 'chainedPairs'),
          t.count('widest', 'Most edits apart in one profile', 'edits', 'widestDistance'),
        ],
      }),
      about.estimatedShare('unmerge.chained', {
        title: 'Of the pairs in one profile at two edits: how many do not satisfy the rule themselves',
        from: matching.chainedShare(sweep, twoEdits, matching.clusterByRule(sweep, twoEdits)),
        counts: 'pairs',
        outOfLabel: 'pairs of records in one profile',
        method: matching.MATCHING_METHODS.transitivityAudit,
      }),
      about.share('unmerge.shown', 'Records that would be shown with a mark "this profile came out of a merge"', {
        from: { of: matching.profileSizes(chosenClusters).mergedRecords, outOf: register.count },
        counts: 'records',
        questions: ['MM-Q3', 'MM-R1'],
        method: { name: 'Share of records in profiles of several records', source: 'Wilson (1927)' },
      }),
    ];
  },
});
