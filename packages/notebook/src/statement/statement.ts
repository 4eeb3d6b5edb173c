import type { Counted, DerivedKind, FindingDraft, RowTotal, Tolerance, Unit } from '@assay/evidence';
import type { MaybeEstimate, NotComputed } from '@assay/statistics';
import type {
  Column,
  Columns,
  CountsOfTwo,
  CountsOrPart,
  DerivedOptions,
  EstimateOptions,
  MagnitudeOptions,
  PartCounts,
} from './column.ts';

/** What findings of one step share; each may say its own instead. */
export interface Heading {
  readonly questions: readonly string[];
  readonly method: { readonly name: string; readonly source: string };
  /** One, or several. */
  readonly limitations?: string | readonly string[];
  /** Exact unless stated. */
  readonly tolerance?: Tolerance;
}

/** What the numbers of one step have in common; each may say its own instead. */
export interface Shared<Given = undefined> extends Pick<Partial<Contributors<Given>>, 'contributors'> {
  /** What counts behind shares, rates, ratios and differences count, and what contributors are. */
  readonly counts?: CountsOfParts;
  /** Of estimates and magnitudes. */
  readonly unit?: Unit;
  /** What the denominators of shares and rates count. */
  readonly outOfLabel?: string;
  /** Of how few estimates may tell, however many contribute. */
  readonly fewest?: Contributors<Given>['contributors'];
}

type CountsOfParts = NonNullable<DerivedOptions<never, never>['counts']>;

/** A value, the reason why there is none, or either of what is {@link About.given}. */
export type Of<Given, Value> = Value | NotComputed | ((given: Given) => Value | NotComputed);

interface TableStatement<Given, Row> extends Partial<Heading> {
  /** What is {@link About.given}, where its rows are meant as they are. */
  readonly rows?: Of<Given, readonly Row[] | TableOfRows>;
  /** What its estimates have in common: each may say its own instead. */
  readonly estimates?: Partial<EstimateOptions<Row>>;
  /** What counts that its columns make of a row count, where a column does not say; the heading's unless stated. */
  readonly counts?: CountsOfParts;
  readonly columns: (t: Columns<Row>) => readonly Column<Row>[];
  /** The unit of the finding as a whole; that of its first number that is no count unless stated. */
  readonly unit?: Unit;
  readonly totals?: readonly RowTotal[];
}

/** The rows of a table that is of what is given. */
type RowOf<Given> = Given extends NotComputed ? never : Given extends readonly (infer Row)[] ? Row : LooseRow;

/** What a single number is made from. */
export interface From<Given, Value> extends Partial<Heading> {
  readonly from: Of<Given, Value>;
}

export interface DerivedNumber<Interval> {
  /** What the two count, unless the heading says it. */
  readonly counts?: CountsOfParts;
  /** What the denominator counts: "pairs linked at the chosen tolerance"; the word of its counts unless stated. */
  readonly outOfLabel?: string;
  readonly interval?: Interval | null;
  readonly level?: number;
  readonly unit?: Unit;
  /** Of a rate over hours, days or years: how many those are whose time it is, and what. */
  readonly exposure?: { readonly contributors: number; readonly counts: Counted };
}

export interface Contributors<Given = undefined> {
  /** How many contribute, or what that is of what is {@link About.given}. */
  readonly contributors: number | null | ((given: Given) => number | null);
  /** What contributors are; people unless stated. */
  readonly counts?: PartCounts;
}

interface Titled {
  readonly title: string;
}

/** What there is beside what a finding is of: left out where none of it is required. */
type Rest<More> =
  Partial<Heading> extends Partial<Heading> & More ? [more?: Partial<Heading> & More] : [more: Partial<Heading> & More];

/**
 * A way to state a finding, as a column is stated: its id, its title, what it is of, and what else is said of it. Or all of it
 * together with `from`, among which a long title may stand.
 */
interface Statement<Given, Value, More> {
  (id: string, title: string, options: From<Given, Value> & More): FindingDraft;
  (id: string, options: Titled & From<Given, Value> & More): FindingDraft;
  (id: string, title: string, from: Of<Given, Value>, ...more: Rest<More>): FindingDraft;
}

interface OfACount {
  readonly measure?: string;
  readonly population?: string;
}

/** The same of a count, which says what it counts before what it is of. */
interface CountStatement<Given> {
  (id: string, title: string, options: From<Given, number> & OfACount & { readonly counts: Counted }): FindingDraft;
  (id: string, options: Titled & From<Given, number> & OfACount & { readonly counts: Counted }): FindingDraft;
  (id: string, title: string, counts: Counted, from: Of<Given, number>, ...more: Rest<OfACount>): FindingDraft;
}

