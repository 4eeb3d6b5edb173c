import { cell, finding, findings } from '@assay/notebook';
import * as matching from '@assay/record-matching';
import { minutesPerReview, NO_TRUTH, register } from '../inputs.ts';

export const LINK = 0.95;
const BANDS = { merge: 0.999, link: LINK, review: 0.5 };

export const model = cell('model', 'A model that weighs every field, trained without labels', {
  needs: { register },
  compute: ({ register }, { random, log }) => {
    const { records, sex, placeOfBirth, postcode } = register;
    const fitted = matching.personModel({ ...records, sex, placeOfBirth, postcode }, random('random pairs'));
    for (const { key, records } of fitted.crowded) log(`${records} records share their key "${key}" with too many`);
    log(`${fitted.comparedPairs} pairs compared in ${fitted.patterns} patterns`);
    return fitted;
  },
});

export const modelClusters = cell('modelClusters', 'Profiles under the model', {
  needs: { register, model },
  compute: ({ register, model }) => {
    const { left, right } = matching.linkedPairs(model.pairs, LINK);
    return matching.clusterRows(register.count, left, right);
  },
});

export const modelFindings = findings('modelFindings', {
  title: 'What may be merged, what only linked, what somebody should look at',
  needs: { model, modelClusters, register, minutesPerReview },
  compute: ({ model, modelClusters, register, minutesPerReview }) => {
    const { falseLinkShare, missedShare } = matching.modelError(model.pairs, LINK);
    const { truth, count } = register;
    const shares = truth === null ? null : matching.profileShares(modelClusters, truth);
    const allPairs = (count * (count - 1)) / 2;
    const about = finding.about({ questions: ['MM-R2'], method: matching.MATCHING_METHODS.fellegiSunter });
    const fitted = about.with({ tolerance: { kind: 'float', absolute: 0, relative: 1e-6 } });
    const ofShares = about.with({ questions: ['MM-R2', 'MM-Q2'], counts: 'pairs' }).given(shares ?? NO_TRUTH);
    const implied = fitted.with({
      questions: ['MM-R1', 'MM-R2'],
      unit: 'proportion',
      contributors: model.pairs.length,
      counts: 'pairs',
      method: { name: 'Model-implied error', source: 'Enamorado, Fifield and Imai (2019)' },
      limitations: 'The model is taken at its word, and pairs that no key brought together are not counted.',
    });
    return [
      fitted.table('model.bands', 'Merge, link, review or refuse: pairs, expected errors and hours', {
        questions: ['MM-R1', 'MM-D2', 'MM-Q3'],
        unit: 'count',
        limitations: 'Expected errors are as good as the model; hold them beside the counts against the truth.',
        rows: matching.decisionBands(model.pairs, BANDS, { minutesPerReview, truth }),
        estimates: { unit: 'count', contributors: 'pairs', limits: false },
        columns: (t) => [
          t.key('band', 'Band'),
          t.constant('from', 'From a probability of', 'fromProbability', {
            of: 'the limit of the band',
            unit: 'proportion',
          }),
          t.count('pairs', 'Pairs', 'pairs'),
          t.estimate('expectedFalse', 'Expected about two people', (row) => Math.round(row.expectedFalse)),
          t.count('countedFalse', 'Counted about two people', 'pairs'),
          t.estimate('hours', 'Hours of review', 'clericalHours', { unit: 'hours' }),
        ],
      }),
      fitted.table('model.training', {
        title: 'What the model learnt from the pairs of each key, and whether the fit stood still',
        limitations: model.twinsRefused
          ? 'The fit found more twins than are born, so that twins are no class of this model: what passed for them is one person under another first name.'
          : 'Twins are a class of their own: they agree as one person does in all but the first name.',
        rows: model.sessions,
        estimates: { unit: 'proportion', contributors: () => model.comparedPairs, counts: 'pairs', limits: false },
        columns: (t) => [
          t.key('block', 'Pairs that share'),
          t.estimate('matches', 'Of them about one person', 'matchShare'),
          t.estimate('twins', 'About twins', 'kinShare'),
          t.estimate('iterations', 'Iterations', 'iterations', { unit: 'count' }),
          t.text('converged', 'Stood still', ({ converged }) => (converged ? 'yes' : 'no: the iterations ran out')),
        ],
      }),
      fitted.table('model.prior', {
        title: 'How likely two records drawn at random are about one person, found in different ways',
        limitations: [
          'Where the ways differ much, the probabilities are off by as much.',
          model.priorFrom === 'the model'
            ? 'The model takes its own prior, the larger: exact agreement misses the matches that differ anywhere.'
            : 'The model takes the prior of exact agreement, the larger: its own misses the matches that share no key.',
        ],
        rows: [
          { way: 'the model', prior: model.modelPrior, behind: count },
          { way: 'pairs that agree in every field', prior: model.deterministicPrior, behind: count },
          {
            way: 'the truth',
            prior: shares === null || allPairs === 0 ? null : shares.missed.total / allPairs,
            behind: shares?.missed.total ?? 0,
          },
        ],
        estimates: { unit: 'rate-per-million', contributors: 'behind', limits: false },
        columns: (t) => [
          t.key('way', 'Found by'),
          t.estimate('perMillion', 'Per million pairs', ({ prior }) => (prior === null ? null : 1e6 * prior)),
          t.estimate(
            'times',
            'Times what the model takes',
            ({ prior }) => (prior === null ? null : prior / model.priorShare),
            { unit: 'ratio', limits: { none: 'each way counts every pair of the records once' } },
          ),
          t.behind(t.count('behind', 'What it is found from', 'records')),
        ],
      }),
      fitted.table('model.weights', 'What each agreement and disagreement counts for', {
        questions: ['MM-Q2', 'MM-D4', 'MM-R2'],
        unit: 'score',
        rows: matching.fieldAgreements(model.fields),
        estimates: { unit: 'proportion', contributors: () => count, counts: 'records', limits: false },
        columns: (t) => [
          t.key('field', 'Field'),
          t.key('level', 'Agreement'),
          t.estimate('samePerson', 'Among records of one person', 'samePerson'),
          t.estimate('differentPeople', 'Among different people', 'differentPeople'),
          t.estimate('weight', 'Weight in bits', 'weight', { unit: 'score' }),
        ],
      }),
      about.share('model.crowded', {
        title: 'Records with a date, name or place that too many share for the model to compare them all',
        from: { of: model.crowdedRecords, outOf: count },
        counts: 'records',
        questions: ['MM-R2', 'MM-D5'],
        method: matching.MATCHING_METHODS.crowdedKeys,
        limitations: 'Such records are compared only where another key brings them together.',
      }),
      implied.estimate('model.implied-wrong', 'Share of links that the model itself expects to be wrong', {
        from: falseLinkShare,
      }),
      implied.estimate('model.implied-missed', 'Share of matches that the model itself expects to miss', missedShare),
      ofShares.estimatedShare('model.wrong-links', {
        title: 'Of the pairs in one profile under the model: how many are two different people',
        from: ({ wrong }) => wrong,
        outOfLabel: 'pairs in one profile',
      }),
      ofShares.estimatedShare('model.missed-links', 'Of the pairs about one person: how many the model leaves apart', {
        from: ({ missed }) => missed,
        outOfLabel: 'pairs of records about one person',
      }),
    ];
  },
});
