import {
  checkedCodes,
  criticalValue,
  type DictionaryColumn,
  InputError,
  isComputed,
  type Lots,
  type MaybeEstimate,
  MISSING_CODE,
  type NotComputed,
  normalUpper,
  notComputed,
  type TopPlaces,
  topPlaces,
  USUAL_LEVEL,
} from '@assay/statistics';
import { UNKNOWN } from '../cells/binary-column.ts';
import { METRICS, type MetricName } from '../rate/metric.ts';

/** Two versions of a model, scored on the same people, row by row. */
export interface GapChangeColumns {
  readonly group: DictionaryColumn;
  /** 1 happened, 0 did not, 2 unknown. */
  readonly label: Uint8Array;
  /** `NaN` where the version does not score the person, who is then not on its list. */
  readonly before: Float64Array;
  readonly after: Float64Array;
}

export interface GapChange {
  readonly metric: MetricName;
  readonly group: string;
  readonly comparedWith: string;
  /** People of the smaller of both groups in the rate, on either list: so few may move it; rows of one person are one. */
  readonly people: number;
  /** The group's rate minus the reference's. */
  readonly gapBefore: number | NotComputed;
  readonly gapAfter: number | NotComputed;
  /** Gap after − gap before, in the same people: the interval is that of the change and not of either gap. */
  readonly change: MaybeEstimate;
  readonly pValue: number | NotComputed;
}

export interface GapChanges {
  readonly places: number;
  readonly before: TopPlaces;
  readonly after: TopPlaces;
  readonly rows: readonly GapChange[];
}

/**
 * With the change or without it, at lists of one length: does the gap between groups narrow, and could that be chance?
 *
 * Both versions list exactly `places` people, ties shared, or by `lots` (see `drawLots`). Each gap is a group's rate minus the
 * reference's; its change is of the same people, so that its interval is paired: the variance of what each person adds to
 * the change of their group's rate (the influence of ratios whose denominators may change too), summed over both groups,
 * normal limits. One person more is taken to enter and one to leave in each group, so that a handful of changes, or none,
 * has a range that is wide enough. Rows of one `person` count as one. A version that scores nobody, or fewer people than
 * places, is not computed; nor is a gap whose rate has nobody in it.
 *
 * @throws InputError where columns differ in length or the reference group is not there.
 *
 * Source: Bonett and Price (2012), whose interval of a paired difference adds one person each way; influence functions as
 * in Hampel (1974).
 *
 * @example
 * const columns = {
 *   group: dictionaryColumn(['A', 'A', 'B', 'B']), label: new Uint8Array(4),
 *   before: Float64Array.of(1, 2, 3, 4), after: Float64Array.of(1, 4, 2, 3),
 * };
 * gapChangeBetweenModels(columns, 2, 'A', ['falsePositiveRate']).rows[0].change.value // -1
 */
export function gapChangeBetweenModels(
  columns: GapChangeColumns,
  places: number,
  reference: string,
  metrics: readonly MetricName[],
  {
    level = USUAL_LEVEL,
    missingGroup = 'Missing',
    lots,
    person,
  }: {
    readonly level?: number;
    readonly missingGroup?: string;
    readonly lots?: Lots;
    /** Whom each row is about, where rows repeat people; a row without one is a person of its own. */
    readonly person?: DictionaryColumn;
  } = {},
): GapChanges | NotComputed {
  const { group, label, before, after } = columns;
  for (const [name, length] of [
    ['label', label.length],
    ['before', before.length],
    ['after', after.length],
    ['person', person?.codes.length ?? group.codes.length],
  ] as const) {
    if (length !== group.codes.length) {
      throw new InputError(
        `columns must be of one length: group has ${group.codes.length}, ${name} ${length}. Check the join.`,
      );
    }
  }
  checkedCodes(group, 'group');
  const names = [missingGroup, ...group.values];
  const base = names.indexOf(reference);
  if (base < 0) throw new InputError(`no group is named ${reference}. The groups are ${names.join(', ')}.`);
  const ties = lots === undefined ? {} : { lots };
  const [first, second] = [topPlaces(before, places, ties), topPlaces(after, places, ties)];
  if (!isComputed(first)) return notComputed(`before the change ${first.reason}`);
  if (!isComputed(second)) return notComputed(`after the change ${second.reason}`);
  const rowsOf = names.map(() => [] as number[]);
  for (const [row, code] of group.codes.entries()) rowsOf[code + 1]!.push(row);
  const rows = metrics.flatMap((metric) => {
    const changes = rowsOf.map((own) =>
      rateChangeBetweenModels(own, label, first.shares, second.shares, metric, person),
    );
    const compared = changes[base]!;
    return names.flatMap((name, index) => {
      const own = changes[index]!;
      if (index === base || rowsOf[index]!.length === 0) return [];
      return [gapRow({ metric, group: name, comparedWith: reference }, own, compared, level)];
    });
  });
  return { places, before: first, after: second, rows };
}

