import { DECLINED_GROUP } from '@assay/dataset';
import * as fairness from '@assay/fairness-metrics';
import { FAIRNESS_METHODS } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { from, op, escape as plainly } from 'arquero';
import { reference } from '../inputs.ts';
import { BLANK, GROUPS, OF_KNOWN_OUTCOME, type Searches, stops, WITH_AN_OUTCOME } from '../searches.ts';

const about = finding.about({ questions: ['RAP-C1', 'RAP-Q2'], method: { name: 'Share', source: 'the input' } });

export const findRateFindings = findings('findRateFindings', {
  title: 'When each group is searched, how often is something found?',
  needs: { stops, reference },
  compute: ({ stops, reference }) => {
    const counts = searchCounts(stops);
    const given = about.given(
      counts.filter(({ group }) => group === reference).length > 0 ? counts : null,
      notComputed(`the outcome of no search of the ${reference} group is known`),
    );
    return [
      given.table('finds.by-group', 'Searches that led to any outcome, by self-defined ethnicity', {
        unit: 'proportion',
        method: FAIRNESS_METHODS.outcomeTest,
        limitations: [
          fairness.INFRA_MARGINALITY,
          'An outcome is an arrest, a warning or anything but no further action; whether it is what was looked for is recorded apart.',
        ],
        rows: (counts) => fairness.outcomeTest(counts, reference, { asked: GROUPS }).rows,
        columns: (t) => [
          t.key('group', 'Group'),
          t.count('found', 'With an outcome', 'searches', 'finds', WITH_AN_OUTCOME),
          t.count('searches', 'Searches', 'searches', 'searches', OF_KNOWN_OUTCOME),
          t.share('share', 'Share', { of: 'found', outOf: 'searches' }),
          t.text('verdict', `Against the ${reference} group`, verdictOn, {
            contributors: ({ compared }) => compared,
            counts: 'searches',
          }),
        ],
      }),
      given.table('finds.within-object', {
        title: `Searches with an outcome within the same object of search, as a multiple of the ${reference} group`,
        unit: 'ratio',
        method: FAIRNESS_METHODS.ratioOverObjects,
        limitations: fairness.INFRA_MARGINALITY,
        rows: (counts) => fairness.findsWithinStrata(counts, reference),
        counts: 'searches',
        estimates: { unit: 'ratio', contributors: ({ compared }) => compared, fewest: ({ fewest }) => fewest },
        columns: (t) => [t.key('group', 'Group'), t.estimate('ratio', 'Times', 'ratio')],
      }),
      given.table('finds.by-object', 'Searches that led to any outcome, by object of search', {
        rows: (counts) =>
          from(counts)
            .groupby('stratum')
            .rollup({ finds: op.sum('finds'), searches: op.sum('searches') })
            .orderby('stratum')
            .objects() as Omit<fairness.SearchCounts, 'group'>[],
        columns: (t) => [
          t.key('object', 'Object of search', 'stratum'),
          t.count('found', 'With an outcome', 'searches', 'finds'),
          t.count('searches', 'Searches', 'searches'),
          t.share('share', 'Share', { of: 'found', outOf: 'searches' }, { interval: null }),
        ],
      }),
    ];
  },
});

const verdictOn = ({ verdict, searches }: fairness.FindRateRow) =>
  verdict ?? (searches > 0 ? 'compared with' : 'no outcome known');

/** Searches of known outcome by group and object of search, in the order of their names. */
function searchCounts({ byOutcome }: Searches): fairness.SearchCounts[] {
  const tallies = byOutcome
    .filter(plainly(({ known }: { readonly known: number }) => known > 0))
    .derive({ stratum: plainly(({ object }: { readonly object: string | null }) => object ?? BLANK) })
    .groupby('group', 'stratum')
    .rollup({ searches: op.sum('known'), finds: op.sum('found') })
    .orderby('stratum')
    .objects() as fairness.SearchCounts[];
  const order: readonly (string | null)[] = [...GROUPS, DECLINED_GROUP];
  return tallies.sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}
