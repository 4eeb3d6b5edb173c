import { expect, it } from 'vitest';
import { bcaInterval } from '../../src/index.ts';

it('is not computed where every replicate lies on one side of the estimate', () => {
  const replicates = Float64Array.from({ length: 201 }, (_, index) => index);
  const of = (estimate: number) => bcaInterval({ estimate, replicates, leftOut: [100, 110, 120] });
  const reason = 'all replicates lie on one side of the estimate';
  expect(of(-1)).toMatchObject({ status: 'not-computed', reason });
  expect(of(201)).toMatchObject({ status: 'not-computed', reason });
  // One that equals it counts half on either side.
  for (const estimate of [0, 200]) expect(of(estimate)).toHaveProperty('low');
});
