import {
  checkedAmounts,
  InputError,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  rowsWhere,
} from '@assay/statistics';
import type { Period } from '../contacts/contact-columns.ts';
import type { OrderedLog } from '../contacts/contacts-by-person.ts';
import type { ContactProfiles } from '../contacts/profile-contacts.ts';
import { expectedContacts } from '../model/expected-contacts.ts';
import { posteriorRate } from '../model/negative-binomial.ts';
import { changeAgainstExpectation } from './change-against-expectation.ts';
import { type ContactChange, contactChangeCompared } from './contact-change-compared.ts';
import { recurrentFall } from './followed-people.ts';

/** People who could have had support, by their code in the log, with their contacts in the year before and the year after. */
export interface EvaluatedPeople {
  readonly codes: ArrayLike<number>;
  readonly before: ArrayLike<number>;
  readonly after: ArrayLike<number>;
  /** 1 with support, 0 without. */
  readonly supported: ArrayLike<number>;
  /** What would have happened without support, where that is known, as of invented people; else `null`. */
  readonly without: ArrayLike<number> | null;
}

/** The log before and after support began. */
export interface LogAroundSupport {
  /** Everything before the start, and the year before it alone. */
  readonly history: ContactProfiles;
  readonly yearBefore: ContactProfiles;
  readonly ordered: OrderedLog;
  readonly followUp: Period;
}

/** How far contact fell after support, by what it is compared with. */
export interface FallsAfterSupport {
  /** People with support. */
  readonly treated: number;
  /** Against their own year before: those chosen for a bad year have a better one anyhow. */
  readonly naive: MaybeEstimate;
  /** Against what chance alone would bring; and where need ends, at a contact or at any time. */
  readonly byChance: MaybeEstimate;
  readonly needEndsAtContact: MaybeEstimate;
  readonly needEndsAtAnyTime: MaybeEstimate;
  /** Against people with as much contact and no support; and the same people, every contact timed. */
  readonly compared: ContactChange | NotComputed;
  readonly timed: MaybeEstimate;
  /** Against what would have happened without support; `null` where that is not known. */
  readonly counterfactual: number | null;
  /** Models of which the contacts alone settle no optimum, so that a weak prior held it. */
  readonly heldByPrior: readonly string[];
}

/**
 * How far did contact fall after support, and against what? Six expectations of the same people, from the one that flatters most to
 * those that allow for luck, for the end of need, and for people with as much contact and no support.
 *
 * {@link changeAgainstExpectation} of their own year before and of the models of {@link expectedContacts}; {@link contactChangeCompared} within
 * bands, people within a band evened out by their posterior rate; {@link recurrentFall} over the follow-up. Nobody with support: not
 * computed.
 *
 * @throws InputError where columns differ in length, or somebody with support had no contact in the history.
 *
 * @example
 * const seen = profileContacts({ person: Int32Array.of(0, 0), people: 1, time: Float64Array.of(1, 2) });
 * const log = { history: seen, yearBefore: seen, ordered: contactsByPerson({ person: Int32Array.of(0), people: 1, time: Float64Array.of(1) }), followUp: { from: 9, until: 99 } };
 * const people = { codes: [0], before: [2], after: [0], supported: [0], without: null };
 * fallsAfterSupport(people, log).reason // 'nobody with support had contact enough to be compared'
 */
export function fallsAfterSupport(
  people: EvaluatedPeople,
  { history, yearBefore, ordered, followUp }: LogAroundSupport,
): FallsAfterSupport | NotComputed {
  const { codes, before, after, supported, without } = people;
  const treated = rowsWhere(supported, (mark) => mark === 1);
  if (treated.length === 0) return notComputed('nobody with support had contact enough to be compared');
  if (without !== null) {
    if (without.length !== codes.length)
      throw new InputError(`what would have happened must be told of each: ${without.length} of ${codes.length}.`);
    checkedAmounts(without, 'contacts without support');
  }
  const pick = (values: ArrayLike<number>) => Float64Array.from(treated, (row) => values[row]!);
  const observed = pick(after);
  const expected = expectedContacts(history, yearBefore, Array.from(pick(codes)), followUp.from);
  const { rates } = expected;
  const against = (expectation: Float64Array | NotComputed): MaybeEstimate => {
    if ('reason' in expectation) return expectation;
    const found = changeAgainstExpectation(observed, expectation);
    return isComputed(found) ? found.fall : found;
  };
  const evened = isComputed(rates)
    ? { expected: Float64Array.from(Array.from(before), (contacts) => posteriorRate(rates, contacts, 1)) }
    : {};
  return {
    treated: treated.length,
    naive: against(pick(before)),
    byChance: against(expected.negativeBinomial),
    needEndsAtContact: against(expected.bgNbd),
    needEndsAtAnyTime: against(expected.paretoNbd),
    compared: contactChangeCompared({ before, after, supported, ...evened }),
    timed: recurrentFall(ordered, people, followUp),
    counterfactual: without === null || sum(pick(without)) === 0 ? null : 1 - sum(observed) / sum(pick(without)),
    heldByPrior: expected.heldByPrior,
  };
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
