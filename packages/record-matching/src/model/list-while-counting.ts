import { HopefulPairs } from './hopeful-pairs.ts';
import type { Hope, PatternPass } from './pattern-pass.ts';

/** More are compared again, rule by rule: they would take more memory than the pairs that are kept. */
const MOST_LISTED = 2 ** 27;

/**
 * Lists, while it counts, the pairs that have hope by a guess: where the guess turns out to be no stricter than the model that
 * the counts lead to, they are visited without being compared again. The pass is asked for when it is needed: it may be let go
 * meanwhile.
 */
export function listWhileCounting(
  passOf: () => Pick<PatternPass, 'countAndList' | 'forEach'>,
  guess: Hope,
  mostListed = MOST_LISTED,
): Pick<PatternPass, 'count' | 'forEach'> {
  const listed = new Map<number, HopefulPairs>();
  const counted = new Map<number, Float64Array>();
  let room = mostListed;
  return {
    count(rule) {
      let list: HopefulPairs | null = new HopefulPairs();
      const result = passOf().countAndList(rule, guess, (pairs) => {
        if (list !== null && (list.length + pairs.length / 3 > room || !list.add(pairs))) list = null;
      });
      counted.set(rule, result.counts);
      if (list === null) return result;
      room -= (list as HopefulPairs).length;
      listed.set(rule, list);
      return result;
    },
    forEach(rule, hope, visit) {
      const list = listed.get(rule);
      listed.delete(rule);
      if (list === undefined || !covers(guess, hope, counted.get(rule)!)) passOf().forEach(rule, hope, visit);
      else list.drain(visit);
    },
  };
}

/** Whether every pair of the counted patterns that has hope had it by the guess: both weigh a record's own values alike. */
function covers(guess: Hope, hope: Hope, counts: Float64Array): boolean {
  if (guess.terms !== hope.terms || !areSame(guess.ownBits, hope.ownBits)) return false;
  return counts.every(
    (count, pattern) =>
      count === 0 ||
      hope.isHopeless[pattern] === 1 ||
      (guess.isHopeless[pattern] === 0 && guess.bits[pattern]! >= hope.bits[pattern]!),
  );
}

function areSame(some: Int16Array, others: Int16Array): boolean {
  return some === others || some.every((each, at) => each === others[at]);
}
