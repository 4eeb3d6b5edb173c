import type { FindingDraft } from '@assay/evidence';
import { findings, statedProportion } from '@assay/notebook';
import { chainAudit, chainedShare, clusterByRule, mergeTree, unmergeAudit } from '@assay/record-matching';
import { notComputed } from '@assay/statistics';
import { register } from '../inputs.ts';
import { NO_TRUTH } from './no-truth.ts';
import { statedPairs } from './stated-pairs.ts';
import { chosenClusters, sweep } from './tolerance.ts';

/** Alike names to a merge tree: beyond this it keeps everybody waiting. */
const MOST_PAIRS = 5_000_000;

export const unmergeFindings = findings({
  name: 'unmergeFindings',
  title: 'What taking profiles apart would need',
  needs: { register, sweep, chosenClusters },
  compute: ({ register, sweep, chosenClusters }): FindingDraft[] => {
    const shared = {
      id: 'unmerge.audit',
      title: 'Profiles that mix people, and what parting them would take',
      questions: ['MM-Q4', 'MM-R1'],
      unit: 'count',
      method: { name: 'Single-linkage merge tree, undone last first', source: 'Gower and Ross (1969)' },
      limitations: [
        'Assumes that each merge was logged with the pair of records that caused it; without a log none of this can be done.',
      ],
    } as const;
    const sizes = new Int32Array(chosenClusters.clusters);
    for (const cluster of chosenClusters.clusterOfRow) sizes[cluster]!++;
    let inMerged = 0;
    for (const cluster of chosenClusters.clusterOfRow) if (sizes[cluster]! > 1) inMerged++;
    const twoEdits = (forename: number, surname: number) => Math.max(forename, surname) <= 2;
    const chained = chainedShare(sweep, twoEdits, clusterByRule(sweep, twoEdits));
    const tooMany =
      sweep.pairs.length > MOST_PAIRS
        ? notComputed('too many names are alike under one date of birth for this step; draw a sample of the register')
        : null;
    const tree = tooMany === null ? mergeTree(sweep) : null;
    const chains = {
      id: 'unmerge.chains',
      title: 'Profiles that stand on chains: links without which a profile falls apart',
      questions: ['MM-Q4', 'MM-D5'],
      unit: 'count',
      method: { name: 'Transitivity audit; bridges of the graph of spellings', source: 'Tarjan (1974)' },
      limitations: ['The distance is not measured in profiles of more than two thousand spellings.'],
    } as const;
    return [
      register.truth === null || tooMany !== null
        ? { ...shared, notComputed: tooMany ?? NO_TRUTH }
        : {
            ...shared,
            table: {
              columns: [
                { name: 'tolerance', label: 'Edits in either name', unit: 'count', key: true },
                { name: 'mixed', label: 'Profiles that mix people', unit: 'count' },
                { name: 'byOne', label: 'Parted by undoing one merge', unit: 'count' },
                { name: 'byChain', label: 'Parted by undoing several, last first', unit: 'count' },
                { name: 'identical', label: 'Mixed by identical names and date', unit: 'count' },
                { name: 'undone', label: 'Merges to undo', unit: 'count', people: false },
                { name: 'lost', label: 'Right merges lost and to be made again', unit: 'count', people: false },
              ],
              rows: [0, 1, 2, 3].map((tolerance) => {
                const audit = unmergeAudit(tree!, register.truth!, tolerance);
                return [
                  tolerance,
                  audit.mixedProfiles,
                  audit.partedByOne,
                  audit.partedByChain,
                  audit.mixedAtNought,
                  audit.undone,
                  audit.rightMergesLost,
                ];
              }),
            },
          },
      tooMany !== null
        ? { ...chains, notComputed: tooMany }
        : {
            ...chains,
            table: {
              columns: [
                { name: 'tolerance', label: 'Edits in either name', unit: 'count', key: true },
                { name: 'profiles', label: 'Profiles with several spellings', unit: 'count' },
                { name: 'links', label: 'Links between spellings', unit: 'count', people: false },
                { name: 'bridges', label: 'Links that alone hold a profile together', unit: 'count', people: false },
                { name: 'wrongBridges', label: 'Of those, between different people', unit: 'count', people: false },
                { name: 'pairs', label: 'Pairs of records in one profile', unit: 'count', people: false },
                { name: 'chained', label: 'Of those, failing the rule directly', unit: 'count', people: false },
                { name: 'widest', label: 'Most edits apart in one profile', unit: 'count', people: false },
              ],
              rows: [0, 1, 2, 3].map((tolerance) => {
                const rule = (forename: number, surname: number) => Math.max(forename, surname) <= tolerance;
                const audit = chainAudit(sweep, register.records, rule);
                return [
                  tolerance,
                  audit.profilesOfSpellings,
                  audit.links,
                  audit.bridges,
                  audit.wrongBridges,
                  audit.pairsInProfiles,
                  audit.chainedPairs,
                  audit.widestDistance,
                ];
              }),
            },
          },
      {
        id: 'unmerge.chained',
        title: 'Of the pairs in one profile at two edits: how many do not satisfy the rule themselves',
        questions: ['MM-Q4', 'MM-D5'],
        ...statedPairs(chained),
        unit: 'proportion',
        denominatorLabel: 'pairs of records in one profile',
        people: false,
        method: {
          name: 'Transitivity audit; pairs of one profile are one cluster',
          source: 'linked pairs after chaining against pairs of the rule; Kish (1965)',
        },
      },
      {
        id: 'unmerge.shown',
        title: 'Records that would be shown with a mark "this profile came out of a merge"',
        questions: ['MM-Q3', 'MM-R1'],
        ...statedProportion({ successes: inMerged, total: register.count }),
        unit: 'proportion',
        denominatorLabel: 'records',
        method: { name: 'Share of records in profiles of several records', source: 'Wilson (1927)' },
      },
    ];
  },
});
