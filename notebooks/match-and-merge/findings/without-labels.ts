import { finding, findings } from '@assay/notebook';
import { MATCHING_METHODS, toleranceRow, tooLarge, waysToKnowWrongLinks } from '@assay/record-matching';
import { register, tolerance } from '../inputs.ts';
import { judgement } from './clerical.ts';
import { decoys } from './live.ts';
import { model } from './model.ts';
import { chosenClusters, sweep } from './tolerance.ts';

const WAYS = {
  decoys: 'decoy dates of birth',
  duplicates: 'duplicate method (at most)',
  model: 'what the model expects of these links',
  truth: 'counted against the truth',
};

export const comparedFindings = findings('comparedFindings', 'Ways to learn how many links are wrong, side by side', {
  needs: { register, sweep, clusters: chosenClusters, decoys, model, judgement, tolerance },
  compute: ({ register: { truth }, sweep, clusters, decoys, model, judgement, tolerance }) => {
    const given = { tolerance, decoys, scored: model.pairs, judged: judgement?.linked ?? null, clusters, truth };
    const about = finding.about({
      questions: ['MM-P1', 'MM-R2'],
      method: MATCHING_METHODS.errorWithoutLabels,
      limitations: [
        'The duplicate method takes a third record of one person for a wrong link: it says at most how many are wrong, and nothing where such records are many.',
        'The model is taken at its word; no interval can be given for what it or the duplicate method says.',
        'Agreement with the decoy control means that intervals meet, not that either is right.',
      ],
    });
    return [
      about.table('unlabelled.compared', {
        title: 'Share of the links at the chosen tolerance that is wrong, found in different ways',
        rows: tooLarge(toleranceRow(sweep.rows, tolerance).pairs, 5_000_000) ?? waysToKnowWrongLinks(sweep, given),
        columns: (t) => [
          t.key('way', 'Found by', ({ way }) =>
            way === 'drawn pairs' ? `drawn pairs, judged by ${judgement!.judge}` : WAYS[way],
          ),
          t.estimate('wrong', 'Links that are wrong', 'wrong', { unit: 'proportion', contributors: 'pairs' }),
          t.text(
            'agrees',
            'Meets the decoy control',
            ({ meetsDecoys }) => (meetsDecoys === null ? null : meetsDecoys ? 'yes' : 'no'),
            { contributors: 'pairs' },
          ),
          t.behind(t.count('pairs', 'Pairs it is found from', 'pairs')),
        ],
      }),
    ];
  },
});
