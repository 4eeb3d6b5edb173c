import type {
  CellValue,
  Counted,
  DifferenceInterval,
  MagnitudeKind,
  PartsOf,
  RateInterval,
  RatioInterval,
  RelativeRateInterval,
  ShareInterval,
  TableColumn,
  Unit,
} from '@assay/evidence';
import type { MaybeEstimate, NotComputed, Proportion } from '@assay/statistics';

/** Columns of a table and their cells: what is shown, and the counts behind it. */
export interface Column<Row> {
  readonly shown: readonly TableColumn[];
  readonly parts: readonly TableColumn[];
  /** Why a number that could have a range has none. */
  readonly limitations?: readonly string[];
  readonly cells: (
    row: Row,
    index: number,
  ) => {
    readonly shown: readonly CellValue[];
    readonly parts: readonly CellValue[];
  };
}

/** The names of a row's fields that hold such a value. */
type FieldOf<Row, Value> = {
  [Field in keyof Row]-?: Row[Field] extends Value ? Field : never;
}[keyof Row] &
  string;

/** Where a cell comes from: a field of the row by name, or what a function gives of the row. */
type From<Row, Value> = FieldOf<Row, Value> | ((row: Row, index: number) => Value);

export type MaybeNumber = number | NotComputed | null;

/** Counts at hand, of which a number is made; not shown themselves. */
export interface Counts {
  readonly of: number;
  readonly outOf: number;
}
/** The same as `statistics` says it. */
export type CountsOrPart = Counts | Proportion;
export interface CountsOfTwo {
  readonly group: CountsOrPart;
  readonly reference: CountsOrPart;
}
/** Columns of the table by name, of which a number is made; `{ column, row }` is that of another row. */
export interface ColumnsOfTwo {
  readonly group: PartsOf;
  readonly reference: PartsOf;
}

/** What the parts of a number count; `constant` says what a published figure is of. */
export type PartCounts = Counted | { readonly constant: string };

export interface KeyOptions {
  readonly unit?: Unit;
  /** Whether it says who somebody is: the table then never leaves. */
  readonly identifiesPerson?: true;
}

export interface CountOptions {
  /** What a count of people counts where the table's rows divide everyone so counted: "people flagged". */
  readonly measure?: string;
  readonly sumOf?: readonly string[];
  readonly sensitive?: boolean;
  readonly population?: string;
  readonly where?: Readonly<Record<string, string>>;
}

export interface LimitOptions {
  /**
   * `<name>Low` "from" and `<name>High` "to" unless named otherwise; `false` for none, and of a ratio `{ none }` with the
   * reason, which stands with the table.
   */
  readonly limits?:
    | boolean
    | { readonly none: string }
    | { readonly low: string; readonly high: string; readonly from?: string; readonly to?: string };
}

export interface DerivedOptions<Row, Interval> extends LimitOptions {
  /** What the counts count, where they are given and no column: the same for all, or each. */
  readonly counts?: PartCounts | { readonly of: PartCounts; readonly outOf: PartCounts };
  /** The usual one of its kind unless stated; `null` for none. */
  readonly interval?: Interval | null;
  readonly level?: number;
  readonly unit?: Unit;
  /** Of a share or rate whose cases depend on each other: how many times as far they spread. */
  readonly designEffect?: (row: Row) => number | null;
  /** Of a rate over hours, days or years: the column that counts those whose time it is. */
  readonly exposure?: string;
  /** Rows where it is not stated: the reference group beside itself. */
  readonly except?: (row: Row) => boolean;
  /** Rows that stand beside themselves: the number is stated (1, or 0 for a difference), and no limits. */
  readonly itself?: (row: Row) => boolean;
}

export interface ContributorOptions<Row> {
  /** A column by name, or what a function gives: how many contribute. */
  readonly contributors: string | ((row: Row) => number | null);
  /** What contributors are, where a function gives them. People unless stated. */
  readonly counts?: PartCounts;
}

