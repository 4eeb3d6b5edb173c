import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  compareLists,
  contactsByCategory,
  countHistogram,
  flagRates,
  harmQuadrants,
  listChurn,
  outcomeSplit,
  rankIntervals,
  waitingList,
  weighHarm,
} from '../src/index.ts';

describe('flag rates', () => {
  const columns = {
    group: dictionaryColumn(['A', 'A', 'A', 'A', 'B', 'B', null, null]),
    flagged: Uint8Array.of(1, 0, 0, 0, 1, 0, 1, 0),
    contacts: Int32Array.of(4, 1, 1, 2, 1, 1, 3, 3),
    residents: new Map([
      ['A', 40],
      ['B', 10],
    ]),
  };
  const [a, b, missing] = flagRates(columns, 'A');

  it('differ by denominator', () => {
    expect(a).toMatchObject({ flagged: 1, inContact: 4, contacts: 8, perResident: { value: 0.025 } });
    expect(b!.ratioPerResident).toMatchObject({ value: 4 });
    expect(b!.ratioPerPersonInContact).toMatchObject({ value: 2 });
    expect(b!.ratioPerContact).toMatchObject({ value: 4 });
  });

  it('people without a group are a group and bound the others', () => {
    expect(missing).toMatchObject({
      group: 'Not recorded',
      flagged: 1,
      inContact: 2,
      perResident: { status: 'not-computed' },
    });
    expect([b!.leastPerPersonInContact, b!.mostPerPersonInContact]).toEqual([1 / 3, 2 / 3]);
  });

  it('an area without residents or flags is said or refused', () => {
    const rows = flagRates({ ...columns, residents: new Map() }, 'A');
    expect(rows[0]!.perResident).toMatchObject({ status: 'not-computed' });
    expect(() => flagRates(columns, 'C')).toThrow('nobody is of group "C". Choose one of A, B');
    const few = flagRates({ ...columns, residents: new Map([['A', 0]]) }, 'A');
    expect(few[0]!.perResident).toMatchObject({ reason: 'more people are flagged than live here' });
  });

  it('a group without a contact says so, and not that others are compared with it', () => {
    const quiet = flagRates({ ...columns, contacts: Int32Array.of(4, 1, 1, 2, 0, 0, 3, 3) }, 'A');
    expect(quiet[1]!.ratioPerContact).toMatchObject({ reason: 'there was no contact' });
    expect(quiet[0]!.ratioPerContact).toMatchObject({ reason: 'the group that others are compared with' });
  });
});

describe('what a flag leads to', () => {
  it('is split by label, the unrecorded outcome apart', () => {
    const rows = outcomeSplit(
      dictionaryColumn(['nuisance', 'nuisance', 'vulnerable', null]),
      dictionaryColumn(['enforcement', 'support', 'support', null]),
    );
    expect(rows.map(({ group, outcome, flags, total }) => [group, outcome, flags, total])).toEqual([
      ['nuisance', 'enforcement', 1, 2],
      ['nuisance', 'support', 1, 2],
      ['nuisance', 'Not recorded', 0, 2],
      ['vulnerable', 'enforcement', 0, 1],
      ['vulnerable', 'support', 1, 1],
      ['vulnerable', 'Not recorded', 0, 1],
      ['Not recorded', 'enforcement', 0, 1],
      ['Not recorded', 'support', 0, 1],
      ['Not recorded', 'Not recorded', 1, 1],
    ]);
  });
});

