import { randomStream } from '@assay/statistics';
import { expect, it } from 'vitest';
import { LinkedDyads } from '../src/dependence/linked-dyads.ts';

it('gives the covariances of pairs, and of pairs with a person in common, that every two of them give', () => {
  const random = randomStream(3, 'dyads');
  for (const [people, pairs] of [
    [5, 12],
    [40, 300],
    [9, 0],
  ] as const) {
    const links = new LinkedDyads(people, { compared: people - 1, classes: 3 });
    const dyads = new Map<string, { readonly members: readonly number[]; readonly counts: number[] }>();
    const total = [0, 0, 0];
    for (let pair = 0; pair < pairs; pair++) {
      const left = random.integer(people);
      const right = (left + 1 + random.integer(people - 1)) % people;
      const [kind, count] = [random.integer(3), 1 + random.integer(4)];
      links.add(left, right, kind, count);
      const members = [Math.min(left, right), Math.max(left, right)];
      const dyad = dyads.get(members.join()) ?? { members, counts: [0, 0, 0] };
      dyads.set(members.join(), dyad);
      dyad.counts[kind]! += count;
      total[kind]! += count;
    }
    const { own, names } = links.covariance();
    expect([...links.byClass]).toEqual(total);
    const all = [...dyads.values()];
    for (let a = 0; a < 3; a++)
      for (let b = 0; b < 3; b++) {
        let same = 0;
        let sharing = 0;
        for (const one of all)
          for (const other of all) {
            const product = one.counts[a]! * other.counts[b]!;
            const shared = one.members.filter((member) => other.members.includes(member)).length;
            if (one === other) same += product;
            else sharing += shared * product;
          }
        expect(own[a * 3 + b]).toBe(same);
        expect(names[a * 3 + b]).toBeCloseTo(sharing - (4 * total[a]! * total[b]!) / (people - 1), 6);
      }
  }
});
