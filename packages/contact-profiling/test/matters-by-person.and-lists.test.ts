import { cohenKappa, dictionaryColumn, isComputed, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answeredByGroup,
  BANDS_OF_YEAR,
  chanceRateAbove,
  contactCategoriesOf,
  contactsByCategory,
  contactsByYear,
  countHistogram,
  DAY_MILLISECONDS as DAY,
  firstFlags,
  groupDesign,
  lastDayOfLog,
  listCertainty,
  mattersByPerson,
  namedAgainstCounts,
  outcomeByContacts,
  pacedRule,
  peopleInMostContact,
  profileContacts,
  rankBiasedOverlap,
  rankIntervals,
  yearlyLists,
} from '../src/index.ts';

const logs = fc.array(
  fc.record({
    person: fc.integer({ min: -1, max: 3 }),
    day: fc.oneof(fc.integer({ min: 0, max: 1500 }), fc.constant(Number.NaN)),
    incident: fc.constantFrom('I1', 'I2', 'I3', null),
    kept: fc.integer({ min: 0, max: 1 }),
  }),
  { minLength: 12, maxLength: 40 },
);
const columnsOf = (rows: readonly { readonly person: number; readonly day: number }[]) => ({
  person: Int32Array.from(rows, ({ person }) => person),
  people: 4,
  time: Float64Array.from(rows, ({ day }) => day * DAY),
});

describe('matters of each person', () => {
  it('weigh the gravest contact of each incident in the period, and every contact without one, in any order', () => {
    fc.assert(
      fc.property(logs, (rows) => {
        const period = { from: 100 * DAY, until: 900 * DAY };
        const found = mattersByPerson(columnsOf(rows), dictionaryColumn(rows.map(({ incident }) => incident)), {
          period,
          kept: Uint8Array.from(rows, ({ kept }) => kept),
          weight: rows.map((_, row) => row + 1),
        });
        for (let person = 0; person < 4; person++) {
          const own = rows
            .map((row, at) => ({ ...row, at }))
            .filter(({ person: of, kept, day }) => of === person && kept === 1 && day >= 100 && day < 900);
          const gravest = own.filter(
            ({ incident, at }) =>
              incident === null || !own.some((other) => other.incident === incident && other.at > at),
          );
          expect(found[person]).toBe(gravest.reduce((sum, { at }) => sum + at + 1, 0));
        }
      }),
    );
  });
  it('add up to the same digits in any order of the rows', () => {
    const log = (weight: readonly number[]) =>
      mattersByPerson(
        { person: new Int32Array(weight.length), people: 1, time: new Float64Array(weight.length) },
        dictionaryColumn(weight.map(() => null)),
        { weight },
      )[0];
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 12 }), (weight) => {
        expect(log([...weight].reverse())).toBe(log(weight));
      }),
    );
    expect(log([0.1, 0.2, 0.3])).toBe(log([0.3, 0.2, 0.1]));
    expect(() => log([Number.NaN])).toThrow('must weigh a number: NaN');
  });
  it('refuses columns of differing length and codes of nobody', () => {
    const log = { person: Int32Array.of(0), people: 1, time: Float64Array.of(1) };
    expect(() => mattersByPerson(log, dictionaryColumn([]))).toThrow('0, none and 1');
    expect(() => mattersByPerson(log, dictionaryColumn(['I1']), { weight: [] })).toThrow('1, 0 and 1');
    expect(() => mattersByPerson({ ...log, people: 0 }, dictionaryColumn(['I1']))).toThrow('person code 0');
  });
});

describe('last day of a log', () => {
  const daily = Array.from({ length: 200 }, (_, day) => day);
  const last = (days: readonly number[]) => lastDayOfLog(days.map((day) => (day + 0.5) * DAY));
  it('leaves out a few contacts beyond a gap of more than a month', () => {
    expect(last(daily)).toBe(199);
    expect(last([...daily, 4000, 4001])).toBe(199);
    expect(last([...daily, 230])).toBe(230);
    expect(last([...daily, 231])).toBe(199);
    expect(last([4000, ...daily, 300])).toBe(199);
  });
  it('keeps a gap that a fiftieth and more lie beyond: it is the log’s own', () => {
    const beyond = (count: number) => Array.from({ length: count }, (_, day) => 400 + day);
    expect(last([...daily, ...beyond(4)])).toBe(199);
    expect(last([...daily, ...beyond(6)])).toBe(405);
  });
  it('passes over missing times and refuses a log without one', () => {
    expect(lastDayOfLog([Number.NaN, DAY])).toBe(1);
    expect(() => lastDayOfLog([Number.NaN])).toThrow('no contact has a time');
  });
});

it('categories of a person are those with any contact, in their order', () => {
  const log = { person: Int32Array.of(0, 0, 0, 1), people: 3, time: Float64Array.of(1, 2, 3, 4) };
  const counts = contactsByCategory(log, dictionaryColumn(['101', '999', '101', null]));
  expect([0, 1, 2].map((person) => contactCategoriesOf(counts, person))).toEqual([
    ['101', '999'],
    ['Not recorded'],
    [],
  ]);
});

