import {
  type DictionaryColumn,
  InputError,
  type RandomStream,
  sampleWithoutReplacement,
  valueCount,
} from '@assay/statistics';
import { DATE_READINGS, RelaxedPass } from '../blocking/relaxed-dates.ts';
import type { DistanceRule } from '../clusters/clustering.ts';
import { type PersonRecords, recordCount } from '../counting/person-records.ts';
import { linkedPairsAt } from '../errors/linked-pairs-at.ts';
import { nameLexicon } from '../names/name-lexicon.ts';
import { checkedSweep } from '../tolerance-sweep/checked-sweep.ts';
import { CLASSES, DISTANCES } from '../tolerance-sweep/pair-list.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';
import { forEachPairOfOneDate, OUTSIDE_KINDS, RELAXED_KINDS } from './outside-pairs.ts';

/** Pairs of one kind, from which some are drawn for people to look at. */
export interface DrawablePairs {
  /** How many there are: counted, or estimated from a part with this variance. */
  readonly pairs: number;
  readonly isEstimated: boolean;
  readonly pairsVariance: number;
  /** How many of them are about one person, counted; `null` where that is not known. */
  readonly truePairs: number | null;
  /** How many of them can be drawn: all, or those of the part. */
  readonly within: number;
  /** The pairs at increasing positions among those that can be drawn. */
  at(positions: readonly number[]): readonly (readonly [number, number])[];
}

export interface PairsToDrawOptions {
  readonly tolerance: { readonly forename: number; readonly surname: number };
  readonly truth?: DictionaryColumn;
  /** Pairs to compare for one reading of the dates before a part of its values is drawn instead; 100 million unless stated. */
  readonly mostComparisons?: number;
}

/**
 * Which pairs can people be given to look at, and how many of each kind are there?
 *
 * By kind: linked, by the edits in the worse name (0 … 3); then those outside the tolerance, as in {@link OUTSIDE_KINDS}.
 * Every pair is gone over once at most. Where a reading of the dates brings together more pairs than can be compared, so
 * many of its values are drawn at random; the number of pairs is then the ratio estimate by pairs brought together.
 *
 * Edge rules: as for `forEachOutsidePair`; a kind without pairs is there with none.
 *
 * @throws InputError where records are not those of the sweep, or its parts do not fit each other.
 *
 * Source: Cochran (1977), Sampling Techniques, chapter 6, for the ratio estimate.
 *
 * @example
 * const tolerance = { forename: 1, surname: 1 };
 * pairsToDraw(sweep, records, { tolerance }, randomStream('example')).kinds.map(({ pairs }) => pairs).slice(0, 2) // [0, 2]
 */
export function pairsToDraw(
  sweep: ToleranceSweep,
  records: PersonRecords,
  { tolerance, truth, mostComparisons = 100_000_000 }: PairsToDrawOptions,
  random: RandomStream,
): { readonly kinds: readonly DrawablePairs[]; readonly passedOver: number } {
  if (!(mostComparisons > 0)) throw new InputError(`comparisons must be above 0: ${mostComparisons}. Leave them out.`);
  const { forename, surname, dateOfBirth } = records;
  if (recordCount({ forename, surname, dateOfBirth, ...(truth && { truth }) }) !== checkedSweep(sweep).records)
    throw new InputError(
      `${forename.codes.length} records where the sweep has ${sweep.records}. Pass the same records.`,
    );
  const person = truth?.codes ?? null;
  const isWithin: DistanceRule = (first, last) => first <= tolerance.forename && last <= tolerance.surname;
  const linked = Array.from({ length: DISTANCES }, (_, worst) =>
    ofSweep(sweep, (first, last) => isWithin(first, last) && Math.max(first, last) === worst),
  );
  const further = ofSweep(sweep, (first, last) => !isWithin(first, last));
  const ofOneDate = Array.from({ length: RELAXED_KINDS - 1 }, () => new CollectedPairs(person));
  const lexicon = nameLexicon(forename, surname, 'folded');
  const passedOver = forEachPairOfOneDate(records, (a, b, kind) => ofOneDate[kind - 1]!.add(a, b), lexicon);
  const pass = new RelaxedPass(records, tolerance, undefined, lexicon);
  const relaxed = DATE_READINGS.slice(1).map((name, index) =>
    relaxedPairs(pass, index + 1, person, mostComparisons, random.split(name)),
  );
  if (person !== null && relaxed.some(({ isEstimated }) => isEstimated)) {
    const counted = trueRelaxedPairs(pass, person, valueCount(truth!));
    for (const [index, kind] of relaxed.entries()) kind.truePairs = counted[index + 1]!;
  }
  return { kinds: [...linked, further, ...ofOneDate.map((each) => each.all()), ...relaxed], passedOver };
}

