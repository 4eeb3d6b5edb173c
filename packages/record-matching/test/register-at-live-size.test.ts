import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinkedDyads } from '../src/dependence/linked-dyads.ts';
import {
  bestAtLiveSize,
  bestByCostRatio,
  calendarParts,
  decoyPairs,
  type ExtractDraw,
  growthFromExtract,
  registerAtLiveSize,
  scatteredPeople,
  toleranceSweep,
  wholeLinks,
} from '../src/index.ts';
import { CLASSES } from '../src/tolerance-sweep/pair-list.ts';
import { COLUMNS, readColumns, registers } from './reference/read-columns.ts';
import { extractOf, type GeneratedRegister, generatedRegister } from './registers/generated-register.ts';

/** What an extract shows, counted once however many registers are predicted from it. */
function seenIn(extract: GeneratedRegister) {
  const sweep = toleranceSweep(extract.records, { truth: extract.truth });
  const decoys = decoyPairs(extract.records, extract.days, { personOfRow: extract.truth.codes });
  const predict = (liveRecords: number, draw: ExtractDraw) =>
    registerAtLiveSize(sweep, decoys, { liveRecords, draw, homeOfRow: extract.home }, randomStream('prediction'));
  return { sweep, decoys, predict };
}

describe('growth from the extract', () => {
  it('follows the draw: what was parted grows with pairs, what stayed together with people', () => {
    const of = (draw: ExtractDraw) => growthFromExtract(draw, 1000, 3000);
    const pairs = (3000 * 2999) / (1000 * 999);
    expect(of('families')).toEqual({ strangers: pairs, sameBirth: 3, rightly: 3 });
    expect(of('area')).toEqual({ strangers: pairs, sameBirth: 3, rightly: 3 });
    expect(of('people')).toEqual({ strangers: pairs, sameBirth: pairs, rightly: 3 });
    expect(of('records')).toEqual({ strangers: pairs, sameBirth: pairs, rightly: pairs });
    expect(of('letter')).toEqual({ strangers: 3, sameBirth: 3, rightly: 3 });
    expect(() => growthFromExtract('families', 1, 10)).toThrow('a register must hold more than one record: 1');
  });
});

