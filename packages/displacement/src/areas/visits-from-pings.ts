import type { Area } from './area.ts';
import { locateInAreas, NOWHERE } from './locate.ts';

/** Where a patrol's device said it was, and when, in the coordinates of the areas. */
export interface PatrolPings {
  /** Code of the officer, vehicle or device, from 0; below 0 where it is not stated. */
  readonly unit: ArrayLike<number>;
  /** Milliseconds since 1970. */
  readonly time: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

export interface PingVisit {
  readonly unit: number;
  readonly area: number;
  readonly start: number;
  readonly minutes: number;
  readonly nPings: number;
}

export interface PingVisits {
  readonly visits: PingVisit[];
  /** Pings without unit, time or place, and those outside every area. */
  readonly nUnusable: number;
  readonly nOutside: number;
  /** Stays that were too short to be a visit: passing through. */
  readonly nPassing: number;
}

/**
 * Which visits to areas do the pings of patrols make?
 *
 * A stay is a run of pings of one unit in one area with no more than `gapMinutes` between two of them; leaving for
 * another area, or for none, ends it. A stay of `leastMinutes` or more is a visit, a shorter one is passing through:
 * deterrence grows up to about fifteen minutes' presence. Pings in any order; those that cannot be used are counted.
 *
 * Source: Koper (1995), "Just enough police presence", for the length of a stay.
 *
 * @example
 * const pings = { unit: [0, 0, 0], time: [0, 300_000, 600_000], x: [5, 5, 5], y: [5, 5, 5] };
 * visitsFromPings(pings, [square]).visits // [{ unit: 0, area: 0, start: 0, minutes: 10, nPings: 3 }]
 */
export function visitsFromPings(
  { unit, time, x, y }: PatrolPings,
  areas: readonly Area[],
  { gapMinutes = 15, leastMinutes = 5 }: { readonly gapMinutes?: number; readonly leastMinutes?: number } = {},
): PingVisits {
  const rows = Array.from({ length: time.length }, (_, row) => row).filter(
    (row) => unit[row]! >= 0 && [time[row]!, x[row]!, y[row]!].every(Number.isFinite),
  );
  rows.sort((one, other) => unit[one]! - unit[other]! || time[one]! - time[other]!);
  const { area } = locateInAreas(
    rows.map((row) => x[row]!),
    rows.map((row) => y[row]!),
    areas,
  );
  const visits: PingVisit[] = [];
  let nOutside = 0;
  let nPassing = 0;
  let first = 0;
  for (let at = 0; at < rows.length; at++) {
    if (area[at] === NOWHERE) nOutside++;
    const goesOn =
      at + 1 < rows.length &&
      unit[rows[at + 1]!] === unit[rows[at]!] &&
      area[at + 1] === area[at] &&
      time[rows[at + 1]!]! - time[rows[at]!]! <= gapMinutes * 60_000;
    if (goesOn) continue;
    const minutes = (time[rows[at]!]! - time[rows[first]!]!) / 60_000;
    if (area[at] !== NOWHERE) {
      if (minutes >= leastMinutes)
        visits.push({
          unit: unit[rows[at]!]!,
          area: area[at]!,
          start: time[rows[first]!]!,
          minutes,
          nPings: at - first + 1,
        });
      else nPassing++;
    }
    first = at + 1;
  }
  return { visits, nUnusable: time.length - rows.length, nOutside, nPassing };
}
