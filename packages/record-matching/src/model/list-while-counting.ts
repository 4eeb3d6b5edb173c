import type { Hope, PatternPass } from './pattern-pass.ts';

/** Pairs side by side: the place of the first record, how far the second is behind it, and the pattern; eight bytes each. */
interface ListedPairs {
  readonly places: Int32Array;
  readonly behind: Uint16Array;
  readonly patterns: Uint16Array;
}

/** More are compared again, rule by rule: they would take more memory than the pairs that are kept. */
const MOST_LISTED = 2 ** 25;
const MOST_IN_SIXTEEN_BITS = 0xffff;

/**
 * A pass that lists, while it counts, the pairs that have hope by a guess: where the guess turns out to be no stricter than the
 * model that the counts lead to, they are visited without being compared again.
 */
export function listWhileCounting(pass: PatternPass, guess: Hope, mostListed = MOST_LISTED): PatternPass {
  const listed = new Map<number, ListedPairs[]>();
  const counted = new Map<number, Float64Array>();
  let room = mostListed;
  return {
    ...pass,
    count(rule) {
      let lists: ListedPairs[] | null = [];
      let length = 0;
      const result = pass.countAndList(rule, guess, (list) => {
        length += list.length / 3;
        const packed = lists === null || length > room ? null : packedPairs(list);
        if (packed === null) lists = null;
        else lists!.push(packed);
      });
      counted.set(rule, result.counts);
      if (lists === null) return result;
      room -= length;
      listed.set(rule, lists);
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
        const { places, behind, patterns } = list;
        for (let at = 0; at < places.length; at++) visit(places[at]!, places[at]! + behind[at]!, patterns[at]!);
      }
    },
  };
}

/** `null` where a block or the patterns are too many for sixteen bits. */
function packedPairs(list: Int32Array): ListedPairs | null {
  const length = list.length / 3;
  const packed = {
    places: new Int32Array(length),
    behind: new Uint16Array(length),
    patterns: new Uint16Array(length),
  };
  for (let pair = 0, at = 0; pair < length; pair++, at += 3) {
    const behind = list[at + 1]! - list[at]!;
    const pattern = list[at + 2]!;
    if (behind > MOST_IN_SIXTEEN_BITS || pattern > MOST_IN_SIXTEEN_BITS) return null;
    packed.places[pair] = list[at]!;
    packed.behind[pair] = behind;
    packed.patterns[pair] = pattern;
  }
  return packed;
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