describe('wrong links in the live register', () => {
  it('are not foreseen where nothing was compared across dates: no stranger of no comparison says nothing', () => {
    const { sweep, decoys } = seenIn(generatedRegister('person-register', 300));
    const options = { liveRecords: 100_000, draw: 'people', homeOfRow: null } as const;
    expect(() => registerAtLiveSize(sweep, { ...decoys, exposure: 0 }, options, randomStream('none'))).toThrow(
      'no two dates of birth lie an offset apart: nothing tells how often strangers agree. Give more records.',
    );
  });

  it('has each point within its own range, however few records: of none counted wrong, half a pair may be hidden', () => {
    const { sweep, predict } = seenIn(generatedRegister('person-register', 300));
    const live = predict(100_000, 'people');
    let noneCounted = 0;
    for (let forename = 0; forename < 4; forename++)
      for (let surname = 0; surname < 4; surname++) {
        const { wrong, strangers, sameBirth, wrongShare } = live.links(forename, surname);
        if (sweep.rows[forename * 4 + surname]!.errors!.falsePairs === 0) noneCounted++;
        for (const { value, interval } of [wrong, strangers, sameBirth, wrongShare!]) {
          expect(value).toBeGreaterThanOrEqual(interval.low);
          expect(value).toBeLessThanOrEqual(interval.high!);
        }
        expect(wrong.value).toBeGreaterThan(0);
        const { wrongShare: ofWhole } = wholeLinks(live.links(forename, surname));
        if (ofWhole === null || 'status' in ofWhole.interval!) expect.fail('links have a share and a range');
        expect(ofWhole.value).toBeGreaterThanOrEqual(ofWhole.interval!.low);
      }
    expect(noneCounted).toBeGreaterThan(0);
  });

  const seen = seenIn(generatedRegister('person-register', 20_000));

  // Counted in the generator's own registers of three million records, seed "person-register".
  it.each([
    [0, 1953],
    [1, 3438],
    [2, 14066],
  ])('are near the count at three million records, from 20,000 of them, at %i edits', (edits, counted) => {
    const { value, interval } = seen.predict(3_000_000, 'families').links(edits, edits).wrong;
    expect(interval.low).toBeLessThanOrEqual(counted);
    expect(interval.high!).toBeGreaterThanOrEqual(counted);
    expect(Math.abs(value / counted - 1)).toBeLessThan(0.2);
  });

  const whole = generatedRegister('whole register', 100_000);
  const counted = toleranceSweep(whole.records, { truth: whole.truth });
  const stream = randomStream('extract');
  const isPersonTaken = Uint8Array.from(whole.truth.values, () => (stream.next() < 0.2 ? 1 : 0));
  const isRecordTaken = Uint8Array.from(whole.truth.codes, () => (stream.next() < 0.2 ? 1 : 0));
  const draws: readonly (readonly [ExtractDraw, (row: number) => boolean])[] = [
    ['people', (row) => isPersonTaken[whole.truth.codes[row]!] === 1],
    ['records', (row) => isRecordTaken[row] === 1],
  ];
  it.each(draws)('are held by the interval from a fifth of it, drawn by %s, as are right links', (draw, isTaken) => {
    const live = seenIn(extractOf(whole, isTaken)).predict(100_000, draw);
    for (const edits of [0, 1, 2, 3]) {
      const errors = counted.rows[edits * 5]!.errors!;
      const { wrong, right } = live.links(edits, edits);
      expect(wrong.interval.low).toBeLessThanOrEqual(errors.falsePairs);
      expect(wrong.interval.high!).toBeGreaterThanOrEqual(errors.falsePairs);
      expect(right.value / errors.truePairs).toBeGreaterThan(0.9);
      expect(right.value / errors.truePairs).toBeLessThan(1.1);
    }
  });

  it('of a later year grow from the live register, in which nobody is drawn, whatever the draw of the extract', () => {
    const { sweep, decoys } = seen;
    const at = (records: { readonly liveRecords: number; readonly laterRecords?: number }, draw: ExtractDraw) =>
      registerAtLiveSize(sweep, decoys, { ...records, draw, homeOfRow: null, draws: 50 }, randomStream('later'));
    const later = { liveRecords: 100_000, laterRecords: 120_000 };
    // Families whole throughout: as if the later register were the live one.
    expect(at(later, 'families').growth.rightly).toBeCloseTo(120_000 / sweep.records, 12);
    expect(at(later, 'families').growth.strangers).toBeCloseTo(
      at({ liveRecords: 120_000 }, 'families').growth.strangers,
      9,
    );
    // Drawn by records, right links of the extract grew with pairs to the live register, and from there with people alone.
    const pairs = (100_000 * 99_999) / (sweep.records * (sweep.records - 1));
    const beyond = (120_000 * 119_999) / (100_000 * 99_999);
    const { growth, links } = at(later, 'records');
    expect(growth.rightly).toBeCloseTo(pairs * 1.2, 9);
    expect(growth.sameBirth).toBeCloseTo(pairs * 1.2, 9);
    expect(growth.strangers).toBeCloseTo(pairs * beyond, 9);
    const { records, right } = links(1, 1);
    expect(records).toBe(120_000);
    expect(right.value).toBeCloseTo(sweep.rows[5]!.errors!.truePairs * pairs * 1.2, 3);
  });

  it('part into strangers and people of one birth, who sum to the whole', () => {
    const live = seen.predict(100_000, 'families');
    for (const edits of [0, 1, 2, 3]) {
      const { wrong, strangers, sameBirth } = live.links(edits, edits);
      expect(strangers.value + sameBirth.value).toBeCloseTo(wrong.value, 9);
    }
  });
});

describeWithReferenceData('a file without a wrong link', registers.febrl4.files, (...paths) => {
  it('is not said to hold a million in a live register of three million', async () => {
    const columns = await readColumns(registers.febrl4.query(...(paths as [string, string])), COLUMNS);
    const records = { forename: columns.forename, surname: columns.surname, dateOfBirth: columns.date_of_birth };
    const days = Int32Array.from(records.dateOfBirth.codes, (code) => {
      const parts = code < 0 ? null : calendarParts(records.dateOfBirth.values[code]!);
      return parts === null ? -2147483648 : Date.UTC(parts.year, parts.month - 1, parts.day) / 86_400_000;
    });
    const home = new Int32Array(days.length).fill(-1);
    const register = { records, days, truth: columns.entity, group: dictionaryColumn([]), home };
    const { sweep, predict } = seenIn(register);
    expect(sweep.rows[0]!.errors!.falsePairs).toBe(0);
    const { wrong, right } = predict(3_000_000, 'families').links(0, 0);
    expect(wrong.interval.high!).toBeLessThan(right.value / 100);
  });
});

