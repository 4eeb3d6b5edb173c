import { criticalValue, dictionaryColumn, isComputed, kaplanMeier, randomStream, takeRows } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  andersenGill,
  bgNbdExpected,
  categoriesAround,
  categoriesOfPeople,
  changeAgainstExpectation,
  collapsedHistoriesOf,
  contactChangeCompared,
  contactsByCategory,
  contactsByPerson,
  cumulativeAt,
  cumulativeBySide,
  cumulativeContacts,
  DAY_MILLISECONDS as DAY,
  expectedContacts,
  fallsAfterSupport,
  fitBgNbd,
  fitNegativeBinomial,
  historiesOfProfiles,
  meanCumulativeFunction,
  posteriorRate,
  profileContacts,
  recurrentFall,
  responseToFlags,
  stretchesOf,
} from '../src/index.ts';

/** People whose rates differ, followed two years; those with support call half as often in the second. */
function followed(people: number) {
  const random = randomStream('followed');
  const person: number[] = [];
  const time: number[] = [];
  const supported = Array.from({ length: people }, (_, code) => code % 2);
  for (let code = 0; code < people; code++) {
    const gap = 10 + 50 * random.next();
    for (let day = -gap * Math.log(random.next()); day < 730; ) {
      person.push(code);
      time.push(day * DAY);
      const isHelped = day >= 365 && supported[code] === 1;
      day += -gap * Math.log(random.next()) * (isHelped ? 2 : 1);
    }
  }
  const columns = { person: Int32Array.from(person), people, time: Float64Array.from(time) };
  const year = { from: 365 * DAY, until: 730 * DAY };
  const before = profileContacts(columns, { period: { from: 0, until: year.from } });
  return { columns, ordered: contactsByPerson(columns), supported, before, year };
}
const { columns, ordered, supported, before, year } = followed(160);
const codes = [...before.contacts.keys()].filter((code) => before.contacts[code]! > 0);
const people = {
  codes,
  supported: codes.map((code) => supported[code]!),
  before: codes.map((code) => before.contacts[code]!),
};

describe('the fall with every contact timed', () => {
  it('is one less the rate ratio of Andersen and Gill, limits turned about', () => {
    const stretches = stretchesOf(ordered, codes, year);
    const covariates = Float64Array.from(
      Array.from(stretches.person).flatMap((code) => [supported[code]!, Math.log(before.contacts[code]!)]),
    );
    const fit = andersenGill({ ...stretches, covariates, names: ['support', 'before'] });
    const found = recurrentFall(ordered, people, year);
    if (!isComputed(fit) || !isComputed(found) || 'status' in found.interval) throw new Error('not computed');
    const { rateRatio, interval } = fit.coefficients[0]!;
    expect(found.value).toBe(1 - rateRatio);
    expect([found.interval.low, found.interval.high]).toEqual([1 - interval.high!, 1 - interval.low]);
  });
  it('holds the true fall, which is a half', () => {
    const found = recurrentFall(ordered, people, year);
    if (!isComputed(found) || 'status' in found.interval) throw new Error('not computed');
    expect(found.interval.low).toBeLessThan(0.5);
    expect(found.interval.high).toBeGreaterThan(0.45);
    expect(found.value).toBeGreaterThan(0.3);
  });
  it('refuses columns of differing length and people without contact before', () => {
    expect(() => recurrentFall(ordered, { ...people, before: [] }, year)).toThrow('people must have support');
    const none = { ...people, before: people.before.map(() => 0) };
    expect(() => recurrentFall(ordered, none, year)).toThrow('above 0: 0');
  });
});

describe('contacts since the start', () => {
  const days = [30, 182, 365];
  it('are the mean cumulative function at each day, with a normal interval of the robust error', () => {
    const found = cumulativeContacts(ordered, codes, year, days);
    const steps = meanCumulativeFunction(stretchesOf(ordered, codes, year));
    if ('status' in found || 'status' in steps) throw new Error('not computed');
    found.forEach(({ mean, people }, at) => {
      const step = cumulativeAt(steps, days[at]!)!;
      if (!isComputed(mean) || 'status' in mean.interval) throw new Error('not computed');
      expect([people, mean.value]).toEqual([codes.length, step.mean]);
      expect(mean.interval.high).toBeCloseTo(step.mean + criticalValue(0.95) * step.robustError, 12);
      expect(mean.interval.low).toBeCloseTo(step.mean - criticalValue(0.95) * step.robustError, 12);
    });
  });
  it('has no day before the first contact, no limit below none, and says where nobody had one', () => {
    const one = contactsByPerson({ person: Int32Array.of(0), people: 9, time: Float64Array.of(5 * DAY) });
    const found = cumulativeContacts(one, [0, 1, 2], { from: 0, until: 9 * DAY }, [3, 8]);
    if ('status' in found) throw new Error('not computed');
    expect(found.map(({ days }) => days)).toEqual([8]);
    expect(found[0]!.mean).toMatchObject({ interval: { low: 0 } });
    expect(cumulativeContacts(one, [1], { from: 0, until: 9 * DAY }, [3])).toMatchObject({ status: 'not-computed' });
  });
});

