import { dictionaryColumn, drawPoisson, isComputed, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  chaoLowerBound,
  frequenciesOf,
  groupDesign,
  populationByGroup,
  populationModels,
  seenByGroup,
  zeroTruncatedNegativeBinomial,
  zeroTruncatedRegression,
} from '../src/index.ts';

/** Two groups of six hundred, matters as Poisson of their rates; only those with one at least are seen. */
function seenPeople(rates: readonly [number, number]) {
  const random = randomStream('seen');
  const people = rates.flatMap((rate, at) =>
    Array.from({ length: 600 }, () => ({ group: at === 0 ? 'A' : 'B', matters: drawPoisson(random, rate) })),
  );
  const seen = people.filter(({ matters }) => matters > 0);
  return {
    counts: Int32Array.from(seen, ({ matters }) => matters),
    group: dictionaryColumn(seen.map(({ group }) => group)),
  };
}

describe('how many people have a need, by several models', () => {
  const { counts, group } = seenPeople([0.8, 1.6]);
  const found = populationModels(counts, [group], 'kind');
  const design = groupDesign([group]);
  const data = { contacts: counts, design: design.values, names: design.names };
  it('gives each model’s own number, and its own test of fit', () => {
    const bound = chaoLowerBound(frequenciesOf(counts));
    const poisson = zeroTruncatedRegression('poisson', data);
    const geometric = zeroTruncatedRegression('geometric', data);
    const free = zeroTruncatedNegativeBinomial(frequenciesOf(counts));
    if (!isComputed(poisson) || !isComputed(geometric)) throw new Error('not fitted');
    expect(found.bound).toEqual(bound);
    expect(found.models.map(({ people }) => people)).toMatchObject([
      bound,
      { value: poisson.population, interval: poisson.interval },
      { value: geometric.population, interval: geometric.interval },
      isComputed(free) && !free.warning.startsWith('Close') ? { value: free.population } : { status: 'not-computed' },
    ]);
    expect(found.models[2]!.model).toBe('zero-truncated geometric, rates by kind');
    expect(found.models[0]!.fit).toBe('a bound needs no fit');
    expect(found.models[3]!.fit).toBe(isComputed(free) ? free.warning : free.reason);
  });
  it('holds the true number where the model is right, and tells the wrong model by its fit', () => {
    const [, poisson, geometric] = found.models;
    if (!isComputed(poisson!.people) || 'status' in poisson!.people.interval) throw new Error('not computed');
    expect(poisson!.people.interval.low).toBeLessThan(1200);
    expect(poisson!.people.interval.high).toBeGreaterThan(1200);
    expect(poisson!.fit).toBe('no misfit found');
    expect(geometric!.fit).toBe('no: do not rest on it');
  });
  it('gives the share seen of each group by both models', () => {
    const poisson = zeroTruncatedRegression('poisson', data);
    const geometric = zeroTruncatedRegression('geometric', data);
    if (!isComputed(poisson) || !isComputed(geometric) || 'status' in found.byGroup) throw new Error('not fitted');
    const shares = populationByGroup(geometric, group).map(({ seenShare }) => seenShare);
    expect(found.byGroup).toEqual(
      populationByGroup(poisson, group).map((row, at) => ({ ...row, geometricShare: shares[at] })),
    );
  });
  it('says what cannot be fitted where nobody is seen twice', () => {
    const once = populationModels(Int32Array.of(1, 1, 1), [dictionaryColumn(['A', 'B', null])]);
    expect(once.byGroup).toMatchObject({ status: 'not-computed' });
    expect(once.models[1]).toMatchObject({ people: { status: 'not-computed' } });
    expect(once.models[1]!.fit).toBe((once.models[1]!.people as { reason: string }).reason);
  });
});

describe('people seen by group, where everybody with a need is known', () => {
  it('counts those in need and those of them whom the log shows, and nobody without a group', () => {
    const group = dictionaryColumn(['A', 'B', 'A', null, 'A', 'C', 'B']);
    const seen = seenByGroup(group, [1, 1, 1, 1, 0, 0, 1], [1, 0, 0, 1, 1, 1, 1]);
    expect([...seen]).toEqual([
      ['A', { of: 1, outOf: 2 }],
      ['B', { of: 1, outOf: 2 }],
    ]);
    expect(seenByGroup(dictionaryColumn([]), [], []).size).toBe(0);
    expect(() => seenByGroup(group, [1], [1])).toThrow('columns must be of one length: 7, 1 and 1');
    const whole = [1, 1, 1, 1, 0, 0, 1];
    expect(() => seenByGroup(group, whole, [1])).toThrow('columns must be of one length: 7, 7 and 1');
    expect(() => seenByGroup(group, [1], whole)).toThrow('columns must be of one length: 7, 1 and 7');
  });
});
