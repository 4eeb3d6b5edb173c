import { randomStream, textAt } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  calendarParts,
  combineKeys,
  dateLevels,
  derivedColumn,
  explainPair,
  fellegiSunter,
  linkProbability,
  textLevels,
} from '../src/index.ts';
import { fitMixture } from '../src/model/expectation-maximisation.ts';
import { generatedRegister } from './registers/generated-register.ts';

const { records, truth, home } = generatedRegister('twins', 12_000);
const { forename, surname, dateOfBirth } = records;
const place = {
  codes: home,
  values: Array.from({ length: home.reduce((most, each) => Math.max(most, each), 0) + 1 }, String),
};
const fields = [
  textLevels('first name', forename, { similarity: [0.92, 0.85, 0.7], termFrequency: true }),
  textLevels('surname', surname, { similarity: [0.92, 0.85, 0.7], termFrequency: true }),
  dateLevels('date of birth', dateOfBirth, { termFrequency: true }),
  textLevels('home', place),
];
const year = derivedColumn(dateOfBirth, (text) => calendarParts(text)?.year.toString() ?? null);
const blocks = [
  { name: 'date', ...combineKeys([dateOfBirth]), informs: ['date of birth'] },
  { name: 'names', ...combineKeys([forename, surname]), informs: ['first name', 'surname'] },
  { name: 'surname and year', ...combineKeys([surname, year]), informs: ['surname', 'date of birth'] },
];
const trained = (twinsDifferIn: readonly string[]) =>
  fellegiSunter({ records: 12_000, fields, blocks, twinsDifferIn }, randomStream('twins'));

/** Pairs held for one person with near certainty, and those of them that are two. */
function certain({ pairs }: ReturnType<typeof trained>) {
  let all = 0;
  let wrong = 0;
  let loss = 0;
  for (let index = 0; index < pairs.length; index++) {
    const probability = linkProbability(pairs.weight[index]!);
    const isOne = truth.codes[pairs.left[index]!] === truth.codes[pairs.right[index]!];
    loss -= Math.log(Math.max(1e-6, isOne ? probability : 1 - probability));
    if (probability < 0.999) continue;
    all++;
    if (!isOne) wrong++;
  }
  return { all, wrong, loss: loss / pairs.length };
}

describe('a model that knows twins', () => {
  const known = trained(['first name']);
  const unknown = trained([]);

  it('no longer takes them for one person where a merge would be automatic, and misses few of the others', () => {
    const before = certain(unknown);
    const after = certain(known);
    expect(before.wrong / before.all).toBeGreaterThan(0.01);
    expect(after.wrong / after.all).toBeLessThan(0.004);
    expect(after.all).toBeGreaterThan(0.85 * before.all);
    expect(after.loss).toBeLessThan(before.loss / 1.5);
    expect(known.twinsRefused).toBe(false);
    expect(unknown.kinShare).toBe(0);
  });

  it('says whether every fit stood still, and of the prior what exact agreement says', () => {
    expect(known.sessions.map(({ converged }) => converged)).toEqual([true, true, true]);
    expect(known.deterministicPrior! / known.priorShare).toBeGreaterThan(0.2);
    expect(known.deterministicPrior! / known.priorShare).toBeLessThan(5);
    expect(known.priorShare).toBe(Math.max(known.modelPrior, known.deterministicPrior!));
    expect(known.priorFrom).toBe(known.modelPrior >= known.deterministicPrior! ? 'the model' : 'exact agreement');
  });

  it('explains a pair of twins by the odds that it gives them', () => {
    const { pairs } = known;
    for (let index = 0; index < Math.min(300, pairs.length); index++) {
      const { probability, steps } = explainPair(known, fields, pairs.left[index]!, pairs.right[index]!);
      expect(probability).toBeCloseTo(linkProbability(pairs.weight[index]!), 5);
      expect(steps.at(-1)!.field).toBe('twins');
    }
  });

  it('gives the class up where it finds more twins than are born', () => {
    // Half of the people go by another first name in their second record: no file has so many twins.
    const renamed = Int32Array.from(forename.codes, (code, row) =>
      row % 2 === 0 ? code : (code + 7) % forename.values.length,
    );
    const others = { values: forename.values, codes: renamed };
    const model = fellegiSunter(
      {
        records: 12_000,
        fields: [textLevels('first name', others), ...fields.slice(1)],
        blocks: [blocks[0]!, blocks[2]!],
        twinsDifferIn: ['first name'],
      },
      randomStream('renamed'),
    );
    expect(textAt(others, 1)).not.toBe(textAt(forename, 1));
    expect(model).toMatchObject({ twinsRefused: true, kinShare: 0, twinsDifferIn: [] });
  });

  it('refuses a field that is not there', () => {
    expect(() => trained(['given name'])).toThrow('no field is called "given name".');
  });
});

it('a fit that the iterations do not suffice for says so', () => {
  const levels = [Int32Array.of(0, 0), Int32Array.of(0, 1), Int32Array.of(1, 0), Int32Array.of(1, 1)];
  const field = { m: Float64Array.of(0.9, 0.1), u: Float64Array.of(0.5, 0.5) };
  const settled = fitMixture({ levels, counts: Float64Array.of(50, 1, 1, 48) }, [field, field], [0, 1], 0.1);
  expect(settled.converged).toBe(true);
  // Agreement as chance has it: the share of matches creeps towards nought.
  const creeping = fitMixture({ levels, counts: Float64Array.of(2500, 2500, 2500, 2501) }, [field, field], [0, 1], 0.1);
  expect(creeping.converged).toBe(creeping.iterations < 5000);
});
