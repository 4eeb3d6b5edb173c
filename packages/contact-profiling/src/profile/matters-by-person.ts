import { type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import { type ContactColumns, checkColumns, checkPeriod, refusePerson } from './contact-columns.ts';
import type { ProfileOptions } from './profile-contacts.ts';

export interface MatterOptions extends ProfileOptions {
  /** What the matter of a contact weighs, such as harm; 1 unless given. */
  readonly weight?: ArrayLike<number>;
}

/**
 * In how many matters was each person in contact, or how much harm was in them?
 *
 * Several contacts of a person about one incident are one matter, however many calls it took: the first in the log is
 * weighed. A contact without an incident stands for itself.
 *
 * @throws InputError where columns differ in length or a person code is out of range.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0, 0), people: 2, time: Float64Array.of(1, 2, 3) };
 * mattersByPerson(log, dictionaryColumn(['I1', 'I1', null])) // [2, 0]
 */
export function mattersByPerson(
  columns: ContactColumns,
  incident: DictionaryColumn,
  { period, kept, weight }: MatterOptions = {},
): Float64Array {
  checkColumns(columns);
  const { person, people, time } = columns;
  if (incident.codes.length !== person.length || (weight !== undefined && weight.length !== person.length)) {
    throw new InputError(
      `incidents and weights must be as long as the log: ${incident.codes.length}, ${weight?.length ?? 'none'} and ${person.length}. Pass one per contact.`,
    );
  }
  if (period !== undefined) checkPeriod(period);
  const sums = new Float64Array(people);
  const seen = new Set<number>();
  for (let row = 0; row < person.length; row++) {
    const code = person[row]!;
    const at = time[row]!;
    if (code >= people || code < -1) refusePerson(code, people);
    if (code < 0 || Number.isNaN(at) || (kept !== undefined && kept[row] === 0)) continue;
    if (period !== undefined && !(at >= period.from && at < period.until)) continue;
    const matter = incident.codes[row]!;
    if (matter !== MISSING_CODE) {
      // One number for person and matter: people × incidents stays far below 2⁵³.
      const key = code * incident.values.length + matter;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    sums[code]! += weight === undefined ? 1 : weight[row]!;
  }
  return sums;
}
