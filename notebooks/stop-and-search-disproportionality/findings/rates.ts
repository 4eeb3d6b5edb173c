import type { PopulationRow } from '@assay/fairness-metrics';
import { countsByArea, FAIRNESS_METHODS, populationRates, standardisedByGroup } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { fewestBehind, isBlankColumn, type NotComputed, notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { benchmark, reference } from '../inputs.ts';
import type { Residents, Searches } from '../searches.ts';
import { GROUPS, otherPlaces, residents, SEARCHES_OF_PEOPLE, stops } from '../searches.ts';

const SAME_PLACE = 'Searches and residents must be of the same places; a file without areas cannot show that they are.';
const RESIDENTS = 'Residents are not the people whom officers meet; who is out in the streets is not recorded.';
const CENSUS = 'residents by group, as the census publishes them';
const CENSUS_COUNT = { of: CENSUS, unit: 'count' } as const;
const living = ({ population }: { readonly population: number }) => population || null;

const about = finding.about({ questions: ['RAP-C1', 'RAP-Q2'], method: FAIRNESS_METHODS.byarRate });

export const rateFindings = findings('rateFindings', 'How often each group is searched, for its size', {
  needs: { stops, residents, reference, benchmark },
  compute: ({ stops, residents, reference, benchmark }) => {
    const searches = countsByArea(stops.byArea);
    const rows = GROUPS.map((group) => ({ group, events: searches.of(group), population: residents.of(group) }));
    const unknownEvents = stops.count - rows.reduce((sum, { events }) => sum + events, 0);
    const rates = otherPlaces(stops, residents) ?? populationRates(rows, { reference, benchmark, unknownEvents });
    const given = about.given(rates);
    return [
      about.count('rates.unknown', {
        title: 'Searches of people whose self-defined group is not known: blank, not stated, or on no list',
        counts: 'searches',
        from: unknownEvents,
        method: STATISTICAL_METHODS.count,
      }),
      given.rate('rates.reference', `Searches per 1,000 residents of the ${reference} group`, {
        from: (rates) => {
          const { events, population } = rates.find(({ group }) => group === reference)!;
          return { of: events, outOf: population };
        },
        per: 1000,
        interval: 'byar-or-garwood',
        counts: { of: 'searches', outOf: { constant: CENSUS } },
        outOfLabel: `residents of the ${reference} group`,
      }),
      given.table('rates.per-1000', `Searches per 1,000 residents by self-defined ethnicity (${benchmark})`, {
        unit: 'rate-per-1000',
        limitations: [RESIDENTS, SAME_PLACE],
        estimates: { unit: 'count', contributors: 'searches', limits: false },
        columns: (t) => [
          t.key('group', 'Group'),
          t.count('searches', 'Searches', 'searches', 'events', SEARCHES_OF_PEOPLE),
          t.constant('residents', 'Residents', living, CENSUS_COUNT),
          t.rate(
            'rate',
            'Per 1,000',
            { of: 'searches', outOf: 'residents' },
            { per: 1000, interval: 'byar-or-garwood' },
          ),
          t.estimate('excess', 'Searches beyond the reference group’s rate', ({ excessEvents }) =>
            typeof excessEvents === 'number' ? Math.round(excessEvents) : null,
          ),
        ],
      }),
      relativeTable(rates, reference, fewestBehind([unknownEvents, searches.of(reference)])),
      areaTable(stops, residents, reference),
    ];
  },
});

function relativeTable(rates: readonly PopulationRow[] | NotComputed, reference: string, few: number) {
  const isReference = ({ group }: PopulationRow) => group === reference;
  const bound = ({ relativeRateBounds }: PopulationRow, end: 'low' | 'high') =>
    'status' in relativeRateBounds ? null : relativeRateBounds[end];
  return about.given(rates).table('rates.relative', `Searches for its size, as a multiple of the ${reference} group`, {
    unit: 'ratio',
    method: FAIRNESS_METHODS.relativeRateWithBounds,
    limitations: [RESIDENTS, 'A person searched many times counts many times: intervals for people would be wider.'],
    counts: 'searches',
    estimates: { unit: 'ratio', contributors: 'searches', fewest: () => few, limits: { none: 'it is an end itself' } },
    columns: (t) => [
      t.key('group', 'Group'),
      t.behind(t.count('searches', 'Searches', 'searches', 'events', SEARCHES_OF_PEOPLE)),
      t.behind(t.constant('residents', 'Residents', living, CENSUS_COUNT)),
      t.relativeRate(
        'ratio',
        'Times',
        {
          group: { of: 'searches', outOf: 'residents' },
          reference: { of: { column: 'searches', row: reference }, outOf: { column: 'residents', row: reference } },
        },
        { itself: isReference },
      ),
      t.estimate('least', 'Least, whoever the unknown are', (row) => bound(row, 'low')),
      t.estimate('most', 'Most, whoever the unknown are', (row) => bound(row, 'high')),
    ],
  });
}

function areaTable(stops: Searches, residents: Residents, reference: string) {
  return about
    .given(searchesByArea(stops, residents, reference))
    .table('areas.standardised', `The same ratios within policing areas, against the ${reference} group`, {
      unit: 'ratio',
      method: FAIRNESS_METHODS.ratioOverAreas,
      limitations: 'Where areas differ much from each other, one pooled ratio is an average of unlike places.',
      estimates: { unit: 'ratio', contributors: 'searches' },
      columns: (t) => [
        t.key('group', 'Group'),
        t.behind(t.count('searches', 'Searches', 'searches', 'events')),
        t.behind(t.constant('residents', 'Residents', living, CENSUS_COUNT)),
        t.behind(t.count('referenceSearches', 'Searches of the reference group', 'searches', 'referenceEvents')),
        t.behind(
          t.constant('referenceResidents', 'Residents of the reference group', 'referencePopulation', CENSUS_COUNT),
        ),
        t.relativeRate('crude', 'Whole force', {
          group: { of: 'searches', outOf: 'residents' },
          reference: { of: 'referenceSearches', outOf: 'referenceResidents' },
        }),
        t.estimate('within', 'Within areas', 'within', {
          contributors: ({ events, referenceEvents }) => fewestBehind([events, referenceEvents]),
          counts: 'searches',
        }),
        t.estimate('apart', 'Variation between areas beyond chance', 'apart', { unit: 'proportion', limits: false }),
      ],
    });
}

/** Searches and residents of each group beside the reference group's, area by area, or why they cannot be compared. */
function searchesByArea(stops: Searches, residents: Residents, reference: string) {
  if (isBlankColumn(stops.byArea.area)) return notComputed('the file does not say in which area a search took place');
  return otherPlaces(stops, residents) ?? standardisedByGroup(countsByArea(stops.byArea), residents, GROUPS, reference);
}
