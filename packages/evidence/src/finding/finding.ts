import type { Interval, NotComputed } from '@assay/statistics';
import type { ConstantKind, CountKind, EstimateKind, Kind, MagnitudeKind } from '../kind/kind.ts';

/** How a number is shown: the same words in prose references, tables and charts. */
export type Unit =
  | 'count'
  | 'proportion' // a share between 0 and 1: 0.12, shown as "12 in every 100" in the plain view
  | 'percentage-points' // a difference of two proportions: 0.043, shown as "4.3 percentage points"
  | 'ratio'
  | 'rate-per-1000' // already per 1,000: 3.4
  | 'rate-per-million' // already per million
  | 'pounds'
  | 'hours'
  | 'days'
  | 'years'
  | 'metres'
  | 'score'
  | 'text';

export type CellValue = number | string | null;

export interface TableColumn {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  /** How its numbers are made, so that they can be made again from protected counts. Columns stored before kinds have none. */
  readonly kind?: Kind;
  /** True for a column that names the row; `table[key]` references join the key columns by commas. */
  readonly key?: boolean;
  /** For a `proportion`, `ratio` or rate: the count columns it is made of. The disclosure gate follows them. */
  readonly numerator?: string;
  readonly denominator?: string;
  /** True where the count is of people (or records about people) and small values must not leave. */
  readonly people?: boolean;
  /** The count columns that add up to this one. */
  readonly sumOf?: readonly string[];
  /**
   * What a count of people counts, where the table's rows divide everyone so counted: "people flagged". Tables that count
   * the same thing by other characteristics are protected together.
   */
  readonly measure?: string;
  /** True where even a zero, or everyone, would say something about a known person: "no one here was a victim". */
  readonly sensitive?: boolean;
  /** True where a value names one person or one pair of records; such a table never leaves. */
  readonly identifiesPerson?: boolean;
}

/** A row that is the sum of other rows, each named by its key. */
export interface RowTotal {
  readonly row: string;
  readonly of: readonly string[];
}

export interface FindingTable {
  readonly columns: readonly TableColumn[];
  readonly totals?: readonly RowTotal[];
  readonly rows: readonly (readonly CellValue[])[];
  /** What the numbers are made of beyond the columns shown: as many rows, each beside its own. No report shows them. */
  readonly parts?: TableParts;
}

export interface TableParts {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** A number that a single finding is made of: the people searched behind "12 in every 100". */
export interface NamedPart {
  readonly name: string;
  /** What it is, for people: "pairs linked at the chosen tolerance". */
  readonly label: string;
  readonly kind: CountKind | MagnitudeKind | EstimateKind | ConstantKind;
  /** A text is a mark in place of a number that is held back. */
  readonly value: CellValue;
}

/** How far a rerun may differ and still hold. `exact`: not at all. */
export interface Tolerance {
  readonly kind: 'exact' | 'float' | 'stochastic';
  readonly absolute: number;
  readonly relative: number;
}

export interface DisclosureStatus {
  readonly status: 'not-reviewed' | 'pass' | 'suppressed' | 'rounded' | 'refused' | 'excepted';
  readonly rule: string;
  /** Why this number is held back by itself, to go on from "held back, since": "how many staff it rests on is held back as well". */
  readonly cause?: string;
}

/** One number, rate or table that answers a question, with what is needed to doubt it. */
export interface Finding {
  /** Dotted, lower case, unique in its notebook: `tolerance.false-pairs`. */
  readonly id: string;
  /** Short heading for people. */
  readonly title: string;
  /** Ids of the panel's questions that it answers: `MM-P1`. */
  readonly questions: readonly string[];
  readonly status: 'computed' | 'not-computed';
  /** Why not, where `status` is `not-computed`. */
  readonly reason: string | null;
  /** `null` in a table's finding and where nothing was computed; and of a share that left as a bound alone, with an interval from 0 or to 1. */
  readonly value: number | string | null;
  readonly table: FindingTable | null;
  readonly unit: Unit;
  /** How the value is made, where it is no table; findings stored before kinds have none. */
  readonly kind?: Kind;
  /** The numbers that `kind` names. */
  readonly parts?: readonly NamedPart[];
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** What the denominator counts: "pairs of records about the same person". */
  readonly denominatorLabel: string | null;
  /** True where numerator or value counts people, so that small values must not leave. */
  readonly people: boolean;
  /** What a count of people counts, as in {@link TableColumn.measure}. */
  readonly measure?: string;
  readonly interval: Interval | null;
  readonly tolerance: Tolerance;
  readonly disclosure: DisclosureStatus;
  /** For the analyst, where the finding could not be stated: column, value, rows. It does not leave. */
  readonly fault?: string;
  readonly method: { readonly name: string; readonly source: string };
  readonly source: { readonly cell: string; readonly file: string };
  readonly limitations: readonly string[];
}

/** What a cell writes; the runner adds the source and the defaults. */
export interface FindingDraft {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly string[];
  /** One of `value`, `table` and `notComputed` is required. */
  readonly value?: number | string;
  readonly table?: FindingTable;
  readonly notComputed?: NotComputed;
  readonly unit: Unit;
  readonly kind?: Kind;
  readonly parts?: readonly NamedPart[];
  readonly numerator?: number;
  readonly denominator?: number;
  readonly denominatorLabel?: string;
  readonly people?: boolean;
  readonly measure?: string;
  readonly interval?: Interval | NotComputed;
  /** Exact unless stated. */
  readonly tolerance?: Tolerance;
  /** Where it could not be stated: what is wrong, for the analyst. It goes with `notComputed`. */
  readonly fault?: string;
  readonly method: { readonly name: string; readonly source: string };
  readonly limitations?: readonly string[];
}