describe('design of groups', () => {
  const group = dictionaryColumn(['B', 'A', null, 'A']);
  const age = { values: ['young', 'old'], codes: Int32Array.of(1, 1, 0, 1) };
  it('has an intercept, and a column for every group that is there but the first, blank ones a group', () => {
    const { names, values } = groupDesign([group, age]);
    expect(names).toEqual(['(all)', 'B', 'A', 'old']);
    expect(Array.from({ length: 4 }, (_, row) => [...values.slice(4 * row, 4 * row + 4)])).toEqual([
      [1, 1, 0, 1],
      [1, 0, 1, 1],
      [1, 0, 0, 0],
      [1, 0, 1, 1],
    ]);
  });
  it('refuses columns of differing length, and none', () => {
    expect(() => groupDesign([group, dictionaryColumn(['x'])])).toThrow('4, 1');
    expect(() => groupDesign([])).toThrow('one length');
  });
});

describe('officers’ list against the data', () => {
  it('finds whom the data list as far up, ties kept whole, and compares person by person', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 6, maxLength: 12 }),
        fc.uniqueArray(fc.integer({ min: -2, max: 11 }), { minLength: 1, maxLength: 5 }),
        (counts, named) => {
          fc.pre(counts.some((count) => count > 0));
          const found = namedAgainstCounts(named, counts);
          const cut = [...counts].sort((a, b) => b - a)[named.length - 1]!;
          const isTop = (code: number) => (counts[code] ?? 0) > 0 && counts[code]! >= cut;
          expect([found.named, found.found]).toEqual([named.length, named.filter(isTop).length]);
          const people = counts.map((_, code) => code).filter((code) => counts[code]! > 0);
          const cell = (told: boolean, top: boolean) =>
            people.filter((code) => named.includes(code) === told && isTop(code) === top).length;
          expect(found.table).toEqual([
            [cell(true, true), cell(true, false)],
            [cell(false, true), cell(false, false)],
          ]);
          expect(found.overlap).toEqual(
            rankBiasedOverlap(named, peopleInMostContact(counts, 200), { persistence: 0.9 }),
          );
        },
      ),
    );
  });
  it('agrees wholly with itself', () => {
    const { recall, table, overlap } = namedAgainstCounts([1, 0], [3, 9, 1]);
    expect(isComputed(recall) && recall.value).toBe(1);
    expect(cohenKappa(table)).toMatchObject({ value: 1 });
    expect(overlap.residual).toBeLessThan(1);
  });
});

describe('lists over the years', () => {
  it('are those of each whole year back from the end, a first year of five days less among them', () => {
    fc.assert(
      fc.property(logs, fc.constantFrom(730, 726, 724, 1095), (rows, length) => {
        const whole = { from: 0, until: length * DAY };
        const kept = Uint8Array.from(rows, ({ kept }) => kept);
        const found = yearlyLists(contactsByYear(columnsOf(rows), whole, kept), 2);
        const ends = [length - 730, length - 365, length].filter((end) => end - 365 >= -5);
        expect(found.map(({ until }) => until / DAY)).toEqual(ends.filter((end) => end > 0));
        for (const { until, list } of found) {
          const { contacts } = profileContacts(columnsOf(rows), { period: { from: until - 365 * DAY, until }, kept });
          expect(list).toEqual(peopleInMostContact(contacts, 2).flat());
        }
      }),
    );
  });
  it('rank a person among the others, not beside themselves', () => {
    const ranksOf = (contacts: readonly number[]) =>
      rankIntervals([contacts[0]!], countHistogram(contacts), { shape: 0.8, rate: 0.2 }, 1, randomStream('alone'))[0]!;
    expect(ranksOf([5])).toMatchObject({ rank: 1, interval: { low: 1, high: 1 } });
    // Of two who are alike either is first in half of all draws, and neither can be third.
    expect(ranksOf([3, 3])).toMatchObject({ rank: 1, interval: { low: 1, high: 2 } });
  });
  it('say who is certain and who had a bad year, as the ranges and chances of single people do', () => {
    const contacts = [30, 12, 12, 9, 4, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0];
    const fit = { shape: 0.8, rate: 0.2 };
    const histogram = countHistogram(contacts);
    const list = peopleInMostContact(contacts, 5);
    const setting = { places: 5, highRate: 6 };
    const found = listCertainty(list, contacts, histogram, fit, setting, randomStream('ranks'));
    const ranks = rankIntervals([30, 12, 9, 4], histogram, fit, 1, randomStream('ranks'));
    const people = [1, 2, 1, 1];
    const sure = ranks.map(({ interval }, at) => (interval.high! <= 5 ? people[at]! : 0));
    expect(found.certain).toBe(sure.reduce((a, b) => a + b, 0));
    const chances = list.flat().map((code) => chanceRateAbove(fit, contacts[code]!, 1, 6));
    const between = (low: number, high: number) => chances.filter((chance) => chance >= low && chance < high).length;
    expect(found.byChance).toEqual([between(0.95, 2), between(0.5, 0.95), between(0.05, 0.5), between(0, 0.05)]);
    expect(found.unsure).toBe(chances.filter((chance) => chance < 0.5).length);
    // scipy: gamma.sf(9, .8 + contacts, scale=1/1.2) is 1, .690, .339 and .014 for 30, 12, 9 and 4 contacts.
    const rarer = listCertainty(list, contacts, histogram, fit, { places: 5, highRate: 9 }, randomStream('ranks'));
    expect(rarer).toMatchObject({ byChance: [1, 2, 1, 1], unsure: 2 });
  });
});

