import * as dataset from '@assay/dataset';
import * as fairness from '@assay/fairness-metrics';
import { FAIRNESS_METHODS } from '@assay/fairness-metrics';
import { type Columns, finding, findings, type GapRow, gapColumns, whereRows } from '@assay/notebook';
import type { DictionaryColumn, NotComputed, RandomStream } from '@assay/statistics';
import { notComputed, STATISTICAL_METHODS } from '@assay/statistics';
import { reference } from '../inputs.ts';
import { listed, stops } from '../searches.ts';

/** More periods than these would each hold few searches of the smaller groups. */
const MOST_PERIODS = 8;
/** Beyond this many a column is one of names, and every row of a table would be of few searches. */
const MOST_GROUPS = 40;

const about = finding.about({
  questions: ['RAP-Q2'],
  method: STATISTICAL_METHODS.wilsonShare,
  limitations: [
    fairness.INFRA_MARGINALITY,
    'The file names no person: one searched many times counts many times, and ranges of people would be wider.',
  ],
});

export const elsewhereFindings = findings('elsewhereFindings', {
  title: 'Searches with an outcome by age, by area and over time, and the groups that stand out',
  needs: { stops, listed: whereRows(listed), reference },
  compute: ({ stops, listed, reference }, { random }) => [
    attributeTable('age', 'Age', stops.byAge, stops.byAge.ageRange, dataset.codeList('age-band-data-police-uk')),
    attributeTable('area', 'Policing area', stops.outcomeByArea, stops.outcomeByArea.area),
    periodTable(listed, reference),
    searchTable(listed, random('halves')),
  ],
});

type MaybeListed = dataset.SearchRecords | NotComputed;

function attributeTable(
  name: string,
  label: string,
  outcomes: { readonly found: Uint8Array; readonly counts: Float64Array },
  column: DictionaryColumn,
  list?: dataset.CodeList,
) {
  const given =
    dataset.unfitToGroupBy(column, label.toLowerCase(), MOST_GROUPS) ?? dataset.groupsOf(column, list, outcomes.counts);
  return about.given(given).table(`finds.by-${name}`, `Searches that led to any outcome, by ${label.toLowerCase()}`, {
    unit: 'proportion',
    rows: (groups) => dataset.outcomesOfSearches(groups, outcomes),
    columns: (t) => [
      t.key('group', label, 'value'),
      t.count('found', 'With an outcome', 'searches', ({ known, found }) => (known === 0 ? null : found)),
      t.count('searches', 'Searches', 'searches', 'known'),
      t.share('share', 'Share', { of: 'found', outOf: 'searches' }),
    ],
  });
}

function findsByPeriod({ found, selfDefined: group, milliseconds }: dataset.SearchRecords, reference: string) {
  const period = dataset.quartersOrYears(milliseconds, MOST_PERIODS);
  const unfit = dataset.unfitToGroupBy(period, 'when people were searched', MOST_GROUPS);
  return unfit ?? fairness.findsOverTime({ found, group, period }, reference);
}

const searchedColumns = <Row extends Pick<GapRow, 'counts'>>(t: Columns<Row>) => [
  t.count('found', 'With an outcome', 'searches', ({ counts }) => counts.group.of),
  t.count('searches', 'Searches', 'searches', ({ counts }) => counts.group.outOf),
  t.share('share', 'Share', { of: 'found', outOf: 'searches' }, { limits: false }),
];

function periodTable(stops: MaybeListed, reference: string) {
  const rows = 'status' in stops ? stops : findsByPeriod(stops, reference);
  const none = notComputed(`no period has searches of the ${reference} group and of another with an outcome on record`);
  return about
    .given(rows, none)
    .table('finds.over-time', `Searches that led to any outcome, period by period, beside the ${reference} group`, {
      unit: 'ratio',
      method: FAIRNESS_METHODS.ratiosOfPeriods,
      columns: (t) => [
        t.key('period', 'Period'),
        t.key('group', 'Group'),
        ...searchedColumns(t),
        ...gapColumns(t, 'ratio', 'Times', 'searches'),
      ],
    });
}

/** Any crossing of what is recorded: chosen in one half of the searches, shown by the other. */
function standingOut(stops: dataset.SearchRecords, random: RandomStream) {
  const recorded = Object.entries({
    'ethnic group': stops.selfDefined,
    gender: stops.gender,
    age: stops.ageRange,
    area: stops.area,
    object: stops.object,
  }).filter(([name, column]) => dataset.unfitToGroupBy(column, name, MOST_GROUPS) === null);
  return fairness.findsThatStandOut(stops.found, Object.fromEntries(recorded), random);
}

function searchTable(stops: MaybeListed, random: RandomStream) {
  const rows = 'status' in stops ? stops : standingOut(stops, random);
  const none = notComputed('no group is large enough for the search');
  return about
    .given(rows, none)
    .table('finds.stand-out', 'Groups whose searches stood out in one half of the file, as the other half shows them', {
      unit: 'percentage-points',
      tolerance: { kind: 'stochastic', absolute: 0.02, relative: 0 },
      method: FAIRNESS_METHODS.searchOfPairs,
      limitations:
        'A group that is too small for the search is not cleared by it; in each half thirty searches are the least that is looked at.',
      columns: (t) => [
        t.key('attribute', 'Recorded'),
        t.key('group', 'Group'),
        ...searchedColumns(t),
        ...gapColumns(t, 'difference', 'Points more than all other searches', 'searches'),
      ],
    });
}
