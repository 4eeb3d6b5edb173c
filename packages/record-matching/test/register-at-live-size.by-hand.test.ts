import { dictionaryColumn, logGamma, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { LinkedDyads } from '../src/dependence/linked-dyads.ts';
import { type LiveRegisterOptions, registerAtLiveSize, toleranceSweep } from '../src/index.ts';

const DRAWS = 20_000;
/** A right mean lies further off once in two million. */
const ERRORS = 5;

interface Wrong {
  readonly forename: number;
  readonly elsewhere: number;
  readonly atHome: number;
}

/** Pairs of two people on a date of their own, so many edits apart; people with two records; and people with one. */
function register(wrong: readonly Wrong[], doubles: number, singles: number) {
  const rows: { name: string; date: string; person: string; home: number }[] = [];
  const add = (name: string, person: string, date: string, home = -1) => rows.push({ name, person, date, home });
  for (const { forename, elsewhere, atHome } of wrong)
    for (let pair = 0; pair < elsewhere + atHome; pair++) {
      const date = `${forename} ${pair}`;
      const home = pair < atHome ? 10 * pair + forename : -1;
      add('abcdefgh', `a ${date}`, date, home);
      add('abcdefgh'.slice(forename).padStart(8, 'x'), `b ${date}`, date, home);
    }
  for (let double = 0; double < doubles; double++)
    for (let record = 0; record < 2; record++) add('abcdefgh', `double ${double}`, `double ${double}`);
  for (let single = 0; single < singles; single++) add('abcdefgh', `single ${single}`, `single ${single}`);
  const column = (of: (row: (typeof rows)[number]) => string) => dictionaryColumn(rows.map(of));
  const records = {
    forename: column((row) => row.name),
    surname: column(() => 'lee'),
    dateOfBirth: column((row) => row.date),
  };
  return {
    sweep: toleranceSweep(records, { truth: column((row) => row.person) }),
    homes: Int32Array.from(rows, (row) => row.home),
    records: rows.length,
  };
}

/** So many links across dates in each class, each of two people who have no other: no name is common. */
function lonePairs(byClass: Readonly<Record<number, number>>): LinkedDyads {
  const links = new LinkedDyads(100_000);
  let person = 0;
  for (const [kind, pairs] of Object.entries(byClass))
    for (let pair = 0; pair < pairs; pair++, person += 2) links.add(person, person + 1, Number(kind), 1);
  return links;
}

function expectMoments(drawn: Float64Array, mean: number, variance: number, excessKurtosis = 0) {
  const found = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
  const spread = drawn.reduce((sum, each) => sum + (each - found) ** 2, 0) / drawn.length;
  expect(Math.abs(found - mean)).toBeLessThan(ERRORS * Math.sqrt(variance / drawn.length));
  expect(Math.abs(spread / variance - 1)).toBeLessThan(ERRORS * Math.sqrt((2 + excessKurtosis) / drawn.length));
}

/** The share of draws below a quantile errs by this much; in standard deviations of a normal, at 2.5% and 97.5%. */
const QUANTILE_ERROR = (ERRORS * Math.sqrt((0.025 * 0.975) / DRAWS)) / 0.0584;
const predict = (
  { sweep }: ReturnType<typeof register>,
  decoys: Parameters<typeof registerAtLiveSize>[1],
  options: Partial<LiveRegisterOptions> & { readonly liveRecords: number },
) =>
  registerAtLiveSize(
    sweep,
    decoys,
    { draw: 'families', homeOfRow: null, draws: DRAWS, ...options },
    randomStream('by hand'),
  );

describe('what the live register is drawn to hold, by hand', () => {
  const counted = [
    { forename: 0, elsewhere: 300, atHome: 60 },
    { forename: 1, elsewhere: 200, atHome: 0 },
  ];
  const here = register(counted, 280, 0);
  // 1,120 people of one record and 280 of two.
  const clump = ((1120 + 4 * 280) / (1120 + 2 * 280)) ** 2;
  const liveRecords = 5 * here.records;
  const [strangers, twins] = [(5 * (liveRecords - 1)) / (here.records - 1), 5];
  const found = { 0: 100, 4: 50 };
  // 280 pairs of one person leave 800 of strangers, in 1,600 pairs across dates.
  const decoys = { exposure: 1600, samePairs: 1080, links: lonePairs(found) };
  const live = predict(here, decoys, { liveRecords, homeOfRow: here.homes });

  it('has the mean and the spread of its rates and of clumped counts, class by class', () => {
    // Half a pair is hidden at the class of all rules, a thirty-second at each other.
    const classes = [
      { decoy: 100, elsewhere: 300, home: 60, hidden: 0.5 },
      { decoy: 0, elsewhere: 0, home: 0, hidden: 1 / 32 },
      { decoy: 50, elsewhere: 200, home: 0, hidden: 1 / 32 },
    ];
    const [exact, none, oneEdit] = classes as [(typeof classes)[0], (typeof classes)[0], (typeof classes)[0]];
    for (const [rule, within] of [
      [0, [exact]],
      [4, [exact, oneEdit]],
      [15, [exact, oneEdit, ...Array<typeof none>(14).fill(none)]],
    ] as const) {
      let mean = 0;
      let variance = 0;
      for (const { decoy, elsewhere, home, hidden } of within) {
        const expected = { mean: (decoy + clump * hidden) / 2, variance: (clump * (decoy + clump * hidden)) / 4 };
        const twinsHere = elsewhere + home + clump * hidden;
        const [later, beyond] = [expected.mean * strangers, (twinsHere - expected.mean) * twins];
        mean += later + beyond;
        variance +=
          (strangers - twins) ** 2 * expected.variance + twins ** 2 * clump * twinsHere + clump * (later + beyond);
      }
      expectMoments(live.wrong.slice(rule * DRAWS, (rule + 1) * DRAWS), mean, variance);
    }
  });

  it('is expected as counted, times its growth', () => {
    const { strangers: chance, sameBirth, right, wrong, wrongShare, records } = live.links(1, 0);
    expect(records).toBe(liveRecords);
    expect(chance.value).toBeCloseTo((150 / 2) * strangers, 9);
    expect(sameBirth.value).toBeCloseTo((560 - 75) * 5, 9);
    expect(right.value).toBe(280 * 5);
    expect(wrong.value).toBeCloseTo(chance.value + sameBirth.value, 9);
    expect(live.expectedWrong[4]).toBeCloseTo(wrong.value, 9);
    expect(live.links(0, 3).sameBirth.value).toBeCloseTo((360 - 50) * 5, 9);
    expect(live.links(3, 3).wrong.value).toBeCloseTo(wrong.value, 9);
    expect(wrongShare!.value).toBeCloseTo(wrong.value / (wrong.value + 1400), 12);
    const { low, high } = wrongShare!.interval;
    const share = (ofWrong: number, ofRight: number) => ofWrong / (ofWrong + ofRight);
    expect(low).toBeGreaterThan(share(wrong.interval.low, right.interval.high!));
    expect(low).toBeLessThan(share(wrong.interval.low, right.value));
    expect(high!).toBeLessThan(share(wrong.interval.high!, right.interval.low));
    expect(high!).toBeGreaterThan(share(wrong.interval.high!, right.value));
  });

  it('holds right links within chance of the extract and of the register, at the level asked', () => {
    const deviation = Math.sqrt(clump * 280 * 5 * 6);
    for (const [level, z] of [
      [0.95, 1.959964],
      [0.5, 0.67449],
    ] as const) {
      const { interval } = predict(here, decoys, { liveRecords, level }).links(0, 0).right;
      expect(interval.level).toBe(level);
      // Ends are rounded outward, to whole links.
      expect(Math.abs(1400 - z * deviation - interval.low)).toBeLessThan(QUANTILE_ERROR * deviation + 1);
      expect(Math.abs(1400 + z * deviation - interval.high!)).toBeLessThan(QUANTILE_ERROR * deviation + 1);
    }
  });
});

describe('what is hidden where none was counted', () => {
  const alone = register([], 50, 100);
  const clump = ((100 + 4 * 50) / (100 + 2 * 50)) ** 2;
  const homes = new Int32Array(alone.records).fill(-1);
  homes[0] = 7;
  // Hardly a pair of strangers for each pair across dates: what is drawn is twins and namesakes.
  const decoys = { exposure: 1e12, samePairs: 51, links: lonePairs({}) };

  it.each([
    ['with homes', homes],
    ['without homes', null],
  ])('is half a pair of one birth, and a trace in each further class, %s', (_, homeOfRow) => {
    const { wrong } = predict(alone, decoys, { liveRecords: 3 * alone.records, homeOfRow });
    for (const [rule, hidden] of [
      [0, 0.5],
      [15, 0.5 + 15 / 32],
    ] as const) {
      const mean = 3 * clump * hidden;
      const variance = 9 * clump ** 2 * hidden + clump * mean;
      // A gamma of shape a half, or of two quarters, has an excess of 12 at most; counts have less.
      expectMoments(wrong.slice(rule * DRAWS, (rule + 1) * DRAWS), mean, variance, 12);
    }
  });

  it('is half a pair of strangers: a negative binomial count', () => {
    const single = register([], 0, 200);
    const growth = (2000 * 1999) / (200 * 199);
    const live = predict(single, { exposure: 100, samePairs: 100, links: lonePairs({}) }, { liveRecords: 2000 });
    const { strangers, right } = live.links(0, 0);
    expect(strangers.value).toBe(0);
    expect(right).toMatchObject({ value: 0, interval: { low: 0, high: 0 } });
    const size = 0.5;
    const mass = (x: number) =>
      Math.exp(
        logGamma(x + size) -
          logGamma(size) -
          logGamma(x + 1) +
          size * Math.log(size / (size + size * growth)) +
          x * Math.log(growth / (1 + growth)),
      );
    let below = 0;
    for (let x = 0; x < strangers.interval.high!; x++) below += mass(x);
    const error = ERRORS * Math.sqrt((0.025 * 0.975) / DRAWS);
    expect(below).toBeLessThan(0.975 + error);
    expect(below + mass(strangers.interval.high!)).toBeGreaterThan(0.975 - error);
  });

  it('is no share where nothing is linked, and no fewer strangers than none', () => {
    const single = register([], 0, 200);
    const live = predict(
      single,
      { exposure: 1e12, samePairs: 0, links: lonePairs({}) },
      { liveRecords: 400, draws: 500 },
    );
    expect(live.links(0, 0)).toMatchObject({ wrong: { value: 0 }, wrongShare: null });
    // More pairs of one person than of one date, as where dates were corrected meanwhile.
    const corrected = predict(
      alone,
      { exposure: 100, samePairs: 20, links: lonePairs({ 0: 9 }) },
      { liveRecords: 400, draws: 500 },
    );
    expect(corrected.links(0, 0).strangers).toMatchObject({ value: 0, interval: { low: 0, high: 0 } });
  });
});

describe('names that are common by chance', () => {
  it('spread strangers here, and less in the larger register', () => {
    const single = register([], 0, 200);
    // One person is linked to twenty others, as in the test of the spread of names.
    const links = new LinkedDyads(1000);
    for (let other = 1; other <= 20; other++) links.add(0, other, 0, 1);
    const deviation = Math.sqrt(400 + 20 - 40 - 1.6) / 20;
    const live = predict(single, { exposure: 1, samePairs: 1000, links }, { liveRecords: 400 });
    const { low, high } = live.links(0, 0).strangers.interval;
    // Half of the register was seen: the spread of names comes again times √½; counting twenty adds a twentieth.
    const spread = Math.sqrt(deviation ** 2 * (1 + 0.5) + 1 / 20.5);
    const width = (Math.log(high!) - Math.log(low)) / (2 * 1.959964);
    expect(Math.abs(width / spread - 1)).toBeLessThan(QUANTILE_ERROR / 1.959964);
    const middle = Math.log(20 * 1000 * ((400 * 399) / (200 * 199))) - (deviation ** 2 / 2) * (1 + Math.SQRT1_2);
    expect(Math.abs((Math.log(high!) + Math.log(low)) / 2 - middle)).toBeLessThan(QUANTILE_ERROR * spread);
  });
});

it('asks for no more draws than can be held', () => {
  const decoys = { exposure: 1, samePairs: 1, links: lonePairs({}) };
  const single = register([], 0, 20);
  expect(() => predict(single, decoys, { liveRecords: 40, draws: 1_000_001 })).toThrow(
    'draws must be 1000000 or fewer: 1000001. Four thousand are usual.',
  );
  expect(() => predict(single, decoys, { liveRecords: 40, draws: 0 })).toThrow('draws');
  expect(predict(single, decoys, { liveRecords: 40, draws: 1 }).wrong).toHaveLength(16);
});