describe('dependence of pairs', () => {
  it('sums the products of all pairs of links that share a person', () => {
    const link = fc.record({
      left: fc.nat(5),
      right: fc.nat(5),
      kind: fc.nat(CLASSES - 1),
      pairs: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(link, { minLength: 1, maxLength: 12 }), (drawn) => {
        const links = drawn.filter(({ left, right }) => left !== right);
        const dyads = new LinkedDyads(6);
        for (const { left, right, kind, pairs } of links) dyads.add(left, right, kind, pairs);
        const { own, names } = dyads.covariance();
        const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0);
        const key = (each: (typeof links)[number]) => [each.left, each.right].sort().join();
        let same = 0;
        let sharing = 0;
        for (const a of links) {
          for (const b of links) {
            if (key(a) === key(b)) same += a.pairs * b.pairs;
            else if ([a.left, a.right].some((person) => person === b.left || person === b.right)) {
              sharing += a.pairs * b.pairs;
            }
          }
        }
        const all = links.reduce((total, { pairs }) => total + pairs, 0);
        expect(sum(own)).toBeCloseTo(same, 9);
        expect(sum(names)).toBeCloseTo(sharing - (4 * all * all) / 6, 9);
      }),
    );
  });
});

describe('the best tolerance in the live register', () => {
  const seed = 'best tolerance';
  const { sweep, predict } = seenIn(generatedRegister(seed, 20_000));
  const best = bestAtLiveSize(predict(200_000, 'families'), scatteredPeople(sweep), randomStream('best'));

  it('counts mixed and scattered people near those of the larger register', () => {
    const whole = generatedRegister(seed, 200_000);
    const counted = toleranceSweep(whole.records, { truth: whole.truth });
    for (const { choice, overMergedInterval, underMergedInterval } of best) {
      const errors = counted.rows[choice.forename * 4 + choice.surname]!.errors!;
      expect(errors.overMergedPeople).toBeGreaterThanOrEqual(overMergedInterval.low);
      expect(errors.overMergedPeople).toBeLessThanOrEqual(overMergedInterval.high!);
      expect(errors.underMergedPeople).toBeGreaterThanOrEqual(underMergedInterval.low);
      expect(errors.underMergedPeople).toBeLessThanOrEqual(underMergedInterval.high!);
    }
  });

  it('allows fewer edits than the extract alone would at one weight, since strangers grow faster', () => {
    const here = bestByCostRatio(
      sweep.rows.map(({ forename, surname, errors }) => ({
        choice: forename + surname,
        overMerged: errors!.overMergedPeople,
        underMerged: errors!.underMergedPeople,
      })),
    );
    const at = <T extends { fromRatio: number; toRatio: number | null }>(rows: readonly T[], ratio: number): T =>
      rows.find((row) => row.fromRatio <= ratio && (row.toRatio ?? Number.POSITIVE_INFINITY) > ratio)!;
    const { choice } = at(
      bestAtLiveSize(predict(3_000_000, 'families'), scatteredPeople(sweep), randomStream('far')),
      3,
    );
    expect(choice.forename + choice.surname).toBeLessThan(at(here, 3).choice);
  });

  it('says which tolerances a small extract cannot tell apart', () => {
    const few = seenIn(generatedRegister(seed, 500));
    const rows = bestAtLiveSize(few.predict(1000, 'families'), scatteredPeople(few.sweep), randomStream('few'));
    expect(rows.some(({ notToldApart }) => notToldApart.length > 0)).toBe(true);
    for (const { chanceBest } of rows) expect(chanceBest).toBeGreaterThan(0);
  });

  it('counts a person scattered under a set of tolerances once', () => {
    const people = scatteredPeople(sweep);
    for (const row of sweep.rows) {
      const bit = 1 << (row.forename * 4 + row.surname);
      const scattered = [...people].reduce((sum, [rules, count]) => sum + ((rules & bit) === 0 ? 0 : count), 0);
      expect(scattered).toBe(row.errors!.underMergedPeople);
    }
  });
});
