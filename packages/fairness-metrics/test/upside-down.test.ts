import { type MaybeEstimate, notComputed } from '@assay/statistics';
import { expect, it } from 'vitest';
import { upsideDown } from '../src/index.ts';

const area = (interval: object): MaybeEstimate =>
  ({
    status: 'computed',
    value: 0.4,
    interval: { level: 0.95, method: 'DeLong interval', ...interval },
  }) as MaybeEstimate;

it('says that a score may be read the wrong way round where even its upper limit is below a half', () => {
  expect(upsideDown({ area: area({ low: 0.3, high: 0.49 }) })).toEqual([
    expect.stringMatching(/^Higher scores go with less of what the model predicts/),
  ]);
  expect(upsideDown({ area: area({ low: 0.3, high: 0.5 }) })).toEqual([]);
  expect(upsideDown({ area: area({ low: 0.6, high: 0.8 }) })).toEqual([]);
});

it('says nothing where there is no area, or no range of it', () => {
  expect(upsideDown({ area: notComputed('nobody') })).toEqual([]);
  expect(
    upsideDown({ area: { status: 'computed', value: 0.1, interval: notComputed('few') } as MaybeEstimate }),
  ).toEqual([]);
});
