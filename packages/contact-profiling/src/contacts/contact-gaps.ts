import { checkedSize, quantileR7Sorted } from '@assay/statistics';
import { DAY_MILLISECONDS, type Period } from './contact-columns.ts';
import { checkContactsInOrder, type OrderedLog } from './contacts-by-person.ts';

/** Per person; `NaN` where there are fewer than two contacts in the period. */
export interface ContactGaps {
  readonly medianGapDays: Float64Array;
  readonly longestGapDays: Float64Array;
}

/**
 * Is contact steady or does it come in bursts? Median and longest days between one contact and the next.
 *
 * @throws InputError where a log's rows are not those of its people.
 *
 * @example
 * contactGaps(contactsByPerson({ person: Int32Array.of(0, 0, 0), people: 1, time: Float64Array.of(0, 864e5, 4 * 864e5) })).longestGapDays // [3]
 */
export function contactGaps(log: OrderedLog, period?: Period): ContactGaps {
  checkContactsInOrder(log);
  const medianGapDays = new Float64Array(checkedSize(log.people, 'people')).fill(Number.NaN);
  const longestGapDays = new Float64Array(log.people).fill(Number.NaN);
  for (let code = 0; code < log.people; code++) {
    const gaps: number[] = [];
    let before = Number.NaN;
    for (let at = log.start[code]!; at < log.start[code + 1]!; at++) {
      const time = log.time[log.rows[at]!]!;
      if (period !== undefined && !(time >= period.from && time < period.until)) continue;
      if (!Number.isNaN(before)) gaps.push((time - before) / DAY_MILLISECONDS);
      before = time;
    }
    if (gaps.length === 0) continue;
    gaps.sort((a, b) => a - b);
    medianGapDays[code] = quantileR7Sorted(Float64Array.from(gaps), 0.5) as number;
    longestGapDays[code] = gaps.at(-1)!;
  }
  return { medianGapDays, longestGapDays };
}
