import { randomStream } from '@assay/statistics';
import { calibration, markdownTable } from '@assay/testing/calibration';
import { decoyPairs, registerAtLiveSize, toleranceSweep } from '../src/index.ts';
import { generatedRegister } from '../test/registers/generated-register.ts';

const EXTRACT = 20_000;
const TOLERANCES = [0, 1, 2, 3] as const;
const SIZES = [
  { live: 200_000, registers: 40 },
  { live: 1_000_000, registers: 3 },
] as const;

export default calibration({
  title: 'Wrong links in the live register',
  run: (progress) => {
    const rows = SIZES.flatMap(({ live, registers }) => {
      const held = TOLERANCES.map(() => 0);
      const expected = TOLERANCES.map(() => 0);
      const found = TOLERANCES.map(() => 0);
      const misses: string[] = [];
      for (let number = 1; number <= registers; number++) {
        const seed = `live ${live} ${number}`;
        const extract = generatedRegister(seed, EXTRACT);
        const sweep = toleranceSweep(extract.records, { truth: extract.truth });
        const decoys = decoyPairs(extract.records, extract.days, { personOfRow: extract.truth.codes });
        const options = { liveRecords: live, draw: 'families', homeOfRow: extract.home } as const;
        const predicted = registerAtLiveSize(sweep, decoys, options, randomStream(seed, 'prediction'));
        const whole = generatedRegister(seed, live);
        const counted = toleranceSweep(whole.records, { truth: whole.truth });
        for (const tolerance of TOLERANCES) {
          const { value, interval } = predicted.links(tolerance, tolerance).wrong;
          const wrong = counted.rows[tolerance * 5]!.errors!.falsePairs;
          expected[tolerance]! += value / registers;
          found[tolerance]! += wrong / registers;
          if (wrong >= interval.low && wrong <= interval.high!) held[tolerance]!++;
          else misses.push(`${tolerance}: ${wrong} outside ${interval.low} to ${interval.high} (${value.toFixed(0)})`);
        }
        progress(`${live}, register ${number} of ${registers}; missed so far ${misses.length}`);
      }
      for (const miss of misses) progress(miss);
      return TOLERANCES.map((tolerance) => [
        live,
        tolerance,
        Math.round(expected[tolerance]!),
        Math.round(found[tolerance]!),
        `${held[tolerance]} of ${registers}`,
      ]);
    });
    return [
      `Registers of the generator, ${EXTRACT.toLocaleString('en-GB')} records each, carried to a larger register of the same seed`,
      '(“live SIZE NUMBER”, numbers from 1) whose wrong links were counted. An interval holds where the count lies within it.',
      '',
      markdownTable(
        ['live records', 'edits in either name', 'mean expected', 'mean counted', '95 % interval held it'],
        rows,
      ),
    ].join('\n');
  },
});
