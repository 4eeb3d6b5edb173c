import type { FindingDraft } from '@assay/evidence';
import { cell, findings, statedProportion } from '@assay/notebook';
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
  modelError,
  nameLevels,
  POSTCODE_PARTS,
  partLevels,
  probabilityOf,
  profileShares,
  type ScoredPairs,
  textLevels,
  withoutCrowdedKeys,
} from '@assay/record-matching';
import type { DictionaryColumn } from '@assay/statistics';
import { isEmpty, minutesPerReview, register } from '../inputs.ts';
import { NAME_FORMS } from '../name-forms.ts';
import { NO_TRUTH } from './no-truth.ts';
import { statedPairs } from './stated-pairs.ts';

/** A key that more records share is passed over: they are compared where another key brings them together. */
const LARGEST_BLOCK = 5_000;
export const LINK = 0.95;
const BANDS = { merge: 0.999, link: LINK, review: 0.5 };

const METHOD = {
  name: 'Fellegi–Sunter model, expectation–maximisation without labels, term frequencies',
  source: 'Fellegi and Sunter (1969); Winkler (1988)',
};

export const model = cell({
  name: 'model',
  title: 'A model that weighs every field, trained without labels',
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
    const hasPlace = !isEmpty(placeOfBirth);
    const hasPostcode = !isEmpty(postcode);
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

export const modelClusters = cell({
  name: 'modelClusters',
  title: 'Profiles under the model',
  needs: { register, model },
  compute: ({ register, model }) => {
    const { left, right } = linkedPairs(model.pairs, LINK);
    return clusterRows(register.count, left, right);
  },
});

export const modelFindings = findings({
  name: 'modelFindings',
  title: 'What may be merged, what only linked, what somebody should look at',
  needs: { model, modelClusters, register, minutesPerReview },
  compute: ({ model, modelClusters, register, minutesPerReview }): FindingDraft[] => {
    const bands = decisionBands(model.pairs, BANDS, { minutesPerReview });
    const { falseLinkShare, missedShare } = modelError(model.pairs, LINK);
    const { truth } = register;
    const shares = truth === null ? null : profileShares(modelClusters, truth);
    const countedFalse = truth === null ? null : wrongByBand(model.pairs, truth);
    const stochastic = { kind: 'float', absolute: 0, relative: 1e-6 } as const;
    const allPairs = (register.count * (register.count - 1)) / 2;
    const implied = (id: string, title: string, value: typeof falseLinkShare): FindingDraft => ({
      id,
      title,
      questions: ['MM-R1', 'MM-R2'],
      ...(typeof value === 'number' ? { value } : { notComputed: value }),
      unit: 'proportion',
      tolerance: stochastic,
      method: { name: 'Model-implied error', source: 'Enamorado, Fifield and Imai (2019)' },
      limitations: ['The model is taken at its word, and pairs that no key brought together are not counted.'],
    });
    return [
      {
        id: 'model.bands',
        title: 'Merge, link, review or refuse: pairs, expected errors and hours',
        questions: ['MM-R1', 'MM-D2', 'MM-Q3'],
        table: {
          columns: [
            { name: 'band', label: 'Band', unit: 'text', key: true },
            { name: 'from', label: 'From a probability of', unit: 'proportion' },
            { name: 'pairs', label: 'Pairs', unit: 'count', people: false },
            { name: 'expectedFalse', label: 'Expected about two people', unit: 'count', people: false },
            { name: 'countedFalse', label: 'Counted about two people', unit: 'count', people: false },
            { name: 'hours', label: 'Hours of review', unit: 'hours' },
          ],
          rows: bands.map((row, index) => [
            row.band,
            row.fromProbability,
            row.pairs,
            Math.round(row.expectedFalse),
            countedFalse?.[index] ?? null,
            row.clericalHours,
          ]),
        },
        unit: 'count',
        tolerance: stochastic,
        method: METHOD,
        limitations: ['Expected errors are as good as the model; hold them beside the counts against the truth.'],
      },
      {
        id: 'model.training',
        title: 'What the model learnt from the pairs of each key, and whether the fit stood still',
        questions: ['MM-R2'],
        table: {
          columns: [
            { name: 'block', label: 'Pairs that share', unit: 'text', key: true },
            { name: 'matches', label: 'Of them about one person', unit: 'proportion' },
            { name: 'twins', label: 'About twins', unit: 'proportion' },
            { name: 'iterations', label: 'Iterations', unit: 'count', people: false },
            { name: 'converged', label: 'Stood still', unit: 'text' },
          ],
          rows: model.sessions.map((session) => [
            session.block,
            session.matchShare,
            session.kinShare,
            session.iterations,
            session.converged ? 'yes' : 'no: the iterations ran out',
          ]),
        },
        unit: 'proportion',
        tolerance: stochastic,
        method: METHOD,
        limitations: [
          model.twinsRefused
            ? 'The fit found more twins than are born, so that twins are no class of this model: what passed for them is one person under another first name.'
            : 'Twins are a class of their own: they agree as one person does in all but the first name.',
        ],
      },
      {
        id: 'model.prior',
        title: 'How likely two records drawn at random are about one person, found in different ways',
        questions: ['MM-R2'],
        table: {
          columns: [
            { name: 'way', label: 'Found by', unit: 'text', key: true },
            { name: 'perMillion', label: 'Per million pairs', unit: 'rate-per-million' },
            { name: 'times', label: 'Times what the model takes', unit: 'ratio' },
          ],
          rows: [
            ['the model', 1e6 * model.priorShare, 1],
            [
              'pairs that agree in every field',
              model.deterministicPrior === null ? null : 1e6 * model.deterministicPrior,
              model.deterministicPrior === null ? null : model.deterministicPrior / model.priorShare,
            ],
            [
              'the truth',
              shares === null ? null : (1e6 * shares.missed.total) / allPairs,
              shares === null ? null : shares.missed.total / allPairs / model.priorShare,
            ],
          ],
        },
        unit: 'rate-per-million',
        tolerance: stochastic,
        method: METHOD,
        limitations: ['Where the ways differ much, the probabilities are off by as much.'],
      },
      {
        id: 'model.weights',
        title: 'What each agreement and disagreement counts for',
        questions: ['MM-Q2', 'MM-D4', 'MM-R2'],
        table: {
          columns: [
            { name: 'field', label: 'Field', unit: 'text', key: true },
            { name: 'level', label: 'Agreement', unit: 'text', key: true },
            { name: 'samePerson', label: 'Among records of one person', unit: 'proportion' },
            { name: 'differentPeople', label: 'Among different people', unit: 'proportion' },
            { name: 'weight', label: 'Weight in bits', unit: 'score' },
          ],
          rows: model.fields.flatMap((field) =>
            field.levels.map((level, index) => [
              field.name,
              level,
              field.m[index]!,
              field.u[index]!,
              field.weights[index]!,
            ]),
          ),
        },
        unit: 'score',
        tolerance: stochastic,
        method: METHOD,
      },
      {
        id: 'model.crowded',
        title: 'Records with a date, name or place that too many share for the model to compare them all',
        questions: ['MM-R2', 'MM-D5'],
        ...statedProportion({ successes: model.crowdedRecords, total: register.count }),
        unit: 'proportion',
        denominatorLabel: 'records',
        people: true,
        method: {
          name: 'Keys that more than five thousand records share',
          source: 'Christen (2012), Data Matching, chapter 4',
        },
        limitations: ['Such records are compared only where another key brings them together.'],
      },
      implied('model.implied-wrong', 'Share of links that the model itself expects to be wrong', falseLinkShare),
      implied('model.implied-missed', 'Share of matches that the model itself expects to miss', missedShare),
      {
        id: 'model.wrong-links',
        title: 'Of the pairs in one profile under the model: how many are two different people',
        questions: ['MM-R2', 'MM-Q2'],
        ...(shares === null ? { notComputed: NO_TRUTH } : statedPairs(shares.wrong)),
        unit: 'proportion',
        denominatorLabel: 'pairs in one profile',
        people: false,
        method: METHOD,
      },
      {
        id: 'model.missed-links',
        title: 'Of the pairs about one person: how many the model leaves apart',
        questions: ['MM-R2', 'MM-Q2'],
        ...(shares === null ? { notComputed: NO_TRUTH } : statedPairs(shares.missed)),
        unit: 'proportion',
        denominatorLabel: 'pairs of records about one person',
        people: false,
        method: METHOD,
      },
    ];
  },
});

/** Pairs of two people in each band, from the highest probability down. */
function wrongByBand(pairs: ScoredPairs, truth: DictionaryColumn): number[] {
  const from = [BANDS.merge, BANDS.link, BANDS.review, 0];
  const wrong = from.map(() => 0);
  for (let index = 0; index < pairs.length; index++) {
    if (truth.codes[pairs.left[index]!] === truth.codes[pairs.right[index]!]) continue;
    const probability = probabilityOf(pairs.weight[index]!);
    wrong[from.findIndex((least) => probability >= least)]!++;
  }
  return wrong;
}
