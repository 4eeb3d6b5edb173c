import { decisionChain, FAIRNESS_METHODS } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { op } from 'arquero';
import { reference } from '../inputs.ts';
import type { Residents, Searches } from '../searches.ts';
import { BY_DECISION, GROUPS, LED_TO, otherPlaces, residents, stops } from '../searches.ts';

const RESIDENT = 'Resident';

const about = finding.about({
  questions: ['RAP-Q1', 'RAP-C1'],
  method: FAIRNESS_METHODS.ratioOfDecisions,
  limitations: [
    'The chain counts searches as if each were of another person; those searched often weigh more, and intervals for people would be wider.',
    'The first decision joins being stopped and being searched: the public files do not list stops without a search.',
    'A ratio of one at a later decision can follow from an earlier one: who is searched decides who can be arrested.',
  ],
});

export const decisionFindings = findings('decisionFindings', 'At which decision does the gap open?', {
  needs: { stops, residents, reference },
  compute: ({ stops, residents, reference }) => [chainTable(stops, residents, reference)],
});

function chainTable(stops: Searches, population: Residents, reference: string) {
  const points = decisionPoints(stops, population);
  const start = points[0]!.name === RESIDENT ? 'resident' : 'search';
  return about.table('chain.by-decision', {
    title: `From ${start} to arrest: each decision on its own, against the ${reference} group`,
    unit: 'ratio',
    rows: decisionChain(points, reference),
    columns: (t) => [
      t.key('group', 'Group'),
      t.key('decision', 'Decision', 'point'),
      t.count('wentOn', 'Went on', 'searches', 'wentOn', BY_DECISION),
      t.people('reached', 'Of those who came so far'),
      t.behind(t.count('referenceWentOn', 'Went on, of the reference group', 'searches')),
      t.behind(t.people('referenceReached', 'Came so far, of the reference group')),
      t.ratio('ratio', 'Times at this decision', {
        group: { of: 'wentOn', outOf: 'reached' },
        reference: { of: 'referenceWentOn', outOf: 'referenceReached' },
      }),
      t.behind(t.people('first', 'At the start')),
      t.behind(t.people('referenceFirst', 'At the start, of the reference group')),
      t.ratio('soFar', 'Times from the start to here', {
        group: { of: 'wentOn', outOf: 'first' },
        reference: { of: 'referenceWentOn', outOf: 'referenceFirst' },
      }),
    ],
  });
}

/** From residents, where they are of the same places, over searches to arrests. */
function decisionPoints(stops: Searches, population: Residents) {
  const sums = stops.byOutcome
    .groupby('group')
    .rollup({ known: op.sum('known'), found: op.sum('found'), arrested: op.sum('arrested') })
    .objects() as ({ readonly group: string | null } & Record<keyof typeof LED_TO, number>)[];
  const byGroup = (count: (group: string) => number) =>
    Object.fromEntries(GROUPS.map((group) => [group, count(group)]));
  const points = (['known', 'found', 'arrested'] as const).map((step) => ({
    name: LED_TO[step],
    counts: byGroup((group) => sums.find((row) => row.group === group)?.[step] ?? 0),
  }));
  const people = byGroup((group) => population.of(group));
  // More searches than residents cannot be people who went on; the chain then starts with the search.
  const fits = GROUPS.every((group) => people[group]! >= points[0]!.counts[group]!);
  return fits && otherPlaces(stops, population) === null ? [{ name: RESIDENT, counts: people }, ...points] : points;
}
