import {
  InputError,
  logisticRegression,
  type MaybeEstimate,
  naturalSpline,
  normalQuantile,
  notComputed,
  USUAL_LEVEL,
} from '@assay/statistics';

/** Stops in the hours that are dark for part of the year and light for the rest. */
export interface EveningStops {
  /** 1 where the person stopped belongs to the group asked about. */
  readonly inGroup: Uint8Array;
  /** 1 after dusk, 0 before sunset; leave out stops between the two, when neither is clear. */
  readonly dark: Uint8Array;
  /** Minute of the day. */
  readonly clockMinutes: Float64Array;
  /** Area codes, 0 … areas − 1; each area has its own level. */
  readonly area?: Int32Array;
  /** Officer or team, 0 … n − 1: standard errors then allow for repeats. */
  readonly cluster?: Int32Array;
}

export interface VeilOfDarkness {
  /** Odds of the group's share in the dark against daylight at the same clock time; below 1: a smaller share when faces are hard to see. */
  readonly oddsRatio: MaybeEstimate;
  readonly stops: number;
}

/**
 * At the same time of day, is the group a smaller share of stops when it is dark and officers can see less of who they
 * stop?
 *
 * logit P(group) = β·dark + natural spline of clock time (6 degrees of freedom) + area. An odds ratio below 1 is what
 * visibility of the person acting on the decision to stop would give; it is not evidence about searches, nor where
 * streets are lit. Only for stops of vehicles: a pedestrian's face is seen at arm's length. Wald interval,
 * cluster-robust where clusters are given.
 *
 * @throws InputError where columns differ in length or an area code is negative.
 *
 * Source: Grogger and Ridgeway (2006); spline as in Pierson and others (2020).
 *
 * @example
 * const rows = Array.from({ length: 400 }, (_, row) => row);
 * const dark = Uint8Array.from(rows, (row) => row % 2);
 * const inGroup = Uint8Array.from(rows, (row) => (row % 5 < (row % 2 === 1 ? 1 : 2) ? 1 : 0));
 * const clockMinutes = Float64Array.from(rows, (row) => 1020 + (row % 97));
 * veilOfDarkness({ inGroup, dark, clockMinutes }).oddsRatio.value // 0.3744
 */
export function veilOfDarkness(stops: EveningStops, { level = USUAL_LEVEL, splineDegrees = 6 } = {}): VeilOfDarkness {
  const { inGroup, dark, clockMinutes, area, cluster } = stops;
  const rows = inGroup.length;
  for (const [name, { length }] of Object.entries({
    dark,
    clockMinutes,
    ...(area && { area }),
    ...(cluster && { cluster }),
  })) {
    if (length === rows) continue;
    throw new InputError(`columns must be of one length: inGroup has ${rows}, ${name} ${length}. Check the join.`);
  }
  const darkRows = dark.reduce((sum, value) => sum + value, 0);
  if (darkRows === 0 || darkRows === rows) {
    return { oddsRatio: notComputed('all stops are in one light'), stops: rows };
  }
  const columns = [Float64Array.from(dark), ...naturalSpline(clockMinutes, splineDegrees), ...areaLevels(area, rows)];
  const successes = Float64Array.from(inGroup);
  const trials = new Float64Array(rows).fill(1);
  const fit = logisticRegression({ columns, successes, trials, ...(cluster ? { clusters: cluster } : {}) });
  if (fit.status !== 'computed') return { oddsRatio: fit, stops: rows };
  const beta = fit.coefficients[0]!;
  const reach = normalQuantile((1 + level) / 2) * fit.standardErrors[0]!;
  const method = cluster ? 'Wald interval, cluster-robust' : 'Wald interval';
  return {
    oddsRatio: {
      status: 'computed',
      value: Math.exp(beta),
      interval: { low: Math.exp(beta - reach), high: Math.exp(beta + reach), level, method },
    },
    stops: rows,
  };
}

/** One column per area, which also serve as intercept. */
function areaLevels(area: Int32Array | undefined, rows: number): Float64Array[] {
  if (!area) return [new Float64Array(rows).fill(1)];
  let last = 0;
  for (const code of area) {
    if (code < 0)
      throw new InputError(`an area code must be 0 or more: ${code}. Give missing areas a code of their own.`);
    last = Math.max(last, code);
  }
  const levels = Array.from({ length: last + 1 }, () => new Float64Array(rows));
  for (let row = 0; row < rows; row++) levels[area[row]!]![row] = 1;
  return levels.filter((level) => level.some((value) => value === 1));
}