it('an outcome is counted within bands of contacts, people of whom it is not known in none', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 2 }))), (people) => {
      const bands = [
        { name: 'few', from: 0, to: 3 },
        { name: 'many', from: 4, to: Number.POSITIVE_INFINITY },
      ];
      const found = outcomeByContacts(
        people.map(([contacts]) => contacts),
        people.map(([, outcome]) => outcome),
        bands,
      );
      expect(found).toEqual(
        bands.map((band) => {
          const own = people.filter(
            ([contacts, outcome]) => contacts >= band.from && contacts <= band.to && outcome < 2,
          );
          return { ...band, people: own.length, came: own.filter(([, outcome]) => outcome === 1).length };
        }),
      );
    }),
  );
  expect(() => outcomeByContacts([1], [], [])).toThrow('1 and 0');
});

it('the bands of a year leave no number of contacts out, and none is in two', () => {
  fc.assert(
    fc.property(fc.nat(), (contacts) => {
      expect(BANDS_OF_YEAR.filter(({ from, to }) => contacts >= from && contacts <= to)).toHaveLength(1);
    }),
  );
  expect(new Set(BANDS_OF_YEAR.map(({ name }) => name)).size).toBe(BANDS_OF_YEAR.length);
});

it('first flags are the earliest of each person, the first row of a day', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 }))), (flags) => {
      const found = firstFlags(
        flags.map(([person]) => person),
        flags.map(([, day]) => day),
      );
      flags.forEach(([person, day], row) => {
        const isLater = flags.some(([of, other], at) => of === person && (other < day || (other === day && at < row)));
        expect(found[row]).toBe(isLater ? 0 : 1);
      });
    }),
  );
  expect(() => firstFlags([1], [])).toThrow('1 and 0');
});

it('answers are summed by group, people without one a group, those who call often counted apart', () => {
  const people = fc.array(
    fc.tuple(
      fc.constantFrom('A', 'B', null),
      fc.array(fc.constantFrom('inbound', 'outbound', 'police-initiated', 'other'), { maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(people, (people) => {
      const rows = people.flatMap(([, contacts], person) => contacts.map((direction) => ({ person, direction })));
      const log = {
        person: Int32Array.from(rows, ({ person }) => person),
        people: people.length,
        time: Float64Array.from(rows, (_, row) => row),
      };
      const directions = dictionaryColumn(rows.map(({ direction }) => direction));
      const found = answeredByGroup(
        contactsByCategory(log, directions),
        dictionaryColumn(people.map(([group]) => group)),
      );
      for (const row of found) {
        const own = people.filter(([group]) => (group ?? 'Not recorded') === row.group).map(([, contacts]) => contacts);
        const count = (of: readonly string[], direction: string) => of.filter((each) => each === direction).length;
        const sum = (direction: string) => own.reduce((all, contacts) => all + count(contacts, direction), 0);
        const often = own.filter((contacts) => count(contacts, 'inbound') >= 3);
        expect(row).toEqual({
          group: row.group,
          inbound: sum('inbound'),
          outbound: sum('outbound'),
          began: sum('police-initiated'),
          frequent: often.length,
          unanswered: often.filter((contacts) => count(contacts, 'outbound') === 0).length,
        });
      }
      const contacts = found.reduce((all, { inbound, outbound, began }) => all + inbound + outbound + began, 0);
      expect(contacts).toBe(rows.filter(({ direction }) => direction !== 'other').length);
    }),
  );
  const one = contactsByCategory({ person: Int32Array.of(), people: 2, time: Float64Array.of() }, dictionaryColumn([]));
  expect(() => answeredByGroup(one, dictionaryColumn(['A']))).toThrow('1 and 2');
});

it('a paced rule keeps its pace, a fifth less, over three times as long, and is refused as any rule', () => {
  expect(pacedRule({ contacts: 10, days: 7 }, 90)).toMatchObject({
    windows: [
      { contacts: 10, days: 7 },
      { contacts: 24, days: 21 },
    ],
    expiresAfterDays: 90,
  });
  expect(pacedRule({ contacts: 2, days: 1 }, 90).windows[1]).toEqual({ contacts: 5, days: 3 });
  expect(() => pacedRule({ contacts: 0, days: 7 }, 90)).toThrow('at least 1: 0');
  expect(() => pacedRule({ contacts: 2, days: 7 }, 0)).toThrow('a flag must expire');
});
