import { InputError } from '@assay/statistics';

/**
 * What frequency models need to know of each person, in one unit of time of the caller's choice. Equal histories may stand
 * once with a weight: see `collapseHistories`.
 */
export interface ContactHistories {
  /** Contacts after the first. */
  readonly repeats: ArrayLike<number>;
  /** From the first contact to the last; 0 without a repeat. */
  readonly recency: ArrayLike<number>;
  /** From the first contact to the end of what was observed. */
  readonly age: ArrayLike<number>;
  /** How many people share the history. Default 1 each. */
  readonly weight?: ArrayLike<number>;
}

function checkHistories({ repeats, recency, age, weight }: ContactHistories): void {
  const n = repeats.length;
  if (recency.length !== n || age.length !== n || (weight !== undefined && weight.length !== n)) {
    throw new InputError(
      `histories must have columns of one length: ${n}, ${recency.length} and ${age.length}. Pass one entry per person.`,
    );
  }
  for (let row = 0; row < n; row++) {
    const x = repeats[row]!;
    const last = recency[row]!;
    if (!(x >= 0 && Number.isInteger(x))) {
      throw new InputError(`repeats must be whole numbers of 0 or more: ${x} for person ${row}.`);
    }
    if (!(last >= 0 && last <= age[row]! && Number.isFinite(age[row]!))) {
      throw new InputError(
        `recency must lie between 0 and age: ${last} and ${age[row]} for person ${row}. Put times in order first.`,
      );
    }
    if (x === 0 && last !== 0) {
      throw new InputError(
        `recency must be 0 without a repeat: ${last} for person ${row}. Measure from the first contact.`,
      );
    }
  }
}

/** The same histories, each distinct one once with its weight. */
export interface CollapsedHistories {
  readonly repeats: Int32Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  readonly weight: Float64Array;
  readonly people: number;
}

/**
 * A million people have few different histories at the grain of a day: counts them, exactly, in one pass.
 *
 * @throws InputError where histories are not in order.
 *
 * @example
 * collapseHistories({ repeats: [1, 1], recency: [2, 2], age: [5, 5] }).weight // [2]
 */
export function collapseHistories(histories: ContactHistories): CollapsedHistories {
  checkHistories(histories);
  const { repeats, recency, age, weight } = histories;
  const n = repeats.length;
  let size = 1024;
  while (size < n * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const outRepeats = new Int32Array(n);
  const outRecency = new Float64Array(n);
  const outAge = new Float64Array(n);
  const outWeight = new Float64Array(n);
  const bits = new DataView(new ArrayBuffer(8));
  const hashOf = (value: number): number => {
    bits.setFloat64(0, value);
    return Math.imul(bits.getInt32(0) ^ Math.imul(bits.getInt32(4), 0x85ebca6b), 0x9e3779b1);
  };
  let distinct = 0;
  let people = 0;
  for (let row = 0; row < n; row++) {
    const x = repeats[row]!;
    const last = recency[row]!;
    const until = age[row]!;
    let hash = Math.imul(x, 0xc2b2ae35) ^ hashOf(last) ^ (hashOf(until) >>> 7);
    hash = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2f);
    let slot = (hash ^ (hash >>> 13)) & (size - 1);
    const here = weight === undefined ? 1 : weight[row]!;
    people += here;
    for (;;) {
      const at = slots[slot]!;
      if (at < 0) {
        slots[slot] = distinct;
        outRepeats[distinct] = x;
        outRecency[distinct] = last;
        outAge[distinct] = until;
        outWeight[distinct++] = here;
        break;
      }
      if (outRepeats[at] === x && outRecency[at] === last && outAge[at] === until) {
        outWeight[at]! += here;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return {
    repeats: outRepeats.slice(0, distinct),
    recency: outRecency.slice(0, distinct),
    age: outAge.slice(0, distinct),
    weight: outWeight.slice(0, distinct),
    people,
  };
}

/** The same histories in one order, so that sums over them have the same digits however people's rows were sorted. */
export function historiesInOrder(histories: CollapsedHistories): CollapsedHistories {
  const { repeats, recency, age, weight, people } = histories;
  const order = Int32Array.from(repeats.keys()).sort(
    (i, j) => repeats[i]! - repeats[j]! || recency[i]! - recency[j]! || age[i]! - age[j]!,
  );
  return {
    repeats: Int32Array.from(order, (row) => repeats[row]!),
    recency: Float64Array.from(order, (row) => recency[row]!),
    age: Float64Array.from(order, (row) => age[row]!),
    weight: Float64Array.from(order, (row) => weight[row]!),
    people,
  };
}
