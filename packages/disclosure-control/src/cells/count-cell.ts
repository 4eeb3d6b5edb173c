/** One count of people as an attacker would see it: the same cell wherever it is printed. */
export interface CountCell {
  /** The same in every table that shows this count. */
  readonly id: string;
  readonly value: number;
  /** False for a count that is never printed but could be worked out, such as "not flagged" beside "flagged" and "people". */
  readonly published: boolean;
  readonly sensitive: boolean;
  /** True for a total; the last to be hidden. */
  readonly isTotal: boolean;
  /** True for people whom one of two tables may leave out: nobody is to be kept from knowing how many. */
  readonly isOpen?: boolean;
  /** All that is known of it: it is near to what an earlier release printed, and is printed as that or held back. */
  readonly within?: { readonly low: number; readonly high: number };
}

/** `total` is the sum of `parts`; anyone who knows all but one of them knows the last. */
export interface SumRelation {
  readonly total: string;
  readonly parts: readonly string[];
}

export interface CellSystem {
  readonly cells: ReadonlyMap<string, CountCell>;
  readonly relations: readonly SumRelation[];
}

/** What a reader sees of a count of people where it is printed. */
export interface SeenCount {
  readonly finding: string;
  /** Key of the row; empty for a single number. */
  readonly row: string;
  /** The same with what the headings of its keys bound: "at least 3" of a 3 below "at least"; absent where none does. */
  readonly bounded?: string;
  readonly column: string;
  readonly value: number;
  /** What is counted, in a word; columns that count different things are not set off against each other. */
  readonly counts: string;
  /** True in a row that is the sum of others. */
  readonly isInTotalRow: boolean;
}

/** A count of people where it is printed, before it is known which others are the same. */
export interface CountPlace extends SeenCount {
  readonly sensitive: boolean;
  readonly isTotal: boolean;
  /** Id by who is counted; `null` where the finding does not say. */
  readonly identity: string | null;
  /** True where it says alone of how few a number tells: nothing prints it or is made of it, so no sum holds it. */
  readonly isFewest: boolean;
}
