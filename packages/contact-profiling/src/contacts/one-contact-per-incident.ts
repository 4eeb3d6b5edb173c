import { type DictionaryColumn, InputError } from '@assay/statistics';
import { checkContactsInOrder, type OrderedLog } from './contacts-by-person.ts';

/**
 * Five calls about one matter are one matter: keeps each person's earliest contact about an incident. A contact without
 * an incident stands for itself.
 *
 * Returns 1 for every contact kept, by row of the log.
 *
 * @throws InputError where the incident column is not as long as the log.
 *
 * @example
 * const log = { person: Int32Array.of(0, 0, 0), people: 1, time: Float64Array.of(1, 2, 3) };
 * oneContactPerIncident(contactsByPerson(log), dictionaryColumn(['I1', 'I1', null])) // [1, 0, 1]
 */
export function oneContactPerIncident(log: OrderedLog, incident: DictionaryColumn): Uint8Array {
  checkContactsInOrder(log);
  const { rows, start, people } = log;
  if (incident.codes.length !== log.person.length) {
    throw new InputError(
      `incidents must be as long as the log: ${incident.codes.length} and ${log.person.length}. Pass one per contact.`,
    );
  }
  const kept = new Uint8Array(log.person.length);
  const lastPerson = new Int32Array(incident.values.length).fill(-1);
  for (let code = 0; code < people; code++) {
    for (let at = start[code]!; at < start[code + 1]!; at++) {
      const row = rows[at]!;
      const matter = incident.codes[row]!;
      if (matter >= 0 && lastPerson[matter] === code) continue;
      if (matter >= 0) lastPerson[matter] = code;
      kept[row] = 1;
    }
  }
  return kept;
}
