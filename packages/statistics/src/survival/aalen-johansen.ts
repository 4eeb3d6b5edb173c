import { type NotComputed, notComputed } from '../computed.ts';
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
    // Influence of one person on S and on the incidence: shared by all still at risk, kept by those who left.
    let atRiskInfluence = 0;
    let atRiskShare = 0;
    const groups: { count: number; onSurvival: number; onIncidence: number }[] = [];
    for (let row = 0; row < rows; row++) {
      const atRisk = table.atRisk[row]!;
      const all = table.events[row]!;
      const own = byCause[row]!;
      const hazard = all / atRisk;
      const ownHazard = own / atRisk;
      // d(incidence) = S₋ dh + h dS₋, with dh of a person = (own event − h) ÷ at risk, 0 for those gone.
      const move = (onSurvival: number, onIncidence: number, ownEvent: number, event: number, isAtRisk: boolean) => {
        const dOwn = isAtRisk ? (ownEvent - ownHazard) / atRisk : 0;
        const dAll = isAtRisk ? (event - hazard) / atRisk : 0;
        return {
          onIncidence: onIncidence + survival * dOwn + ownHazard * onSurvival,
          onSurvival: onSurvival * (1 - hazard) - survival * dAll,
        };
      };
      for (const group of groups) Object.assign(group, move(group.onSurvival, group.onIncidence, 0, 0, false));
      const leave = (count: number, ownEvent: number, event: number): void => {
        if (count > 0) groups.push({ count, ...move(atRiskInfluence, atRiskShare, ownEvent, event, true) });
      };
      leave(own, 1, 1);
      leave(all - own, 0, 1);
      leave(table.censored[row]!, 0, 0);
      const staying = move(atRiskInfluence, atRiskShare, 0, 0, true);
      atRiskInfluence = staying.onSurvival;
      atRiskShare = staying.onIncidence;
      incidence += survival * ownHazard;
      survival *= 1 - hazard;
      let squares = (atRisk - all - table.censored[row]!) * atRiskShare ** 2;
      for (const group of groups) squares += group.count * group.onIncidence ** 2;
      const standardError = Math.sqrt(squares);
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
  return { status: 'computed', level, method: 'Aalen–Johansen, log-log interval', causes };
}

function limits(share: number, error: number, z: number): { low: number | null; high: number | null } {
  if (!(share > 0 && share < 1)) return { low: null, high: null };
  const reach = (z * error) / (share * Math.log(share));
  return { low: share ** Math.exp(-reach), high: share ** Math.exp(reach) };
}
