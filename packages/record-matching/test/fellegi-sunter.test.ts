import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describeWithReferenceData } from '@assay/testing';
import { describe, expect, it } from 'vitest';
import { benchRegister } from '../bench/bench-register.ts';
import {
  clusteringErrors,
  clusterRows,
  combineKeys,
  dateLevels,
  decisionBands,
  explainPair,
  fellegiSunter,
  jaroWinkler,
  type LevelColumn,
  levenshtein,
  linkedPairs,
  linkProbability,
  modelError,
  nameLevels,
  POSTCODE_PARTS,
  partLevels,
  textLevels,
} from '../src/index.ts';
import { fitMixture } from '../src/model/expectation-maximisation.ts';
import { trainAndScore } from '../src/model/train-and-score.ts';
import { historicalSettings } from './reference/historical-settings.ts';
import { readColumns } from './reference/read-columns.ts';

function levelOf(field: LevelColumn, a: number, b: number): number {
  const pattern = new Int32Array(1);
  field.addLevels(a, Int32Array.of(b), 1, 1, pattern);
  return pattern[0]!;
}

describe('levels of agreement', () => {
  it('follow the similarity and the edits that they name, remembered or not', () => {
    const names = [
      'martha',
      'marhta',
      'Martha',
      'josé',
      'jose',
      'wu',
      'li',
      null,
      'x'.repeat(40),
      `${'x'.repeat(39)}y`,
    ];
    const column = dictionaryColumn(names);
    const near = textLevels('name', column, { similarity: [0.92, 0.85, 0.7] });
    const edits = textLevels('name', column, { edits: [1, 2] });
    for (let pass = 0; pass < 2; pass++) {
      for (const [i, a] of names.entries()) {
        for (const [j, b] of names.entries()) {
          if (a === null || b === null) {
            expect([levelOf(near, i, j), levelOf(edits, i, j)]).toEqual([5, 4]);
            continue;
          }
          const [x, y] = [a.toLowerCase(), b.toLowerCase()];
          const alike = jaroWinkler(x, y);
          expect(levelOf(near, i, j)).toBe(x === y ? 0 : alike >= 0.92 ? 1 : alike >= 0.85 ? 2 : alike >= 0.7 ? 3 : 4);
          const distance = levenshtein(x, y);
          expect(levelOf(edits, i, j)).toBe(x === y ? 0 : distance <= 1 ? 1 : distance <= 2 ? 2 : 3);
        }
      }
    }
  });

  it('know forms of one name', () => {
    const field = textLevels('forename', dictionaryColumn(['Thomas', 'Tom', 'Tim']), {
      forms: [['Thomas', 'TOM', 'tommy']],
      edits: [1],
    });
    expect([levelOf(field, 0, 1), levelOf(field, 1, 2), levelOf(field, 0, 2)]).toEqual([1, 2, 3]);
  });

  it('tell swapped names, shared parts and surnames that change from other names', () => {
    const people = [
      ['Ann', 'Lee', 'Female'],
      ['lee', 'ANN', 'Female'],
      ['Ann', 'Lee-Khan', 'Female'],
      ['Ann', 'Whitaker', 'Female'],
      ['Ann', 'Whitaker', 'Male'],
      ['Ann', 'Whitaker', null],
      ['Ann', null, 'Female'],
      ['Ann', 'Khan Malik', 'Female'],
      ['Ann', 'Lei', 'Female'],
    ] as const;
    const column = (at: 0 | 1 | 2) => dictionaryColumn(people.map((each) => each[at]));
    const { firstName, surname } = nameLevels(column(0), column(1), {
      levels: { edits: [1] },
      changes: { group: column(2), isLikely: (sex) => sex === 'Female' },
    });
    const found = (field: LevelColumn, a: number, b: number) => field.levels[levelOf(field, a, b)] ?? 'missing';
    expect([1, 2].map((other) => found(firstName, 0, other))).toEqual(['in the place of the surname', 'equal']);
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((other) => found(surname, 0, other))).toEqual([
      'missing',
      'one has a part of the other',
      'another name, where names change',
      'anything else',
      'anything else',
      'missing',
      'another name, where names change',
      '1 edit or fewer',
    ]);
    expect(found(surname, 2, 7)).toBe('one has a part of the other');
    // From either side the same.
    for (let a = 0; a < people.length; a++) {
      for (let b = 0; b < a; b++) expect(levelOf(surname, a, b)).toBe(levelOf(surname, b, a));
    }
    expect(() => nameLevels(column(0), dictionaryColumn(['Lee']))).toThrow('9 first names, 1 surnames');
  });

  it('read dates by digits, swapped days and years', () => {
    const field = dateLevels(
      'born',
      dictionaryColumn([
        '1990-02-01',
        '1990-01-02',
        '1990-02-11',
        '1990-07-19',
        '1985-02-09',
        '1950-12-12',
        'unknown',
        '19900201',
        '1990-02-28',
      ]),
    );
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((other) => levelOf(field, 0, other))).toEqual([1, 1, 3, 4, 5, 6, 1, 2]);
  });

  it('read postcodes from fine to coarse', () => {
    const field = partLevels(
      'postcode',
      dictionaryColumn(['B12 9QT', 'b12 9qt', 'B12 8AA', 'B13 8AA', 'CV1 1AA', null]),
      POSTCODE_PARTS,
    );
    expect([1, 2, 3, 4, 5].map((other) => levelOf(field, 0, other))).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('expectation–maximisation', () => {
  it('recovers the probabilities that made the patterns', () => {
    const m = [Float64Array.of(0.9, 0.07, 0.03), Float64Array.of(0.8, 0.2), Float64Array.of(0.95, 0.05)];
    const u = [Float64Array.of(0.01, 0.04, 0.95), Float64Array.of(0.1, 0.9), Float64Array.of(0.02, 0.98)];
    const levels: Int32Array[] = [];
    const counts: number[] = [];
    for (let a = 0; a < 3; a++) {
      for (let b = 0; b < 2; b++) {
        for (let c = 0; c < 2; c++) {
          levels.push(Int32Array.of(a, b, c));
          counts.push(1e6 * (0.3 * m[0]![a]! * m[1]![b]! * m[2]![c]! + 0.7 * u[0]![a]! * u[1]![b]! * u[2]![c]!));
        }
      }
    }
    const start = [Float64Array.of(0.8, 0.1, 0.1), Float64Array.of(0.7, 0.3), Float64Array.of(0.7, 0.3)];
    const fit = fitMixture(
      { levels, counts: Float64Array.from(counts) },
      start.map((each, k) => ({ m: each, u: u[k]! })),
      [0, 1, 2],
      0.1,
    );
    expect(fit.matchShare).toBeCloseTo(0.3, 5);
    for (const [k, truth] of m.entries()) for (const [l, p] of truth.entries()) expect(fit.m[k]![l]).toBeCloseTo(p, 4);
  });
});

describe('Fellegi–Sunter model', () => {
  const register = benchRegister(20_000, 7);
  const fields = [
    textLevels('forename', register.forename, { similarity: [0.92, 0.85, 0.7], termFrequency: true }),
    textLevels('surname', register.surname, { edits: [1, 2], termFrequency: true }),
    dateLevels('dateOfBirth', register.dateOfBirth),
    partLevels('postcode', register.postcode, []),
  ];
  const blocks = [
    { name: 'date', ...combineKeys([register.dateOfBirth]), informs: ['dateOfBirth'] },
    { name: 'names', ...combineKeys([register.forename, register.surname]), informs: ['forename', 'surname'] },
    {
      name: 'surname and postcode',
      ...combineKeys([register.surname, register.postcode]),
      informs: ['surname', 'postcode'],
    },
  ];
  const model = fellegiSunter({ records: 20_000, fields, blocks, trainOn: ['date', 'names'] }, randomStream(1, 'test'));

  it('compares each pair of the blocks once', () => {
    const seen = new Set<string>();
    for (let a = 0; a < 2000; a++) {
      for (let b = 0; b < a; b++) {
        if (blocks.some(({ codes }) => codes[a]! >= 0 && codes[a] === codes[b])) seen.add(`${b},${a}`);
      }
    }
    const small = (codes: Int32Array) => codes.slice(0, 2000);
    const few = fellegiSunter(
      { records: 2000, fields, blocks: blocks.map((block) => ({ ...block, codes: small(block.codes) })) },
      randomStream(1, 'test'),
    );
    expect(few.comparedPairs).toBe(seen.size);
  });

  it('finds what the generator put in, without labels', () => {
    const { left, right } = linkedPairs(model.pairs, 0.95);
    const errors = clusteringErrors(clusterRows(20_000, left, right), register.entity);
    expect(errors.precision).toBeGreaterThan(0.99);
    expect(errors.recall).toBeGreaterThan(0.9);
    // About 3% of the duplicates got a new date; agreement on the date among one person's records is near that.
    const date = model.fields.find(({ name }) => name === 'dateOfBirth')!;
    expect(date.m[0]).toBeGreaterThan(0.93);
  });

  it('is the same where pairs are listed by a guess while they are counted', () => {
    const settings = { records: 20_000, fields, blocks, trainOn: ['date', 'names'] };
    expect(trainAndScore(settings, randomStream(1, 'test'), 0)).toEqual(model);
  });

  it('explains a pair by steps that add up to its weight', () => {
    const pair = model.pairs.weight.findIndex((weight) => weight > 10);
    const { steps, weight, probability } = explainPair(
      model,
      fields,
      model.pairs.left[pair]!,
      model.pairs.right[pair]!,
    );
    expect(weight).toBeCloseTo(model.pairs.weight[pair]!, 4);
    expect(steps.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(weight, 9);
    expect(probability).toBeCloseTo(linkProbability(weight), 12);
  });

  it('puts every kept pair into one band and prices the reviews', () => {
    const bands = decisionBands(model.pairs, { merge: 0.999, link: 0.95, review: 0.5 }, { minutesPerReview: 6 });
    expect(bands.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(model.pairs.length);
    expect(bands[2]!.clericalHours).toBeCloseTo(bands[2]!.pairs / 10, 9);
    expect(() => decisionBands(model.pairs, { merge: 0.5, link: 0.9, review: 0.1 }, { minutesPerReview: 1 })).toThrow(
      'band limits must fall from merge over link to review',
    );
    const { falseLinkShare } = modelError(model.pairs, 0.95);
    expect(falseLinkShare).toBeLessThan(0.02);
  });

  it('refuses a model too wide to count', () => {
    const wide = Array.from({ length: 12 }, (_, index) => ({ ...fields[0]!, name: `${index}` }));
    expect(() => fellegiSunter({ records: 1, fields: wide, blocks }, randomStream(1, 'test'))).toThrow(
      'too many levels',
    );
  });
});

describeWithReferenceData(
  'Fellegi–Sunter on historical figures with errors',
  ['linkage/splink/historical_figures_with_errors_50k.parquet'],
  (path) => {
    it('passes a pairwise F1 of 0.827 without labels, the same three times over', async () => {
      const names = ['first_name', 'surname', 'dob', 'birth_place', 'postcode_fake', 'occupation', 'cluster'] as const;
      const columns = await readColumns(`select * from '${path}'`, names);
      const results = [1, 2, 3].map(() => {
        const model = fellegiSunter(historicalSettings(columns), randomStream(1, 'historical'));
        const { left, right } = linkedPairs(model.pairs, 0.95);
        return clusteringErrors(clusterRows(columns.surname.codes.length, left, right), columns.cluster);
      });
      expect(results[0]!.f1).toBeGreaterThan(0.88);
      expect(results[1]).toEqual(results[0]);
      expect(results[2]).toEqual(results[0]);
    });
  },
);
