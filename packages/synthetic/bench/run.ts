import { randomStream } from '@assay/statistics';
import { benchReport, time } from '@assay/testing/stopwatch';
import { personRegister } from '../src/index.ts';

const RECORDS = 1_000_000;

// Thirty numbers per record is what the register cannot do without; the ratio to it says how much else it does.
const draws = await time('30 million uniform numbers', () => {
  const random = randomStream('bench');
  let sum = 0;
  for (let draw = 0; draw < 30 * RECORDS; draw++) sum += random.next();
  return sum;
});
const register = await time(
  `person register of ${RECORDS.toLocaleString('en-GB')} records`,
  () => personRegister({ seed: 'bench', records: RECORDS }),
  3,
);

for (const line of benchReport(
  [draws, register],
  [
    {
      claim: 'a register of a million records',
      measured: register.median / 1000,
      limit: 3,
      unit: 's',
      direction: 'at-most',
    },
    {
      claim: 'the register beside its random numbers alone',
      measured: register.median / draws.median,
      limit: 12,
      unit: '×',
      direction: 'at-most',
    },
  ],
)) {
  console.log(line);
}
