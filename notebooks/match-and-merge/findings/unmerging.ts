import { cell, countsOf, finding, findings, whereRows } from '@assay/notebook';
import * as matching from '@assay/record-matching';
import { NO_TRUTH, people, register } from '../inputs.ts';
import { chosenClusters, counted, sweep } from './tolerance.ts';

const chainsOfRows = cell('chainsOfRows', 'What of profiles stands on chains, and what parting them would take', {
  needs: { register, sweep, chosenClusters },
  compute: ({ register: { records, truth }, sweep, chosenClusters }) => {
    const untold = matching.tooManyAlike([sweep.pairs.length]) ?? (truth === null ? NO_TRUTH : null);
    const tree = untold === null ? matching.mergeTree(sweep) : null;
    const audit = (tolerance: number) => ({ tolerance, ...matching.unmergeAudit(tree!, truth!, tolerance) });
    return { unmerged: untold ?? [0, 1, 2, 3].map(audit), ...matching.profileChains(sweep, records, chosenClusters) };
  },
});

export const unmergeFindings = findings('unmergeFindings', 'What taking profiles apart would need', {
  needs: { counted, counts: countsOf(people, 'chains'), rows: whereRows(chainsOfRows) },
  compute: ({ counted, counts, rows }) => {
    const chains = counts === null ? rows : matching.chainsOfCounts(counts);
    const about = finding.about({
      questions: ['MM-Q4', 'MM-D5'],
      method: { name: 'Transitivity audit; bridges of the graph of spellings', source: 'Tarjan (1974)' },
    });
    const ofChains = about.given(chains);
    return [
      about.table('unmerge.audit', 'Profiles that mix people, and what parting them would take', {
        questions: ['MM-Q4', 'MM-R1'],
        method: { name: 'Single-linkage merge tree, undone last first', source: 'Gower and Ross (1969)' },
        limitations:
          'Assumes that each merge was logged with the pair of records that caused it; without a log none of this can be done.',
        rows: 'status' in rows ? rows : rows.unmerged,
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
      ofChains.table('unmerge.chains', 'Profiles that stand on chains: links without which a profile falls apart', {
        limitations: 'The distance is not measured in profiles of more than two thousand spellings.',
        rows: ({ audits }) => audits,
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
      ofChains.estimatedShare('unmerge.chained', {
        title: 'Of the pairs in one profile at two edits: how many do not satisfy the rule themselves',
        from: ({ chained }) => chained,
        counts: 'pairs',
        outOfLabel: 'pairs of records in one profile',
        method: matching.MATCHING_METHODS.transitivityAudit,
      }),
      ofChains.share('unmerge.shown', 'Records that would be shown with a mark "this profile came out of a merge"', {
        from: ({ mergedRecords }) => ({ of: mergedRecords, outOf: counted.records }),
        counts: 'records',
        questions: ['MM-Q3', 'MM-R1'],
        method: { name: 'Share of records in profiles of several records', source: 'Wilson (1927)' },
      }),
    ];
  },
});
