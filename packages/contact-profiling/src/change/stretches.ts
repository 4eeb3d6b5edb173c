import { checkedPlaces } from '@assay/statistics';
import { checkedPeriod, DAY_MILLISECONDS, type Period } from '../contacts/contact-columns.ts';
import { checkContactsInOrder, type OrderedLog } from '../contacts/contacts-by-person.ts';
import type { RecurrentEvents } from './andersen-gill.ts';

/**
 * Follows people over a period for `andersenGill` and `meanCumulativeFunction`: one stretch between each contact and
 * the next, in days from the start of the period. Several contacts of a person at one time are one event.
 *
 * @throws InputError where somebody is not in the log, its rows are not those of its people, or the period has no end.
 *
 * @example
 * const log = contactsByPerson({ person: Int32Array.of(0), people: 1, time: Float64Array.of(2 * DAY_MILLISECONDS) });
 * stretchesOf(log, [0], { from: 0, until: 10 * DAY_MILLISECONDS }) // { start: [0, 3], stop: [3, 10], event: [1, 0], person: [0, 0] }
 */
export function stretchesOf(
  log: OrderedLog,
  people: ArrayLike<number>,
  period: Period,
): Pick<RecurrentEvents, 'start' | 'stop' | 'event' | 'person'> {
  checkContactsInOrder(log);
  checkedPeriod(period);
  checkedPlaces(people, log.people, 'people');
  const start: number[] = [];
  const stop: number[] = [];
  const event: number[] = [];
  const person: number[] = [];
  const end = Math.ceil((period.until - period.from) / DAY_MILLISECONDS);
  const add = (code: number, from: number, until: number, ended: number) => {
    start.push(from);
    stop.push(until);
    event.push(ended);
    person.push(code);
  };
  for (let index = 0; index < people.length; index++) {
    const code = people[index]!;
    let from = 0;
    for (let at = log.start[code]!; at < log.start[code + 1]!; at++) {
      const time = log.time[log.rows[at]!]!;
      if (!(time >= period.from && time < period.until)) continue;
      // Whole days: a contact on day d ends the stretch at d + 1, so that none ends where it starts.
      const day = Math.floor((time - period.from) / DAY_MILLISECONDS) + 1;
      if (day <= from) continue;
      add(code, from, day, 1);
      from = day;
    }
    if (from < end) add(code, from, end, 0);
  }
  return { start, stop, event, person };
}
