import { defineNotebook } from '@assay/notebook';
import { registerFindings, sweep, toleranceFindings } from './findings/tolerance.ts';
import { forenameTolerance, missingNames, people, register, surnameTolerance } from './inputs.ts';

export default defineNotebook({
  id: 'match-and-merge',
  title: 'Match and Merge: which tolerance, and who bears its errors',
  system: 'MM',
  summary: 'What each tolerance on names links, misses and wrongly merges when person records are merged by machine.',
  questions: ['MM-P1', 'MM-D1', 'MM-D5'],
  inputs: [people],
  parameters: [forenameTolerance, surnameTolerance, missingNames],
  cells: [register, sweep, registerFindings, toleranceFindings],
  figures: [
    {
      id: 'wrong-links',
      finding: 'tolerance.pairs',
      chart: { kind: 'heat', x: 'surname', y: 'forename', value: 'falsePairs' },
      caption: 'Pairs of different people linked at each tolerance',
      summary:
        'With no edits allowed {tolerance.pairs[0,0].falsePairs | count} pairs of different people are linked; with three in either name {tolerance.pairs[3,3].falsePairs | count}.',
    },
    {
      id: 'missed-links',
      finding: 'tolerance.pairs',
      chart: { kind: 'heat', x: 'surname', y: 'forename', value: 'missedPairs' },
      caption: 'Pairs of records about one person missed at each tolerance',
      summary:
        'With no edits allowed {tolerance.pairs[0,0].missedPairs | count} pairs of records about one person are missed; with three in either name {tolerance.pairs[3,3].missedPairs | count}.',
    },
  ],
});
