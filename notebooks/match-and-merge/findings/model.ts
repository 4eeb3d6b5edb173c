import type { FindingDraft } from '@assay/evidence';
import { cell, finding, findings } from '@assay/notebook';
import {
  type BlockRule,
  calendarParts,
  clusterRows,
  combineKeys,
  dateLevels,
  decisionBands,
  derivedColumn,
  fellegiSunter,
  linkedPairs,
  MATCHING_METHODS,
  modelError,
  NAME_FORMS,
  nameLevels,
  POSTCODE_PARTS,
  partLevels,
  profileShares,
  textLevels,
  withoutCrowdedKeys,
} from '@assay/record-matching';
import { type DictionaryColumn, isBlankColumn } from '@assay/statistics';
import { minutesPerReview, register } from '../inputs.ts';
import { NO_TRUTH } from './no-truth.ts';
import { pairShareFinding } from './pair-share.ts';

/** A key that more records share is passed over: they are compared where another key brings them together. */
const LARGEST_BLOCK = 5_000;
export const LINK = 0.95;
const BANDS = { merge: 0.999, link: LINK, review: 0.5 };

const METHOD = MATCHING_METHODS.fellegiSunter;

export const model = cell('model', 'A model that weighs every field, trained without labels', {
  needs: { register },
  compute: ({ register }, { random, log }) => {
    const { forename, surname, dateOfBirth } = register.records;
    const { placeOfBirth, postcode } = register;
    const year = derivedColumn(dateOfBirth, (text) => calendarParts(text)?.year.toString() ?? null);
    const crowded = new Uint8Array(register.count);
    const block = (name: string, keys: readonly DictionaryColumn[], informs: readonly string[]): BlockRule => {
      const all = combineKeys(keys);
      const { records, ...kept } = withoutCrowdedKeys(all, LARGEST_BLOCK);
      if (records > 0) log(`${records} records share their key "${name}" with more than ${LARGEST_BLOCK}`);
      for (const [row, code] of kept.codes.entries()) if (code !== all.codes[row]) crowded[row] = 1;
      return { name, ...kept, informs };
    };
    const names = nameLevels(forename, surname, {
      levels: { similarity: [0.92, 0.85, 0.7], termFrequency: true },
      forms: NAME_FORMS,
      // Where the custom is that wives take another surname, a different one says less of two records of women.
      changes: { group: register.sex, isLikely: (sex) => /^(f|female|woman|women)$/i.test(sex.trim()) },
    });
    const hasPlace = !isBlankColumn(placeOfBirth);
    const hasPostcode = !isBlankColumn(postcode);
    const fitted = fellegiSunter(
      {
        records: register.count,
        fields: [
          names.firstName,
          names.surname,
          dateLevels('date of birth', dateOfBirth, { termFrequency: true }),
          ...(hasPlace ? [textLevels('place of birth', placeOfBirth, { similarity: [0.9], termFrequency: true })] : []),
          ...(hasPostcode ? [partLevels('postcode', postcode, POSTCODE_PARTS)] : []),
        ],
        blocks: [
          block('date of birth', [dateOfBirth], ['date of birth']),
          block('both names', [forename, surname], ['first name', 'surname']),
          block('surname and year of birth', [surname, year], ['surname', 'date of birth']),
          block('first name and year of birth', [forename, year], ['first name', 'date of birth']),
          ...(hasPlace
            ? [block('surname and place of birth', [surname, placeOfBirth], ['surname', 'place of birth'])]
            : []),
          ...(hasPostcode ? [block('surname and postcode', [surname, postcode], ['surname', 'postcode'])] : []),
        ],
        twinsDifferIn: ['first name'],
        trainOn: [
          'both names',
          'surname and year of birth',
          // Every field must be left out by one of these keys at least, or its weights would stay a first guess.
          'date of birth',
          ...(hasPostcode ? ['surname and postcode'] : []),
        ],
      },
      random('random pairs'),
    );
    log(`${fitted.comparedPairs} pairs compared in ${fitted.patterns} patterns`);
    return { ...fitted, crowdedRecords: crowded.reduce((sum, each) => sum + each, 0) };
  },
});

