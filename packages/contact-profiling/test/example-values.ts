import { dictionaryColumn } from '@assay/statistics';
import {
  absentOfLog,
  contactsByCategory,
  contactsByPerson,
  DAY_MILLISECONDS as DAY,
  flagBearers,
  flagPresets,
  type LogOfRows,
  mattersByPerson,
  profileContacts,
} from '../src/index.ts';

/** What the examples of the documentation lean on: a log of one year with five contacts of three people. */
const columns = {
  person: Int32Array.of(0, 0, 0, 1, 2),
  people: 3,
  time: Float64Array.of(300, 310, 320, 5, 100).map((day) => day * DAY),
};
const whole = { from: 0, until: 365 * DAY };
const counted = Uint8Array.of(1, 1, 1, 1, 0);
const ordered = contactsByPerson(columns, counted);
const incident = dictionaryColumn(['x', 'x', 'y', null, 'z']);
const harm = Float64Array.of(0, 9, 0, 1, 0);
const inYear = { period: whole, kept: counted };

export const logOfRows: LogOfRows = {
  columns,
  whole,
  counted,
  ordered,
  ...absentOfLog({ hasDirection: true, hasHarm: true }),
  harmWithoutWeight: 2,
  unknownChannel: 1,
  byDirection: contactsByCategory(columns, dictionaryColumn(['inbound', 'inbound', null, 'inbound', 'outbound']), {
    period: whole,
  }),
  byChannel: contactsByCategory(columns, dictionaryColumn(['101', '101', 'web', null, 'web']), inYear),
  profiles: profileContacts(columns, inYear),
  matters: Int32Array.from(mattersByPerson(columns, incident, inYear)),
  harmOfPeople: mattersByPerson(columns, incident, { period: whole, weight: harm }),
  flagging: flagBearers(ordered, Object.values(flagPresets)[0]!, whole),
  expiresAfterDays: 180,
};
