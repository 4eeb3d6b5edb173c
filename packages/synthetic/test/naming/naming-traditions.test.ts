import { expect, it } from 'vitest';
import { namingTraditions } from '../../src/index.ts';

const sum = (shares: readonly number[]) => shares.reduce((all, share) => all + share, 0);

it('spreads the people of each tradition over all areas and groups, no more and no fewer', () => {
  for (const { name, areaWeights, ethnicity } of namingTraditions) {
    expect(sum(areaWeights), `areas of ${name}`).toBeCloseTo(1, 12);
    expect(sum(Object.values(ethnicity) as number[]), `ethnicity of ${name}`).toBeCloseTo(1, 12);
  }
});
