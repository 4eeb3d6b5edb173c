import {
  changePoints,
  checkedNumbers,
  exactSum,
  isComputed,
  type NotComputed,
  type RandomStream,
  type SingleChangePoint,
  singleChangePoint,
} from '@assay/statistics';
import { rowsByGroup } from '../code-list/groups-of.ts';
import { monthlyParts, writtenMonth } from '../date/months.ts';
import { MISSING_DAY } from '../table/table.ts';
import { cameTo, type RecordedReports } from './recorded-reports.ts';

/** A stretch of months, each written as 2025-03, in which reports were recorded at one rate. */
export interface StretchOfPractice {
  /** 1 for the first of its offence. */
  readonly stretch: number;
  readonly from: string;
  /** Of how few reports its first month tells: where a stretch lies before it, the shorter of both; else that month's own. */
  readonly fewestFrom: number;
  readonly to: string;
  /** The same of its last month. */
  readonly fewestTo: number;
  readonly recorded: number;
  readonly reports: number;
}

/** When the share of one offence's reports that became crimes changed most clearly. */
export interface ChangeOfPractice {
  readonly offence: string;
  readonly reports: number;
  /** The first month of the later practice; `null` where no change is computed. */
  readonly from: string | null;
  /** Reports on the side of the change that has fewer: a rate is of the reports on its own side. */
  readonly fewer: number;
  readonly change: SingleChangePoint | NotComputed;
  readonly stretches: readonly StretchOfPractice[];
}

type Reports = Pick<RecordedReports, 'offence' | 'reportedDay' | 'stage'>;

const DRAWS = 499;

/**
 * When did the practice of recording change, offence by offence? {@link singleChangePoint} and {@link changePoints} of the share of each
 * month's reports that were recorded as crimes; reports without a day, or at no known stage, are left out.
 *
 * @param random A stream for each offence, so that no offence's chance depends on which others there are.
 *
 * @example
 * changesOfPractice(recordedReports(reportTable), randomStream).map(({ offence, reports, from }) => [offence, reports, from]) // [['burglary', 1, null]]
 */
export function changesOfPractice(reports: Reports, random: (offence: string) => RandomStream): ChangeOfPractice[] {
  const recorded = cameTo(reports, 'recorded');
  return rowsByGroup(reports.offence).map(([offence, rows]) => {
    const { months, ...parts } = monthlyParts(reports.reportedDay, recorded, rows);
    const series = { model: 'binomial', ...parts } as const;
    const change = singleChangePoint(series, { random: random(offence), draws: DRAWS });
    const start = isComputed(change) ? change.start : 0;
    return {
      offence,
      reports: exactSum(series.sizes),
      from: isComputed(change) ? writtenMonth(months[start]!) : null,
      fewer: Math.min(exactSum(series.sizes.slice(0, start)), exactSum(series.sizes.slice(start))),
      change,
      stretches: changePoints(series).map(({ start, end, count, size }, at, all) => ({
        stretch: at + 1,
        from: writtenMonth(months[start]!),
        fewestFrom: Math.min(size, all[at - 1]?.size ?? series.sizes[start]!),
        to: writtenMonth(months[end - 1]!),
        fewestTo: Math.min(size, all[at + 1]?.size ?? series.sizes[end - 1]!),
        recorded: count,
        reports: size,
      })),
    };
  });
}

/**
 * Was each report of an early era, or of the time after it, recorded as a crime? 1 yes, 0 no; −1 where it is of the other time, has no day,
 * or its stage is not known.
 *
 * @param border the first day after the early era, in days since 1970-01-01.
 * @throws InputError where the border is no number.
 *
 * @example
 * recordedByEra({ stage: Int8Array.of(0, 1, 1), reportedDay: Int32Array.of(10, 500, 900) }, 100) // { early: [0, -1, -1], later: [-1, 1, 1] }
 */
export function recordedByEra(
  reports: Pick<RecordedReports, 'stage' | 'reportedDay'>,
  border: number,
): { readonly early: Int8Array; readonly later: Int8Array } {
  checkedNumbers([border], 'the border of an era');
  const recorded = cameTo(reports, 'recorded');
  const within = (isIn: (day: number) => boolean) =>
    recorded.map((flag, row) => {
      const day = reports.reportedDay[row]!;
      return day !== MISSING_DAY && isIn(day) ? flag : -1;
    });
  return { early: within((day) => day < border), later: within((day) => day >= border) };
}
