import * as dataset from '@assay/dataset';
import { OFFICIAL_YEAR } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { boundedRates } from '@assay/fairness-metrics';
import { type About, cell, finding, findings, input, parameter } from '@assay/notebook';
import { type NotComputed, roundedRatios } from '@assay/statistics';
import { AMNESTY, CLAIMS, RACE_DISPARITY_UNIT, TOOLS } from './claims.ts';

export const official = input('official', 'Official counts', {
  description:
    'Searches and population by area, year and group, as the government’s Ethnicity facts and figures publishes them. Without it, the published counts of one year stand in.',
  dataset: null,
  optional: true,
  fields: dataset.OFFICIAL_SEARCHES,
});

export const area = parameter.text('area', 'Area', {
  description: 'As the official table names it.',
  default: 'West Midlands',
});
export const year = parameter.text('year', 'Year', {
  description: 'As the official table names it.',
  default: '2017/18',
});

const GROUPS = OFFICIAL_YEAR.groups.map(({ group }) => group);

type Official = dataset.OfficialSearches | NotComputed;
const sourceOf = (counts: Official) =>
  'status' in counts || counts.year === OFFICIAL_YEAR.year ? RACE_DISPARITY_UNIT : 'The official table given';

export const counts = cell('counts', 'Published counts of one area and year', {
  needs: { official, area, year },
  compute: ({ official, area, year }, { log }): Official => {
    if (official.rowCount > 0) return dataset.officialSearches(official, { area, year, groups: GROUPS });
    log('no official table was given: the counts stored here stand in');
    return area === OFFICIAL_YEAR.area && year === OFFICIAL_YEAR.year ? OFFICIAL_YEAR : dataset.NO_OFFICIAL_SEARCHES;
  },
});

const KINDS = { either: 'of either kind', places: 'that predicts places', people: 'that predicts people' };

export const claimFindings = findings('claimFindings', 'Claim by claim: what reproduces, and what does not', {
  needs: { counts },
  compute: ({ counts }) => {
    const about = finding.about({ questions: ['AMN-Q2'], method: { name: 'As published', source: AMNESTY } });
    const claims = about.with({ questions: ['AMN-Q3'], method: { name: 'Count of claims', source: AMNESTY } });
    const forces = { of: 'forces, as the report counts', unit: 'count' } as const;
    const printed = { of: 'the report’s printed rates', unit: 'ratio' } as const;
    const result: Readonly<Record<string, string>> = {
      rates: `Ratios follow from the printed rates${'status' in counts ? '' : '; those of official counts stand beside them'}`,
      tools: 'The three counts fit together if some forces use both',
      feedback: 'Shown in simulation with known truth, in other notebooks',
      oversight: 'Cannot be recomputed: what followed is not recorded',
    };
    return [
      about.table('claims.sheet', 'Claim sheet', {
        questions: ['AMN-Q1', 'AMN-Q2', 'AMN-Q3'],
        unit: 'text',
        method: { name: 'Each claim in other words, with data, method, result and limits', source: AMNESTY },
        limitations:
          'The claims are put in our words and shortened; the report itself is the authority on what it says.',
        rows: CLAIMS,
        columns: (t) => [
          t.key('claim', 'Claim'),
          t.text('data', 'Data'),
          t.text('method', 'Method'),
          t.text('result', 'What reproduces', ({ id }) => result[id]!),
          t.text('limits', 'Limits'),
          t.text('wording', 'Neutral wording'),
        ],
      }),
      claims.count('claims.public', 'Claims that anyone can put to the test from public figures', {
        counts: 'claims',
        from: CLAIMS.filter(({ isPublic }) => isPublic).length,
      }),
      claims.count('claims.all', 'Claims looked at', { counts: 'claims', from: CLAIMS.length }),
      about.table('printed.ratios', 'Ratios to the White rate that follow from the printed rates', {
        questions: ['AMN-Q1', 'AMN-Q2'],
        unit: 'ratio',
        method: { name: 'Division; limits by half a digit of rounding', source: AMNESTY },
        limitations: [
          'Limits are of rounding alone: without the counts there is no interval for chance.',
          'A ratio of rates to residents says how recorded searches fall on residents. It does not say why.',
        ],
        rows: roundedRatios(dataset.PRINTED_RATES.groups, 'White', dataset.PRINTED_RATES.halfADigit),
        columns: (t) => [
          t.key('group', 'Group'),
          t.constant('printed', 'Printed rate', 'rate', { ...printed, unit: 'rate-per-1000' }),
          t.constant('ratio', 'Times the White rate', 'ratio', printed),
          t.constant('ratioLow', 'from', 'low', printed),
          t.constant('ratioHigh', 'to', 'high', printed),
          t.constant('missing', 'Share of White searches that would have to be missing for equal rates', 'missing', {
            ...printed,
            unit: 'proportion',
          }),
        ],
      }),
      officialTable(about, counts),
      about.given(counts).count('official.not-stated', 'Searches of the official year without a stated ethnicity', {
        counts: 'searches',
        from: ({ notStated }) => notStated,
        method: { name: 'As published', source: sourceOf(counts) },
      }),
      about.constant('tools.both', 'Forces that must use tools of both kinds for the report’s counts to fit', {
        from: TOOLS.places + TOOLS.people - TOOLS.either,
        ...forces,
        method: { name: 'Inclusion and exclusion: places + people − either', source: AMNESTY },
        limitations: 'It holds where the first count is of forces with at least one kind.',
      }),
      ...(['either', 'places', 'people'] as const).map((kind) =>
        about.constant(`tools.${kind}`, `Forces with a tool ${KINDS[kind]}, as the report counts`, TOOLS[kind], {
          ...forces,
        }),
      ),
    ];
  },
});

function officialTable(about: About, counts: Official): FindingDraft {
  const ofWhite = (column: string) => ({ column, row: 'White' });
  return about
    .given(counts)
    .table('official.ratios', 'The same ratios from official counts, with intervals and bounds', {
      questions: ['AMN-Q1', 'AMN-Q2'],
      unit: 'ratio',
      method: {
        name: 'Rate per thousand, Garwood interval; ratio, exact conditional interval; bounds if all unstated searches were of White people, or of the group',
        source: `${sourceOf(counts)}; Garwood (1936); Przyborowski and Wilenski (1940); Manski (1989)`,
      },
      limitations:
        'The year, the census and the definition may be others than those of the printed rates: the order of size can be compared, the digits cannot.',
      rows: ({ groups, notStated }) =>
        boundedRates(
          groups.map((row) => ({ ...row, events: row.searches })),
          'White',
          notStated,
        ),
      estimates: { unit: 'ratio', contributors: 'searches', limits: { none: 'it is an end itself' } },
      columns: (t) => [
        t.key('group', 'Group'),
        t.count('searches', 'Searches', 'searches'),
        t.constant('population', 'Residents', 'population', { of: 'residents of the census', unit: 'count' }),
        t.rate('rate', 'Per thousand', { of: 'searches', outOf: 'population' }, { per: 1000 }),
        t.relativeRate(
          'ratio',
          'Times the White rate',
          {
            group: { of: 'searches', outOf: 'population' },
            reference: { of: ofWhite('searches'), outOf: ofWhite('population') },
          },
          { itself: ({ group }) => group === 'White' },
        ),
        t.estimate('least', 'If all unstated were White', 'least'),
        t.estimate('most', 'If all unstated were of the group', 'most'),
      ],
    });
}
