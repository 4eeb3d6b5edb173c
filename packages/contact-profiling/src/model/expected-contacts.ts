import { checkedNumbers, InputError, isComputed, type NotComputed, notComputed } from '@assay/statistics';
import type { ContactProfiles } from '../contacts/profile-contacts.ts';
import { bgNbdExpected } from './bg-nbd.ts';
import { collapseHistories } from './contact-histories.ts';
import { fitBgNbd } from './fit-bg-nbd.ts';
import { historiesOfProfiles, type PeopleHistories } from './histories-of-profiles.ts';
import { fitNegativeBinomial, type NegativeBinomialFit, posteriorRate } from './negative-binomial.ts';
import { fitParetoNbd, paretoNbdExpected } from './pareto-nbd.ts';

const YEAR_DAYS = 365;

/** What each model expects of each person in the year to come; not computed where it could not be fitted. */
export interface ExpectedContacts {
  /** The distribution of rates behind the counts of the year before. */
  readonly rates: NegativeBinomialFit | NotComputed;
  /** Need stays: the posterior rate. Need ends at a contact: BG/NBD. Need ends at any time: Pareto/NBD. */
  readonly negativeBinomial: Float64Array | NotComputed;
  readonly bgNbd: Float64Array | NotComputed;
  readonly paretoNbd: Float64Array | NotComputed;
  /** Models of which the contacts alone settle no optimum, so that a weak prior held it. */
  readonly heldByPrior: readonly string[];
}

/**
 * How often would these people have been in contact in the next year, had nothing been done?
 *
 * Three models fitted to everyone in contact before: a negative binomial to the counts of the `year` before, BG/NBD and
 * Pareto/NBD to whole histories in days, the latter at the grain of four weeks, at which it needs few distinct histories.
 * Who never called before the start is unknown to a force: the fit is of people seen by then.
 *
 * @throws InputError where a person has no contact in the history.
 *
 * Source: Hauer (1997); Fader, Hardie and Lee (2005); Schmittlein, Morrison and Colombo (1987).
 *
 * @example
 * const time = Float64Array.from([0, 5, 6, 90, 91, 200], (day) => day * DAY_MILLISECONDS);
 * const seen = profileContacts({ person: Int32Array.of(0, 0, 0, 1, 2, 2), people: 3, time });
 * expectedContacts(seen, seen, [0], 365 * DAY_MILLISECONDS).heldByPrior // ['BG/NBD']
 */
export function expectedContacts(
  history: ContactProfiles,
  year: ContactProfiles,
  people: readonly number[],
  start: number,
): ExpectedContacts {
  const histories = historiesOfProfiles(history, start);
  // An endless history would be fitted for seconds, to no end.
  for (const times of [histories.recency, histories.age, [start]]) checkedNumbers(times, 'days of contact');
  const counts = Int32Array.from(year.contacts).filter((_, code) => history.contacts[code]! > 0);
  const rates = fitNegativeBinomial({ counts, exposure: 1 });
  const bgNbd = fitBgNbd(collapseHistories(histories));
  const paretoNbd = fitParetoNbd(collapseHistories(byFourWeeks(histories)));
  const rowOf = new Map(Array.from(histories.person, (code, row) => [code, row] as const));
  const expected = <Fit>(fit: Fit | NotComputed, of: (fit: Fit, row: number, code: number) => number) => {
    if (typeof fit === 'object' && fit !== null && 'reason' in fit) return notComputed('the model could not be fitted');
    return Float64Array.from(people, (code) => {
      const row = rowOf.get(code);
      if (row === undefined) throw new InputError(`person ${code} has no contact before the start. Leave them out.`);
      return of(fit as Fit, row, code);
    });
  };
  const { repeats, recency, age } = histories;
  const fits = { 'BG/NBD': bgNbd, 'Pareto/NBD': paretoNbd };
  return {
    rates,
    negativeBinomial: expected(rates, (fit, _, code) => posteriorRate(fit, year.contacts[code]!, 1)),
    bgNbd: expected(bgNbd, (fit, row) => bgNbdExpected(fit, repeats[row]!, recency[row]!, age[row]!, YEAR_DAYS)),
    paretoNbd: expected(paretoNbd, (fit, row) =>
      paretoNbdExpected(fit, repeats[row]!, recency[row]! / 7, age[row]! / 7, YEAR_DAYS / 7),
    ),
    heldByPrior: Object.entries(fits).flatMap(([name, fit]) => (isComputed(fit) && fit.isHeldByPrior ? [name] : [])),
  };
}

/** In weeks, to four: a person without a repeated contact has no recency, and no recency exceeds the age. */
function byFourWeeks({ repeats, recency, age }: PeopleHistories) {
  const weeks = (days: Float64Array) => days.map((value) => Math.round(value / 28) * 4);
  const late = weeks(age);
  return {
    repeats,
    recency: weeks(recency).map((value, row) => (repeats[row] === 0 ? 0 : Math.min(value, late[row]!))),
    age: late,
  };
}
