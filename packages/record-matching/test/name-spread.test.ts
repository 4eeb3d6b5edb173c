import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { LinkedDyads } from '../src/dependence/linked-dyads.ts';
import { correlatedNames } from '../src/register-size/name-spread.ts';
import { CLASSES } from '../src/tolerance-sweep/pair-list.ts';

const DRAWS = 20_000;
/** In each of these classes, these people of a thousand, of common names, are linked to twenty others each. */
function linksOf(stars: Readonly<Record<number, readonly number[]>>): LinkedDyads {
  const links = new LinkedDyads(1000);
  for (const [kind, people] of Object.entries(stars))
    for (const person of people)
      for (let other = 1; other <= 20; other++)
        links.add(person, 100 * (Number(kind) + 1) + 20 * person + other, Number(kind), 1);
  return links;
}
function drawn(links: LinkedDyads) {
  const names = correlatedNames(links);
  const random = randomStream('name spread');
  return Array.from({ length: DRAWS }, () => names.draw(random));
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('how much common names raise or lower links', () => {
  it('is one on the average, and spreads as the pairs of one person do', () => {
    // Σ over people of (pairs)² is 20² + 20; less twice 20, less 4 × 20² over a thousand.
    const deviation = Math.sqrt(400 + 20 - 40 - 1.6) / 20;
    const draws = drawn(linksOf({ 3: [0] })).map((each) => each[3]!);
    expect(Math.abs(mean(draws.map(Math.exp)) - 1)).toBeLessThan(0.05);
    expect(mean(draws)).toBeCloseTo(-(deviation ** 2) / 2, 1);
    expect(Math.sqrt(mean(draws.map((each) => (each + deviation ** 2 / 2) ** 2)))).toBeCloseTo(deviation, 1);
  });

  it('is nothing in classes without links, or where nobody has two', () => {
    const lone = new LinkedDyads(1000);
    for (let pair = 0; pair < 20; pair++) lone.add(2 * pair, 2 * pair + 1, 0, 1);
    expect(drawn(lone)[0]).toEqual(new Float64Array(CLASSES));
    const [first] = drawn(linksOf({ 3: [0] }));
    expect(first!.filter((each) => each !== 0)).toHaveLength(1);
  });

  it('moves classes of one person together, and those of two people each by itself', () => {
    for (const each of drawn(linksOf({ 2: [0], 5: [0] })).slice(0, 50)) expect(each[2]).toBeCloseTo(each[5]!, 10);
    const apart = drawn(linksOf({ 2: [0], 5: [1] }));
    const [a, b] = [2, 5].map((kind) => mean(apart.map((each) => each[kind]!))) as [number, number];
    const together = mean(apart.map((each) => (each[2]! - a) * (each[5]! - b)));
    expect(Math.abs(together)).toBeLessThan(0.05);
  });

  it('ties three classes by the people whom each two share', () => {
    const kinds = [2, 3, 5] as const;
    const people = { 2: [0], 3: [0, 1], 5: [0, 2] };
    // As above, of two classes: 20² for each person in both, less 4 × the product of their links over a thousand.
    const spread = kinds.map((a) =>
      kinds.map((b) => {
        const shared = people[a].filter((person) => people[b].includes(person)).length;
        const [ofA, ofB] = [20 * people[a].length, 20 * people[b].length];
        return (400 * shared - (4 * ofA * ofB) / 1000 - (a === b ? ofA : 0)) / (ofA * ofB);
      }),
    );
    const draws = drawn(linksOf(people));
    const means = kinds.map((kind) => mean(draws.map((each) => each[kind]!)));
    for (const [i, a] of kinds.entries())
      for (const [j, b] of kinds.entries()) {
        const together = mean(draws.map((each) => (each[a]! - means[i]!) * (each[b]! - means[j]!)));
        // Three standard errors of a covariance of normals.
        const error = Math.sqrt((spread[i]![i]! * spread[j]![j]! + spread[i]![j]! ** 2) / DRAWS);
        expect(Math.abs(together - spread[i]![j]!)).toBeLessThan(3 * error);
      }
  });
});
