import { drawBinomial, logGamma, randomStream, shuffleInPlace } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { mergeEffectOnFlags, splitEffectOnFlags } from '../src/index.ts';

/**
 * 12,411 officers whose complaints of one year follow a negative binomial with the shape fitted to Chicago, 2010 (0.554079),
 * and 4,001 of them with one or more; the published counts themselves are not at hand.
 */
const OFFICERS = 12_411;
const SHAPE = 0.554079;
const mean = SHAPE * ((1 - 4001 / OFFICERS) ** (-1 / SHAPE) - 1);
const people = Array.from({ length: 60 }, (_, count) => {
  const q = mean / (mean + SHAPE);
  const log = logGamma(SHAPE + count) - logGamma(SHAPE) - logGamma(count + 1);
  return OFFICERS * Math.exp(log + SHAPE * Math.log(1 - q) + count * Math.log(q));
});
const threshold = 4;

describe('errors that fall on everyone alike, beside reference runs on complaints against officers', () => {
  it('flags about as many as the reference', () => {
    expect(Math.abs(people.slice(threshold).reduce((sum, one) => sum + one, 0) - 328)).toBeLessThan(10);
  });

  // Reference runs: 200 simulations on the counts themselves, printed to three digits.
  it.each([
    [0.01, 0.993, 1.003, 7197 / 7154],
    [0.02, 0.988, 1.005, 7244 / 7154],
    [0.05, 0.97, 1.013, 7377 / 7154],
    [0.1, 0.939, 1.026, 7606 / 7154],
    [0.2, 0.874, 1.051, 8068 / 7154],
  ])('splitting %d of the people loses as many and inflates as much', (share, recall, profiles, least) => {
    const effect = splitEffectOnFlags(people, { threshold, share });
    const none = splitEffectOnFlags(people, { threshold, share: 0 });
    expect(Math.abs((effect.recall as number) - recall)).toBeLessThan(0.007);
    expect(Math.abs((effect.profilesPerPerson as number) - profiles)).toBeLessThan(0.003);
    expect(Math.abs((effect.leastPeople as number) / (none.leastPeople as number) - least)).toBeLessThan(0.003);
  });

  it.each([
    [0.005, 2.8, 0.992],
    [0.01, 6.3, 0.981],
    [0.02, 12.2, 0.964],
    [0.05, 30, 0.917],
  ])('merging %d of the people in pairs flags as many wrongly', (share, wrongly, precision) => {
    const effect = mergeEffectOnFlags(people, { threshold, share });
    expect(Math.abs(effect.wronglyFlagged - wrongly)).toBeLessThan(0.8);
    expect(Math.abs((effect.precision as number) - precision)).toBeLessThan(0.003);
  });
});

describe('expectations beside plain simulation', () => {
  const contacts = [
    ...new Array(60).fill(1),
    ...new Array(25).fill(2),
    ...new Array(10).fill(3),
    ...new Array(12).fill(5),
    9,
    9,
    14,
  ];
  const histogram = new Float64Array(15);
  for (const count of contacts) histogram[count]!++;

  it('splits as a simulation does', () => {
    const random = randomStream('split');
    let found = 0;
    const runs = 4000;
    for (let run = 0; run < runs; run++) {
      for (const count of contacts) {
        if (count < threshold) continue;
        const part = random.next() < 0.3 ? drawBinomial(random, count, 0.5) : 0;
        if (Math.max(part, count - part) >= threshold) found++;
      }
    }
    const expected = splitEffectOnFlags(histogram, { threshold, share: 0.3 }).recall as number;
    const flagged = contacts.filter((count) => count >= threshold).length * runs;
    expect(Math.abs(found / flagged - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / flagged));
  });

  it('merges as a simulation does, but for people meeting themselves', () => {
    const random = randomStream('merge');
    const order = Int32Array.from(contacts.keys());
    let wrong = 0;
    const runs = 4000;
    for (let run = 0; run < runs; run++) {
      shuffleInPlace(order, random);
      for (let pair = 0; pair < 20; pair += 2) {
        const [one, other] = [contacts[order[pair]!]!, contacts[order[pair + 1]!]!];
        if (one + other < threshold) continue;
        wrong += (one < threshold ? 1 : 0) + (other < threshold ? 1 : 0);
      }
    }
    const expected = mergeEffectOnFlags(histogram, { threshold, share: 20 / contacts.length }).wronglyFlagged;
    // Pairs of distinct people differ from independent draws by about one part in the number of people.
    expect(Math.abs(wrong / runs - expected)).toBeLessThan(expected / contacts.length + 0.15);
  });

  it('does what the examples say, and says why there is nothing', () => {
    expect(splitEffectOnFlags([0, 10, 0, 0, 4], { threshold: 4, share: 1 }).recall).toBe(0.125);
    expect(mergeEffectOnFlags([0, 0, 10], { threshold: 4, share: 0.2 })).toMatchObject({
      people: 10,
      share: 0.2,
      wronglyFlagged: 2,
    });
    expect(splitEffectOnFlags([1, 10, 0, 0, 4], { threshold: 4, share: 0.5 })).toMatchObject({
      people: 15,
      share: 0.5,
    });
    expect(splitEffectOnFlags([0, 3], { threshold: 4, share: 0.1 }).recall).toMatchObject({
      reason: 'nobody reaches the threshold',
    });
    expect(splitEffectOnFlags([], { threshold: 4, share: 0.1 }).profilesPerPerson).toMatchObject({
      reason: 'nobody was in contact',
    });
    expect(mergeEffectOnFlags([], { threshold: 4, share: 0.1 }).wronglyFlagged).toBe(0);
  });
});
