import type { Puzzle } from '../attack/puzzle.ts';

const MOST_ROUNDS = 40;

/**
 * The same puzzle with what each sum by itself says of its counts, until none says more. Nothing is rounded to whole
 * counts, so that a linear programme finds the same ranges as before: only sooner, since what is pinned is left out.
 */
export function narrowedPuzzle({ unknowns, facts }: Puzzle): Puzzle {
  const ids = [...unknowns.keys()];
  const position = new Map(ids.map((id, at) => [id, at]));
  const low = Float64Array.from(unknowns.values(), (unknown) => unknown.low);
  const high = Float64Array.from(unknowns.values(), (unknown) => unknown.high);
  const rows = facts.map((fact) => ({
    at: Int32Array.from(fact.terms, ({ id }) => position.get(id)!),
    weight: Float64Array.from(fact.terms, ({ weight }) => weight),
    low: fact.low,
    high: fact.high,
  }));
  let hasMoved = true;
  for (let round = 0; hasMoved && round < MOST_ROUNDS; round++) {
    hasMoved = false;
    for (const row of rows) if (narrow(row, low, high)) hasMoved = true;
  }
  return {
    unknowns: new Map(ids.map((id, at) => [id, { ...unknowns.get(id)!, low: low[at]!, high: high[at]! }])),
    facts,
  };
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
