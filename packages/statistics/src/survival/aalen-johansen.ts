import { checkedBound } from '../checked-numbers.ts';
import { type MaybeEstimate, type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { checkedLevel, criticalValue, type LevelOption } from '../interval/level.ts';
import { riskTable, type SurvivalTimes } from './survival-times.ts';

/** The share ended by one cause, after one distinct time. */
export interface IncidenceStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly incidence: number;
  readonly standardError: number;
  /** Limits on the log(−log) scale; `null` where the share is 0 or 1. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface AalenJohansen {
  readonly status: 'computed';
  readonly level: number;
  readonly method: string;
  /** `causes[cause − 1]`: the steps of that cause. All causes and the share still open sum to 1. */
  readonly causes: readonly (readonly IncidenceStep[])[];
  /** How long whoever was followed longest was followed. */
  readonly longest: number;
}

/**
 * How many have ended in each way after so long, where one end rules out the others: deletion or re-appearance?
 *
 * Aalen–Johansen cumulative incidence. Unlike one minus Kaplan–Meier it does not pretend that those who ended otherwise might
 * still have ended this way. Nobody: not computed.
 *
 * @throws InputError where times or causes are out of range or differ in length.
 *
 * Source: Aalen & Johansen (1978); variance by the infinitesimal jackknife, as R's `survfit` (Therneau).
 *
 * @example
 * aalenJohansen({ times: [1, 2, 3, 4], causes: [1, 2, 1, 0] }).causes[0][2].incidence // 0.5
 */
export function aalenJohansen(data: SurvivalTimes, options: LevelOption = {}): AalenJohansen | NotComputed {
  const level = checkedLevel(options);
  const n = data.times.length;
  if (n === 0) return notComputed('there is nobody to follow');
  const z = criticalValue(level);
  const table = riskTable(data);
  const rows = table.time.length;
  const causes = table.eventsByCause.map((byCause) => {
    const steps: IncidenceStep[] = [];
    let survival = 1;
    let incidence = 0;
    // Influence of one person on S and on the incidence: alike for all still at risk. Of those who left only the sums of
    // squares and products are needed, for theirs change by the same straight rule: the cost grows with times, not squared.
    let onSurvival = 0;
    let onIncidence = 0;
    let survivalSquares = 0;
    let products = 0;
    let incidenceSquares = 0;
    for (let row = 0; row < rows; row++) {
      const atRisk = table.atRisk[row]!;
      const all = table.events[row]!;
      const own = byCause[row]!;
      const hazard = all / atRisk;
      const ownHazard = own / atRisk;
      incidenceSquares += 2 * ownHazard * products + ownHazard ** 2 * survivalSquares;
      products = (products + ownHazard * survivalSquares) * (1 - hazard);
      survivalSquares *= (1 - hazard) ** 2;
      // d(incidence) = S₋ dh + h dS₋, with dh of a person at risk = (own event − h) ÷ at risk.
      const movedSurvival = (event: number): number =>
        onSurvival * (1 - hazard) - (survival * (event - hazard)) / atRisk;
      const movedIncidence = (ownEvent: number): number =>
        onIncidence + ownHazard * onSurvival + (survival * (ownEvent - ownHazard)) / atRisk;
      const leave = (people: number, ownEvent: number, event: number): void => {
        const s = movedSurvival(event);
        const f = movedIncidence(ownEvent);
        survivalSquares += people * s * s;
        products += people * s * f;
        incidenceSquares += people * f * f;
      };
      leave(own, 1, 1);
      leave(all - own, 0, 1);
      leave(table.censored[row]!, 0, 0);
      [onSurvival, onIncidence] = [movedSurvival(0), movedIncidence(0)];
      incidence += survival * ownHazard;
      survival *= 1 - hazard;
      const staying = atRisk - all - table.censored[row]!;
      const standardError = Math.sqrt(Math.max(0, incidenceSquares + staying * onIncidence ** 2));
      steps.push({
        time: table.time[row]!,
        atRisk,
        events: own,
        incidence,
        standardError,
        ...limits(incidence, standardError, z),
      });
    }
    return steps;
  });
  const longest = table.time[rows - 1]!;
  return { status: 'computed', level, method: 'Aalen–Johansen, log-log interval', causes, longest };
}

/**
 * The share ended by one cause, counted from 1, by one time. Past the longest time that anybody was followed it is not known:
 * not computed. A cause that has not occurred by then has ended none, and no limits are given.
 *
 * @throws InputError where the cause is no place in a list, or the time is no number.
 *
 * @example
 * incidenceAt(aalenJohansen({ times: [1, 2, 3, 4], causes: [1, 2, 1, 0] }), 1, 3.5).value // 0.5
 */
export function incidenceAt(curve: AalenJohansen | NotComputed, cause: number, time: number): MaybeEstimate {
  if (curve.status !== 'computed') return curve;
  if (!(Number.isInteger(cause) && cause >= 1))
    throw new InputError(`a cause must be a whole number of 1 or more: ${cause}. Count causes from 1.`);
  checkedBound(time, 'time');
  if (time > curve.longest) return notComputed(`nobody was followed beyond ${curve.longest}`);
  const step = curve.causes[cause - 1]?.findLast((candidate) => candidate.time <= time);
  const { incidence = 0, low = null, high = null } = step ?? {};
  if (low === null || high === null) {
    const reason = incidence === 0 ? 'the cause has not occurred yet' : 'all have ended by this cause';
    return { status: 'computed', value: incidence, interval: notComputed(reason) };
  }
  return { status: 'computed', value: incidence, interval: { low, high, level: curve.level, method: curve.method } };
}

function limits(share: number, error: number, z: number): { low: number | null; high: number | null } {
  if (!(share > 0 && share < 1)) return { low: null, high: null };
  const reach = (z * error) / (share * Math.log(share));
  return { low: share ** Math.exp(-reach), high: share ** Math.exp(reach) };
}