export type IntervalOf<Name extends DerivedKind['kind']> = NonNullable<
  Extract<DerivedKind, { readonly kind: Name }>['interval']
>;

type DerivedStatement<Given, Parts, Name extends DerivedKind['kind'], More = unknown> = Statement<
  Given,
  Parts,
  DerivedNumber<IntervalOf<Name>> & More
>;

/** Counts whose cases may depend on each other: `designEffect` is how many times as far they spread. */
export type DependentCounts = CountsOrPart & { readonly designEffect?: number };

/** So many of so many, and the share that was estimated of them. */
interface EstimatedShare {
  readonly successes: number;
  readonly total: number;
  readonly estimate: MaybeEstimate;
}

/** A table of another kind that gives its rows as objects, in its order and without those it filters out: Arquero's. */
export interface TableOfRows {
  objects(): readonly object[];
}

// biome-ignore lint/suspicious/noExplicitAny: what such a table's columns hold is known when it runs; kinds are checked then
type LooseRow = Readonly<Record<string, any>>;

/** The ways to state a finding. Whatever cannot be stated is stored as that, with the fault for the analyst. */
export interface About<Given = undefined> {
  readonly table: {
    <Row = RowOf<Given>>(id: string, title: string, options: TableStatement<Given, Row>): FindingDraft;
    <Row = RowOf<Given>>(id: string, options: Titled & TableStatement<Given, Row>): FindingDraft;
  };
  readonly count: CountStatement<Given>;
  /** A count of people. */
  readonly people: Statement<Given, number, OfACount>;
  readonly share: DerivedStatement<Given, DependentCounts, 'share'>;
  readonly rate: DerivedStatement<Given, DependentCounts, 'rate', { readonly per?: 1 | 1000 | 1_000_000 }>;
  readonly ratio: DerivedStatement<Given, CountsOfTwo, 'ratio'>;
  readonly relativeRate: DerivedStatement<Given, CountsOfTwo, 'relative-rate'>;
  readonly difference: DerivedStatement<Given, CountsOfTwo, 'difference'>;
  readonly estimate: Statement<
    Given,
    MaybeEstimate | number,
    Partial<Contributors<Given>> & {
      readonly unit?: Unit;
      /** Why there is none, where the number comes without: it becomes a limitation. */
      readonly noRange?: string;
      /** Of how few it may tell, however many contribute: it is held back with them. */
      readonly fewest?: Contributors<Given>['contributors'];
    }
  >;
  /** A share whose cases depend on each other as no counts alone tell: to the gate, an estimate from its cases. */
  readonly estimatedShare: Statement<
    Given,
    EstimatedShare,
    { readonly counts?: PartCounts; readonly outOfLabel?: string }
  >;
  /** A chance (a p-value) as people read it, since its digits say nothing when it is small. */
  readonly chance: Statement<Given, number, Partial<Contributors<Given>>>;
  readonly magnitude: Statement<
    Given,
    MaybeEstimate | number,
    Partial<Contributors<Given>> & {
      readonly unit?: Unit;
      readonly statistic: MagnitudeOptions<never>['statistic'];
      /** The largest contributions from the largest down, where they are known. */
      readonly largest?: readonly number[];
    }
  >;
  /** A parameter or published figure; `of` says what of. */
  readonly constant: Statement<Given, number, { readonly of: string; readonly unit: Unit }>;
  readonly text: Statement<Given, string, Partial<Contributors<Given>>>;
  /** The same ways for what may not be there: where it is not, each is not computed for that reason, as is a list of none. */
  readonly given: {
    <Value>(value: Value | null, otherwise: NotComputed): About<Value>;
    <Value>(value: Value | NotComputed): About<Value>;
  };
  /** The same ways for what is made of what is given; where that is not there, each is not computed for its reason. */
  readonly of: <Value>(make: (given: Given) => Value | NotComputed) => About<Value>;
  /** The same ways with some of the heading changed, or of what its numbers have in common. */
  readonly with: (heading: Partial<Heading> & Shared<Given>) => About<Given>;
}

/** The ways to state a finding, with everything in one place. */
export type Ways<Given> = {
  readonly [Way in Exclude<keyof About, 'given' | 'of' | 'with'>]: (
    id: string,
    title: string,
    options: Way extends 'table' ? TableStatement<Given, never> : OptionsOf<About<Given>[Way], Given>,
  ) => FindingDraft;
};

type OptionsOf<Way, Given> =
  Way extends CountStatement<Given>
    ? From<Given, number> & OfACount & { readonly counts: Counted }
    : Way extends Statement<Given, infer Value, infer More>
      ? From<Given, Value> & More
      : never;
