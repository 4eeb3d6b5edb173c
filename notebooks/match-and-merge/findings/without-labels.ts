import type { FindingDraft } from '@assay/evidence';
import { finding, findings } from '@assay/notebook';
import {
  clericalEstimate,
  decoyRows,
  linkedPairFacts,
  linkShares,
  MATCHING_METHODS,
  pairsJudged,
  withinTolerance,
  wrongByDuplicates,
} from '@assay/record-matching';
import type { MaybeEstimate, NotComputed } from '@assay/statistics';
import { complementOfEstimate, intervalsMeet, notComputed } from '@assay/statistics';
import { forenameTolerance, register, surnameTolerance } from '../inputs.ts';
import { judgement } from './clerical.ts';
import { decoys } from './live.ts';
import { model } from './model.ts';
import { chosenClusters, sweep } from './tolerance.ts';

const MOST_PAIRS = 5_000_000;

export const comparedFindings = findings('comparedFindings', 'Ways to learn how many links are wrong, side by side', {
  needs: { register, sweep, chosenClusters, decoys, model, judgement, forenameTolerance, surnameTolerance },
  compute: ({ register, sweep, chosenClusters, decoys, model, judgement, forenameTolerance, surnameTolerance }) => {
    const isLinked = withinTolerance({ forename: forenameTolerance, surname: surnameTolerance });
    const row = sweep.rows.find((each) => each.forename === forenameTolerance && each.surname === surnameTolerance)!;
    const about = finding.about({
      questions: ['MM-P1', 'MM-R2'],
      method: MATCHING_METHODS.errorWithoutLabels,
      limitations: [
        'The duplicate method takes a third record of one person for a wrong link: it says at most how many are wrong, and nothing where such records are many.',
        'The model is taken at its word; no interval can be given for what it or the duplicate method says.',
        'Agreement with the decoy control means that intervals meet, not that either is right.',
      ],
    });
    const compared = (ways: readonly Way[] | NotComputed): FindingDraft[] => [
      about.table('unlabelled.compared', {
        title: 'Share of the links at the chosen tolerance that is wrong, found in different ways',
        rows: ways,
        columns: (t) => [
          t.key('way', 'Found by'),
          t.estimate('wrong', 'Links that are wrong', 'wrong', { unit: 'proportion', contributors: 'pairs' }),
          t.text('agrees', 'Meets the decoy control', 'agrees', { contributors: 'pairs' }),
          t.behind(t.count('pairs', 'Pairs it is found from', 'pairs')),
        ],
      }),
    ];
    if (row.pairs === 0) return compared(notComputed('no pair is linked at the chosen tolerance'));
    if (row.pairs > MOST_PAIRS) {
      return compared(notComputed('the register is too large for this step; draw a sample of it'));
    }
    const rows = decoyRows(decoys, sweep.pairsByClass);
    const decoy: MaybeEstimate =
      'status' in rows
        ? rows
        : complementOfEstimate(asEstimate(rows[forenameTolerance * 4 + surnameTolerance]!.precision));
    const { perRecord, impliedWrong } = linkedPairFacts(sweep, isLinked, model.pairs);
    const duplicates = wrongByDuplicates(perRecord);
    const plain = (value: number): MaybeEstimate => ({
      status: 'computed',
      value,
      interval: notComputed('this way gives no interval'),
    });
    const ways: readonly Omit<Way, 'agrees'>[] = [
      { way: 'decoy dates of birth', wrong: decoy, pairs: row.pairs },
      ...(judgement === null
        ? []
        : [
            {
              way: `drawn pairs, judged by ${judgement.judge}`,
              wrong: complementOfEstimate(clericalEstimate(judgement.linked).middle),
              pairs: pairsJudged(judgement.linked),
            },
          ]),
      {
        way: 'duplicate method (at most)',
        wrong: typeof duplicates === 'number' ? plain(duplicates) : duplicates,
        pairs: row.pairs,
      },
      { way: 'what the model expects of these links', wrong: plain(impliedWrong / row.pairs), pairs: row.pairs },
      ...(row.errors === null
        ? []
        : [
            {
              way: 'counted against the truth',
              wrong: linkShares(sweep, isLinked, chosenClusters, register.truth!).wrong.estimate,
              pairs: row.pairs,
            },
          ]),
    ];
    return compared(
      ways.map((each, index) => ({ ...each, agrees: index === 0 ? null : inWords(intervalsMeet(each.wrong, decoy)) })),
    );
  },
});

interface Way {
  readonly way: string;
  readonly wrong: MaybeEstimate;
  readonly agrees: string | null;
  /** From how many pairs. */
  readonly pairs: number;
}

const inWords = (meets: boolean | null): string | null => (meets === null ? null : meets ? 'yes' : 'no');

function asEstimate(precision: { readonly value: number; readonly interval: object } | NotComputed): MaybeEstimate {
  return 'status' in precision ? precision : ({ status: 'computed', ...precision } as MaybeEstimate);
}
