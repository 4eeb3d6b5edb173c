import {
  cellsFromRows,
  compareWithinStrata,
  FAIRNESS_METHODS,
  findCells,
  INFRA_MARGINALITY,
  outcomeTest,
  type SearchCounts,
} from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { notComputed, textAt } from '@assay/statistics';
import { reference } from '../inputs.ts';
import { BLANK, GROUPS, OF_KNOWN_OUTCOME, type Searches, stops, WITH_AN_OUTCOME } from '../searches.ts';

const about = finding.about({ questions: ['RAP-C1', 'RAP-Q2'], method: { name: 'Share', source: 'the input' } });

export const findRateFindings = findings('findRateFindings', {
  title: 'When each group is searched, how often is something found?',
  needs: { stops, reference },
  compute: ({ stops, reference }) => {
    const counts = hasKnown(stops, reference)
      ? searchCounts(stops)
      : notComputed(`the outcome of no search of the ${reference} group is known`);
    const given = about.given(counts);
    const searchesOf = (counts: readonly SearchCounts[], name: string) =>
      counts.reduce((sum, { group, searches }) => sum + ((group ?? BLANK) === name ? searches : 0), 0);
    return [
      given.table('finds.by-group', 'Searches that led to any outcome, by self-defined ethnicity', {
        unit: 'proportion',
        method: FAIRNESS_METHODS.outcomeTest,
        limitations: [
          INFRA_MARGINALITY,
          'An outcome is an arrest, a warning or anything but no further action; whether it is what was looked for is recorded apart.',
        ],
        rows: (counts) => {
          const { rows } = outcomeTest(counts, reference);
          const compared = searchesOf(counts, reference);
          return [
            ...rows.map(({ group, finds, searches, verdict }) => ({
              group,
              found: finds,
              searches,
              verdict: verdict ?? 'compared with',
              compared: Math.min(searches, compared),
            })),
            ...GROUPS.filter((name) => rows.every(({ group }) => group !== name)).map((group) => ({
              group,
              found: 0,
              searches: 0,
              verdict: 'no outcome known',
              compared: 0,
            })),
          ];
        },
        columns: (t) => [
          t.key('group', 'Group'),
          t.count('found', 'With an outcome', 'searches', 'found', WITH_AN_OUTCOME),
          t.count('searches', 'Searches', 'searches', 'searches', OF_KNOWN_OUTCOME),
          t.share('share', 'Share', { of: 'found', outOf: 'searches' }),
          t.text('verdict', `Against the ${reference} group`, 'verdict', {
            contributors: ({ compared }) => compared,
            counts: 'searches',
          }),
        ],
      }),
      given.table('finds.within-object', {
        title: `Searches with an outcome within the same object of search, as a multiple of the ${reference} group`,
        unit: 'ratio',
        method: FAIRNESS_METHODS.ratioOverObjects,
        limitations: INFRA_MARGINALITY,
        rows: (counts) =>
          compareWithinStrata(cellsFromRows(findCells(counts), { missingGroup: BLANK }), {
            attribute: 'group',
            strata: ['stratum'],
            metrics: ['positivePredictiveValue'],
            reference,
            scale: 'ratio',
          }).map(({ group, pooled }) => ({
            group,
            ratio: pooled,
            compared: Math.min(searchesOf(counts, group), searchesOf(counts, reference)),
          })),
        estimates: { unit: 'ratio', contributors: ({ compared }) => compared, counts: 'searches' },
        columns: (t) => [t.key('group', 'Group'), t.estimate('ratio', 'Times', 'ratio')],
      }),
      given.table('finds.by-object', 'Searches that led to any outcome, by object of search', {
        rows: byObject,
        columns: (t) => [
          t.key('object', 'Object of search'),
          t.count('found', 'With an outcome', 'searches'),
          t.count('searches', 'Searches', 'searches'),
          t.share('share', 'Share', { of: 'found', outOf: 'searches' }, { interval: null }),
        ],
      }),
    ];
  },
});

/** Whether any search of the reference group has an outcome that is known. */
function hasKnown({ byOutcome: { selfDefined, found } }: Searches, reference: string): boolean {
  return found.some((value, row) => value !== 2 && textAt(selfDefined, row) === reference);
}

function searchCounts({ byOutcome: { selfDefined, object, found, counts } }: Searches): SearchCounts[] {
  const tallies = new Map<string, { group: string | null; stratum: string; searches: number; finds: number }>();
  for (const [row, count] of counts.entries()) {
    if (found[row] === 2) continue;
    const group = textAt(selfDefined, row);
    const stratum = textAt(object, row) ?? BLANK;
    const key = `${group}\n${stratum}`;
    const tally = tallies.get(key) ?? { group, stratum, searches: 0, finds: 0 };
    tally.searches += count;
    tally.finds += found[row]! * count;
    tallies.set(key, tally);
  }
  return [...tallies.values()].sort((a, b) => (`${a.group}${a.stratum}` < `${b.group}${b.stratum}` ? -1 : 1));
}

function byObject(counts: readonly SearchCounts[]) {
  const objects = [...new Set(counts.map(({ stratum }) => stratum))].sort();
  return objects.map((object) => {
    const here = counts.filter(({ stratum }) => stratum === object);
    return {
      object,
      found: here.reduce((sum, { finds }) => sum + finds, 0),
      searches: here.reduce((sum, { searches }) => sum + searches, 0),
    };
  });
}
