import { type Degrees, type SearchRecords, timedVehicleSearches, whereSearched } from '@assay/dataset';
import { FAIRNESS_METHODS, veilOfGroups, veilRows } from '@assay/fairness-metrics';
import { finding, findings, ifChosen, whereRows } from '@assay/notebook';
import { isComputed, notComputed } from '@assay/statistics';
import { latitude, longitude } from '../inputs.ts';
import { GROUPS, listed } from '../searches.ts';

const ALL = 'All';
const IN_OTHER_WORDS = 'In words that name none of these';

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
    const chosen = { latitude: ifChosen(latitude), longitude: ifChosen(longitude) };
    const place = 'status' in listed ? listed : whereSearched(chosen, listed.middle, listed.area);
    const rows = 'status' in listed ? listed : 'status' in place ? place : veiled(listed, place);
    return [
      about.given(place).text('veil.place', 'Where it is light or dark', {
        from: (at) => `latitude ${inWords(at.latitude)}, longitude ${inWords(at.longitude)}: ${at.from}`,
      }),
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

const inWords = (degrees: number) => String(degrees).replace('-', '−');

/** One row for each group, one for other words where officers used some, and all of them. */
function veiled(searches: SearchRecords, place: Degrees) {
  const stops = timedVehicleSearches(searches);
  if (stops.milliseconds.length === 0)
    return notComputed('no search of a person with a vehicle has a time and a group that an officer recorded');
  const found = veilOfGroups(stops, place, GROUPS);
  return isComputed(found) ? veilRows(found, { rest: IN_OTHER_WORDS, all: ALL }) : found;
}
