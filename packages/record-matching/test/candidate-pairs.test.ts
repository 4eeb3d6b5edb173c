import { dictionaryColumn, randomStream } from '@assay/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benchRegister } from '../bench/bench-register.ts';
import {
  combineKeys,
  dateLevels,
  explainPair,
  fellegiSunter,
  type LevelColumn,
  nameLevels,
  POSTCODE_PARTS,
  partLevels,
  textLevels,
} from '../src/index.ts';
import { CandidatePairs } from '../src/model/candidate-pairs.ts';

describe('levels of a block', () => {
  const forenames = ['Tom', 'Thomas', 'tom', 'Thom', 'Lee', 'Ann', 'x'.repeat(40), `${'x'.repeat(39)}y`, '', null];
  const surnames = ['Lee', 'Khan', 'Khan-Malik', 'Kahn', 'Tom', 'Ann', null];
  const dates = ['1990-02-01', '1990-01-02', '1990-02-11', '1985-02-09', '1950-12-12', 'unknown', null];
  const postcodes = ['B12 9QT', 'b12 9qt', 'B12 8AA', 'B13 8AA', 'CV1 1AA', null];

  it('are those of its records one by one, whatever was held before', () => {
    const record = fc.tuple(
      fc.constantFrom(...forenames),
      fc.constantFrom(...surnames),
      fc.constantFrom(...dates),
      fc.constantFrom(...postcodes),
    );
    fc.assert(
      fc.property(fc.array(record, { minLength: 2, maxLength: 12 }), (records) => {
        const column = (index: 0 | 1 | 2 | 3) => dictionaryColumn(records.map((each) => each[index]));
        const names = nameLevels(column(0), column(1));
        const fields: LevelColumn[] = [
          textLevels('forename', column(0), { similarity: [0.92, 0.7], forms: [['tom', 'ann']] }),
          textLevels('forename', column(0), { edits: [1, 2], forms: [['tom', 'ann']] }),
          textLevels('surname', column(1)),
          dateLevels('born', column(2)),
          partLevels('postcode', column(3), POSTCODE_PARTS),
          names.firstName,
          names.surname,
        ];
        const rows = Int32Array.from(records, (_, row) => records.length - 1 - row);
        for (const field of fields) {
          const block = field.inBlocks();
          for (const [from, count] of [
            [0, records.length],
            [1, records.length - 1],
            [0, 2],
          ] as const) {
            block.hold(rows, from, count);
            for (let place = 0; place + 1 < count; place++) {
              const later = rows.slice(from + place + 1, from + count);
              const found = new Int32Array(later.length);
              block.addLater(place, 3, found);
              const one = Array.from(later, (other) => {
                const pattern = new Int32Array(1);
                field.addLevels(rows[from + place]!, Int32Array.of(other), 1, 3, pattern);
                return pattern[0]!;
              });
              expect([...found]).toEqual(one);
              const atOnce = new Int32Array(later.length);
              field.addLevels(rows[from + place]!, later, later.length, 3, atOnce);
              expect([...atOnce]).toEqual(one);
            }
          }
        }
      }),
      { seed: 20250305, numRuns: 60 },
    );
  });
});

describe('keys of several columns', () => {
  it('number the combinations in order of first appearance, and leave out records that lack one', () => {
    const code = fc.constantFrom('a', 'b', 'c', null);
    fc.assert(
      fc.property(fc.array(fc.tuple(code, code, code), { maxLength: 40 }), (rows) => {
        const columns = ([0, 1, 2] as const).map((index) => dictionaryColumn(rows.map((row) => row[index])));
        const known: string[] = [];
        const expected = rows.map((row) => {
          if (row.includes(null)) return -1;
          if (!known.includes(row.join())) known.push(row.join());
          return known.indexOf(row.join());
        });
        const { codes, keyCount } = combineKeys(columns);
        expect([...codes]).toEqual(expected);
        expect(keyCount).toBe(known.length);
      }),
      { seed: 20250305, numRuns: 100 },
    );
  });
});

describe('pairs that an earlier rule brings together', () => {
  it.each([12, 13, 65, 200])(
    'are marked in a block of %d records, each once, whatever block was held before',
    (count) => {
      const random = randomStream(1, 'earlier');
      const codes = () => Int32Array.from({ length: 300 }, () => random.integer(9) - 1);
      const rules = ['one', 'other', 'this'].map((name) => ({ name, codes: codes(), keyCount: 8, informs: [] }));
      const earlier = new CandidatePairs(rules).earlierThan(2);
      for (const from of [0, 50]) {
        const rows = Int32Array.from({ length: 300 }, (_, row) => 299 - row);
        earlier.hold(rows, from, count);
        for (let place = 0; place + 1 < count; place++) {
          const marks = new Uint8Array(count - place - 1);
          const marked = earlier.mark(place, marks);
          const own = rows[from + place]!;
          const expected = Array.from(rows.slice(from + place + 1, from + count), (other) =>
            rules.slice(0, 2).some(({ codes }) => codes[own]! >= 0 && codes[own] === codes[other]) ? 1 : 0,
          );
          expect([...marks]).toEqual(expected);
          expect(marked).toBe(expected.filter((mark) => mark === 1).length);
        }
      }
    },
  );
});

describe('pairs of a Fellegi–Sunter model', () => {
  it('are every pair of any block that reaches the probability, once, with the weight that its steps add up to', () => {
    const records = 600;
    const { forename, surname, dateOfBirth, postcode } = benchRegister(records, 3);
    const fields = [
      textLevels('forename', forename, { similarity: [0.92, 0.7], termFrequency: true }),
      textLevels('surname', surname, { edits: [1, 2], termFrequency: true }),
      dateLevels('dateOfBirth', dateOfBirth),
      partLevels('postcode', postcode, []),
    ];
    const blocks = [
      { name: 'surname', ...combineKeys([surname]), informs: ['surname'] },
      { name: 'forename', ...combineKeys([forename]), informs: ['forename'] },
      { name: 'postcode', ...combineKeys([postcode]), informs: ['postcode'] },
    ];
    const settings = { records, fields, blocks, randomPairs: 20_000, keepAbove: 0.2 };
    const model = fellegiSunter(settings, randomStream(1, 'pairs'));
    const expected = new Map<string, number>();
    let compared = 0;
    for (let a = 0; a < records; a++) {
      for (let b = a + 1; b < records; b++) {
        if (!blocks.some(({ codes }) => codes[a]! >= 0 && codes[a] === codes[b])) continue;
        compared++;
        const { probability, weight } = explainPair(model, fields, a, b);
        if (probability >= 0.2) expected.set(`${a},${b}`, weight);
      }
    }
    expect(model.comparedPairs).toBe(compared);
    const kept = new Map<string, number>();
    for (let index = 0; index < model.pairs.length; index++) {
      kept.set(`${model.pairs.left[index]},${model.pairs.right[index]}`, model.pairs.weight[index]!);
    }
    expect(kept.size).toBe(model.pairs.length);
    expect([...kept.keys()].sort()).toEqual([...expected.keys()].sort());
    expect(kept.size).toBeGreaterThan(30);
    for (const [pair, weight] of kept) expect(weight).toBeCloseTo(expected.get(pair)!, 4);
    const again = fellegiSunter({ ...settings, kernel: 'scalar' }, randomStream(1, 'pairs'));
    expect(again).toEqual(model);
  });
});
