/** Where a released number stands. */
export interface Place {
  /** Which of the releases that are attacked together, from the first. */
  readonly release: number;
  readonly finding: string;
  /** Key of the row, or empty for a single number. */
  readonly row: string;
  /** Name of the column, or `value`, `numerator`, `denominator`. */
  readonly column: string;
}

/** A count of people that an attacker tries to learn: shown, and known to its rounding, or hidden. */
export interface Unknown {
  readonly id: string;
  readonly place: Place;
  readonly isHidden: boolean;
  readonly low: number;
  /** `Infinity` where nothing bounds it. */
  readonly high: number;
}

/** What an attacker knows of several counts together: their weighted sum lies between two numbers. */
export interface Fact {
  readonly terms: readonly { readonly id: string; readonly weight: number }[];
  readonly low: number;
  readonly high: number;
  /** How it is known, in words. */
  readonly because: string;
  /** True where it is only likely: two tables that seem to count the same, two releases that seem to be of one group. */
  readonly isGuess?: boolean;
  /** True for a guess that nothing printed speaks for: one of many, which only who happens to be right would make. */
  readonly isLongShot?: boolean;
  /** Most that the sum of a guess can be in truth for anybody to make it. */
  readonly mostInTruth?: number;
}

export interface Puzzle {
  readonly unknowns: ReadonlyMap<string, Unknown>;
  readonly facts: readonly Fact[];
}

/** Id of the count at a place. */
export function attackedPlaceId({ release, finding, row, column }: Place): string {
  return `${release}#${finding}|${row}|${column}`;
}

/**
 * A place in words, as a message names it.
 *
 * @example
 * attackedPlaceText({ release: 0, finding: 'rates', row: 'White', column: 'searches' }) // 'rates[White].searches'
 */
export function attackedPlaceText({ finding, row, column }: Place): string {
  return row === '' ? `${finding}:${column}` : `${finding}[${row}].${column}`;
}
