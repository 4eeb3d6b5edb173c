import { checkedNumbers, checkedSize, InputError } from '@assay/statistics';
import type { EvaluationWindow } from './evaluation-window.ts';

const MOST_NAMES = 40;

/**
 * Which months does an evaluation compare, and with which sectors? In two sentences; of many sectors the first forty are named.
 *
 * @param nBefore months before patrols, the first of which is month 0 of the window.
 * @throws InputError where `nBefore` is no whole number of 0 or more, or a month is no number.
 *
 * @example
 * const window = { choosing: { from: 0, to: 5 }, baseline: { from: 6, to: 12 }, followUp: { from: 12, to: 15 } };
 * periodsInWords(window, ['Quay'], 12).slice(0, 46) // 'Baseline: months 1 to 6 before patrols; follow'
 */
export function periodsInWords(
  { choosing, baseline, followUp }: EvaluationWindow,
  sectors: readonly string[],
  nBefore: number,
): string {
  checkedSize(nBefore, 'months before patrols');
  checkedNumbers(
    [choosing, baseline, followUp].flatMap(({ from, to }) => [from, to]),
    'months',
  );
  const span = ({ from, to }: { readonly from: number; readonly to: number }) =>
    from < nBefore
      ? `months ${nBefore - to + 1} to ${nBefore - from} before patrols`
      : `the first ${to - from} months of patrols`;
  return `Baseline: ${span(baseline)}; follow-up: ${span(followUp)}; compared with ${sectors.length} sectors that were about as busy ${span(choosing)}: ${sectors.slice(0, MOST_NAMES).join(', ')}.`;
}

/** What most evaluations are asked to reach. */
const GOOD_POWER = 0.8;

/**
 * What does a power allow to say of displacement that was not seen? That it would most likely have been seen (four times in five), more
 * often than not, or less often than not. `what` names the displacement.
 *
 * @throws InputError where the power is not from 0 to 1.
 *
 * @example
 * powerInWords(0.9, 'displacement of half the effect') // 'This evaluation would most likely have seen displacement of half the effect.'
 */
export function powerInWords(power: number, what: string): string {
  if (!(power >= 0 && power <= 1)) throw new InputError(`a power is from 0 to 1: ${power}. Pass a share of trials.`);
  if (power >= GOOD_POWER) return `This evaluation would most likely have seen ${what}.`;
  return power >= 0.5
    ? `This evaluation would have seen ${what} more often than not, but not often enough to rely on it.`
    : `This evaluation would more often than not have missed ${what}.`;
}
