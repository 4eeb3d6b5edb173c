import { InputError } from '../input-error.ts';
import { logFactorial } from '../special/log-factorial.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * How many marked items come up when `drawn` are taken, without putting back, from `marked` marked and `unmarked`
 * others?
 *
 * One hypergeometric draw, exact: inversion outwards from the mode, steps in proportion to the standard deviation.
 *
 * @throws InputError where a count is negative or no whole number, or more are drawn than there are.
 *
 * @example
 * drawHypergeometric(randomStream('example'), 30, 70, 20) // 3
 */
export function drawHypergeometric(random: RandomStream, marked: number, unmarked: number, drawn: number): number {
  for (const count of [marked, unmarked, drawn]) {
    if (!(count >= 0 && Number.isSafeInteger(count))) {
      throw new InputError(`marked, unmarked and drawn must be whole numbers of 0 or more: ${count}. Pass counts.`);
    }
  }
  const all = marked + unmarked;
  if (drawn > all) throw new InputError(`cannot draw ${drawn} of ${all} items. Draw at most all of them.`);
  const lowest = Math.max(0, drawn - unmarked);
  const highest = Math.min(marked, drawn);
  if (lowest === highest) return lowest;

  const mode = Math.min(highest, Math.floor(((drawn + 1) * (marked + 1)) / (all + 2)));
  const choose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  const atMode = Math.exp(choose(marked, mode) + choose(unmarked, drawn - mode) - choose(all, drawn));
  for (;;) {
    let left = random.next() - atMode;
    if (left < 0) return mode;
    let below = mode;
    let above = mode;
    let massBelow = atMode;
    let massAbove = atMode;
    while (below > lowest || above < highest) {
      if (above < highest) {
        massAbove *= ((marked - above) * (drawn - above)) / ((above + 1) * (unmarked - drawn + above + 1));
        above++;
        left -= massAbove;
        if (left < 0) return above;
      }
      if (below > lowest) {
        massBelow *= (below * (unmarked - drawn + below)) / ((marked - below + 1) * (drawn - below + 1));
        below--;
        left -= massBelow;
        if (left < 0) return below;
      }
    }
  }
}
