import {
  checkedAmounts,
  checkedBound,
  checkedNumbers,
  checkedPlaces,
  checkedSize,
  InputError,
} from '@assay/statistics';
import type { AreaPanel } from './panel.ts';

const DAY = 86_400_000;

/** Columns of events: the area of each by number, −1 where it lies in none, and its day since 1970-01-01. */
export interface DatedEvents {
  readonly area: ArrayLike<number>;
  readonly day: ArrayLike<number>;
}

/** Counts of areas by months round the first day of patrols. */
export interface PeriodsRoundStart extends AreaPanel {
  readonly counts: Float64Array;
  /** How many periods lie before the start. */
  readonly nBefore: number;
  readonly firstDay: number;
  /** Days before and after the start. */
  readonly days: { readonly before: number; readonly after: number };
  /** The number of the period that holds a day; below 0 or `nPeriods` and above for days that none holds. */
  readonly periodOf: (day: number) => number;
}

/**
 * How much crime did each area have, month by month, before and after patrols began?
 *
 * Months of four weeks counted from the start, so that weekends weigh alike; of the calendar where records are dated to
 * the first of a month (`monthsOnly`). What is left over of a month at either end is left out. A start past every day
 * gives periods before it alone.
 *
 * @throws InputError where there is no event, the columns differ in length, or the start is no number.
 *
 * @example
 * periodsRoundStart({ area: [0, 1, 0], day: [0, 30, 60] }, 2, { start: 28 }).counts // [1, 0, 0, 1]
 */
export function periodsRoundStart(
  { area, day }: DatedEvents,
  nAreas: number,
  { start, monthsOnly = false }: { readonly start: number; readonly monthsOnly?: boolean },
): PeriodsRoundStart {
  if (day.length === 0 || day.length !== area.length)
    throw new InputError(`events need an area and a day each: ${area.length} and ${day.length}. Check the join.`);
  checkedNumbers(day, 'days');
  checkedBound(start, 'start');
  let first = day[0]!;
  let last = day[0]!;
  for (let event = 1; event < day.length; event++) {
    first = Math.min(first, day[event]!);
    last = Math.max(last, day[event]!);
  }
  // Records of months are dated to the first: the last month ends where the next would begin.
  const end = monthsOnly ? firstOfMonth(monthOf(last) + 1) : last + 1;
  const middle = Number.isFinite(start) ? start : end;
  const sinceStart = (each: number) =>
    monthsOnly ? monthOf(each) - monthOf(middle) : Math.floor((each - middle) / 28);
  const isWhole = (days: number) => monthsOnly || days % 28 === 0;
  const from = sinceStart(first) + (isWhole(middle - first) ? 0 : 1);
  const nBefore = Math.max(0, -from);
  const nPeriods = nBefore + Math.max(0, sinceStart(end - 1) + (isWhole(end - middle) ? 1 : 0));
  const counts = new Float64Array(checkedSize(nAreas * Math.max(1, nPeriods), 'areas × months'));
  const periodOf = (each: number) => sinceStart(each) - from;
  for (let event = 0; event < day.length; event++) {
    const period = periodOf(day[event]!);
    if (area[event]! >= 0 && period >= 0 && period < nPeriods) counts[area[event]! * nPeriods + period]!++;
  }
  const days = { before: Math.max(0, middle - first), after: Math.max(0, end - middle) };
  return { counts, nPeriods, nBefore, firstDay: first, days, periodOf };
}

/** Months since year 0 of a day since 1970. */
function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

function firstOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12) / DAY;
}

/**
 * The same areas and periods as a panel of their own: some areas, in the order named, over a span of periods.
 *
 * @example
 * areaPanelOf({ counts: [1, 2, 3, 4, 5, 6], nPeriods: 3 }, [1, 0], { from: 1, to: 3 }).counts // [5, 6, 2, 3]
 */
export function areaPanelOf(
  panel: AreaPanel,
  areas: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): AreaPanel & { readonly counts: Float64Array } {
  const { counts, nPeriods } = panel;
  // A log that ends before its first whole month has no period, and areas all the same.
  checkedPlaces(areas, Math.floor(counts.length / Math.max(1, checkedSize(nPeriods, 'periods'))), 'areas');
  checkedAmounts(counts, 'counts of the panel');
  if (!(from >= 0 && to <= nPeriods && from <= to && Number.isInteger(from) && Number.isInteger(to)))
    throw new InputError(`a span of periods must lie within 0 to ${nPeriods}: ${from} to ${to}. Narrow it.`);
  const length = to - from;
  return {
    counts: Float64Array.from(
      { length: areas.length * length },
      (_, cell) => counts[areas[Math.floor(cell / length)]! * nPeriods + from + (cell % length)]!,
    ),
    nPeriods: length,
  };
}
