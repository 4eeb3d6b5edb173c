import * as fairness from '@assay/fairness-metrics';
import { comparedColumns, comparedHeading, finding, findings, widestGap } from '@assay/notebook';
import { STATISTICAL_METHODS } from '@assay/statistics';
import { flags, ofSeveralGroups, rowsOf } from '../flags.ts';
import { margin } from '../inputs.ts';
import { people } from '../people.ts';

const about = finding.about({ questions: ['RAP-Q2'], method: STATISTICAL_METHODS.wilsonShare, counts: 'people' });

export const flagFindings = findings('flagFindings', 'Who is flagged, whatever happened', {
  needs: { people, flags, margin },
  compute: ({ people, flags: { rule, whole, noFlags, ofFlags }, margin }, { random }) => {
    const isOfPeople = people.person === null;
    const { rate, designEffect } = fairness.ratesOfPeople(whole, [], 'selectionRate')[0]!;
    const everyone = {
      of: rate.numerator,
      outOf: rate.denominator,
      ...(designEffect === null ? {} : { designEffect }),
    };
    const spread = fairness.spreadOfRows(rowsOf(ofFlags), ['group'], 'selectionRate');
    const ofRows = about.with({ limitations: fairness.rowsOfPeople(people) });
    return [
      about.text('flags.rule', 'Whom this report counts as flagged', rule),
      ofRows.share('flags.share', 'Flagged, of those of whom it is known', noFlags ?? everyone, {
        outOfLabel: 'people of whom it is known',
      }),
      ofRows.given(ofFlags).table('flags.by-group', 'Flagged, by group', {
        rows: ({ byGroup }) =>
          byGroup.map((group) => {
            const { of, outOf } = fairness.rateCounts(group, 'selectionRate');
            return { group: group.group, flagged: outOf === 0 ? null : of, known: outOf };
          }),
        columns: (t) => [
          t.key('group', 'Group'),
          t.people('flagged', 'Flagged'),
          t.people('known', 'Known whether flagged'),
          t.share('rate', 'Share flagged', { of: 'flagged', outOf: 'known' }, spread),
        ],
      }),
      about
        .given(ofSeveralGroups(ofFlags))
        .table('flags.gaps', 'Share flagged against the group that others are compared with', {
          ...comparedHeading(isOfPeople),
          limitations: [
            'Groups may be flagged at different rates for reasons that are none of the model’s; without what happened nobody can tell.',
            ...comparedHeading(isOfPeople).limitations,
            ...fairness.rowsOfPeople(people),
          ],
          rows: ({ rows, reference }) =>
            fairness.comparePeople(rows, { attribute: 'group', metrics: ['selectionRate'], reference, margin }),
          columns: (t) => [
            t.key('group', 'Group'),
            t.text('comparedWith', 'Against'),
            ...comparedColumns(t, isOfPeople),
          ],
        }),
      widestGap(
        about.given(ofFlags),
        'flags.widest',
        'Widest gap between any two groups in the share flagged',
        ({ rows }) => fairness.widestGapOfPeople(rows, ['group'], 'selectionRate', random('widest')),
      ),
    ];
  },
});
