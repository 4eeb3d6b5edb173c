import { type NotComputed, notComputed, textAt } from '@assay/statistics';
import { field } from '../schema/field.ts';
import { checkedTable } from '../table/checked-table.ts';
import { textColumn, textColumns } from '../table/column-of.ts';
import { printedNumbers } from '../table/printed-numbers.ts';
import type { Table } from '../table/table.ts';

/** The table of searches and residents as the government's Ethnicity facts and figures publishes it. */
export const OFFICIAL_SEARCHES = [
  field.text('time', 'Year', 'Financial year.', 'time', { required: true }),
  field.text('ethnicity', 'Ethnicity', 'Group as published.', 'protected-characteristic', { required: true }),
  field.text('geography', 'Area', 'Police force area or nation.', 'place', { required: true }),
  field.text('searches', 'Searches', 'Number of searches, as text: thousands are marked by commas.', 'measure', {
    required: true,
    aliases: ['number_of_stop_and_searches', 'number_of_stops_and_searches'],
  }),
  field.text('population', 'Population', 'Residents of the group.', 'measure', {
    required: true,
    aliases: ['population_by_ethnicity'],
  }),
] as const;

/** The same table with the rate that it publishes of each group. */
export const OFFICIAL_RATES = [
  ...OFFICIAL_SEARCHES,
  field.text('rate', 'Published rate', 'Searches per 1,000 residents as published.', 'measure', {
    required: true,
    aliases: ['rate_per_1,000_population_by_ethnicity', 'rate_per_1000_population_by_ethnicity'],
  }),
] as const;

/** Searches and residents of each group in one area and year. */
export interface OfficialSearches {
  readonly year: string;
  readonly area: string;
  readonly groups: readonly { readonly group: string; readonly searches: number; readonly population: number }[];
  /** Searches of people whose ethnicity was not reported, or why that is not known. */
  readonly notStated: number | NotComputed;
}

/** The group of that name in the published table. */
const NOT_STATED = 'Unreported';
const UNREPORTED = notComputed(
  'the official table has no searches without a reported ethnicity for that area and year',
);

/** Why nothing is computed of an area and year that the official table does not have whole. */
export const NO_OFFICIAL_SEARCHES = notComputed(
  'the official table has no counts of the area and year that were chosen',
);

/**
 * What does the official table say of one area and year? Not computed where it does not have every one of these groups with its
 * searches and residents, or has one twice with other numbers: its rows are then parts of something else as well.
 *
 * @throws InputError where a column has more or fewer values than the table has rows.
 *
 * @example
 * const fields = { time: ['2017/18'], ethnicity: ['White'], geography: ['West Midlands'], searches: ['5,439'], population: ['1,919,138'] };
 * const table = tableOf({ name: 'official', title: 'Official', fields: OFFICIAL_SEARCHES }, fields);
 * officialSearches(table, { area: 'West Midlands', year: '2017/18', groups: ['White'] }).groups[0].searches // 5439
 */
export function officialSearches(
  table: Table,
  { area, year, groups }: { readonly area: string; readonly year: string; readonly groups: readonly string[] },
): OfficialSearches | NotComputed {
  const names = { time: 'time', ethnicity: 'ethnicity', geography: 'geography' } as const;
  const { time, ethnicity, geography } = textColumns(checkedTable(table), names);
  const [searches, population] = ['searches', 'population'].map((name) => printedNumbers(textColumn(table, name)));
  const found = new Map<string, { readonly searches: number; readonly population: number }>();
  for (let row = 0; row < table.rowCount; row++) {
    if (textAt(time, row) !== year || textAt(geography, row) !== area) continue;
    const group = textAt(ethnicity, row) ?? '';
    const told = { searches: searches![row]!, population: population![row]! };
    const before = found.get(group);
    if (
      before !== undefined &&
      !(Object.is(before.searches, told.searches) && Object.is(before.population, told.population))
    )
      return notComputed(
        `the official table has ${group === '' ? 'no group' : group} twice for ${area}, ${year}, with other numbers: its rows are parts of something else as well; keep the rows of all searches`,
      );
    found.set(group, told);
  }
  const known = groups.flatMap((group) => {
    const counts = found.get(group);
    const isWhole = counts !== undefined && !Number.isNaN(counts.searches) && !Number.isNaN(counts.population);
    return isWhole ? [{ group, ...counts }] : [];
  });
  const lacking = groups.filter((group) => !known.some((each) => each.group === group));
  if (known.length === 0) return NO_OFFICIAL_SEARCHES;
  if (lacking.length > 0)
    return notComputed(`the official table lacks searches or residents of ${lacking.join(', ')} for the area and year`);
  const notStated = found.get(NOT_STATED)?.searches ?? Number.NaN;
  return { year, area, groups: known, notStated: Number.isNaN(notStated) ? UNREPORTED : notStated };
}
