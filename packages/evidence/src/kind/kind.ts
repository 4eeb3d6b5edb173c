import type { Counted } from './counted.ts';

/**
 * The number that another is made of. In a table: a column of the same row, shown or among the table's
 * {@link FindingTable.parts}; or a column of another row, named by its key ("the reference group's"). Of a single
 * finding: one of its {@link Finding.parts} by name.
 */
export type PartRef = string | { readonly column: string; readonly row: string };

/** So many of so many: the counts behind one share or rate. */
export interface PartsOf {
  readonly of: PartRef;
  readonly outOf: PartRef;
}

/** Names the row. */
export interface KeyKind {
  readonly kind: 'key';
}

/** Words. Where they tell of data ("differs", "about 3 in a thousand"), `contributors` counts those they tell of. */
export interface TextKind {
  readonly kind: 'text';
  readonly contributors?: PartRef;
}

export interface CountKind {
  readonly kind: 'count';
  readonly counts: Counted;
  /** Who is counted, in words that every finding about the same ones shares: "people scored". */
  readonly population?: string;
  /** What narrows them down, by key column, where no key of the table says it: `{ outcome: 'charged' }`. */
  readonly where?: Readonly<Record<string, string>>;
}

export type ShareInterval = 'wilson' | 'wilson-continuity' | 'clopper-pearson';

/** `of ÷ outOf`, both whole numbers, the first a part of the second. */
export interface ShareKind extends PartsOf {
  readonly kind: 'share';
  /** `null` where the share is of everyone there is and no interval is stated. */
  readonly interval: ShareInterval | null;
  /** `USUAL_LEVEL` of statistics unless stated. */
  readonly level?: number;
  /** Where cases depend on each other: the part that says how many times as far they spread (Wilson alone). */
  readonly designEffect?: PartRef;
}

/** `byar-or-garwood` is exact below ten events. */
export type RateInterval = 'garwood' | 'byar' | 'byar-or-garwood';

/** `of ÷ outOf × per`: events over people, years, or whatever was exposed; also a plain quotient of two counts. */
export interface RateKind extends PartsOf {
  readonly kind: 'rate';
  /** 1, 1,000, 1,000,000: as its unit says. */
  readonly per: number;
  readonly interval: RateInterval | null;
  readonly level?: number;
  /** As of a share (Garwood alone). */
  readonly designEffect?: PartRef;
}

export type RatioInterval = 'koopman' | 'katz' | 'mover';

/** One share ÷ another. */
export interface RatioKind {
  readonly kind: 'ratio';
  readonly group: PartsOf;
  readonly reference: PartsOf;
  readonly interval: RatioInterval | null;
  readonly level?: number;
}

export type RelativeRateInterval = 'conditional' | 'conditional-mid-p';

/** One rate of events ÷ another; events may outnumber those exposed. */
export interface RelativeRateKind {
  readonly kind: 'relative-rate';
  readonly group: PartsOf;
  readonly reference: PartsOf;
  readonly interval: RelativeRateInterval | null;
  readonly level?: number;
}

export type DifferenceInterval = 'newcombe' | 'agresti-caffo';

/** One share − another. */
export interface DifferenceKind {
  readonly kind: 'difference';
  readonly group: PartsOf;
  readonly reference: PartsOf;
  readonly interval: DifferenceInterval | null;
  readonly level?: number;
}

/** A number that {@link remake} makes of counts alone; it has no digits of its own. */
export type DerivedKind = ShareKind | RateKind | RatioKind | RelativeRateKind | DifferenceKind;

/** The low or high end of the interval of another column. */
export interface LimitKind {
  readonly kind: 'limit';
  readonly of: string;
  readonly end: 'low' | 'high';
}

/**
 * What is added up, averaged or ranked over people: hours, days, contacts. Each contributor gives an amount, and one who
 * gives most of it may be known by it.
 */
export interface MagnitudeKind {
  readonly kind: 'magnitude';
  readonly statistic: 'sum' | 'mean' | 'median' | 'quantile' | 'largest' | 'smallest' | 'top-share' | 'gini';
  /** The count of those who contribute. */
  readonly contributors: PartRef;
  /** The largest contributions, from the largest down, where they are known: for (n, k) dominance and the p% rule. */
  readonly largest?: readonly PartRef[];
  /** What all contribute together, where the number itself is not that. */
  readonly total?: PartRef;
}

/**
 * What a model or test gives of people: odds, kappa, area under a curve, coefficient, test statistic, p-value, a bound.
 * Nothing smaller than its interval supports is known of it.
 */
export interface EstimateKind {
  readonly kind: 'estimate';
  /** The count of those it is estimated from. */
  readonly contributors: PartRef;
  /**
   * Counts of those of whom it tells most, however many others are behind it: of an area under a curve those to whom it happened and those
   * to whom it did not. Where one of them is held back, it tells of so few and is held back as well.
   */
  readonly fewest?: readonly PartRef[];
}

/** What no person's record enters: a parameter, a published figure, a number of the rule. `of` says what of. */
export interface ConstantKind {
  readonly kind: 'constant';
  readonly of: string;
}

/** How a number is made. */
export type Kind =
  | KeyKind
  | TextKind
  | CountKind
  | DerivedKind
  | LimitKind
  | MagnitudeKind
  | EstimateKind
  | ConstantKind;

const DERIVED: ReadonlySet<string> = new Set(['share', 'rate', 'ratio', 'relative-rate', 'difference']);

/**
 * Is the number made of counts alone, so that it can be made again?
 *
 * @example
 * isDerived({ kind: 'count', counts: 'people' }) // false
 */
export function isDerived(kind: Kind): kind is DerivedKind {
  return DERIVED.has(kind.kind);
}

/**
 * The parts that a number names, without doubles: what it is made of, or how many it is about.
 *
 * @example
 * partsNamed({ kind: 'share', of: 'wrong', outOf: 'linked', interval: 'wilson' }) // ['wrong', 'linked']
 */
export function partsNamed(kind: Kind): readonly PartRef[] {
  const named = allNamed(kind);
  const spelt = named.map((part) => JSON.stringify(part));
  return named.filter((_, index) => spelt.indexOf(spelt[index]!) === index);
}

function allNamed(kind: Kind): readonly PartRef[] {
  switch (kind.kind) {
    case 'share':
    case 'rate':
      return [kind.of, kind.outOf, ...(kind.designEffect === undefined ? [] : [kind.designEffect])];
    case 'ratio':
    case 'relative-rate':
    case 'difference':
      return [kind.group.of, kind.group.outOf, kind.reference.of, kind.reference.outOf];
    case 'magnitude':
      return [kind.contributors, ...(kind.largest ?? []), ...(kind.total === undefined ? [] : [kind.total])];
    case 'estimate':
      return [kind.contributors, ...(kind.fewest ?? [])];
    case 'text':
      return kind.contributors === undefined ? [] : [kind.contributors];
    case 'limit':
      return [kind.of];
    case 'key':
    case 'count':
    case 'constant':
      return [];
  }
}