describe('contacts expected without support', () => {
  const found = expectedContacts(before, before, codes, year.from);
  it('are those of each model, person by person', () => {
    const rates = fitNegativeBinomial({ counts: before.contacts.filter((count) => count > 0), exposure: 1 });
    const bgNbd = fitBgNbd(collapsedHistoriesOf(before, year.from));
    if (!isComputed(rates) || !isComputed(bgNbd)) throw new Error('not fitted');
    const histories = historiesOfProfiles(before, year.from);
    codes.forEach((code, place) => {
      const row = histories.person.indexOf(code);
      const { repeats, recency, age } = histories;
      const byRate = posteriorRate(rates, before.contacts[code]!, 1);
      const byBgNbd = bgNbdExpected(bgNbd, repeats[row]!, recency[row]!, age[row]!, 365);
      expect((found.negativeBinomial as Float64Array)[place]).toBe(byRate);
      expect((found.bgNbd as Float64Array)[place]).toBe(byBgNbd);
    });
    expect(found.heldByPrior.includes('BG/NBD')).toBe(bgNbd.isHeldByPrior);
  });
  it('foresee the next year of those without support: no fall is found where none was brought about', () => {
    const after = profileContacts(columns, { period: year });
    const alone = codes.flatMap((code, place) => (supported[code] === 0 ? [place] : []));
    for (const model of ['negativeBinomial', 'paretoNbd'] as const) {
      const expected = found[model] as Float64Array;
      const change = changeAgainstExpectation(
        alone.map((place) => after.contacts[codes[place]!]!),
        alone.map((place) => expected[place]!),
      );
      if (!isComputed(change)) throw new Error(change.reason);
      expect(Math.abs(change.fall.value)).toBeLessThan(0.2);
    }
  });
  it('refuses somebody without a contact before, and says which model could not be fitted', () => {
    const lone = { person: Int32Array.of(0, 0), people: 2, time: Float64Array.of(0, DAY) };
    expect(() => expectedContacts(profileContacts(lone), profileContacts(lone), [1], 9 * DAY)).toThrow('person 1');
    const nobody = profileContacts({ person: Int32Array.of(), people: 1, time: Float64Array.of() });
    expect(expectedContacts(nobody, nobody, [], 9 * DAY)).toMatchObject({
      negativeBinomial: { reason: 'the model could not be fitted' },
      bgNbd: { reason: 'the model could not be fitted' },
      paretoNbd: { reason: 'the model could not be fitted' },
      heldByPrior: [],
    });
  });
});