describe('harm', () => {
  it('weights come from a table, and what it lacks is named', () => {
    const found = weighHarm(dictionaryColumn(['Robbery', 'theft ', 'other', null]), [
      { offence: 'robbery', days: 365 },
      { offence: 'Theft', days: 20 },
    ]);
    expect([...found.weight]).toEqual([365, 20, 0, 0]);
    expect(found).toMatchObject({ withoutWeight: 2, unknown: [{ offence: 'other', contacts: 1 }] });
    expect(() => weighHarm(dictionaryColumn(['a']), [{ offence: 'a', days: -1 }])).toThrow('0 or more: -1');
    expect(() =>
      weighHarm(dictionaryColumn(['a']), [
        { offence: 'a', days: 1 },
        { offence: 'A ', days: 2 },
      ]),
    ).toThrow('twice');
  });

  it('few contacts and much harm are a quarter of their own', () => {
    const parts = harmQuadrants([9, 1, 1, 9, 0], [0, 90, 0, 90, 0], { frequentFrom: 5, harmFrom: 60 });
    expect(parts).toEqual({
      frequentHarmful: 1,
      frequentOnly: 1,
      harmfulOnly: 1,
      neither: 1,
      harmShareOfNotFrequent: 0.5,
    });
  });
});

describe('lists', () => {
  it('change with what is counted', () => {
    const person = Int32Array.of(0, 0, 0, 1, 1, 1, 1, 2);
    const direction = dictionaryColumn(['in', 'in', 'in', 'in', 'out', 'out', 'out', 'out']);
    const counts = contactsByCategory({ person, people: 3, time: new Float64Array(8) }, direction);
    const [base, all] = compareLists(
      counts,
      [
        { name: 'inbound', categories: ['in'] },
        { name: 'all', categories: ['in', 'out'] },
      ],
      1,
    );
    expect(base).toMatchObject({ contacts: 4, joined: 0, left: 0, jaccard: 1, overlap: 1 });
    expect(all).toMatchObject({ contacts: 8, joined: 1, left: 1, jaccard: 0, list: [[1]] });
  });

  it('weighs the places of a list of two evenly: rank-biased overlap at p = 0.5', () => {
    const person = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2);
    const direction = dictionaryColumn(['in', 'in', 'in', 'in', 'in', 'in', 'in', 'in', 'out', 'out', 'out', 'out']);
    const counts = contactsByCategory({ person, people: 3, time: new Float64Array(12) }, direction);
    const lists = [
      { name: 'inbound', categories: ['in'] },
      { name: 'outbound', categories: ['out', 'in'] },
    ];
    // First and second against third and first: none agree at depth one, half at depth two, so p² ÷ 2 + (1 − p) p ÷ 2.
    const [, all] = compareLists(counts, lists, 2);
    expect(all).toMatchObject({ joined: 1, left: 1, jaccard: 1 / 3 });
    expect(all!.overlap).toBeCloseTo(0.25, 12);
  });

  it('churn counts who stayed', () => {
    expect(listChurn([[1, 2], [2, 3], []])).toMatchObject([
      { listed: 2, kept: 1, joined: 1, left: 1, keptShare: { value: 0.5 } },
      { listed: 0, kept: 0, joined: 0, left: 2 },
    ]);
  });

  it('a place is surer the longer people are watched', () => {
    const histogram = countHistogram([...Array<number>(500).fill(0), ...Array<number>(80).fill(2), 6, 7, 8]);
    const width = (exposure: number, scale: number) => {
      const scaled = countHistogram([
        ...Array<number>(500).fill(0),
        ...Array<number>(80).fill(2 * scale),
        6 * scale,
        7 * scale,
        8 * scale,
      ]);
      const [top] = rankIntervals(
        [8 * scale],
        scale === 1 ? histogram : scaled,
        { shape: 0.3, rate: 1 },
        exposure,
        randomStream('ranks'),
      );
      expect(top!.rank).toBe(1);
      return top!.interval.high! - top!.interval.low;
    };
    expect(width(40, 40)).toBeLessThan(width(1, 1));
  });
});

describe('capacity', () => {
  it('the queue keeps whoever was not taken', () => {
    expect(waitingList([5, 1, 0], 3).map(({ waiting }) => waiting)).toEqual([2, 0, 0]);
    expect(() => waitingList([1], -1)).toThrow('places must be 0 or more');
  });
});
