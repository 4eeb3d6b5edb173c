import { overdispersion } from '@assay/displacement';
import { cell } from '@assay/notebook';
import { notComputed } from '@assay/statistics';
import { type City, city, DAY } from '../city.ts';

/** Days before and after, and how far counts of sectors and months swing beyond chance. */
export const baseline = cell({
  name: 'baseline',
  title: 'Lengths of the two periods and over-dispersion before patrols',
  needs: { city },
  compute: ({ city }) => {
    const first = city.day.reduce((least, day) => Math.min(least, day), Number.MAX_SAFE_INTEGER);
    const last = city.day.reduce((most, day) => Math.max(most, day), -Number.MAX_SAFE_INTEGER);
    // Records of months are dated to the first: the last month ends where the next would begin.
    const end = city.monthsOnly ? firstOfMonth(monthOf(last) + 1) : last + 1;
    const days = {
      before: Math.max(0, city.interventionDay - first),
      after: Math.max(0, end - city.interventionDay),
    };
    const periodOf = periodsOf(city, first);
    const nMonths =
      days.before === 0 ? 0 : city.monthsOnly ? periodOf(city.interventionDay) : Math.floor(days.before / 28);
    const counts = new Float64Array(city.sectors.length * Math.max(1, nMonths));
    for (let row = 0; row < city.nEvents; row++) {
      const month = periodOf(city.day[row]!);
      if (city.later[row] || city.sector[row]! < 0 || month >= nMonths) continue;
      counts[city.sector[row]! * nMonths + month]!++;
    }
    const result =
      nMonths < 2 || city.sectors.length < 2
        ? notComputed('fewer than two months before patrols')
        : overdispersion(counts, nMonths);
    return { days, nMonths, counts, firstDay: first, factor: result.status === 'computed' ? result.factor : 1, result };
  },
});

/** Months since the first day: of the calendar where records hold months, else of four weeks, so that weekends weigh alike. */
export function periodsOf({ monthsOnly }: City, firstDay: number): (day: number) => number {
  return monthsOnly ? (day) => monthOf(day) - monthOf(firstDay) : (day) => Math.floor((day - firstDay) / 28);
}

/** Months since year 0 of a day since 1970. */
function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

function firstOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12) / DAY;
}

/** Why an evaluation cannot be made of these inputs, or `null`. */
export function evaluationProblem(city: City) {
  if (city.withoutSectors !== null) return city.withoutSectors;
  if (!city.sectors.some(({ kind }) => kind === 'treated')) return notComputed('no sector is marked as patrolled');
  if (!city.later.includes(0) || !city.later.includes(1))
    return notComputed('there are no events before, or none after, the first day of patrols');
  return null;
}
