import { dictionaryColumn, InputError } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreementOfLists,
  contactsByPerson,
  contactsWithoutWeight,
  DAY_MILLISECONDS as DAY,
  flagBearers,
  flagBearersByRule,
  flaggedAt,
  flagPresets,
  flagRates,
  lastFlagged,
  peopleInMostContact,
  type RankedList,
  raiseFlags,
  rankBiasedOverlap,
  receivedContacts,
  recordedHarm,
  spanOfContactDays,
  spanOfContactTimes,
  weighHarm,
} from '../src/index.ts';

it('a day has 24 hours of milliseconds', () => {
  expect(DAY).toBe(24 * 60 * 60 * 1000);
});

describe('the span of a log', () => {
  it('is the same of its contacts and of its days', () => {
    const times = fc.array(fc.double({ min: 0, max: 400 * DAY, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(times, (time) => {
        const days = new Map<number, number[]>();
        for (const at of time) days.set(Math.floor(at / DAY), [...(days.get(Math.floor(at / DAY)) ?? []), at]);
        const counted = spanOfContactDays(
          [...days].map(([day, own]) => ({
            day,
            contacts: own.length,
            first: Math.min(...own),
            last: Math.max(...own),
          })),
        );
        const listed = spanOfContactTimes([...time, Number.NaN]);
        expect([counted.earliest, counted.latest]).toEqual([listed.earliest, listed.latest]);
        expect(counted.lastDay()).toBe(listed.lastDay());
      }),
    );
  });

  it('ends before it begins where no contact has a time', () => {
    expect(spanOfContactTimes([Number.NaN]).latest).toBeLessThan(spanOfContactTimes([]).earliest);
    expect(spanOfContactDays([]).latest).toBeLessThan(spanOfContactDays([]).earliest);
  });
});

describe('contacts that people began', () => {
  const direction = dictionaryColumn(['inbound', 'outbound', null, 'inbound']);

  it('are inbound ones and those of which nobody wrote who began them, before the end', () => {
    expect([...receivedContacts([1, 2, 3, 9], direction, [true, false], 9)]).toEqual([1, 0, 1, 0]);
    expect([...receivedContacts([Number.NaN], dictionaryColumn([null]), [], 9)]).toEqual([0]);
  });

  it('refuse columns of differing length', () => {
    expect(() => receivedContacts([1], direction, [true, false], 9)).toThrow(InputError);
    expect(() => receivedContacts([1, 2, 3, 9], direction, [true], 9)).toThrow(InputError);
  });
});

describe('lists by two amounts', () => {
  it('agree as their parts do, tie by tie', () => {
    const amounts = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 2, max: 5 }), (pairs, places) => {
        const [first, second] = [pairs.map(([own]) => own), pairs.map(([, own]) => own)];
        const [one, other] = [peopleInMostContact(first, places).flat(), peopleInMostContact(second, places).flat()];
        const found = agreementOfLists(first, second, places);
        expect(found.listed).toBe(other.length);
        expect(found.shared).toBe(other.filter((code) => one.includes(code)).length);
        expect(found.either).toBe(new Set([...one, ...other]).size);
      }),
    );
  });

  it('overlap as rank-biased overlap says, most of it within the list', () => {
    const [first, second] = [
      [9, 7, 5, 1],
      [9, 5, 7, 0],
    ];
    const lists = [peopleInMostContact(first, 3), peopleInMostContact(second, 3)] as [RankedList, RankedList];
    expect(agreementOfLists(first, second, 3).overlap).toBe(
      rankBiasedOverlap(...lists, { persistence: 1 - 1 / 3 }).extrapolated,
    );
    expect(() => agreementOfLists(first, second, 1)).toThrow(InputError);
  });
});

describe('harm of contacts', () => {
  it('is what the log records, and nought where it records none', () => {
    const found = recordedHarm([3, Number.NaN, 0, -1]);
    expect([[...found.weight], found.withoutWeight]).toEqual([[3, 0, 0, 0], 2]);
  });

  it('is unknown of as many contacts, counted by what they were about or one by one', () => {
    const table = [{ offence: 'Robbery', days: 365 }];
    const matters = [
      { text: ' robbery', contacts: 2 },
      { text: 'Theft', contacts: 3 },
      { text: null, contacts: 4 },
    ];
    const rows = matters.flatMap(({ text, contacts }) => new Array<string | null>(contacts).fill(text));
    expect(contactsWithoutWeight(matters, table)).toBe(7);
    expect(weighHarm(dictionaryColumn(rows), table).withoutWeight).toBe(7);
  });
});

describe('flags of people', () => {
  const days = [0, 1, 2, 3, 4, 5, 200, 201, 202, 203, 204, 205];
  const log = contactsByPerson({
    person: Int32Array.from([...days.map(() => 0), 1]),
    people: 3,
    time: Float64Array.from([...days, 9], (day) => day * DAY),
  });
  const rules = Object.values(flagPresets);
  const period = { from: 0, until: 230 * DAY };

  it('are counted for each rule as one by one', () => {
    const standing = (rule: (typeof rules)[number]) =>
      flaggedAt(raiseFlags(log, rule, period), 3, period.until - 1).filter((mark) => mark === 1).length;
    expect(flagBearersByRule(log, rules, period)).toEqual(rules.map(standing));
    expect(Math.max(...flagBearersByRule(log, rules, period))).toBe(1);
  });

  it('tell who bore one when', () => {
    const long = { from: 0, until: 570 * DAY };
    for (const rule of rules) {
      const { last, inLastYear, standing, count } = flagBearers(log, rule, long);
      const raised = raiseFlags(log, rule, long);
      expect(last).toEqual(lastFlagged(raised, 3));
      expect([...inLastYear]).toEqual(Array.from(last, (time) => Number(time >= 205 * DAY)));
      expect(standing).toEqual(flaggedAt(raised, 3, long.until - 1));
      expect(count).toBe(standing.filter((mark) => mark === 1).length);
    }
    const eager = { name: 'two a week', source: 'test', windows: [{ contacts: 2, days: 7 }], expiresAfterDays: 1 };
    expect([...flagBearers(log, eager, long).inLastYear]).toEqual([1, 0, 0]);
    expect([...flagBearers(log, eager, { from: 0, until: 571 * DAY }).inLastYear]).toEqual([0, 0, 0]);
  });

  it('were last raised when the last of them was', () => {
    const raised = raiseFlags(log, rules[0]!, period);
    const own = raised.raised.filter((_, at) => raised.person[at] === 0);
    expect(own.length).toBeGreaterThan(1);
    expect([...lastFlagged(raised, 3)]).toEqual([Math.max(...own), Number.NaN, Number.NaN]);
  });

  it('bound a group’s share by those whose group is not recorded', () => {
    const columns = {
      group: dictionaryColumn(['A', 'A', 'A', null, null]),
      flagged: Uint8Array.of(1, 0, 0, 1, 0),
      contacts: Int32Array.of(1, 1, 1, 1, 1),
      residents: new Map<string, number>(),
    };
    const [own, unrecorded] = flagRates(columns, 'A');
    expect([own!.least, own!.most]).toEqual([
      { of: 1, outOf: 4 },
      { of: 2, outOf: 4 },
    ]);
    expect([own!.leastPerPersonInContact, own!.mostPerPersonInContact]).toEqual([1 / 4, 2 / 4]);
    expect(unrecorded).toMatchObject({ least: { of: 1, outOf: 2 }, most: { of: 1, outOf: 2 } });
  });
});