function ofSweep(sweep: ToleranceSweep, rule: DistanceRule): DrawablePairs {
  let pairs = 0;
  let truePairs = 0;
  for (let kind = 0; kind < CLASSES; kind++) {
    if (!rule(Math.floor(kind / DISTANCES), kind % DISTANCES)) continue;
    pairs += sweep.pairsByClass[kind]!;
    truePairs += sweep.truePairsByClass?.[kind] ?? 0;
  }
  return {
    pairs,
    isEstimated: false,
    pairsVariance: 0,
    truePairs: sweep.truePairsByClass === null ? null : truePairs,
    within: pairs,
    at: (positions) => linkedPairsAt(sweep, rule, positions),
  };
}

class CollectedPairs {
  private readonly left: number[] = [];
  private readonly right: number[] = [];
  private readonly person: Int32Array | null;
  private truePairs = 0;

  constructor(person: Int32Array | null) {
    this.person = person;
  }

  add(left: number, right: number): void {
    this.left.push(left);
    this.right.push(right);
    if (this.person !== null && this.person[left] === this.person[right]) this.truePairs++;
  }

  all(): { -readonly [Key in keyof DrawablePairs]: DrawablePairs[Key] } {
    const { left, right } = this;
    return {
      pairs: left.length,
      isEstimated: false,
      pairsVariance: 0,
      truePairs: this.person === null ? null : this.truePairs,
      within: left.length,
      at: (positions) => positions.map((position) => [left[position]!, right[position]!]),
    };
  }
}

/** Fewer values would not tell how much one differs from another. */
const FEWEST_VALUES = 12;

function relaxedPairs(
  pass: RelaxedPass,
  reading: number,
  person: Int32Array | null,
  mostComparisons: number,
  random: RandomStream,
) {
  const keys = pass.sizesOf(reading).map((sizes) => Float64Array.from(sizes, (size) => (size * (size - 1)) / 2));
  const together = keys.reduce((sum, pairs) => sum + pairs.reduce((all, each) => all + each, 0), 0);
  const collected = new CollectedPairs(person);
  const oneIn = Math.ceil(together / mostComparisons);
  if (oneIn <= 1) {
    pass.forEachPair(reading, (a, b) => collected.add(a, b));
    return collected.all();
  }
  const drawn = keys.map((pairs) => {
    const values = Array.from(pairs.keys()).filter((value) => pairs[value]! > 0);
    const size = Math.min(values.length, Math.max(FEWEST_VALUES, Math.ceil(values.length / oneIn)));
    const chosen = Array.from(sampleWithoutReplacement(random, values.length, size), (place) => values[place]!);
    return { pairs, values: values.length, found: new Map(chosen.map((value) => [value, 0])) };
  });
  pass.forEachPair(
    reading,
    (a, b, key, value) => {
      const { found } = drawn[key]!;
      found.set(value, found.get(value)! + 1);
      collected.add(a, b);
    },
    (key, value) => drawn[key]!.found.has(value),
  );
  const estimates = drawn.map(ratioEstimate);
  return {
    ...collected.all(),
    pairs: Math.round(estimates.reduce((sum, { total }) => sum + total, 0)),
    isEstimated: drawn.some(({ found, values }) => found.size < values),
    pairsVariance: estimates.reduce((sum, { variance }) => sum + variance, 0),
  };
}

/** Found in all values, from those drawn, by the pairs that each value brings together. */
function ratioEstimate({
  pairs,
  values,
  found,
}: {
  readonly pairs: Float64Array;
  readonly values: number;
  readonly found: ReadonlyMap<number, number>;
}): { readonly total: number; readonly variance: number } {
  let together = 0;
  let all = 0;
  for (const each of pairs) together += each;
  let here = 0;
  for (const [value, each] of found) {
    here += pairs[value]!;
    all += each;
  }
  if (here === 0) return { total: 0, variance: 0 };
  const rate = all / here;
  let squares = 0;
  for (const [value, each] of found) squares += (each - rate * pairs[value]!) ** 2;
  const drawn = found.size;
  const variance = drawn < 2 ? 0 : ((values * values) / drawn) * (1 - drawn / values) * (squares / (drawn - 1));
  return { total: rate * together, variance };
}

/** Pairs about one person by the reading that brings them together, names within the tolerance. */
function trueRelaxedPairs(pass: RelaxedPass, person: Int32Array, people: number): Float64Array {
  const start = new Int32Array(people + 1);
  person.forEach((each) => {
    if (each >= 0) start[each + 1]!++;
  });
  for (let each = 0; each < people; each++) start[each + 1]! += start[each]!;
  const next = start.slice();
  const rows = new Int32Array(start[people]!);
  for (let row = 0; row < person.length; row++) if (person[row]! >= 0) rows[next[person[row]!]!++] = row;
  const counted = new Float64Array(DATE_READINGS.length);
  for (let each = 0; each < people; each++) {
    for (let i = start[each]!; i < start[each + 1]!; i++) {
      for (let j = i + 1; j < start[each + 1]!; j++) {
        const reading = pass.readingOf(rows[i]!, rows[j]!);
        if (reading > 0 && pass.areNamesNear(rows[i]!, rows[j]!)) counted[reading]!++;
      }
    }
  }
  return counted;
}
