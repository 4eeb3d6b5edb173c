import { dictionaryColumn, randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { abroca, calibration, scoreCells } from '../src/index.ts';

/** Small groups whose scores are a little off, so that many a p-value lies near one in twenty. */
function cellsOf(draw: number) {
  const random = randomStream('chance limits', draw);
  const rows = Array.from({ length: 120 }, (_, row) => {
    const score = (1 + random.integer(9)) / 10;
    const isOff = row % 2 === 0;
    return { group: isOff ? 'a' : 'b', score, label: Number(random.next() < (isOff ? 0.8 * score + 0.02 : score)) };
  });
  return scoreCells({
    group: dictionaryColumn(rows.map(({ group }) => group)),
    label: Uint8Array.from(rows, ({ label }) => label),
    score: Float64Array.from(rows, ({ score }) => score),
  });
}

describe('what chance alone stays below', () => {
  it('is passed exactly where the p-value is one in twenty or less, for the area between curves', () => {
    let near = 0;
    for (let draw = 0; draw < 120; draw++) {
      const found = abroca(cellsOf(draw), 'a', 'b', randomStream('permutations', draw), { permutations: 199 });
      if (found.status !== 'computed') continue;
      if (found.pValue > 0.05 && found.pValue <= 0.1) near++;
      expect(found.value > found.chanceLimit, `${draw}: ${found.pValue}`).toBe(found.pValue <= 0.05);
    }
    expect(near).toBeGreaterThan(0);
  });

  it('is passed exactly where the p-value is one in twenty or less, for the calibration error', () => {
    let near = 0;
    for (let draw = 0; draw < 120; draw++) {
      const found = calibration(cellsOf(draw), randomStream('outcomes', draw), { replicates: 199 });
      if ('status' in found) throw new Error(found.reason);
      for (const { expectedCalibrationError: error } of found.byGroup) {
        if (error.pValue > 0.05 && error.pValue <= 0.1) near++;
        // An error that ties with the limit is no further than chance goes.
        expect(error.value > error.chanceLimit + 1e-12).toBe(error.pValue <= 0.05);
      }
    }
    expect(near).toBeGreaterThan(0);
  });
});
