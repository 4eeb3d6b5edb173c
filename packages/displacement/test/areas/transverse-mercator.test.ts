import { expect, it } from 'vitest';
import { transverseMercator } from '../../src/areas/transverse-mercator.ts';

const radians = (degrees: number, minutes: number, seconds: number) =>
  ((degrees + minutes / 60 + seconds / 3600) * Math.PI) / 180;

it('is to the millimetre where the worked example of the Ordnance Survey’s guide has it', () => {
  // Annex C: Caister water tower, 52° 39′ 27.2531″ N, 1° 43′ 4.5177″ E.
  const [east, north] = transverseMercator(radians(52, 39, 27.2531), radians(1, 43, 4.5177));
  expect(east.toFixed(3)).toBe('651409.903');
  expect(north.toFixed(3)).toBe('313177.270');
});
