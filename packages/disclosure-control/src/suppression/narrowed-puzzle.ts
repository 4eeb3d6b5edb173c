import type { Puzzle, Unknown } from '../attack/puzzle.ts';

const MOST_ROUNDS = 40;

/**
 * The same puzzle with what each sum by itself says of its counts, until none says more. Nothing is rounded to whole
 * counts, so that a linear programme finds the same ranges as before: only sooner, since what is pinned is left out.
 */
export function narrowedPuzzle({ unknowns, facts }: Puzzle): Puzzle {
  const position = new Map<string, number>();
  const low = new Float64Array(unknowns.size);
  const high = new Float64Array(unknowns.size);
  for (const unknown of unknowns.values()) {
    low[position.size] = unknown.low;
    high[position.size] = unknown.high;
    position.set(unknown.id, position.size);
  }
  const rows = facts.map((fact): Row => {
    const at = new Int32Array(fact.terms.length);
    const weight = new Float64Array(fact.terms.length);
    for (let term = 0; term < at.length; term++) {
      at[term] = position.get(fact.terms[term]!.id)!;
      weight[term] = fact.terms[term]!.weight;
    }
    return { at, weight, low: fact.low, high: fact.high };
  });
  let hasMoved = true;
  for (let round = 0; hasMoved && round < MOST_ROUNDS; round++) {
    hasMoved = false;
    for (const row of rows) if (narrow(row, low, high)) hasMoved = true;
  }
  const narrowed = new Map<string, Unknown>();
  for (const [id, unknown] of unknowns) {
    const at = narrowed.size;
    const isSame = low[at] === unknown.low && high[at] === unknown.high;
    narrowed.set(id, isSame ? unknown : { ...unknown, low: low[at]!, high: high[at]! });
  }
  return { unknowns: narrowed, facts };
}

interface Row {
  readonly at: Int32Array;
  readonly weight: Float64Array;
  readonly low: number;
  readonly high: number;
}

/** Does one sum leave its counts less than they had? What is open without end is counted apart from what is summed. */
function narrow(row: Row, low: Float64Array, high: Float64Array): boolean {
  let least = 0;
  let most = 0;
  let endlessBelow = 0;
  let endlessAbove = 0;
  const add = (term: number, sign: 1 | -1): void => {
    const at = row.at[term]!;
    const weight = row.weight[term]!;
    const from = weight * (weight > 0 ? low[at]! : high[at]!);
    const to = weight * (weight > 0 ? high[at]! : low[at]!);
    if (Number.isFinite(from)) least += sign * from;
    else endlessBelow += sign;
    if (Number.isFinite(to)) most += sign * to;
    else endlessAbove += sign;
  };
  for (let term = 0; term < row.at.length; term++) add(term, 1);
  let hasMoved = false;
  for (let term = 0; term < row.at.length && (endlessBelow < 2 || endlessAbove < 2); term++) {
    const at = row.at[term]!;
    const weight = row.weight[term]!;
    if (low[at] === high[at]) continue;
    add(term, -1);
    const one = (row.low - (endlessAbove > 0 ? Number.POSITIVE_INFINITY : most)) / weight;
    const other = (row.high - (endlessBelow > 0 ? Number.NEGATIVE_INFINITY : least)) / weight;
    const lower = Math.max(low[at]!, Math.min(one, other));
    const upper = Math.min(high[at]!, Math.max(one, other));
    // What contradicts is left to be found out by whoever solves the puzzle.
    if (lower <= upper && (lower > low[at]! || upper < high[at]!)) {
      low[at] = lower;
      high[at] = upper;
      hasMoved = true;
    }
    add(term, 1);
  }
  return hasMoved;
}
