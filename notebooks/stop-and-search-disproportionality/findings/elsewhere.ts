import { type CodeList, calendarDay, codeList, groupsOf, londonClock } from '@assay/dataset';
import {
  type AuditColumns,
  cellsFromRows,
  countCells,
  errorsOverTime,
  FAIRNESS_METHODS,
  groupCells,
  INFRA_MARGINALITY,
  rateOf,
  subgroupSearch,
  withCounts,
} from '@assay/fairness-metrics';
import { type Columns, finding, findings, type GapRow, gapColumns, whereRows } from '@assay/notebook';
import type { DictionaryColumn, NotComputed, RandomStream } from '@assay/statistics';
import { dictionaryColumn, MISSING_CODE, notComputed, STATISTICAL_METHODS, textAt } from '@assay/statistics';
import { reference } from '../inputs.ts';
import { type ListedSearches, listed } from '../listed.ts';
import { BLANK, stops } from '../searches.ts';

const FOUND = 'positivePredictiveValue';
const MILLISECONDS_OF_DAY = 86_400_000;
/** More periods than these would each hold few searches of the smaller groups. */
const MOST_PERIODS = 8;
/** Beyond this many a column is one of names, and every row of a table would be of few searches. */
const MOST_GROUPS = 40;
/** Searches in each half of the file, below which no group is looked at. */
const LEAST_SEARCHES = 30;

const about = finding.about({
  questions: ['RAP-Q2'],
  method: STATISTICAL_METHODS.wilsonShare,
  limitations: [
    INFRA_MARGINALITY,
    'The file names no person: one searched many times counts many times, and ranges of people would be wider.',
  ],
});

export const elsewhereFindings = findings('elsewhereFindings', {
  title: 'Searches with an outcome by age, by area and over time, and the groups that stand out',
  needs: { stops, listed: whereRows(listed), reference },
  compute: ({ stops, listed, reference }, { random }) => [
    attributeTable('age', 'Age', stops.byAge, stops.byAge.ageRange, codeList('age-band-data-police-uk')),
    attributeTable('area', 'Policing area', stops.outcomeByArea, stops.outcomeByArea.area),
    periodTable(listed, reference),
    searchTable(listed, random('halves')),
  ],
});

/** Every row was searched: of those, to how many something was found. */
function searched({ count, found }: ListedSearches): Omit<AuditColumns, 'attributes'> {
  return { label: found, decision: new Uint8Array(count).fill(1) };
}

type MaybeListed = ListedSearches | NotComputed;

/** Why a column has no table, or `null`. */
function unfit(column: DictionaryColumn, what: string): NotComputed | null {
  const used = new Set(column.codes);
  used.delete(MISSING_CODE);
  if (used.size === 0) return notComputed(`the file does not record ${what}`);
  if (used.size > MOST_GROUPS) return notComputed(`${what} has ${used.size} different values, too many for a table`);
  return null;
}

function attributeTable(
  name: string,
  label: string,
  { found, counts }: { readonly found: Uint8Array; readonly counts: Float64Array },
  column: DictionaryColumn,
  list?: CodeList,
) {
  const known = (value: number) => (value === 2 ? null : (value as 0 | 1));
  const groups = groupsOf(column, list, counts);
  const inOrder = Array.from(counts.keys()).sort((a, b) => groups.codes[a]! - groups.codes[b]!);
  const rows = inOrder.map((row) => ({
    groups: { [name]: textAt(groups, row) },
    label: known(found[row]!),
    decision: 1 as const,
    count: counts[row]!,
  }));
  const given = unfit(column, label.toLowerCase()) ?? cellsFromRows(rows, OF_BLANK);
  return about.given(given).table(`finds.by-${name}`, `Searches that led to any outcome, by ${label.toLowerCase()}`, {
    unit: 'proportion',
    rows: (cells) =>
      groupCells(cells, [name]).map((group) => {
        const { numerator, denominator } = rateOf(group, FOUND);
        return { group: group.group, found: denominator === 0 ? null : numerator, searches: denominator };
      }),
    columns: (t) => [
      t.key('group', label),
      t.count('found', 'With an outcome', 'searches'),
      t.count('searches', 'Searches', 'searches'),
      t.share('share', 'Share', { of: 'found', outOf: 'searches' }),
    ],
  });
}

const OF_BLANK = { missingGroup: BLANK };

/** Quarters on the calendar of London, or years where there would be too many. */
function periodsOf({ milliseconds }: ListedSearches): DictionaryColumn {
  const days = Array.from(milliseconds, (time) =>
    Number.isNaN(time) ? undefined : calendarDay(Math.floor(londonClock(time) / MILLISECONDS_OF_DAY)),
  );
  const quarters = days.map((day) => (day === undefined ? null : `${day.year} Q${Math.ceil(day.month / 3)}`));
  return new Set(quarters).size > MOST_PERIODS
    ? dictionaryColumn(days.map((day) => (day === undefined ? null : String(day.year))))
    : dictionaryColumn(quarters);
}

function errorsByPeriod(stops: ListedSearches, reference: string) {
  const period = periodsOf(stops);
  const attributes = { group: stops.selfDefined, period };
  return (
    unfit(period, 'when people were searched') ??
    withCounts(
      errorsOverTime(countCells({ ...searched(stops), attributes }, OF_BLANK), {
        attribute: 'group',
        period: 'period',
        metrics: [FOUND],
        scale: 'ratio',
        reference,
      }).filter(({ rate, comparedRate }) => rate.denominator > 0 && comparedRate.denominator > 0),
    )
  );
}

const searchedColumns = <Row extends Pick<GapRow, 'counts'>>(t: Columns<Row>) => [
  t.count('found', 'With an outcome', 'searches', ({ counts }) => counts.group.of),
  t.count('searches', 'Searches', 'searches', ({ counts }) => counts.group.outOf),
  t.share('share', 'Share', { of: 'found', outOf: 'searches' }, { limits: false }),
];

function periodTable(stops: MaybeListed, reference: string) {
  const rows = 'status' in stops ? stops : errorsByPeriod(stops, reference);
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
function standingOut(stops: ListedSearches, random: RandomStream) {
  const recorded = Object.entries({
    'ethnic group': stops.selfDefined,
    gender: stops.gender,
    age: stops.ageRange,
    area: stops.area,
    object: stops.object,
  }).filter(([name, column]) => unfit(column, name) === null);
  const { rows } = subgroupSearch({ ...searched(stops), attributes: Object.fromEntries(recorded) }, FOUND, random, {
    minimumPeople: LEAST_SEARCHES,
    depth: 2,
    missingGroup: BLANK,
  });
  return withCounts(rows);
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
