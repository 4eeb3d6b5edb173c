import { type Table, tableSchema, textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { relativeRateBounds } from '@assay/fairness-metrics';
import { cell, findings, input, parameter, statedLimits, statedNumber, withLimits } from '@assay/notebook';
import { conditionalRateRatio, garwoodRate, notComputed, textAt } from '@assay/statistics';
import {
  AMNESTY,
  CLAIMS,
  HALF_A_DIGIT,
  OFFICIAL,
  PRINTED,
  type PublishedYear,
  RACE_DISPARITY_UNIT,
  TOOLS,
} from './claims.ts';

export const official = input({
  name: 'official',
  title: 'Official counts',
  description:
    'Searches and population by area, year and group, as the government’s Ethnicity facts and figures publishes them. Without it, the published counts of one year stand in.',
  dataset: null,
  optional: true,
  schema: tableSchema({
    name: 'official-stop-and-search',
    title: 'Official stop and search counts',
    fields: [
      { name: 'time', title: 'Year', description: 'Financial year.', type: 'text', role: 'time', required: true },
      {
        name: 'ethnicity',
        title: 'Ethnicity',
        description: 'Group as published.',
        type: 'text',
        role: 'protected-characteristic',
        required: true,
      },
      {
        name: 'geography',
        title: 'Area',
        description: 'Police force area.',
        type: 'text',
        role: 'place',
        required: true,
      },
      {
        name: 'searches',
        title: 'Searches',
        description: 'As text: thousands are marked by commas.',
        type: 'text',
        role: 'measure',
        required: true,
        aliases: ['number_of_stop_and_searches', 'number_of_stops_and_searches'],
      },
      {
        name: 'population',
        title: 'Population',
        description: 'Residents of the group.',
        type: 'text',
        role: 'measure',
        required: true,
        aliases: ['population_by_ethnicity'],
      },
    ],
  }),
});

export const area = parameter({
  kind: 'text',
  name: 'area',
  title: 'Area',
  description: 'As the official table names it.',
  default: 'West Midlands',
});
export const year = parameter({
  kind: 'text',
  name: 'year',
  title: 'Year',
  description: 'As the official table names it.',
  default: '2017/18',
});

export const counts = cell({
  name: 'counts',
  title: 'Published counts of one area and year',
  needs: { official, area, year },
  compute: ({ official, area, year }, { log }): PublishedYear | null => {
    if (official.rowCount === 0) {
      log('no official table was given: the counts stored here stand in');
      return area === OFFICIAL.area && year === OFFICIAL.year ? OFFICIAL : null;
    }
    return countsOf(official, area, year);
  },
});

/** The five groups and the unreported of one area and year; `null` where a group is absent. */
export function countsOf(table: Table, area: string, year: string): PublishedYear | null {
  const [time, ethnicity, geography, searches, population] = [
    'time',
    'ethnicity',
    'geography',
    'searches',
    'population',
  ].map((name) => textColumn(table, name));
  const rows = new Map<string, { searches: number; population: number }>();
  const number = (column: typeof time, row: number) => Number((textAt(column!, row) ?? '').trim().replaceAll(',', ''));
  for (let row = 0; row < table.rowCount; row++) {
    if (textAt(time!, row) !== year || textAt(geography!, row) !== area) continue;
    rows.set(textAt(ethnicity!, row) ?? '', { searches: number(searches, row), population: number(population, row) });
  }
  const groups = OFFICIAL.groups.map(({ group }) => ({
    group,
    ...(rows.get(group) ?? { searches: Number.NaN, population: Number.NaN }),
  }));
  if (groups.some(({ searches, population }) => Number.isNaN(searches) || Number.isNaN(population))) return null;
  const notStated = rows.get('Unreported')?.searches ?? 0;
  return { year, area, groups, notStated: Number.isNaN(notStated) ? 0 : notStated };
}

const ABSENT = notComputed('the official table has no counts of that area and year');

export const claimFindings = findings({
  name: 'claimFindings',
  title: 'Claim by claim: what reproduces, and what does not',
  needs: { counts },
  compute: ({ counts }): FindingDraft[] => {
    const white = PRINTED.find(([group]) => group === 'White')![1];
    const official = counts === null ? null : officialRows(counts);
    const black = official?.find(([group]) => group === 'Black');
    const both = TOOLS.places + TOOLS.people - TOOLS.either;
    const result: Readonly<Record<string, string>> = {
      rates:
        black === undefined
          ? 'Ratios follow from the printed rates'
          : 'Ratios follow from the printed rates; an earlier official year gives one of the same order',
      tools: 'The three counts fit together if some forces use both',
      feedback: 'Shown in simulation with known truth, in other notebooks',
      oversight: 'Cannot be recomputed: what followed is not recorded',
    };
    return [
      {
        id: 'claims.sheet',
        title: 'Claim sheet',
        questions: ['AMN-Q1', 'AMN-Q2', 'AMN-Q3'],
        unit: 'text',
        method: { name: 'Each claim in other words, with data, method, result and limits', source: AMNESTY },
        table: {
          columns: [
            { name: 'claim', label: 'Claim', unit: 'text', key: true },
            { name: 'data', label: 'Data', unit: 'text' },
            { name: 'method', label: 'Method', unit: 'text' },
            { name: 'result', label: 'What reproduces', unit: 'text' },
            { name: 'limits', label: 'Limits', unit: 'text' },
            { name: 'wording', label: 'Neutral wording', unit: 'text' },
          ],
          rows: CLAIMS.map((one) => [one.claim, one.data, one.method, result[one.id]!, one.limits, one.wording]),
        },
        limitations: [
          'The claims are put in our words and shortened; the report itself is the authority on what it says.',
        ],
      },
      {
        id: 'claims.public',
        title: 'Claims that anyone can put to the test from public figures',
        questions: ['AMN-Q3'],
        value: CLAIMS.filter(({ isPublic }) => isPublic).length,
        unit: 'count',
        method: { name: 'Count of claims', source: AMNESTY },
      },
      {
        id: 'claims.all',
        title: 'Claims looked at',
        questions: ['AMN-Q3'],
        value: CLAIMS.length,
        unit: 'count',
        method: { name: 'Count of claims', source: AMNESTY },
      },
      {
        id: 'printed.ratios',
        title: 'Ratios to the White rate that follow from the printed rates',
        questions: ['AMN-Q1', 'AMN-Q2'],
        unit: 'ratio',
        method: { name: 'Division; limits by half a digit of rounding', source: AMNESTY },
        table: {
          columns: [
            { name: 'group', label: 'Group', unit: 'text', key: true },
            { name: 'printed', label: 'Printed rate', unit: 'rate-per-1000' },
            ...withLimits({ name: 'ratio', label: 'Times the White rate', unit: 'ratio' }),
            {
              name: 'missing',
              label: 'Share of White searches that would have to be missing for equal rates',
              unit: 'proportion',
            },
          ],
          rows: PRINTED.map(([group, rate]) => {
            if (group === 'White') return [group, rate, 1, 1, 1, 0];
            return [
              group,
              rate,
              rate / white,
              (rate - HALF_A_DIGIT) / (white + HALF_A_DIGIT),
              (rate + HALF_A_DIGIT) / (white - HALF_A_DIGIT),
              1 - white / rate,
            ];
          }),
        },
        limitations: [
          'Limits are of rounding alone: without the counts there is no interval for chance.',
          'A ratio of rates to residents says how recorded searches fall on residents. It does not say why.',
        ],
      },
      officialTable(counts, official),
      {
        id: 'official.not-stated',
        title: 'Searches of the official year without a stated ethnicity',
        questions: ['AMN-Q2'],
        ...(counts === null ? { notComputed: ABSENT } : { value: counts.notStated }),
        unit: 'count',
        people: true,
        method: { name: 'As published', source: RACE_DISPARITY_UNIT },
      },
      {
        id: 'tools.both',
        title: 'Forces that must use tools of both kinds for the report’s counts to fit',
        questions: ['AMN-Q2'],
        ...statedNumber(both >= 0 ? both : notComputed('the counts do not fit together')),
        unit: 'count',
        method: { name: 'Inclusion and exclusion: places + people − either', source: AMNESTY },
        limitations: ['It holds where the first count is of forces with at least one kind.'],
      },
      ...(
        [
          ['tools.either', 'Forces with a tool of either kind, as the report counts', TOOLS.either],
          ['tools.places', 'Forces with a tool that predicts places, as the report counts', TOOLS.places],
          ['tools.people', 'Forces with a tool that predicts people, as the report counts', TOOLS.people],
        ] as const
      ).map(
        ([id, title, value]): FindingDraft => ({
          id,
          title,
          questions: ['AMN-Q2'],
          value,
          unit: 'count',
          method: { name: 'As published', source: AMNESTY },
        }),
      ),
    ];
  },
});

type OfficialRow = [group: string, searches: number, population: number, ...(number | null)[]];

function officialRows({ groups, notStated }: PublishedYear): OfficialRow[] {
  const reference = groups.find(({ group }) => group === 'White')!;
  return groups.map(({ group, searches, population }) => {
    const rate = statedLimits(garwoodRate({ events: searches, exposure: population / 1000 }));
    if (group === 'White') return [group, searches, population, ...rate, 1, null, null, null, null];
    const ratio = conditionalRateRatio(
      { events: searches, exposure: population },
      { events: reference.searches, exposure: reference.population },
    );
    const bounds = relativeRateBounds({
      events: searches,
      population,
      referenceEvents: reference.searches,
      referencePopulation: reference.population,
      unknownEvents: notStated,
    });
    const [least, most] = 'status' in bounds ? [null, null] : [bounds.low, bounds.high];
    return [group, searches, population, ...rate, ...statedLimits(ratio), least, most];
  });
}

function officialTable(counts: PublishedYear | null, rows: readonly OfficialRow[] | null): FindingDraft {
  const shared = {
    id: 'official.ratios',
    title: 'The same ratios from published counts of another year, with intervals and bounds',
    questions: ['AMN-Q1', 'AMN-Q2'],
    unit: 'ratio',
    people: true,
    method: {
      name: 'Rate per thousand, Garwood interval; ratio, exact conditional interval; bounds if all unstated searches were of White people, or of the group',
      source: `${RACE_DISPARITY_UNIT}; Garwood (1936); Przyborowski and Wilenski (1940); Manski (1989)`,
    },
    limitations: [
      'Another year, another census and another definition than the printed rates: the order of size can be compared, the digits cannot.',
    ],
  } as const;
  if (counts === null || rows === null) return { ...shared, notComputed: ABSENT };
  return {
    ...shared,
    table: {
      columns: [
        { name: 'group', label: 'Group', unit: 'text', key: true },
        { name: 'searches', label: 'Searches', unit: 'count', people: true },
        { name: 'population', label: 'Residents', unit: 'count' },
        ...withLimits({
          name: 'rate',
          label: 'Per thousand',
          unit: 'rate-per-1000',
          numerator: 'searches',
          denominator: 'population',
        }),
        ...withLimits({ name: 'ratio', label: 'Times the White rate', unit: 'ratio' }),
        { name: 'least', label: 'If all unstated were White', unit: 'ratio' },
        { name: 'most', label: 'If all unstated were of the group', unit: 'ratio' },
      ],
      rows,
    },
  };
}
