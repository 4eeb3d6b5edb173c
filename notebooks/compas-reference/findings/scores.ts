import * as fairness from '@assay/fairness-metrics';
import { FAIRNESS_METHODS, PUBLISHED_COMPAS } from '@assay/fairness-metrics';
import { BOTH_OUTCOMES, finding, findings } from '@assay/notebook';
import { isComputed } from '@assay/statistics';
import { deciles } from '../published-counts.ts';

export const scoreFindings = findings('scoreFindings', 'Does a score mean the same in both groups?', {
  needs: { deciles },
  compute: ({ deciles }, { random }) => {
    const areas = fairness.areasByGroup(deciles);
    const test = fairness.areaTest(areas[0]!, areas[1]!);
    const curves = fairness.abroca(deciles, areas[0]!.group, areas[1]!.group, random('abroca'));
    const calibrated = fairness.calibration(fairness.pooledRates(deciles), random('calibration'));
    const everyone = areas.reduce((sum, { positives, negatives }) => sum + positives + negatives, 0);
    const fewest = Math.min(...areas.flatMap(({ positives, negatives }) => [positives, negatives]));
    const score = { unit: 'score', contributors: everyone, fewest } as const;
    const about = finding.about({
      questions: ['RAP-Q2'],
      method: { name: 'ABROCA, exact over piecewise-linear curves', source: 'Gardner, Brooks and Baker (2019)' },
    });
    return [
      about.table('score.area', 'Chance that someone who reoffended scores above someone who did not', {
        method: FAIRNESS_METHODS.deLongArea,
        rows: areas,
        estimates: BOTH_OUTCOMES,
        columns: (t) => [t.key('race', 'Race as recorded', 'group'), t.estimate('area', 'AUC', 'area')],
      }),
      about.estimate('score.area-test', {
        title: 'Chance of an area gap at least this wide if both groups were ordered equally well',
        from: isComputed(test) ? test.pValue : test,
        ...score,
        method: { name: 'DeLong test, unpaired', source: 'DeLong, DeLong and Clarke-Pearson (1988)' },
      }),
      about.estimate('score.abroca', 'Area between the two ROC curves', isComputed(curves) ? curves.value : curves, {
        ...score,
      }),
      about.estimate('score.abroca-chance', {
        title: 'Area between the curves that chance alone stays below nineteen times in twenty',
        from: isComputed(curves) ? curves.chanceLimit : curves,
        ...score,
        tolerance: { kind: 'stochastic', absolute: 0.02, relative: 0 },
        method: { name: 'Permutation of group within outcome', source: 'Gardner, Brooks and Baker (2019)' },
      }),
      about.table('score.calibration', 'Reoffended, of people with each decile score', {
        method: {
          name: 'Share by decile with Wilson score interval',
          source: `${PUBLISHED_COMPAS.source}; Wilson (1927)`,
        },
        rows:
          'status' in calibrated
            ? calibrated
            : areas.flatMap(({ group }) =>
                calibrated.curve
                  .filter((point) => point.group === group)
                  .map((point, index) => ({ ...point, decile: index + 1 })),
              ),
        columns: (t) => [
          t.key('race', 'Race as recorded', 'group'),
          t.key('decile', 'Decile score', 'decile', { unit: 'count' }),
          t.people('reoffended', 'Reoffended', 'outcomes'),
          t.people('people', 'People'),
          t.share('rate', 'Share', { of: 'reoffended', outOf: 'people' }),
        ],
      }),
    ];
  },
});
