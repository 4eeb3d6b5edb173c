import { expect, it } from 'vitest';
import { kaplanMeier, timeToShare } from '../../src/index.ts';

const curve = (times: readonly number[], causes = times.map(() => 1)) => kaplanMeier({ times, causes });

it('takes the middle of the flat part where the curve lies on the share: half of four by 2, the next at 7', () => {
  expect(timeToShare(curve([1, 2, 7, 9]))).toMatchObject({ value: 4.5 });
  expect(timeToShare(curve([1, 2, 7, 9]), 0.25)).toMatchObject({ value: 1.5 });
  expect(timeToShare(curve([1, 2, 7, 9]), 0.75)).toMatchObject({ value: 8 });
});

it('takes the time itself where the curve passes the share, or ends on it', () => {
  expect(timeToShare(curve([1, 2, 7, 9]), 0.6)).toMatchObject({ value: 7 });
  expect(timeToShare(curve([1, 2, 7, 9], [1, 1, 0, 0]))).toMatchObject({ value: 2 });
  expect(timeToShare(curve([1, 2, 7, 9]), 1)).toMatchObject({ value: 9 });
});
