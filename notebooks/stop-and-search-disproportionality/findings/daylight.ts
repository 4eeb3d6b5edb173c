import { londonClockMinute } from '@assay/dataset';
import { eveningRows, FAIRNESS_METHODS, veilOfDarkness } from '@assay/fairness-metrics';
import { finding, findings, whereRows } from '@assay/notebook';
import { MISSING_CODE, type NotComputed, notComputed } from '@assay/statistics';
import { latitude, longitude } from '../inputs.ts';
import { type ListedSearches, listed } from '../listed.ts';
import { GROUPS } from '../searches.ts';

const ALL = 'All';
const IN_OTHER_WORDS = 'In words that name none of these';
/** Searches in each light below which a share is not fitted. */
const LEAST = 30;

const about = finding.about({
  questions: ['RAP-C1', 'RAP-Q2'],
  method: FAIRNESS_METHODS.veilOfDarkness,
  limitations: [
    'Groups are those that officers recorded, because the question is what they could see; searches where they recorded none are left out.',
    'It can show an effect of seeing who is in a vehicle, not its absence: streets are lit, cars can be known by sight, and grounds may come from elsewhere.',
    'Clock time is that of London, with its summer time; a time that a file writes without an offset is read by that clock.',
  ],
});

export const daylightFindings = findings('daylightFindings', {
  title: 'Is a group a smaller share of searches when it is dark?',
  needs: { listed: whereRows(listed), latitude, longitude },
  compute: ({ listed, latitude, longitude }) => {
    const evening = 'status' in listed ? listed : eveningSearches(listed, latitude, longitude);
    const rows = 'status' in evening ? evening : veilRows(evening);
    return [
      about.given(rows).table('veil.by-group', {
        title:
          'Odds that a search with a vehicle is of the group, in the dark against daylight at the same time of day',
        unit: 'ratio',
        totals: 'status' in rows ? [] : [{ row: ALL, of: rows.slice(0, -1).map(({ group }) => group) }],
        estimates: { unit: 'ratio', contributors: ({ dark, light }) => Math.min(dark, light), counts: 'searches' },
        columns: (t) => [
          t.key('group', 'Group, as officers recorded it'),
          t.count('dark', 'In the dark', 'searches'),
          t.count('light', 'In daylight', 'searches'),
          t.estimate('odds', 'Odds, dark ÷ daylight', 'odds'),
        ],
      }),
    ];
  },
});

/** One row for each group, one for other words where officers used some, and all of them. */
function veilRows({ inGroup, dark, clockMinutes, area }: Evening) {
  const count = (of: Uint8Array, light: 0 | 1) =>
    of.reduce((sum, value, row) => sum + (dark[row] === light ? value : 0), 0);
  const all = new Uint8Array(dark.length).fill(1);
  const groups = GROUPS.map((group) => {
    const own = inGroup(group);
    const { oddsRatio } = veilOfDarkness({ inGroup: own, dark, clockMinutes, area });
    return { group, dark: count(own, 1), light: count(own, 0), odds: oddsRatio };
  });
  const total = { group: ALL, dark: count(all, 1), light: count(all, 0), odds: null };
  const left = (light: 'dark' | 'light') => total[light] - groups.reduce((sum, row) => sum + row[light], 0);
  const rest = { group: IN_OTHER_WORDS, dark: left('dark'), light: left('light'), odds: null };
  return [...groups, ...(rest.dark + rest.light > 0 ? [rest] : []), total];
}

type Evening = Exclude<ReturnType<typeof eveningSearches>, NotComputed>;

/** Searches with a vehicle in the evening hours that are both light and dark over the year, or why there are none to compare. */
function eveningSearches(stops: ListedSearches, latitude: number, longitude: number) {
  const officer = stops.officerDefined;
  const rows = Int32Array.from(officer.codes, (_, row) => row).filter(
    (row) =>
      stops.withVehicle[row] === 1 && officer.codes[row] !== MISSING_CODE && !Number.isNaN(stops.milliseconds[row]!),
  );
  if (rows.length === 0)
    return notComputed('no search of a person with a vehicle has a time and a group that an officer recorded');
  const milliseconds = Float64Array.from(rows, (row) => stops.milliseconds[row]!);
  const clockMinutes = milliseconds.map(londonClockMinute);
  if (clockMinutes.every((minute) => minute === clockMinutes[0]))
    return notComputed('the file gives days, not times of day');
  const { rows: evening, dark } = eveningRows({ milliseconds, clockMinutes }, latitude, longitude);
  const darkCount = dark.reduce((sum, value) => sum + value, 0);
  if (Math.min(darkCount, dark.length - darkCount) < LEAST) {
    return notComputed(
      'too few searches with a vehicle fall in evening hours that are light at one time of year and dark at another',
    );
  }
  const kept = evening.map((row) => rows[row]!);
  const areas = stops.area.values.length;
  return {
    dark,
    clockMinutes: Float64Array.from(evening, (row) => clockMinutes[row]!),
    area: kept.map((row) => (stops.area.codes[row] === MISSING_CODE ? areas : stops.area.codes[row]!)),
    inGroup: (group: string) => Uint8Array.from(kept, (row) => (officer.values[officer.codes[row]!] === group ? 1 : 0)),
  };
}
