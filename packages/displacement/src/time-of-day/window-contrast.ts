import type { NotComputed } from '@assay/statistics';
import { checkedBound, fewestBehind, InputError } from '@assay/statistics';
import { incidenceRateRatio, type RateRatio } from '../evaluation/incidence-rate-ratio.ts';
import {
  type WeightedDisplacementDifference,
  weightedDisplacementDifference,
} from '../evaluation/weighted-displacement-difference.ts';

export interface PatrolWindow {
  /** Hours 0–24; a window may pass midnight: from 22 to 2. */
  readonly fromHour: number;
  readonly toHour: number;
  /** Hours before and after the window where crime may move to. */
  readonly adjacentHours: number;
}

export interface WindowContrast {
  readonly difference: WeightedDisplacementDifference;
  /** Patrol hours against the rest of the day. */
  readonly window: RateRatio | NotComputed;
  /** Hours just before and after against the rest of the day: above 1, crime moved there. */
  readonly adjacent: RateRatio | NotComputed;
  /** The fewest events before or after in the hours of patrol, beside them, or in the rest of the day. */
  readonly fewest: number;
}

/**
 * Did crime move to the hours just before or after patrols?
 *
 * The hours of patrol are "treated", those within `adjacentHours` either side are "displacement", the rest of the day
 * the control; weighted displacement difference (per hour) and rate ratios. `hour` and `later` are columns of events.
 *
 * @throws InputError where window and neighbours leave no hour to compare with, or an hour lies outside 0–24.
 *
 * Source: Wheeler and Ratcliffe (2018) for the difference; Piza and O'Hara (2014) for temporal displacement of patrols.
 *
 * @example
 * const patrols = { fromHour: 22, toHour: 2, adjacentHours: 2 };
 * windowContrast([23, 23, 21, 12, 12, 20], [0, 0, 0, 0, 1, 1], patrols).difference.local.value // -0.5
 */
export function windowContrast(
  hour: ArrayLike<number>,
  later: ArrayLike<boolean | number>,
  window: PatrolWindow,
  overdispersion = 1,
): WindowContrast {
  if (!(window.adjacentHours === 0 || window.adjacentHours >= 1 / 60))
    throw new InputError(`hours beside patrols must be 0 or a minute and more: ${window.adjacentHours}. Pass e.g. 2.`);
  const length = windowLength(window);
  const rest = 24 - length - 2 * window.adjacentHours;
  if (rest <= 0)
    throw new InputError(
      `patrol window and its neighbours leave no hours to compare with: ${length} h and ${window.adjacentHours} h either side. Shorten the neighbours.`,
    );
  const cells = { window: [0, 0], adjacent: [0, 0], rest: [0, 0] };
  for (let event = 0; event < hour.length; event++) cells[zoneOfHour(hour[event]!, window)][later[event] ? 1 : 0]!++;
  const pair = ([before, after]: readonly number[]) => ({ before: before!, after: after! });
  const control = pair(cells.rest);
  return {
    difference: weightedDisplacementDifference(
      { treated: pair(cells.window), control, displacement: pair(cells.adjacent) },
      { overdispersion, areaWeights: { treated: length, control: rest, displacement: 2 * window.adjacentHours } },
    ),
    window: incidenceRateRatio({ treated: pair(cells.window), control }, { overdispersion }),
    adjacent: incidenceRateRatio({ treated: pair(cells.adjacent), control }, { overdispersion }),
    fewest: fewestBehind(Object.values(cells).flat()),
  };
}

/**
 * Is this hour one of patrol, just before or after it, or neither? A window may pass midnight.
 *
 * @throws InputError where the hour lies outside 0 … 24, 24 itself being the next day's 0, or the window has no hours.
 *
 * @example
 * zoneOfHour(23, { fromHour: 22, toHour: 2, adjacentHours: 2 }) // 'window'
 */
export function zoneOfHour(hour: number, window: PatrolWindow): 'window' | 'adjacent' | 'rest' {
  if (!(hour >= 0 && hour < 24))
    throw new InputError(`hour must lie from 0 to below 24: ${hour}. Leave events without a time out, and count them.`);
  for (const name of ['fromHour', 'toHour', 'adjacentHours'] as const) checkedBound(window[name], name);
  const length = windowLength(window);
  const since = (hour - window.fromHour + 24) % 24;
  if (since < length) return 'window';
  return since < length + window.adjacentHours || since >= 24 - window.adjacentHours ? 'adjacent' : 'rest';
}

function windowLength({ fromHour, toHour }: PatrolWindow): number {
  return (toHour - fromHour + 24) % 24 || 24;
}
