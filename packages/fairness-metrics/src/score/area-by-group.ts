import {
  BLANK_GROUP,
  blankGroup,
  checkedCodes,
  type DictionaryColumn,
  InputError,
  type NotComputed,
  notComputed,
} from '@assay/statistics';

export interface AreaUnderCurve {
  readonly group: string;
  readonly positives: number;
  readonly negatives: number;
  /** Chance that someone with the outcome scores above someone without, ties counting half. */
  readonly value: number | NotComputed;
}

/**
 * Within each group, how well does the score put people with the outcome above people without it?
 *
 * AUC = U / (n₁ n₀), ties ½: exact for any number of distinct scores, by radix sort of 32-bit score keys (Hanley and
 * McNeil, 1982). A `Float64Array` whose scores need more than 32 bits is ranked first, which takes several times as long.
 *
 * @throws InputError where columns differ in length.
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'A']);
 * areaUnderCurveByGroup(group, Uint8Array.of(1, 0, 0), Float64Array.of(0.5, 0.2, 0.5))[0].value // 0.75
 */
export function areaUnderCurveByGroup(
  group: DictionaryColumn,
  label: Uint8Array,
  score: Float32Array | Float64Array,
  { missingGroup = BLANK_GROUP } = {},
): AreaUnderCurve[] {
  const n = score.length;
  if (label.length !== n || group.codes.length !== n) {
    throw new InputError(`columns must be of one length: score has ${n}, label ${label.length}. Check the join.`);
  }
  checkedCodes(group, 'group');
  const groups = [blankGroup(group.values, missingGroup), ...group.values];
  const segments = groups.length * 2;
  const starts = new Uint32Array(segments + 1);
  const codes = group.codes;
  for (let row = 0; row < n; row++) {
    if (label[row]! < 2 && !Number.isNaN(score[row]!)) starts[(codes[row]! + 1) * 2 + label[row]! + 1]!++;
  }
  for (let segment = 0; segment < segments; segment++) starts[segment + 1]! += starts[segment]!;
  const keys = partitionKeys(codes, label, score, starts);
  const scratch = new Uint32Array(longestSegment(starts));
  const result: AreaUnderCurve[] = [];
  for (let index = 0; index < groups.length; index++) {
    const absent = keys.subarray(starts[index * 2]!, starts[index * 2 + 1]!);
    const present = keys.subarray(starts[index * 2 + 1]!, starts[index * 2 + 2]!);
    if (index === 0 && absent.length + present.length === 0) continue;
    const positives = present.length;
    const negatives = absent.length;
    const described = { group: groups[index]!, positives, negatives };
    if (positives === 0 || negatives === 0) {
      const reason =
        positives === 0 ? 'no one in this group has the outcome' : 'everyone in this group has the outcome';
      result.push({ ...described, value: notComputed(reason) });
      continue;
    }
    sortScores(absent, scratch);
    sortScores(present, scratch);
    result.push({ ...described, value: wins(present, absent) / (positives * negatives) });
  }
  return result;
}

/** Order-preserving integer keys of the scores, each (group, label) in one run. */
function partitionKeys(
  codes: Int32Array,
  label: Uint8Array,
  score: Float32Array | Float64Array,
  starts: Uint32Array,
): Uint32Array {
  const single = score instanceof Float32Array ? score : singlesInOrder(score);
  const bits = new Uint32Array(single.buffer, single.byteOffset, single.length);
  const next = starts.slice();
  const keys = new Uint32Array(starts[starts.length - 1]!);
  for (let row = 0; row < bits.length; row++) {
    const value = single[row]!;
    if (label[row]! >= 2 || Number.isNaN(value)) continue;
    // −0 and 0 are one score; the sign bit is turned so that integers order as the floats do.
    const raw = value === 0 ? 0 : bits[row]!;
    const place = next[(codes[row]! + 1) * 2 + label[row]!]!++;
    keys[place] = raw & 0x80000000 ? ~raw : raw | 0x80000000;
  }
  return keys;
}

/** 32-bit floats in the order of the scores, ties and `NaN` where they have them: the scores themselves, or stand-ins by rank. */
function singlesInOrder(score: Float64Array): Float32Array {
  const single = Float32Array.from(score);
  if (score.every((value, row) => value === single[row] || Number.isNaN(value))) return single;
  const distinct = score.slice().sort();
  let width = 0;
  for (const value of distinct) {
    if (Number.isNaN(value)) break;
    if (width === 0 || value !== distinct[width - 1]) distinct[width++] = value;
  }
  // Bits of non-negative floats order as whole numbers do.
  const ranks = new Uint32Array(single.buffer);
  for (let row = 0; row < score.length; row++) {
    const value = score[row]!;
    if (Number.isNaN(value)) continue;
    let low = 0;
    let high = width - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (distinct[middle]! < value) low = middle + 1;
      else high = middle;
    }
    ranks[row] = low;
  }
  return single;
}

function longestSegment(starts: Uint32Array): number {
  let longest = 0;
  for (let segment = 1; segment < starts.length; segment++) {
    longest = Math.max(longest, starts[segment]! - starts[segment - 1]!);
  }
  return longest;
}

/** Ascending, in place: three passes of 11, 11 and 10 bits; a pass whose digit never varies is skipped. */
function sortScores(keys: Uint32Array, scratch: Uint32Array): void {
  const n = keys.length;
  if (n < 256) {
    keys.sort();
    return;
  }
  const low = new Uint32Array(2048);
  const middle = new Uint32Array(2048);
  const high = new Uint32Array(1024);
  for (let index = 0; index < n; index++) {
    const key = keys[index]!;
    low[key & 2047]!++;
    middle[(key >>> 11) & 2047]!++;
    high[key >>> 22]!++;
  }
  let source = keys;
  let target = scratch.subarray(0, n);
  for (const [digits, shift, mask] of [
    [low, 0, 2047],
    [middle, 11, 2047],
    [high, 22, 1023],
  ] as const) {
    if (digits[(source[0]! >>> shift) & mask] === n) continue;
    let sum = 0;
    for (let digit = 0; digit < digits.length; digit++) {
      const count = digits[digit]!;
      digits[digit] = sum;
      sum += count;
    }
    scatter(source, target, digits, shift, mask);
    [source, target] = [target, source];
  }
  if (source !== keys) keys.set(source);
}

function scatter(source: Uint32Array, target: Uint32Array, places: Uint32Array, shift: number, mask: number): void {
  for (let index = 0; index < source.length; index++) {
    const key = source[index]!;
    target[places[(key >>> shift) & mask]!++] = key;
  }
}

/** Pairs won by the first list plus half the ties, both ascending. */
function wins(present: Uint32Array, absent: Uint32Array): number {
  let below = 0;
  let upTo = 0;
  let twice = 0;
  const m = absent.length;
  for (let index = 0; index < present.length; index++) {
    const key = present[index]!;
    while (below < m && absent[below]! < key) below++;
    if (upTo < below) upTo = below;
    while (upTo < m && absent[upTo]! === key) upTo++;
    twice += below + upTo;
  }
  return twice / 2;
}
