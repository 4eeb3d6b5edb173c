import {
  blankGroup,
  checkedAmounts,
  checkedCodes,
  checkedSize,
  type DictionaryColumn,
  gini,
  InputError,
  type NotComputed,
  twoLargest,
} from '@assay/statistics';

/** Columns of events: the area of each by number, −1 where it counts for none; what it was; how grave. */
export interface WeighedEvents {
  readonly area: ArrayLike<number>;
  readonly offence: DictionaryColumn;
  readonly harm: ArrayLike<number>;
}

/** What a harm score is made of, by area and then offence. */
export interface ScoreParts {
  /** The file's own, and one for events without, where there are such. */
  readonly offences: readonly string[];
  readonly harm: Float64Array;
  readonly counts: Float64Array;
  /** The two gravest events of each part. */
  readonly heaviest: readonly (readonly [number, number])[];
}

/**
 * Which offences and which areas is a harm score made of, and does a single grave event decide a part of it?
 *
 * Sum of weights, number of events and the two heaviest of them, by area and offence. An event that names no offence is
 * a part of its own.
 *
 * @throws InputError where the columns differ in length, or an event lies in an area that there is not.
 *
 * @example
 * const offence = { values: ['drugs', 'robbery'], codes: Int32Array.of(0, 1, 1) };
 * scoreParts({ area: [0, 1, 1], offence, harm: [2, 5, 9] }, 2).harm // [2, 0, 0, 14]
 */
export function scoreParts({ area, offence, harm }: WeighedEvents, nAreas: number): ScoreParts {
  if (area.length !== offence.codes.length || area.length !== harm.length)
    throw new InputError(
      `columns must have the same length: ${area.length}, ${offence.codes.length} and ${harm.length}. Check the join.`,
    );
  checkedCodes(offence, 'offence');
  checkedAmounts(harm, 'harm');
  const isBlank = offence.codes.some((code) => code < 0);
  const offences = isBlank ? [...offence.values, blankGroup(offence.values)] : offence.values;
  const sums = new Float64Array(checkedSize(nAreas * offences.length, 'areas × offences'));
  const counts = new Float64Array(sums.length);
  const heaviest = Array.from(sums, (): [number, number] => [0, 0]);
  for (let event = 0; event < area.length; event++) {
    const place = area[event]!;
    if (place < 0) continue;
    if (!(place < nAreas && Number.isInteger(place)))
      throw new InputError(`event ${event + 1} lies in area ${place} of ${nAreas}. Check the join.`);
    const code = offence.codes[event]!;
    const part = place * offences.length + (code < 0 ? offences.length - 1 : code);
    sums[part]! += harm[event]!;
    counts[part]!++;
    heaviest[part] = twoLargest([...heaviest[part]!, harm[event]!]);
  }
  return { offences, harm: sums, counts, heaviest };
}

/**
 * How much of the score do some of its parts make, of how many events, and how much do the two gravest of these make?
 * Amounts are shares of the whole score.
 *
 * @example
 * const offence = { values: ['drugs', 'robbery'], codes: Int32Array.of(0, 1, 1) };
 * const parts = scoreParts({ area: [0, 1, 1], offence, harm: [2, 5, 9] }, 2);
 * patrolScorePartsBehind(parts, (area, offence) => offence === 1) // { share: 0.875, events: 2, largest: [0.5625, 0.3125] }
 */
export function patrolScorePartsBehind(
  { offences, harm, counts, heaviest }: ScoreParts,
  isPart: (area: number, offence: number) => boolean,
): { readonly share: number; readonly events: number; readonly largest: readonly [number, number] } {
  checkedAmounts(harm, 'harm');
  checkedAmounts(counts, 'events');
  if (counts.length !== harm.length || heaviest.length !== harm.length)
    throw new InputError(
      `each part needs its harm, events and gravest: ${harm.length}, ${counts.length}, ${heaviest.length}. Make it by scoreParts.`,
    );
  const total = harm.reduce((sum, each) => sum + each, 0);
  let own = 0;
  let events = 0;
  let largest: [number, number] = [0, 0];
  for (let part = 0; part < harm.length; part++) {
    if (!isPart(Math.floor(part / offences.length), part % offences.length)) continue;
    own += harm[part]!;
    events += counts[part]!;
    largest = twoLargest([...largest, ...heaviest[part]!]);
  }
  return { share: own / total, events, largest: [largest[0] / total, largest[1] / total] };
}

/** One offence's part of a harm score. */
export interface OffencePart {
  readonly offence: string;
  /** Of the whole score, the events that make it, and the shares of the two gravest. */
  readonly share: number;
  readonly events: number;
  readonly largest: readonly [number, number];
  /** How concentrated its events are over areas: 0 even, 1 all in one. */
  readonly concentration: number | NotComputed;
}

/**
 * How much of the score is each offence, and how concentrated is it over areas? {@link patrolScorePartsBehind} and the Gini coefficient
 * of its events, offence by offence.
 *
 * @example
 * const offence = { values: ['drugs', 'robbery'], codes: Int32Array.of(0, 1, 1) };
 * scoreByOffence(scoreParts({ area: [0, 1, 1], offence, harm: [2, 5, 9] }, 2))[1].concentration // 0.5
 */
export function scoreByOffence(parts: ScoreParts): OffencePart[] {
  const { offences, counts } = parts;
  const nAreas = counts.length / Math.max(1, offences.length);
  return offences.map((offence, own) => ({
    offence,
    ...patrolScorePartsBehind(parts, (_, code) => code === own),
    concentration: gini(Array.from({ length: nAreas }, (_, area) => counts[area * offences.length + own]!)),
  }));
}
