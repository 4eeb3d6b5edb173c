import { checkedBound } from '../checked-numbers.ts';
import { isComputed, type MaybeEstimate, type NotComputed } from '../computed.ts';
import { fewestBehind } from '../sum/fewest-behind.ts';
import type { AalenJohansen } from './aalen-johansen.ts';
import type { KaplanMeier } from './kaplan-meier.ts';

/**
 * Of how few does a curve tell at a time, however many were followed? Those who had ended by then, or those who were still followed
 * after it, whichever are fewer: with three left, one who ends moves the share by a third.
 *
 * Edge rules: at the last time, those whom nobody followed beyond it are still followed.
 *
 * @param at the time, or that of {@link timeToShare}.
 * @param cause of a curve of several: whose ends count, from 1.
 * @returns the smaller of both by {@link fewestBehind}; `null` where there is no curve, or no such time.
 *
 * @throws InputError where the time is no number.
 *
 * @example
 * fewestByTime(kaplanMeier({ times: [1, 2, 2, 3, 4, 5], causes: [1, 1, 0, 1, 1, 0] }), 1.5) // 1
 */
export function fewestByTime(
  curve: KaplanMeier | AalenJohansen | NotComputed,
  at: number | MaybeEstimate,
  cause = 1,
): number | null {
  if (curve.status !== 'computed' || (typeof at !== 'number' && !isComputed(at))) return null;
  const time = typeof at === 'number' ? at : at.value;
  checkedBound(time, 'time');
  const steps = 'steps' in curve ? curve.steps : (curve.causes[cause - 1] ?? []);
  let ended = 0;
  for (const step of steps) if (step.time <= time) ended += step.events;
  const left =
    steps.find((step) => step.time > time)?.atRisk ?? (steps.at(-1)?.time === time ? leftAtTheEnd(curve) : 0);
  return fewestBehind([ended, left]);
}

/** Those who were followed to the last time and had not ended by then: they stand behind the share of that day. */
function leftAtTheEnd(curve: KaplanMeier | AalenJohansen): number {
  const causes: AalenJohansen['causes'] | readonly KaplanMeier['steps'][] =
    'steps' in curve ? [curve.steps] : curve.causes;
  let left = causes[0]!.at(-1)!.atRisk;
  for (const steps of causes) left -= steps.at(-1)!.events;
  return left;
}
