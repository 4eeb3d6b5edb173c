import { surveyWaves } from '@assay/dataset';
import { finding, findings } from '@assay/notebook';
import { notComputed, STATISTICAL_METHODS, silentBounds, silentNeeded } from '@assay/statistics';
import { isGiven, survey } from '../inputs.ts';

export const surveyFindings = findings('surveyFindings', 'Whether staff are surer of how to report a concern', {
  needs: { survey },
  compute: ({ survey }) => {
    const given = isGiven(survey) ? surveyWaves(survey) : notComputed('no survey was given');
    const about = finding.about({
      questions: ['CAS-C3'],
      method: STATISTICAL_METHODS.weightedSurvey,
      counts: 'staff',
    });
    const { ordered, ends: firstAndLast } = 'status' in given ? { ordered: given, ends: given } : given;
    const ends = about.given(firstAndLast);
    const bounded = ends.with({
      contributors: ({ first, last }) => Math.min(first.asked, last.asked),
      fewest: ({ first, last }) => Math.min(first.fewest, last.fewest),
      method: { name: 'Bounds without assumption about those who did not answer', source: 'Manski (1989)' },
      unit: 'percentage-points',
    });
    return [
      about.given(given).table('survey.by-wave', 'Staff who are sure of how to report a concern, by wave', {
        rows: ({ waves }) => waves,
        limitations:
          'Weights mend what department and sex explain. If people who are unsure stay silent within each department, weights do not help; the bounds hold all the same.',
        estimates: { unit: 'proportion', limits: false, contributors: 'asked', fewest: ({ fewest }) => fewest },
        columns: (t) => [
          t.key('wave', 'Wave'),
          t.count('asked', 'Asked', 'staff'),
          t.count('answered', 'Answered', 'staff'),
          t.count('sure', 'Sure', 'staff', 'yes'),
          t.share('share', 'Of answers', { of: 'sure', outOf: 'answered' }),
          t.estimate('weighted', 'Weighted', 'weighted', { contributors: ({ evenly }) => evenly }),
          t.estimate('least', 'Of all staff at least', (wave) => silentBounds(wave).least),
          t.estimate('most', 'Of all staff at most', (wave) => silentBounds(wave).most),
        ],
      }),
      ends.difference('survey.change', 'Change from the first wave to the last, among those who answered', {
        from: ({ first, last }) => ({
          group: { of: last.yes, outOf: last.answered },
          reference: { of: first.yes, outOf: first.answered },
        }),
        outOfLabel: 'staff who answered',
        method: { name: 'Difference of shares, Newcombe interval', source: 'Newcombe (1998)' },
        limitations:
          'Waves are compared as if other people had answered each; a panel of the same people would need their pairs.',
      }),
      bounded.estimate('survey.change-least', 'Change among all staff at the least', {
        from: ({ first, last }) => silentBounds(last).least - silentBounds(first).most,
        noRange: 'it is an end itself',
      }),
      bounded.estimate('survey.change-most', 'Change among all staff at the most', {
        from: ({ first, last }) => silentBounds(last).most - silentBounds(first).least,
        noRange: 'it is an end itself',
      }),
      about.given('status' in ordered ? ordered : ordered.at(-1)!).estimate('survey.silent-needed', {
        title: 'Share of the silent who must be sure for half of all staff to be, in the last wave',
        from: silentNeeded,
        contributors: ({ asked }) => asked,
        fewest: ({ fewest }) => fewest,
        unit: 'proportion',
        method: { name: 'Tipping point', source: 'Manski (1989)' },
      }),
    ];
  },
});
