import { compare, extremes, rateOf, verdictReason } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { isComputed, type NotComputed, notComputed, type RandomStream } from '@assay/statistics';
import { type Counted, counted, countsOf, missing } from '../counted.ts';
import { flags } from '../flags.ts';
import { margin } from '../inputs.ts';
import { people } from '../people.ts';

const about = finding.about({
  questions: ['RAP-Q2'],
  method: { name: 'Share with Wilson score interval', source: 'Wilson (1927)' },
});

export const flagFindings = findings({
  name: 'flagFindings',
  title: 'Who is flagged, whatever happened',
  needs: { people, flags, margin },
  compute: ({ people, flags, margin }, { random }) => {
    const all = missing(people, flags, ['flags']);
    const found = counted(people, flags, ['flags']);
    const everyone = { counts: flags.whole.counts, group: '', isMissing: false, squaredWeights: null };
    return [
      about.text('flags.rule', 'Whom this report counts as flagged', flags.rule),
      about.share('flags.share', 'Flagged, of those of whom it is known', all ?? countsOf(everyone, 'selectionRate'), {
        counts: 'people',
        outOfLabel: 'people of whom it is known',
      }),
      about.given(found).table(
        'flags.by-group',
        'Flagged, by group',
        ({ byGroup }) =>
          byGroup.map((group) => {
            const { of, outOf } = countsOf(group, 'selectionRate');
            return { group: group.group, flagged: outOf === 0 ? null : of, known: outOf };
          }),
        (t) => [
          t.key('group', 'Group'),
          t.people('flagged', 'Flagged'),
          t.people('known', 'Known whether flagged'),
          t.share('rate', 'Share flagged', { of: 'flagged', outOf: 'known' }),
        ],
        { unit: 'proportion' },
      ),
      gapTable(found, margin),
      widest(found, random('widest')),
    ];
  },
});

function gapTable(found: Counted | NotComputed, margin: number) {
  const given = isComputed(found) && found.byGroup.length < 2 ? notComputed('everyone is in one group') : found;
  return about.given(given).table(
    'flags.gaps',
    'Share flagged against the group that others are compared with',
    ({ cells, reference }) =>
      compare(cells, {
        attributes: ['group'],
        metrics: ['selectionRate'],
        scale: 'ratio',
        to: { kind: 'reference', group: reference },
        margin,
      }).map((row) => ({
        group: row.group,
        comparedWith: reference,
        counts: {
          group: { of: row.rate.numerator, outOf: row.rate.denominator },
          reference: { of: row.comparedRate.numerator, outOf: row.comparedRate.denominator },
        },
        verdict: row.verdict,
        reason: verdictReason(row),
        people: row.rate.denominator + row.comparedRate.denominator,
      })),
    (t) => [
      t.key('group', 'Group'),
      t.text('comparedWith', 'Against'),
      t.ratio('ratio', 'Times', ({ counts }) => counts, { counts: 'people' }),
      t.difference('difference', 'Points more', ({ counts }) => counts, { counts: 'people' }),
      t.text('verdict', 'Verdict', 'verdict', { contributors: ({ people }) => people }),
      t.text('reason', 'Why', 'reason', { contributors: ({ people }) => people }),
    ],
    {
      unit: 'ratio',
      method: {
        name: 'Rate ratio, Koopman score interval, and difference, Newcombe interval, each alone; tests adjusted by Holm; two one-sided tests',
        source: 'Koopman (1984); Newcombe (1998); Holm (1979); Schuirmann (1987)',
      },
      limitations: [
        'Groups may be flagged at different rates for reasons that are none of the model’s; without what happened nobody can tell.',
        '"Insufficient evidence" is not evidence that groups are treated alike.',
      ],
    },
  );
}

function widest(found: Counted | NotComputed, random: RandomStream) {
  const contributors = isComputed(found)
    ? found.byGroup.reduce((sum, group) => sum + countsOf(group, 'selectionRate').outOf, 0)
    : null;
  return about.given(found).estimate(
    'flags.widest',
    'Widest gap between any two groups in the share flagged',
    ({ byGroup }) =>
      extremes(
        byGroup.map((group) => ({ group: group.group, rate: rateOf(group, 'selectionRate') })),
        'difference',
        { random },
      ).estimate,
    {
      unit: 'percentage-points',
      contributors,
      tolerance: { kind: 'stochastic', absolute: 0.02, relative: 0 },
      method: {
        name: 'Highest minus lowest rate with simultaneous interval: max-T, exact where a group is small',
        source: 'Westfall and Young (1993); Newcombe (1998); Clopper and Pearson (1934)',
      },
      limitations: ['The widest gap is picked because it is the widest: groups that are treated alike have one too.'],
    },
  );
}
