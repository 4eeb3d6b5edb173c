import { randomStream } from '@assay/statistics';
import { expect, it } from 'vitest';
import { profileContacts } from '../src/index.ts';

it('are the same where people are so many that contacts are put in order of near people first', () => {
  const [people, rows] = [70_001, 600_000];
  const period = { from: 100, until: 900 };
  const random = randomStream(1, 'many people');
  const person = Int32Array.from({ length: rows }, () => random.integer(people + 1) - 1);
  const time = Float64Array.from({ length: rows }, (_, row) => (row % 97 === 0 ? Number.NaN : random.integer(1000)));
  // The first and the last row count, whatever was drawn.
  for (const row of [0, rows - 1]) [person[row], time[row]] = [people - 1, 500];
  const contacts = new Int32Array(people);
  const first = new Float64Array(people).fill(Number.NaN);
  const last = new Float64Array(people).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    const [code, at] = [person[row]!, time[row]!];
    if (code < 0 || !(at >= period.from && at < period.until)) continue;
    contacts[code]!++;
    first[code] = contacts[code] === 1 ? at : Math.min(first[code]!, at);
    last[code] = contacts[code] === 1 ? at : Math.max(last[code]!, at);
  }
  const profiles = profileContacts({ person, people, time }, { period });
  const isSame = (one: ArrayLike<number>, other: ArrayLike<number>) =>
    Array.from(one).every((each, index) => Object.is(each, other[index]));
  expect(isSame(profiles.contacts, contacts)).toBe(true);
  expect(isSame(profiles.first, first)).toBe(true);
  expect(isSame(profiles.last, last)).toBe(true);
  expect(profiles.contactsCounted).toBe(contacts.reduce((sum, each) => sum + each, 0));
  const { withoutPerson, withoutTime, beforePeriod, afterPeriod } = profiles.leftOut;
  expect(profiles.contactsCounted + withoutPerson + withoutTime + beforePeriod + afterPeriod).toBe(rows);
  person[rows - 1] = people;
  expect(() => profileContacts({ person, people, time }, { period })).toThrow(`${people}`);
});
