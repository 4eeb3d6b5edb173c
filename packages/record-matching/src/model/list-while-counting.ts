import type { Hope, PatternPass } from './pattern-pass.ts';

/**
 * A pass that lists, while it counts, the pairs that have hope by a guess: where the guess turns out to be no stricter than the
 * model that the counts lead to, they are visited without being compared again.
 */
export function listWhileCounting(pass: PatternPass, guess: Hope): PatternPass {
  const listed = new Map<number, Int32Array[]>();
  const counted = new Map<number, Float64Array>();
  return {
    ...pass,
    count(rule) {
      const lists: Int32Array[] = [];
      const result = pass.countAndList(rule, guess, (list) => {
        lists.push(list);
      });
      listed.set(rule, lists);
      counted.set(rule, result.counts);
      return result;
    },
    forEach(rule, hope, visit) {
      const lists = listed.get(rule);
      listed.delete(rule);
      if (lists === undefined || !covers(guess, hope, counted.get(rule)!)) {
        pass.forEach(rule, hope, visit);
        return;
      }
      for (let list = lists.shift(); list !== undefined; list = lists.shift()) {
        for (let at = 0; at < list.length; at += 3) visit(list[at]!, list[at + 1]!, list[at + 2]!);
      }
    },
  };
}

/** Whether every pair of the counted patterns that has hope had it by the guess: both weigh a record's own values alike. */
function covers(guess: Hope, hope: Hope, counts: Float64Array): boolean {
  if (guess.terms !== hope.terms || guess.ownBits.some((bits, at) => bits !== hope.ownBits[at])) return false;
  return counts.every(
    (count, pattern) =>
      count === 0 ||
      hope.isHopeless[pattern] === 1 ||
      (guess.isHopeless[pattern] === 0 && guess.bits[pattern]! >= hope.bits[pattern]!),
  );
}
