import { drawExponential, drawPoisson, type RandomStream } from '@assay/statistics';
import { WeightedChoice } from '../draw/weighted-choice.ts';
import type { Residents } from './residents.ts';
import type { ContactLogSettings } from './settings.ts';

export const matters = [
  'antisocial behaviour',
  'welfare concern',
  'domestic abuse',
  'violence',
  'theft',
  'burglary',
  'mental health',
  'neighbour dispute',
  'missing person',
  'general enquiry',
] as const;
/** Illustrative harm in days, of the order of sentencing-based indices; a force's own weights come from a file. */
export const illustrativeHarmDays: readonly number[] = [1, 0, 60, 90, 8, 30, 0, 1, 5, 0];
const MATTER_WEIGHTS = [0.2, 0.14, 0.12, 0.09, 0.13, 0.04, 0.09, 0.08, 0.03, 0.08];
const POLICE_MATTER_WEIGHTS = [0.3, 0.15, 0.05, 0.2, 0.15, 0.05, 0.05, 0.0, 0.05, 0.0];
/** Channels of inbound contact (in the order of the channel list) for people up to 34 and from 35. */
const CHANNELS_YOUNG = [0.3, 0.2, 0.12, 0.2, 0.02, 0.03, 0.08, 0, 0.03, 0, 0.02];
const CHANNELS_OLD = [0.3, 0.42, 0.03, 0.1, 0.05, 0.05, 0.01, 0, 0.03, 0, 0.01];
const CHANNELS_POLICE = [0, 0, 0, 0, 0, 0, 0, 0.35, 0.3, 0.35, 0];
const ROLES_INBOUND = [0.4, 0.14, 0.03, 0.38, 0.02, 0, 0.03];
const ROLES_POLICE = [0.05, 0.1, 0.42, 0, 0.06, 0.25, 0.12];
const HOUR_WEIGHTS = [3, 2, 1.5, 1, 1, 1, 1.5, 2.5, 4, 5, 5, 5, 5.5, 5, 5.5, 6, 6, 6.5, 6.5, 6, 6, 5.5, 5, 4];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const YEAR = 365.25 * DAY;
const CALLED_BACK_WITHIN_DAYS = 3;
const OTHER_MEMBER_CALLS = 0.08;

/** Contacts in no order, as growing columns; indices into the lists of channels, directions, roles and matters. */
export interface Contacts {
  readonly person: number[];
  readonly time: number[];
  readonly channel: number[];
  readonly direction: number[];
  readonly role: number[];
  readonly incident: number[];
  readonly matter: number[];
  /** A uniform number per incident: a programme that prevents a share e of incidents prevents those below e. */
  readonly fate: number[];
  incidents: number;
}

/** Every contact that would happen without a programme, person by person. */
export function drawContacts(
  people: Residents,
  settings: ContactLogSettings,
  firstTime: number,
  lastTime: number,
  random: RandomStream,
): Contacts {
  const contacts: Contacts = {
    person: [],
    time: [],
    channel: [],
    direction: [],
    role: [],
    incident: [],
    matter: [],
    fate: [],
    incidents: 0,
  };
  const hour = new WeightedChoice(HOUR_WEIGHTS);
  const inboundMatter = new WeightedChoice(MATTER_WEIGHTS);
  const policeMatter = new WeightedChoice(POLICE_MATTER_WEIGHTS);
  const young = new WeightedChoice(CHANNELS_YOUNG);
  const old = new WeightedChoice(CHANNELS_OLD);
  const police = new WeightedChoice(CHANNELS_POLICE);
  const inboundRole = new WeightedChoice(ROLES_INBOUND);
  const policeRole = new WeightedChoice(ROLES_POLICE);
  const years = (lastTime - firstTime) / YEAR;

  const add = (
    person: number,
    time: number,
    channel: number,
    direction: number,
    role: number,
    matter: number,
    fate: number,
  ) => {
    if (time >= lastTime) return;
    contacts.person.push(person);
    contacts.time.push(Math.floor(time / 1000) * 1000);
    contacts.channel.push(channel);
    contacts.direction.push(direction);
    contacts.role.push(role);
    contacts.incident.push(contacts.incidents);
    contacts.matter.push(matter);
    contacts.fate.push(fate);
  };
  const drawTime = (within: number) => {
    const day = Math.floor((random.next() * within * YEAR) / DAY);
    return firstTime + day * DAY + (hour.draw(random) + random.next()) * HOUR;
  };

  for (let person = 0; person < people.count; person++) {
    const group = people.group[person]!;
    const active = Math.min(years, people.needYears[person]!);
    const reported = settings.reportedShare[group]!;
    const expected = people.needPerYear[person]! * active * reported * (1 + settings.seasonalSwing);
    for (let left = drawPoisson(random, expected); left > 0; left--) {
      const time = drawTime(active);
      // Thinning: the busiest day stands at the full rate.
      if (random.next() * (1 + settings.seasonalSwing) > season(time, settings.seasonalSwing)) continue;
      const channel = (people.ageBand[person]! <= 2 ? young : old).draw(random);
      const role = inboundRole.draw(random);
      const matter = inboundMatter.draw(random);
      const fate = random.next();
      add(person, time, channel, 0, role, matter, fate);
      for (let further = drawPoisson(random, settings.furtherCalls); further > 0; further--) {
        add(person, time + drawExponential(random) * 5 * HOUR, channel, 0, role, matter, fate);
      }
      const size = people.householdEnd[person]! - people.householdStart[person]!;
      if (size > 1 && random.next() < OTHER_MEMBER_CALLS) {
        const other = people.householdStart[person]! + random.integer(size);
        if (other !== person) add(other, time + drawExponential(random) * HOUR, 0, 0, 3, matter, fate);
      }
      if (random.next() < settings.calledBackShare[group]!) {
        add(person, time + random.next() * CALLED_BACK_WITHIN_DAYS * DAY, 1, 1, role, matter, fate);
      }
      contacts.incidents++;
    }
    // Police seek out some of those who are often in need, and many who are not.
    const sought =
      settings.policeInitiatedPerYear[group]! *
      years *
      (0.6 + (0.4 * people.needPerYear[person]!) / settings.needPerYear[group]!);
    for (let left = drawPoisson(random, sought); left > 0; left--) {
      add(person, drawTime(years), police.draw(random), 2, policeRole.draw(random), policeMatter.draw(random), 1);
      contacts.incidents++;
    }
  }
  return contacts;
}

/** Load relative to the mean: highest in mid-July. */
function season(time: number, swing: number): number {
  return 1 + swing * Math.cos((2 * Math.PI * (time / YEAR - 0.54)) % (2 * Math.PI));
}