interface RateChange {
  readonly before: number | null;
  readonly after: number | null;
  /** Of after − before. */
  readonly variance: number;
  readonly people: number;
}

/** A group's rate before and after, and the variance of its change over people. */
function rateChangeBetweenModels(
  rows: readonly number[],
  label: Uint8Array,
  before: Float64Array,
  after: Float64Array,
  name: MetricName,
  person: DictionaryColumn | undefined,
): RateChange {
  const { numeratorSlots, denominatorSlots } = METRICS[name];
  const parts = [before, after].map((shares) => {
    let [numerator, denominator] = [0, 0];
    const numerators = new Float64Array(rows.length);
    const denominators = new Float64Array(rows.length);
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place]!;
      numerator += numerators[place] = partOf(numeratorSlots, label[row]!, shares[row]!);
      denominator += denominators[place] = partOf(denominatorSlots, label[row]!, shares[row]!);
    }
    return { numerators, denominators, denominator, rate: denominator > 0 ? numerator / denominator : null };
  });
  const [was, is] = parts as [(typeof parts)[number], (typeof parts)[number]];
  if (was.rate === null || is.rate === null) return { before: was.rate, after: is.rate, variance: 0, people: 0 };
  // By person, in the order in which they are met; a row without one is a person of its own.
  const influence = new Float64Array(rows.length);
  const placeOf = new Int32Array(person?.values.length ?? 0);
  let people = 0;
  for (let place = 0; place < rows.length; place++) {
    const [beforeDenominator, afterDenominator] = [was.denominators[place]!, is.denominators[place]!];
    if (beforeDenominator === 0 && afterDenominator === 0) continue;
    const code = person?.codes[rows[place]!] ?? MISSING_CODE;
    const own =
      (is.numerators[place]! - is.rate * afterDenominator) / is.denominator -
      (was.numerators[place]! - was.rate * beforeDenominator) / was.denominator;
    if (code === MISSING_CODE) influence[people++] = own;
    else {
      if (placeOf[code] === 0) placeOf[code] = ++people;
      influence[placeOf[code]! - 1]! += own;
    }
  }
  // One person more who enters the list, and one who leaves it.
  let squares = 1 / is.denominator ** 2 + 1 / was.denominator ** 2;
  // From the least: the order of the rows is in no digit.
  for (const own of influence.subarray(0, people).sort()) squares += own * own;
  const variance = people > 1 ? (squares * people) / (people - 1) : squares;
  return { before: was.rate, after: is.rate, variance, people };
}

/** What one person adds to the part of a rate that has these slots when listed in this part. */
function partOf(slots: number, label: number, listed: number): number {
  const bits = slots >> (Math.min(label, UNKNOWN) * 4);
  return (((bits >> 1) & 1) === 1 ? listed : 0) + ((bits & 1) === 1 ? 1 - listed : 0);
}

function gapRow(
  who: Pick<GapChange, 'metric' | 'group' | 'comparedWith'>,
  own: RateChange,
  compared: RateChange,
  level: number,
): GapChange {
  const none = notComputed('one of the two groups has nobody in this rate');
  const gapOf = (a: number | null, b: number | null) => (a === null || b === null ? none : a - b);
  const gapBefore = gapOf(own.before, compared.before);
  const gapAfter = gapOf(own.after, compared.after);
  const row = { ...who, people: Math.min(own.people, compared.people), gapBefore, gapAfter };
  if (typeof gapBefore !== 'number' || typeof gapAfter !== 'number') return { ...row, change: none, pValue: none };
  const value = gapAfter - gapBefore;
  const error = Math.sqrt(own.variance + compared.variance);
  const reach = criticalValue(level) * error;
  const interval = { low: value - reach, high: value + reach, level, method: 'paired interval of the change in gap' };
  return { ...row, change: { status: 'computed', value, interval }, pValue: 2 * normalUpper(Math.abs(value) / error) };
}