export interface EstimateOptions<Row> extends ContributorOptions<Row>, LimitOptions {
  readonly unit: Unit;
  /** Columns by name, or what a function gives: of how few it may tell, however many contribute. Held back with them. */
  readonly fewest?: readonly string[] | ((row: Row) => number | null);
}

export interface MagnitudeOptions<Row> extends ContributorOptions<Row>, LimitOptions {
  readonly unit: Unit;
  readonly statistic: MagnitudeKind['statistic'];
  /** The two largest contributions, where they are known. */
  readonly largest?: (row: Row) => readonly [number, number] | null;
  /** Of a share of the top: what all contribute together. */
  readonly total?: (row: Row) => number | null;
}

type Derived<Row, Given, Named, Interval, More = unknown> = (
  name: string,
  label: string,
  from: Named | ((row: Row, index: number) => Given | NotComputed | null),
  options?: DerivedOptions<Row, Interval> & More,
) => Column<Row>;

type PlainColumn<Row, Value, Options> = {
  (name: FieldOf<Row, Value>, label: string): Column<Row>;
  (name: string, label: string, from: From<Row, Value>, options?: Options): Column<Row>;
};

/** The columns that a table may have. Each says what it is, and takes its label and its value in one expression. */
export interface Columns<Row> {
  /** Names the row. */
  readonly key: PlainColumn<Row, string | number, KeyOptions>;
  readonly text: PlainColumn<Row, string | null, Partial<ContributorOptions<Row>>>;
  /** A count of people. */
  readonly people: PlainColumn<Row, MaybeNumber, CountOptions>;
  /** A count of something else, by a word of the list of what may be counted. */
  readonly count: {
    (name: FieldOf<Row, MaybeNumber>, label: string, counts: Counted): Column<Row>;
    (name: string, label: string, counts: Counted, from: From<Row, MaybeNumber>, options?: CountOptions): Column<Row>;
  };
  /** `of` as a part of `outOf`: Wilson score interval unless stated. */
  readonly share: Derived<Row, CountsOrPart, PartsOf, ShareInterval>;
  /** `of ÷ outOf × per`, per 1 unless stated: Garwood interval unless stated. */
  readonly rate: Derived<Row, CountsOrPart, PartsOf, RateInterval, { readonly per?: 1 | 1000 | 1_000_000 }>;
  /** One share as a multiple of another: Koopman score interval unless stated. */
  readonly ratio: Derived<Row, CountsOfTwo, ColumnsOfTwo, RatioInterval>;
  /** One rate of events as a multiple of another: exact conditional interval unless stated. */
  readonly relativeRate: Derived<Row, CountsOfTwo, ColumnsOfTwo, RelativeRateInterval>;
  /** One share minus another: Newcombe interval unless stated. */
  readonly difference: Derived<Row, CountsOfTwo, ColumnsOfTwo, DifferenceInterval>;
  /** What a model or test gives; the table's `estimates` say what it does not. */
  readonly estimate: (
    name: string,
    label: string,
    from: From<Row, MaybeEstimate | MaybeNumber>,
    options?: Partial<EstimateOptions<Row>>,
  ) => Column<Row>;
  /** A sum, mean, median, quantile, top share or Gini over people; without limits unless they are asked for. */
  readonly magnitude: (
    name: string,
    label: string,
    from: From<Row, MaybeEstimate | MaybeNumber>,
    options: MagnitudeOptions<Row>,
  ) => Column<Row>;
  /** A parameter or published figure; `of` says what of. */
  readonly constant: (
    name: string,
    label: string,
    from: From<Row, MaybeNumber | string>,
    options: { readonly of: string; readonly unit: Unit },
  ) => Column<Row>;
  /** A column that is not shown: a count that others are made of. */
  readonly behind: (column: Column<Row>) => Column<Row>;
}