describe('falls after support', () => {
  const after = profileContacts(columns, { period: year });
  const afterOf = codes.map((code) => after.contacts[code]!);
  const evaluated = { ...people, after: afterOf, without: codes.map((_, place) => 2 * afterOf[place]!) };
  const log = { history: before, yearBefore: before, ordered, followUp: year };
  const falls = fallsAfterSupport(evaluated, log);
  if ('status' in falls) throw new Error(falls.reason);
  const treated = codes.filter((code) => supported[code] === 1);
  const ofTreated = (profiles: { readonly contacts: Int32Array }) => treated.map((code) => profiles.contacts[code]!);

  it('are those of each comparison made alone', () => {
    const expected = expectedContacts(before, before, treated, year.from);
    const against = (expectation: typeof expected.bgNbd) => {
      if ('reason' in expectation) return expectation;
      const found = changeAgainstExpectation(ofTreated(after), expectation);
      return isComputed(found) ? found.fall : found;
    };
    expect(falls.treated).toBe(treated.length);
    expect(falls.naive).toEqual(against(Float64Array.from(ofTreated(before))));
    expect(falls.byChance).toEqual(against(expected.negativeBinomial));
    expect(falls.needEndsAtContact).toEqual(against(expected.bgNbd));
    expect(falls.needEndsAtAnyTime).toEqual(against(expected.paretoNbd));
    expect(falls.timed).toEqual(recurrentFall(ordered, people, year));
    expect(falls.counterfactual).toBeCloseTo(0.5, 12);
    const rates = expected.rates;
    if (!isComputed(rates)) throw new Error('not fitted');
    const evened = Float64Array.from(people.before, (contacts) => posteriorRate(rates, contacts, 1));
    expect(falls.compared).toEqual(contactChangeCompared({ ...people, after: afterOf, expected: evened }));
  });

  it('know the two of each band with most contact after', () => {
    if (!isComputed(falls.compared)) throw new Error(falls.compared.reason);
    for (const { from, to, largestAfter } of falls.compared.bands) {
      const own = codes.flatMap((_, place) =>
        people.supported[place] === 1 && people.before[place]! >= from && people.before[place]! <= to
          ? [afterOf[place]!]
          : [],
      );
      expect(largestAfter).toEqual(own.sort((a, b) => b - a).slice(0, 2));
    }
  });

  it('are not computed where nobody had support, nor against what nobody knows', () => {
    const nobody = fallsAfterSupport({ ...evaluated, supported: codes.map(() => 0) }, log);
    expect(nobody).toMatchObject({ reason: 'nobody with support had contact enough to be compared' });
    expect(() => fallsAfterSupport({ ...evaluated, without: [] }, log)).toThrow('must be told of each: 0 of');
    const odd = { ...evaluated, without: codes.map(() => Number.NaN) };
    expect(() => fallsAfterSupport(odd, log)).toThrow('contacts without support');
  });

  it('go with the contacts of either side over time', () => {
    const rows = cumulativeBySide(ordered, people, year, [30, 365]);
    expect(rows.map(({ supported, days }) => [supported, days])).toEqual([
      [true, 30],
      [true, 365],
      [false, 30],
      [false, 365],
    ]);
    const alone = cumulativeContacts(ordered, treated, year, [30, 365]);
    if ('status' in alone) throw new Error(alone.reason);
    expect(rows.slice(0, 2)).toEqual(alone.map((row) => ({ ...row, supported: true })));
  });

  it('go with the channels of those with support, before and after', () => {
    const channels = dictionaryColumn(['999', '101', null]);
    const channel = takeRows(
      channels,
      Array.from(columns.time, (_, row) => row % 3),
    );
    const [was, is] = [{ from: 0, until: year.from }, year].map((period) =>
      contactsByCategory(columns, channel, { period }),
    );
    const rows = categoriesOfPeople(treated, was!, is!);
    const total = (of: 'before' | 'after') => rows.flatMap((row) => row[of]).reduce((sum, own) => sum + own, 0);
    const sum = (counts: readonly number[]) => counts.reduce((all, own) => all + own, 0);
    expect(rows.map(({ category }) => category)).toEqual(['999', '101', 'Not recorded']);
    expect([total('before'), total('after')]).toEqual([sum(ofTreated(before)), sum(ofTreated(after))]);
    expect(rows.every(({ before, after }) => [...before, ...after].every((own) => own > 0))).toBe(true);
    expect(() => categoriesOfPeople([columns.people], was!, is!)).toThrow('Pass');
    for (const odd of [-1, Number.NaN]) expect(() => categoriesOfPeople([odd], was!, is!)).toThrow('Pass');
    const others = { ...is!, categories: ['101', '999', 'Not recorded'] };
    expect(() => categoriesOfPeople(treated, was!, others)).toThrow(
      'of other categories: 999, 101, Not recorded and 101',
    );
    const lastYear = { from: year.from - (year.until - year.from), until: year.from };
    const around = categoriesOfPeople(treated, contactsByCategory(columns, channel, { period: lastYear }), is!);
    expect(categoriesAround(columns, channel, treated, year.from)).toEqual(around);
    const none = new Uint8Array(columns.time.length);
    expect(categoriesAround(columns, channel, treated, year.from, none)).toEqual([]);
  });
});

describe('what becomes of flags', () => {
  const none = Number.NaN;
  // Persons 7, 7 again, somebody unnamed twice, 8 in the future, 9 without a day, 10 long ago with an action of "none".
  const records = {
    person: [7, 7, -1, -1, 8, 9, 10],
    flagged: [500, 990, 995, 700, 1000, none, 100],
    acted: [510, none, 996, 800, none, none, 110],
    nothingDone: [0, 0, 0, 0, 0, 0, 1],
  };
  const found = responseToFlags(records, 1000);

  it('counts those on record up to the last day, and each person once', () => {
    expect([...found.flags]).toEqual([0, 1, 2, 3, 6]);
    expect([...found.first]).toEqual([0, 2, 3, 6]);
    expect([...found.firstInLastYear]).toEqual([2, 3]);
  });
  it('takes nobody who is not named for somebody else who is not', () => {
    expect(found.takenOn).toBe(2);
  });
  it('tells how long they wait, those without an action still waiting', () => {
    expect(found.waiting).toEqual(kaplanMeier({ times: [10, 10, 1, 100, 10], causes: [1, 0, 1, 1, 1] }));
    expect(found.never).toEqual({ of: 0, outOf: 3 });
    expect(responseToFlags({ ...records, acted: records.acted.map(() => none) }, 1000).never).toEqual({
      of: 3,
      outOf: 3,
    });
  });
  it('takes an action dated after the last day for none that has come', () => {
    const one = { person: [1], flagged: [900], nothingDone: [0] };
    const later = responseToFlags({ ...one, acted: [5000] }, 1000);
    expect(later).toEqual(responseToFlags({ ...one, acted: [none] }, 1000));
  });
  it('refuses columns of differing length', () => {
    expect(() => responseToFlags({ ...records, acted: [] }, 1000)).toThrow('7, and 7, 0, 7');
  });
});
