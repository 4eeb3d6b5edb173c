import type { FindingDraft } from '@assay/evidence';
import { type AreaCounts, areaStandardised, populationRates } from '@assay/fairness-metrics';
import { findings, stated, statedLimits, withLimits } from '@assay/notebook';
import { isComputed, MISSING_CODE, notComputed } from '@assay/statistics';
import { benchmark, reference } from '../inputs.ts';
import { countsByGroup, GROUPS, otherPlaces, type Population, residents, type Searches, stops } from '../searches.ts';

const QUESTIONS = ['RAP-C1', 'RAP-Q2'];
const SAME_PLACE = 'Searches and residents must be of the same places; a file without areas cannot show that they are.';
const RESIDENTS = 'Residents are not the people whom officers meet; who is out in the streets is not recorded.';

export const rateFindings = findings({
  name: 'rateFindings',
  title: 'How often each group is searched, for its size',
  needs: { stops, residents, reference, benchmark },
  compute: ({ stops, residents, reference, benchmark }): FindingDraft[] => {
    const counts = countsByGroup(stops.selfDefined);
    const rows = GROUPS.map((group) => ({ group, events: counts.get(group) ?? 0, population: residents.of(group) }));
    const unknownEvents = stops.count - rows.reduce((sum, { events }) => sum + events, 0);
    const elsewhere = otherPlaces(stops, residents);
    const rates = populationRates(rows, { reference, benchmark, unknownEvents });
    return [
      {
        id: 'rates.unknown',
        title: 'Searches of people whose self-defined group is not known: blank, not stated, or on no list',
        questions: QUESTIONS,
        value: unknownEvents,
        unit: 'count',
        people: true,
        method: { name: 'Count', source: 'the input' },
      },
      {
        id: 'rates.reference',
        title: `Searches per 1,000 residents of the ${reference} group`,
        questions: QUESTIONS,
        ...(elsewhere === null
          ? stated(rates.find(({ group }) => group === reference)!.ratePer1000)
          : { notComputed: elsewhere }),
        unit: 'rate-per-1000',
        people: true,
        method: {
          name: 'Rate per 1,000 with Byar interval, exact below ten',
          source: 'Breslow and Day (1987), equation 2.13; Garwood (1936)',
        },
      },
      {
        id: 'rates.per-1000',
        title: `Searches per 1,000 residents by self-defined ethnicity (${benchmark})`,
        questions: QUESTIONS,
        ...(elsewhere !== null
          ? { notComputed: elsewhere }
          : {
              table: {
                columns: [
                  { name: 'group', label: 'Group', unit: 'text', key: true },
                  { name: 'searches', label: 'Searches', unit: 'count', people: true },
                  { name: 'residents', label: 'Residents', unit: 'count' },
                  ...withLimits({
                    name: 'rate',
                    label: 'Per 1,000',
                    unit: 'rate-per-1000',
                    numerator: 'searches',
                    denominator: 'residents',
                  }),
                  { name: 'excess', label: 'Searches beyond the reference group’s rate', unit: 'count' },
                ],
                rows: rates.map((row) => [
                  row.group,
                  row.events,
                  row.population,
                  ...statedLimits(row.ratePer1000),
                  typeof row.excessEvents === 'number' ? Math.round(row.excessEvents) : null,
                ]),
              },
            }),
        unit: 'rate-per-1000',
        people: true,
        method: {
          name: 'Rate per 1,000 with Byar interval, exact below ten',
          source: 'Breslow and Day (1987), equation 2.13; Garwood (1936)',
        },
        limitations: [RESIDENTS, SAME_PLACE],
      },
      {
        id: 'rates.relative',
        title: `Searches for its size, as a multiple of the ${reference} group`,
        questions: QUESTIONS,
        ...(elsewhere !== null
          ? { notComputed: elsewhere }
          : {
              table: {
                columns: [
                  { name: 'group', label: 'Group', unit: 'text', key: true },
                  ...withLimits({ name: 'ratio', label: 'Times', unit: 'ratio' }),
                  { name: 'least', label: 'Least, whoever the unknown are', unit: 'ratio' },
                  { name: 'most', label: 'Most, whoever the unknown are', unit: 'ratio' },
                ],
                rows: rates.map((row) => {
                  if (row.group === reference) return [row.group, 1, null, null, null, null];
                  const bounds = row.relativeRateBounds;
                  return [
                    row.group,
                    ...statedLimits(row.relativeRate),
                    ...('status' in bounds ? [null, null] : [bounds.low, bounds.high]),
                  ];
                }),
              },
            }),
        unit: 'ratio',
        people: true,
        method: {
          name: 'Relative rate, exact conditional Poisson interval; sharp bounds',
          source: 'Przyborowski and Wilenski (1940); Manski (2003)',
        },
        limitations: [
          RESIDENTS,
          'A person searched many times counts many times: intervals for people would be wider.',
        ],
      },
      ...areaFindings(stops, residents, reference),
    ];
  },
});

function areaFindings(stops: Searches, population: Population, reference: string): FindingDraft[] {
  const compared = GROUPS.filter((group) => group !== reference);
  const count = (group: string, area: string) => {
    const [g, a] = [stops.selfDefined.values.indexOf(group), stops.area.values.indexOf(area)];
    if (g < 0 || a < 0) return 0;
    let n = 0;
    for (let row = 0; row < stops.count; row++)
      if (stops.selfDefined.codes[row] === g && stops.area.codes[row] === a) n++;
    return n;
  };
  const withoutArea = stops.area.codes.every((code) => code === MISSING_CODE);
  const shared = {
    id: 'areas.standardised',
    title: `The same ratios within policing areas, against the ${reference} group`,
    questions: QUESTIONS,
    unit: 'ratio',
    people: true,
    method: {
      name: 'Crude ratio beside the Mantel–Haenszel ratio over areas',
      source: 'Mantel and Haenszel (1959); Greenland and Robins (1985)',
    },
    limitations: ['Where areas differ much from each other, one pooled ratio is an average of unlike places.'],
  } as const;
  if (withoutArea)
    return [{ ...shared, notComputed: notComputed('the file does not say in which area a search took place') }];
  const elsewhere = otherPlaces(stops, population);
  if (elsewhere !== null) return [{ ...shared, notComputed: elsewhere }];
  const rows = compared.map((group) => {
    const areas = population.areas.map(
      (area): AreaCounts => ({
        area,
        events: count(group, area),
        population: population.of(group, area),
        referenceEvents: count(reference, area),
        referencePopulation: population.of(reference, area),
      }),
    );
    const { crude, rateRatio } = areaStandardised(areas);
    const spread = isComputed(rateRatio) ? rateRatio.heterogeneity : null;
    const apart = spread?.status === 'computed' ? spread.iSquared : null;
    return [group, isComputed(crude) ? crude.value : null, ...statedLimits(rateRatio), apart];
  });
  return [
    {
      ...shared,
      table: {
        columns: [
          { name: 'group', label: 'Group', unit: 'text', key: true },
          { name: 'crude', label: 'Whole force', unit: 'ratio' },
          ...withLimits({ name: 'within', label: 'Within areas', unit: 'ratio' }),
          { name: 'apart', label: 'Variation between areas beyond chance', unit: 'proportion' },
        ],
        rows,
      },
    },
  ];
}
