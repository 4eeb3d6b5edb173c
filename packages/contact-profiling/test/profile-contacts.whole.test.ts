import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  contactCountsOf,
  contactGaps,
  contactsByCategory,
  contactsByChannel,
  contactsByPerson,
  DAY_MILLISECONDS,
  oneContactPerIncident,
  peopleInMostContact,
  profileContacts,
} from '../src/index.ts';

const DAY = DAY_MILLISECONDS;
const log = (person: number[], days: number[], people = 3) => ({
  person: Int32Array.from(person),
  people,
  time: Float64Array.from(days, (day) => day * DAY),
});

describe('profiles', () => {
  it('counts, first and last do not depend on the order of the log', () => {
    const profiles = profileContacts(log([0, 1, 0, 0], [30, 20, 10, 25]));
    expect([...profiles.contacts]).toEqual([3, 1, 0]);
    expect([...profiles.first]).toEqual([10 * DAY, 20 * DAY, Number.NaN]);
    expect([...profiles.last]).toEqual([30 * DAY, 20 * DAY, Number.NaN]);
    expect(profiles.peopleInContact).toBe(2);
  });

  it('agrees with a plain count per person on random logs', () => {
    const random = randomStream('profiles');
    for (let round = 0; round < 20; round++) {
      const people = 1 + random.integer(20);
      const rows = random.integer(200);
      const columns = log(
        Array.from({ length: rows }, () => random.integer(people + 1) - 1),
        Array.from({ length: rows }, () => random.integer(400)),
        people,
      );
      const period = { from: 50 * DAY, until: 300 * DAY };
      const { contacts, last, contactsCounted, leftOut } = profileContacts(columns, { period });
      for (let code = 0; code < people; code++) {
        const own = [...columns.time].filter(
          (time, row) => columns.person[row] === code && time >= period.from && time < period.until,
        );
        expect(contacts[code]).toBe(own.length);
        expect(last[code]).toBe(own.length === 0 ? Number.NaN : Math.max(...own));
      }
      const { withoutPerson, withoutTime, beforePeriod, afterPeriod, notKept } = leftOut;
      expect(contactsCounted + withoutPerson + withoutTime + beforePeriod + afterPeriod + notKept).toBe(rows);
    }
  });

  it('counts what it leaves out: future dates, nobody recorded, no time, another call on the same matter', () => {
    const columns = { ...log([0, 0, -1, 1, 1], [5, 900, 5, Number.NaN, 6]) };
    const kept = Uint8Array.of(1, 1, 1, 1, 0);
    const { leftOut, contactsCounted } = profileContacts(columns, { period: { from: 0, until: 100 * DAY }, kept });
    expect(leftOut).toEqual({ withoutPerson: 1, withoutTime: 1, beforePeriod: 0, afterPeriod: 1, notKept: 1 });
    expect(contactsCounted).toBe(1);
  });

  it('holds one person with a million contacts', () => {
    const columns = { person: new Int32Array(1_000_000), people: 2, time: new Float64Array(1_000_000).fill(DAY) };
    expect([...profileContacts(columns).contacts]).toEqual([1_000_000, 0]);
  });

  it('refuses codes and columns that cannot be, with the value and the remedy', () => {
    expect(() => profileContacts(log([3], [1]))).toThrow('person code 3 is outside 0 to 2');
    expect(() => contactsByPerson(log([3], [1]))).toThrow('person code 3 is outside 0 to 2');
    expect(() => profileContacts({ person: new Int32Array(2), people: 1, time: new Float64Array(1) })).toThrow(
      '2 and 1',
    );
    expect(() => profileContacts(log([0], [1]), { period: { from: 2, until: 1 } })).toThrow('end after it starts');
  });
});

describe('one contact per incident', () => {
  it('keeps the earliest call of each person on a matter, and every contact without one', () => {
    const ordered = contactsByPerson(log([0, 0, 1, 0, 0], [9, 3, 4, 5, 6]));
    const kept = oneContactPerIncident(ordered, dictionaryColumn(['I1', 'I1', 'I1', null, null]));
    expect([...kept]).toEqual([0, 1, 1, 1, 1]);
  });
});

describe('channels', () => {
  const columns = log([0, 0, 1, 2], [1, 2, 3, 4]);
  const counts = contactsByCategory(columns, dictionaryColumn(['999', '101', '101', null]));

  it('a contact without a channel is a channel of its own', () => {
    expect(counts.categories).toEqual(['999', '101', 'Not recorded']);
    expect([...counts.counts]).toEqual([1, 1, 0, 0, 1, 0, 0, 0, 1]);
    expect([...contactCountsOf(counts, ['999', '101'])]).toEqual([2, 1, 0]);
  });

  it('names the people whom one channel alone has seen', () => {
    expect(contactsByChannel(counts)).toEqual([
      { channel: '999', contacts: 1, people: 1, onlyHere: 0 },
      { channel: '101', contacts: 2, people: 2, onlyHere: 1 },
      { channel: 'Not recorded', contacts: 1, people: 1, onlyHere: 1 },
    ]);
  });
});

describe('gaps and lists', () => {
  it('measures days between contacts and leaves single contacts without', () => {
    const gaps = contactGaps(contactsByPerson(log([0, 0, 0, 1], [4, 0, 1, 7])));
    expect([...gaps.longestGapDays]).toEqual([3, Number.NaN, Number.NaN]);
    expect([...gaps.medianGapDays]).toEqual([2, Number.NaN, Number.NaN]);
  });

  it('keeps a tie across the last place whole', () => {
    expect(peopleInMostContact(Int32Array.of(5, 2, 5, 0, 2), 3)).toEqual([
      [0, 2],
      [1, 4],
    ]);
    expect(peopleInMostContact(Int32Array.of(0, 0), 3)).toEqual([]);
  });
});
