import type { FindingDraft } from '@assay/evidence';
import { areasByGroup, calibration, pairedAreaDifference, scoreCells } from '@assay/fairness-metrics';
import { findings, stated, statedLimits, withLimits } from '@assay/notebook';
import { people } from '../people.ts';

const QUESTIONS = ['RFS-A1'];
const DELONG = {
  name: 'Area under the ROC curve with DeLong interval',
  source: 'DeLong, DeLong and Clarke-Pearson (1988)',
};

export const scoreFindings = findings({
  name: 'scoreFindings',
  title: 'Does the score order people better, and does it mean the same in every group?',
  needs: { people },
  compute: ({ people }, { random }): FindingDraft[] => {
    const { group, label, offenderScore, suspectScore } = people;
    const both = Int32Array.from(label, (_, row) => row).filter(
      (row) => !Number.isNaN(offenderScore[row]!) && !Number.isNaN(suspectScore[row]!),
    );
    const pick = (scores: Float64Array) => Float64Array.from(both, (row) => scores[row]!);
    const paired = pairedAreaDifference(
      pick(offenderScore),
      pick(suspectScore),
      Uint8Array.from(both, (row) => label[row]!),
    );
    const before = scoreCells({ group, label, score: offenderScore });
    const after = scoreCells({ group, label, score: suspectScore });
    return [
      {
        id: 'score.area-change',
        title: 'How much better the score with suspect data orders the people whom both models score',
        questions: QUESTIONS,
        ...(people.oneModel === null ? stated(paired.difference) : { notComputed: people.oneModel }),
        unit: 'score',
        method: {
          name: 'Difference of areas, DeLong interval for paired curves',
          source: 'DeLong, DeLong and Clarke-Pearson (1988)',
        },
      },
      {
        id: 'score.area-by-group',
        title: 'Chance that someone charged later scores above someone not charged later',
        questions: QUESTIONS,
        table: {
          columns: [
            { name: 'model', label: 'Score', unit: 'text', key: true },
            { name: 'group', label: 'Ethnic group', unit: 'text', key: true },
            { name: 'charged', label: 'Charged later', unit: 'count', people: true },
            { name: 'others', label: 'Not charged later', unit: 'count', people: true },
            ...withLimits({ name: 'area', label: 'AUC', unit: 'score' }),
          ],
          rows: [
            ...areasByGroup(before).map((row) => [
              'offender data',
              row.group,
              row.positives,
              row.negatives,
              ...statedLimits(row.area),
            ]),
            ...areasByGroup(after).map((row) => [
              'with suspect data',
              row.group,
              row.positives,
              row.negatives,
              ...statedLimits(row.area),
            ]),
          ],
        },
        unit: 'score',
        people: true,
        method: DELONG,
        limitations: ['The two models score different people: offender data leave out everyone never charged.'],
      },
      calibrationTable(after, random('calibration')),
    ];
  },
});

function calibrationTable(
  cells: ReturnType<typeof scoreCells>,
  random: Parameters<typeof calibration>[1],
): FindingDraft {
  const shared = {
    id: 'score.calibration',
    title: 'Charges that followed against charges that the score with suspect data expects',
    questions: QUESTIONS,
    unit: 'ratio',
    people: true,
    tolerance: { kind: 'stochastic', absolute: 0.01, relative: 0.1 },
    method: {
      name: 'Observed ÷ expected, Byar interval; calibration error with its chance limit',
      source: 'Breslow and Day (1987), equation 2.13; Cox (1958)',
    },
    limitations: [
      'Calibration to charges is not calibration to offending: a score can be right about whom police will charge.',
    ],
  } as const;
  const result = calibration(cells, random);
  if ('status' in result) return { ...shared, notComputed: result };
  return {
    ...shared,
    table: {
      columns: [
        { name: 'group', label: 'Ethnic group', unit: 'text', key: true },
        { name: 'people', label: 'People', unit: 'count', people: true },
        { name: 'charged', label: 'Charged later', unit: 'count', people: true },
        ...withLimits({ name: 'ratio', label: 'Observed ÷ expected', unit: 'ratio' }),
        { name: 'error', label: 'Calibration error', unit: 'score' },
        { name: 'chance', label: 'Chance alone stays below', unit: 'score' },
      ],
      rows: result.byGroup.map((row) => [
        row.group,
        row.people,
        row.observed,
        ...statedLimits(row.observedToExpected),
        row.expectedCalibrationError.value,
        row.expectedCalibrationError.chanceLimit,
      ]),
    },
  };
}
