import { randomStream } from '@assay/statistics';
import { benchReport, time } from '@assay/testing/stopwatch';
import { contactLog, patrolEvents, personRegister, scoredCohort, staffRegister, stopAndSearch } from '../src/index.ts';

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

const others = [
  await time('contact log of 150,000 residents', () => contactLog({ seed: 'bench', residents: 150_000 }), 3),
  await time('city of three years', () => patrolEvents({ seed: 'bench' }), 3),
  await time('scored cohort of 100,000 people', () => scoredCohort({ seed: 'bench', people: 100_000 }), 3),
  await time('a year of searches', () => stopAndSearch({ seed: 'bench' }), 3),
  await time('staff register with 60,000 records', () => staffRegister({ seed: 'bench' }), 3),
];

for (const line of benchReport(
  [draws, register, ...others],
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
