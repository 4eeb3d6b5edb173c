import type { FindingDraft } from '@assay/evidence';
import { abroca, areasByGroup, areaTest, calibration, pooledRates } from '@assay/fairness-metrics';
import { findings, statedLimits, withLimits } from '@assay/notebook';
import { isComputed } from '@assay/statistics';
import { deciles, SOURCE } from '../published-counts.ts';

const STOCHASTIC = { kind: 'stochastic', absolute: 0.02, relative: 0 } as const;

export const scoreFindings = findings({
  name: 'scoreFindings',
  title: 'Does a score mean the same in both groups?',
  needs: { deciles },
  compute: ({ deciles }, { random }): FindingDraft[] => {
    const areas = areasByGroup(deciles);
    const test = areaTest(areas[0]!, areas[1]!);
    const curves = abroca(deciles, areas[0]!.group, areas[1]!.group, random('abroca'));
    const calibrated = calibration(pooledRates(deciles), random('calibration'));
    const shared = { questions: ['RAP-Q2'], people: true } as const;
    return [
      {
        id: 'score.area',
        title: 'Chance that someone who reoffended scores above someone who did not',
        ...shared,
        table: {
          columns: [
            { name: 'race', label: 'Race as recorded', unit: 'text', key: true },
            ...withLimits({ name: 'area', label: 'AUC', unit: 'score' }),
          ],
          rows: areas.map(({ group, area }) => [group, ...statedLimits(area)]),
        },
        unit: 'score',
        method: {
          name: 'Area under the ROC curve with DeLong interval',
          source: 'DeLong, DeLong and Clarke-Pearson (1988)',
        },
      },
      {
        id: 'score.area-test',
        title: 'Chance of an area gap at least this wide if both groups were ordered equally well',
        questions: ['RAP-Q2'],
        ...(isComputed(test) ? { value: test.pValue } : { notComputed: test }),
        unit: 'score',
        method: { name: 'DeLong test, unpaired', source: 'DeLong, DeLong and Clarke-Pearson (1988)' },
      },
      {
        id: 'score.abroca',
        title: 'Area between the two ROC curves',
        questions: ['RAP-Q2'],
        ...(isComputed(curves) ? { value: curves.value } : { notComputed: curves }),
        unit: 'score',
        method: { name: 'ABROCA, exact over piecewise-linear curves', source: 'Gardner, Brooks and Baker (2019)' },
      },
      {
        id: 'score.abroca-chance',
        title: 'Area between the curves that chance alone stays below nineteen times in twenty',
        questions: ['RAP-Q2'],
        ...(isComputed(curves) ? { value: curves.chanceLimit } : { notComputed: curves }),
        unit: 'score',
        tolerance: STOCHASTIC,
        method: { name: 'Permutation of group within outcome', source: 'Gardner, Brooks and Baker (2019)' },
      },
      {
        id: 'score.calibration',
        title: 'Reoffended, of people with each decile score',
        ...shared,
        ...('status' in calibrated
          ? { notComputed: calibrated }
          : {
              table: {
                columns: [
                  { name: 'race', label: 'Race as recorded', unit: 'text', key: true },
                  { name: 'decile', label: 'Decile score', unit: 'count', key: true },
                  { name: 'reoffended', label: 'Reoffended', unit: 'count', people: true },
                  { name: 'people', label: 'People', unit: 'count', people: true },
                  ...withLimits({
                    name: 'rate',
                    label: 'Share',
                    unit: 'proportion',
                    numerator: 'reoffended',
                    denominator: 'people',
                  }),
                ],
                rows: areas.flatMap(({ group }) =>
                  calibrated.curve
                    .filter((point) => point.group === group)
                    .map((point, index) => [
                      group,
                      index + 1,
                      point.outcomes,
                      point.people,
                      ...statedLimits(point.observed),
                    ]),
                ),
              } as const,
            }),
        unit: 'proportion',
        method: { name: 'Share by decile with Wilson score interval', source: `${SOURCE}; Wilson (1927)` },
      },
    ];
  },
});
