import {
  comparePeople,
  rateCounts,
  ratesOfPeople,
  rowsOfPeople,
  spreadOfRows,
  widestGapOfPeople,
} from '@assay/fairness-metrics';
import { comparedColumns, comparedMethod, finding, findings, WIDEST_GAP } from '@assay/notebook';
import { isComputed, type NotComputed, type RandomStream, STATISTICAL_METHODS } from '@assay/statistics';
import { type Counted, counted, isOfPeople, missing, ofSeveralGroups, rowsOf } from '../counted.ts';
import { flags } from '../flags.ts';
import { margin } from '../inputs.ts';
import { people } from '../people.ts';

const about = finding.about({ questions: ['RAP-Q2'], method: STATISTICAL_METHODS.wilsonShare });

export const flagFindings = findings('flagFindings', 'Who is flagged, whatever happened', {
  needs: { people, flags, margin },
  compute: ({ people, flags, margin }, { random }) => {
    const all = missing(people, flags, ['flags']);
    const found = counted(people, flags, ['flags']);
    const { rate, designEffect } = ratesOfPeople(flags.whole, [], 'selectionRate')[0]!;
    const everyone = {
      of: rate.numerator,
      outOf: rate.denominator,
      ...(designEffect === null ? {} : { designEffect }),
    };
    return [
      about.text('flags.rule', 'Whom this report counts as flagged', { from: flags.rule }),
      about.share('flags.share', 'Flagged, of those of whom it is known', {
        from: all ?? everyone,
        counts: 'people',
        outOfLabel: 'people of whom it is known',
        limitations: rowsOfPeople(people),
      }),
      about.given(found).table('flags.by-group', 'Flagged, by group', {
        limitations: rowsOfPeople(people),
        rows: ({ byGroup }) =>
          byGroup.map((group) => {
            const { of, outOf } = rateCounts(group, 'selectionRate');
            return { group: group.group, flagged: outOf === 0 ? null : of, known: outOf };
          }),
        columns: (t) => [
          t.key('group', 'Group'),
          t.people('flagged', 'Flagged'),
          t.people('known', 'Known whether flagged'),
          t.share(
            'rate',
            'Share flagged',
            { of: 'flagged', outOf: 'known' },
            spreadOfRows(rowsOf(found), ['group'], 'selectionRate'),
          ),
        ],
      }),
      gapTable(found, margin),
      widest(found, random('widest')),
    ];
  },
});

function gapTable(found: Counted | NotComputed, margin: number) {
  return about
    .given(ofSeveralGroups(found))
    .table('flags.gaps', 'Share flagged against the group that others are compared with', {
      method: comparedMethod(isOfPeople(found)),
      limitations: [
        'Groups may be flagged at different rates for reasons that are none of the model’s; without what happened nobody can tell.',
        '"Insufficient evidence" is not evidence that groups are treated alike.',
        ...(isComputed(found) ? rowsOfPeople(found.rows) : []),
      ],
      rows: ({ rows, reference }) =>
        comparePeople(rows, { attribute: 'group', metrics: ['selectionRate'], reference, margin }),
      columns: (t) => [
        t.key('group', 'Group'),
        t.text('comparedWith', 'Against'),
        ...comparedColumns(t, isOfPeople(found)),
      ],
    });
}

function widest(found: Counted | NotComputed, random: RandomStream) {
  const gap = isComputed(found) ? widestGapOfPeople(found.rows, ['group'], 'selectionRate', random) : found;
  return about
    .with(WIDEST_GAP)
    .given(gap)
    .estimate('flags.widest', 'Widest gap between any two groups in the share flagged', {
      from: ({ estimate }) => estimate,
      unit: 'percentage-points',
      contributors: ({ rows }) => rows,
    });
}
