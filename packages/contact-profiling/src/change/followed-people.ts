import {
  changedEstimate,
  criticalValue,
  InputError,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  USUAL_LEVEL,
} from '@assay/statistics';
import type { Period } from '../contacts/contact-columns.ts';
import type { OrderedLog } from '../contacts/contacts-by-person.ts';
import { andersenGill } from './andersen-gill.ts';
import { cumulativeAt, meanCumulativeFunction } from './mean-cumulative-function.ts';
import { stretchesOf } from './stretches.ts';

/** People by their code in the log, with or without support, and their contacts before. */
export interface FollowedPeople {
  readonly codes: ArrayLike<number>;
  readonly supported: ArrayLike<number>;
  readonly before: ArrayLike<number>;
}

/**
 * Did contact fall further among people with support, every contact timed, at as much contact before?
 *
 * 1 − the rate ratio of support by {@link andersenGill}, allowing for the logarithm of contact before, with a robust error
 * between people.
 *
 * @throws InputError where the columns differ in length, or somebody had no contact before.
 *
 * Source: Andersen and Gill (1982); Lin and Wei (1989) for the robust error.
 *
 * @example
 * const log = contactsByPerson({ person: Int32Array.of(0), people: 2, time: Float64Array.of(5 * DAY_MILLISECONDS) });
 * const people = { codes: [0, 1], supported: [1, 1], before: [2, 3] };
 * recurrentFall(log, people, { from: 0, until: 9 * DAY_MILLISECONDS }).status // 'not-computed'
 */
export function recurrentFall(
  log: OrderedLog,
  { codes, supported, before }: FollowedPeople,
  period: Period,
): MaybeEstimate {
  if (codes.length !== supported.length || codes.length !== before.length)
    throw new InputError(
      `people must have support and contacts before: ${codes.length}, ${supported.length} and ${before.length}. Pass one each.`,
    );
  const placeOf = new Map(Array.from(codes, (code, place) => [code, place] as const));
  const stretches = stretchesOf(log, codes, period);
  const covariates = new Float64Array(2 * stretches.person.length);
  for (let row = 0; row < stretches.person.length; row++) {
    const place = placeOf.get(stretches.person[row]!)!;
    if (!(before[place]! > 0)) throw new InputError(`contact before must be above 0: ${before[place]} (${place}).`);
    covariates[2 * row] = supported[place]!;
    covariates[2 * row + 1] = Math.log(before[place]!);
  }
  const fit = andersenGill({ ...stretches, covariates, names: ['support', 'contact before'] });
  if (!isComputed(fit)) return fit;
  const { rateRatio: value, interval } = fit.coefficients[0]!;
  return changedEstimate({ status: 'computed', value, interval }, (ratio) => 1 - ratio);
}

export interface CumulativeContacts {
  readonly days: number;
  readonly people: number;
  /** Contacts per person since the start. */
  readonly mean: MaybeEstimate;
}

/**
 * How many contacts had people made on average by each of these days since the start?
 *
 * {@link meanCumulativeFunction} with a normal interval of Lawless and Nadeau's error, never below none. A day before the
 * first contact is left out. Several contacts of a person on one day count once.
 *
 * Source: Nelson (1988); Lawless and Nadeau (1995).
 *
 * @example
 * const log = contactsByPerson({ person: Int32Array.of(0), people: 2, time: Float64Array.of(5 * DAY_MILLISECONDS) });
 * cumulativeContacts(log, [0, 1], { from: 0, until: 9 * DAY_MILLISECONDS }, [3, 9])[0].mean.value // 0.5
 */
export function cumulativeContacts(
  log: OrderedLog,
  people: ArrayLike<number>,
  period: Period,
  days: readonly number[],
): CumulativeContacts[] | NotComputed {
  const steps = meanCumulativeFunction(stretchesOf(log, people, period));
  if ('status' in steps) return steps;
  return days.flatMap((day) => {
    const step = cumulativeAt(steps, day);
    if (step === null) return [];
    const reach = criticalValue(USUAL_LEVEL) * step.robustError;
    const interval = {
      low: Math.max(0, step.mean - reach),
      high: step.mean + reach,
      level: USUAL_LEVEL,
      method: 'normal interval with Lawless–Nadeau error',
    };
    return [{ days: day, people: people.length, mean: { status: 'computed', value: step.mean, interval } as const }];
  });
}

/**
 * How many contacts had people made on average by each of these days, with support and then without? {@link cumulativeContacts} of
 * either side; a side of which nobody is followed is left out.
 *
 * @example
 * const log = contactsByPerson({ person: Int32Array.of(0), people: 2, time: Float64Array.of(5 * DAY_MILLISECONDS) });
 * const people = { codes: [0, 1], supported: [1, 0] };
 * cumulativeBySide(log, people, { from: 0, until: 9 * DAY_MILLISECONDS }, [9]).map(({ supported, mean }) => [supported, mean.value]) // [[true, 1]]
 */
export function cumulativeBySide(
  log: OrderedLog,
  { codes, supported }: Pick<FollowedPeople, 'codes' | 'supported'>,
  period: Period,
  days: readonly number[],
): (CumulativeContacts & { readonly supported: boolean })[] {
  return [1, 0].flatMap((side) => {
    const own = Array.from(codes).filter((_, place) => supported[place] === side);
    const means = cumulativeContacts(log, own, period, days);
    return 'status' in means ? [] : means.map((row) => ({ ...row, supported: side === 1 }));
  });
}
