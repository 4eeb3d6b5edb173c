import { londonClockMinute } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { eveningRows, veilOfDarkness } from '@assay/fairness-metrics';
import { findings, statedLimits, withLimits } from '@assay/notebook';
import { MISSING_CODE, notComputed } from '@assay/statistics';
import { latitude, longitude } from '../inputs.ts';
import { GROUPS, type Searches, stops } from '../searches.ts';

const ALL = 'All';
/** Searches in each light below which a share is not fitted. */
const LEAST = 30;

export const daylightFindings = findings({
  name: 'daylightFindings',
  title: 'Is a group a smaller share of searches when it is dark?',
  needs: { stops, latitude, longitude },
  compute: ({ stops, latitude, longitude }): FindingDraft[] => {
    const shared = {
      id: 'veil.by-group',
      title: 'Odds that a search with a vehicle is of the group, in the dark against daylight at the same time of day',
      questions: ['RAP-C1', 'RAP-Q2'],
      unit: 'ratio',
      people: true,
      method: {
        name: 'Veil of darkness: logistic regression on darkness, clock time (natural spline) and area, Wald interval',
        source: 'Grogger and Ridgeway (2006); Pierson and others (2020)',
      },
      limitations: [
        'Groups are those that officers recorded, because the question is what they could see; searches where they recorded none are left out.',
        'It can show an effect of seeing who is in a vehicle, not its absence: streets are lit, cars can be known by sight, and grounds may come from elsewhere.',
        'Times are read as universal time, as the public files write them; clock time is that of London, with its summer time.',
      ],
    } as const;
    const evening = eveningSearches(stops, latitude, longitude);
    if (typeof evening === 'string') return [{ ...shared, notComputed: notComputed(evening) }];
    const { inGroup, dark, clockMinutes, area } = evening;
    const inLight = (of: Uint8Array, light: 0 | 1) =>
      of.reduce((sum, value, row) => sum + (dark[row] === light ? value : 0), 0);
    const all = new Uint8Array(dark.length).fill(1);
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'group', label: 'Group, as officers recorded it', unit: 'text', key: true },
            { name: 'dark', label: 'In the dark', unit: 'count', people: true },
            { name: 'light', label: 'In daylight', unit: 'count', people: true },
            ...withLimits({ name: 'odds', label: 'Odds, dark ÷ daylight', unit: 'ratio' }),
          ],
          totals: [{ row: ALL, of: GROUPS }],
          rows: [
            ...GROUPS.map((group) => {
              const own = inGroup(group);
              const { oddsRatio } = veilOfDarkness({ inGroup: own, dark, clockMinutes, area });
              return [group, inLight(own, 1), inLight(own, 0), ...statedLimits(oddsRatio)];
            }),
            [ALL, inLight(all, 1), inLight(all, 0), null, null, null],
          ],
        },
      },
    ];
  },
});

/** Searches with a vehicle in the evening hours that are both light and dark over the year, or why there are none to compare. */
function eveningSearches(stops: Searches, latitude: number, longitude: number) {
  const officer = stops.officerDefined;
  const rows = Int32Array.from({ length: stops.count }, (_, row) => row).filter(
    (row) =>
      stops.withVehicle[row] === 1 && officer.codes[row] !== MISSING_CODE && !Number.isNaN(stops.milliseconds[row]!),
  );
  if (rows.length === 0) return 'no search of a person with a vehicle has a time and a group that an officer recorded';
  const milliseconds = Float64Array.from(rows, (row) => stops.milliseconds[row]!);
  const clockMinutes = milliseconds.map(londonClockMinute);
  if (clockMinutes.every((minute) => minute === clockMinutes[0])) return 'the file gives days, not times of day';
  const { rows: evening, dark } = eveningRows({ milliseconds, clockMinutes }, latitude, longitude);
  const darkCount = dark.reduce((sum, value) => sum + value, 0);
  if (Math.min(darkCount, dark.length - darkCount) < LEAST) {
    return 'too few searches with a vehicle fall in evening hours that are light at one time of year and dark at another';
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
