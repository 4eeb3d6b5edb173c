import { drawExponential, type RandomStream } from '@assay/statistics';
import type { ContactLogSettings } from './settings.ts';

export const flagLabels = ['vulnerable', 'repeat victim', 'mental health', 'nuisance caller', 'none given'] as const;
export const flagActions = [
  'referral to support service',
  'joint visit with partner agency',
  'call handling plan',
  'warning letter',
  'community protection notice',
  'none',
] as const;
export const flagOutcomes = ['support', 'enforcement', 'none'] as const;
const DAY = 86_400_000;
/** A person who was flagged is not flagged again for this long. */
const QUIET_DAYS = 180;
const NEVER_ACTED_ON = 0.17;
const MEAN_DAYS_TO_ACTION = 24;

/** Flags as columns, in the order they were raised per person. */
export interface Flags {
  readonly person: number[];
  readonly day: number[];
  readonly label: number[];
  readonly action: number[];
  readonly outcome: number[];
  /** Day of the first action, or `NaN` where none was taken. */
  readonly actionDay: number[];
}

/**
 * Raises a flag when a person's inbound contacts reach the threshold of 30 or of 90 days. `rows` lists the contacts ordered
 * by person and time.
 */
export function drawFlags(
  rows: Int32Array,
  person: Int32Array,
  time: Float64Array,
  inbound: Uint8Array,
  groupOf: Int32Array,
  settings: ContactLogSettings,
  lastTime: number,
  random: RandomStream,
): Flags {
  const flags: Flags = { person: [], day: [], label: [], action: [], outcome: [], actionDay: [] };
  const times: number[] = [];
  let current = -1;
  let quietUntil = 0;
  for (const row of rows) {
    if (inbound[row] === 0) continue;
    if (person[row] !== current) {
      current = person[row]!;
      times.length = 0;
      quietUntil = 0;
    }
    const now = time[row]!;
    times.push(now);
    if (now < quietUntil) continue;
    if (!reached(times, now, 30, settings.flagIn30Days) && !reached(times, now, 90, settings.flagIn90Days)) continue;
    quietUntil = now + QUIET_DAYS * DAY;
    const nuisance = random.next() < settings.nuisanceShare[groupOf[current]!]!;
    const label = nuisance ? 3 : [0, 1, 2, 4][random.integer(4)]!;
    const enforcement = random.next() < (nuisance ? 0.55 : 0.08);
    const wait = drawExponential(random) * MEAN_DAYS_TO_ACTION * DAY;
    const acted = random.next() >= NEVER_ACTED_ON && now + wait < lastTime;
    flags.person.push(current);
    flags.day.push(Math.floor(now / DAY));
    flags.label.push(label);
    flags.action.push(!acted ? 5 : enforcement ? 3 + random.integer(2) : random.integer(3));
    flags.outcome.push(!acted ? 2 : enforcement ? 1 : 0);
    flags.actionDay.push(acted ? Math.floor((now + wait) / DAY) : Number.NaN);
  }
  return flags;
}

/** Whether the last `needed` contacts lie within `days` of now. */
function reached(times: readonly number[], now: number, days: number, needed: number): boolean {
  return needed > 0 && times.length >= needed && now - times[times.length - needed]! < days * DAY;
}
