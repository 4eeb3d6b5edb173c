import { textColumns } from '@assay/dataset';
import { AGREEMENT_METHOD, agreementColumns, type Column, cell, finding, findings } from '@assay/notebook';
import * as matching from '@assay/record-matching';
import { type NotComputed, notComputed, shuffleInPlace } from '@assay/statistics';
import { NO_TRUTH, pairsToReview, register, reviews, tolerance } from '../inputs.ts';
import { sweep } from './tolerance.ts';

/** Pairs linked at each distance, and near ones outside, which alone can show what the tolerance misses. */
export const clericalSample = cell('clericalSample', 'Pairs drawn for people to look at', {
  needs: { register, sweep, tolerance, pairsToReview },
  compute: (
    { register, sweep, tolerance, pairsToReview },
    { random, log },
  ): readonly matching.DrawnStratum[] | NotComputed => {
    const tooMany = matching.tooManyToDrawFrom(sweep);
    if (tooMany !== null) return tooMany;
    const { records, truth } = register;
    const options = { tolerance, reviews: pairsToReview, ...(truth === null ? {} : { truth }) };
    const { strata, passedOver } = matching.drawnStrata(sweep, records, options, random);
    if (passedOver > 0) log(`${passedOver} pairs of records with one date and first name were passed over`);
    for (const { name, pairs, within } of strata.filter(({ isEstimated }) => isEstimated)) {
      log(`${name}: about ${pairs} pairs, estimated and drawn from the ${within} of some dates`);
    }
    return strata;
  },
});

export const judgement = cell('judgement', 'What was said of the drawn pairs', {
  needs: { register, clericalSample, reviews },
  compute: ({ register, clericalSample, reviews }, { log }): matching.JudgedSample | null => {
    if ('status' in clericalSample) return null;
    const { truth, recordId } = register;
    if (reviews.rowCount === 0) return truth === null ? null : matching.judgedByTruth(clericalSample, truth);
    const names = { one: 'record_a', other: 'record_b', reviewer: 'reviewer', said: 'same_person' };
    const judged = matching.judgedBySheet(clericalSample, textColumns(reviews, names), recordId);
    const drawn = matching.pairsJudged([...judged.linked, ...judged.outside]);
    log(`${judged.reviewed} pairs reviewed, ${drawn} of them drawn in this run and judged by all ${judged.reviewers}`);
    return judged;
  },
});

export const NO_REVIEWS = notComputed('nobody has looked at the drawn pairs yet, and the true persons are not known');

export const clericalFindings = findings('clericalFindings', 'What people should look at, and what they said', {
  needs: { register, sweep, clericalSample, judgement },
  compute: ({ register, sweep, clericalSample, judgement }, { random }) => {
    const about = finding.about({
      questions: ['MM-D1', 'MM-D2', 'MM-R2'],
      method: matching.MATCHING_METHODS.clericalSample,
    });
    const ofSample = about.given(clericalSample);
    const drawn = 'status' in clericalSample ? [] : clericalSample.flatMap((stratum) => [...stratum.drawn]);
    if (!('status' in clericalSample)) shuffleInPlace(drawn, random('order of the sheet'));
    return [
      ofSample.table('clerical.plan', 'How many pairs of each kind to look at', {
        rows: (sample) => matching.judgedSoFar(sample, judgement),
        columns: (t) => [
          t.key('kind', 'Pairs', 'name'),
          t.count('pairs', 'In the register', 'pairs', ({ pairs, isEstimated }) => (isEstimated ? null : pairs)),
          t.count('sample', 'To look at', 'pairs'),
          t.count('judged', 'Judged so far', 'pairs'),
        ],
      }),
      ofSample.count('clerical.to-look-at', 'Pairs to look at by hand, of all kinds', 'pairs', () => drawn.length),
      ofSample.table('clerical.sheet', {
        title: 'Blind sheet: the pairs of records to look at, in random order, without distance or score',
        unit: 'text',
        limitations: 'Reviewers open the records themselves; names and dates are not copied into the results.',
        rows: () => matching.sheetOfPairs(drawn, register.recordId),
        columns: (t) => [
          t.key('pair', 'Pair', 'pair', { unit: 'count' }),
          identifying(t.text('record_a', 'One record', 'left')),
          identifying(t.text('record_b', 'Other record', 'right')),
        ],
      }),
      ofSample.share('clerical.covered', {
        title: 'Of the pairs about one person: how many are of a kind that pairs are drawn from',
        from: (sample) =>
          sweep.truePairs === null
            ? NO_TRUTH
            : { of: sample.reduce((sum, { truePairs }) => sum + truePairs!, 0), outOf: sweep.truePairs },
        counts: 'pairs',
        outOfLabel: 'pairs of records about one person',
        questions: ['MM-D1', 'MM-R2'],
      }),
      ofSample.table('clerical.readings', {
        title: 'Links that are wrong and links that are missed, as the drawn pairs were judged',
        limitations:
          'Links missed are those among the kinds of pairs drawn from: where both names and date differ much, or the date is missing, nobody looked.',
        rows: (sample) => (judgement === null ? NO_REVIEWS : matching.clericalReadings(judgement, sample)),
        columns: (t) => [
          t.key('reading', 'Reading'),
          t.text('judge', 'Judged by'),
          t.estimate('wrong', 'Links that are wrong', 'wrong', { unit: 'proportion', contributors: 'linked' }),
          t.estimate('missed', 'Links that are missed', 'missed', { unit: 'proportion', contributors: 'all' }),
          t.behind(t.count('linked', 'Linked pairs judged', 'pairs')),
          t.behind(t.count('all', 'Pairs judged', 'pairs')),
        ],
      }),
      about.table('clerical.agreement', 'How far two reviewers of the same pairs agree', {
        unit: 'score',
        method: AGREEMENT_METHOD,
        rows:
          judgement === null || judgement.agreement.length === 0
            ? notComputed('no two reviewers have looked at the drawn pairs')
            : judgement.agreement,
        columns: (t) => agreementColumns(t, 'pairs', { cases: 'Pairs both judged', alike: 'Judged alike' }),
      }),
    ];
  },
});

/** A column whose values name one person or pair of records, so that its table never leaves. */
function identifying<Row>(column: Column<Row>): Column<Row> {
  return { ...column, shown: column.shown.map((each) => ({ ...each, identifiesPerson: true })) };
}