export const modelClusters = cell('modelClusters', 'Profiles under the model', {
  needs: { register, model },
  compute: ({ register, model }) => {
    const { left, right } = linkedPairs(model.pairs, LINK);
    return clusterRows(register.count, left, right);
  },
});

export const modelFindings = findings('modelFindings', {
  title: 'What may be merged, what only linked, what somebody should look at',
  needs: { model, modelClusters, register, minutesPerReview },
  compute: ({ model, modelClusters, register, minutesPerReview }) => {
    const bands = decisionBands(model.pairs, BANDS, { minutesPerReview, truth: register.truth });
    const { falseLinkShare, missedShare } = modelError(model.pairs, LINK);
    const { truth } = register;
    const shares = truth === null ? null : profileShares(modelClusters, truth);
    const allPairs = (register.count * (register.count - 1)) / 2;
    const about = finding.about({ questions: ['MM-R2'], method: METHOD });
    const fitted = about.with({ tolerance: { kind: 'float', absolute: 0, relative: 1e-6 } });
    const records = () => register.count;
    const ofRecords = { contributors: records, counts: 'records', limits: false } as const;
    const ofCompared = { contributors: () => model.comparedPairs, counts: 'pairs', limits: false } as const;
    const implied = (id: string, title: string, share: typeof falseLinkShare): FindingDraft =>
      fitted.estimate(id, title, {
        from: share,
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
        rows: bands,
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
        columns: (t) => [
          t.key('block', 'Pairs that share'),
          t.estimate('matches', 'Of them about one person', 'matchShare', { ...ofCompared, unit: 'proportion' }),
          t.estimate('twins', 'About twins', 'kinShare', { ...ofCompared, unit: 'proportion' }),
          t.estimate('iterations', 'Iterations', 'iterations', { ...ofCompared, unit: 'count' }),
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
          { way: 'the model', prior: model.modelPrior, behind: register.count },
          { way: 'pairs that agree in every field', prior: model.deterministicPrior, behind: register.count },
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
            { unit: 'ratio' },
          ),
          t.behind(t.count('behind', 'What it is found from', 'records')),
        ],
      }),
      fitted.table('model.weights', 'What each agreement and disagreement counts for', {
        questions: ['MM-Q2', 'MM-D4', 'MM-R2'],
        unit: 'score',
        rows: model.fields.flatMap((field) =>
          field.levels.map((level, index) => ({
            field: field.name,
            level,
            samePerson: field.m[index]!,
            differentPeople: field.u[index]!,
            weight: field.weights[index]!,
          })),
        ),
        columns: (t) => [
          t.key('field', 'Field'),
          t.key('level', 'Agreement'),
          t.estimate('samePerson', 'Among records of one person', 'samePerson', { ...ofRecords, unit: 'proportion' }),
          t.estimate('differentPeople', 'Among different people', 'differentPeople', {
            ...ofRecords,
            unit: 'proportion',
          }),
          t.estimate('weight', 'Weight in bits', 'weight', { ...ofRecords, unit: 'score' }),
        ],
      }),
      about.share('model.crowded', {
        title: 'Records with a date, name or place that too many share for the model to compare them all',
        from: { of: model.crowdedRecords, outOf: register.count },
        counts: 'records',
        outOfLabel: 'records',
        questions: ['MM-R2', 'MM-D5'],
        method: MATCHING_METHODS.crowdedKeys,
        limitations: 'Such records are compared only where another key brings them together.',
      }),
      implied('model.implied-wrong', 'Share of links that the model itself expects to be wrong', falseLinkShare),
      implied('model.implied-missed', 'Share of matches that the model itself expects to miss', missedShare),
      pairShareFinding(
        about,
        'model.wrong-links',
        'Of the pairs in one profile under the model: how many are two different people',
        shares?.wrong ?? NO_TRUTH,
        { questions: ['MM-R2', 'MM-Q2'], outOfLabel: 'pairs in one profile' },
      ),
      pairShareFinding(
        about,
        'model.missed-links',
        'Of the pairs about one person: how many the model leaves apart',
        shares?.missed ?? NO_TRUTH,
        { questions: ['MM-R2', 'MM-Q2'], outOfLabel: 'pairs of records about one person' },
      ),
    ];
  },
});
