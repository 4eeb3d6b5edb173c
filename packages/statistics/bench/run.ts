import { benchReport, time } from '@assay/testing/stopwatch';
import { drawMultinomial, percentileInterval, randomStream, shuffleInPlace, wilsonInterval } from '../src/index.ts';

/** 19 groups × label × decision: the cells of a million rows. */
const cells = Float64Array.from({ length: 76 }, (_, cell) => 1000 + 317 * cell);
const rows = cells.reduce((sum, count) => sum + count, 0);
const counts = new Float64Array(cells.length);

const bootstrap = await time(`1,000 bootstraps of ${rows.toLocaleString('en-GB')} rows as 76 cells`, () => {
  const random = randomStream('bench');
  const rates = new Float64Array(1000);
  for (let resample = 0; resample < rates.length; resample++) {
    drawMultinomial(random, rows, cells, counts);
    rates[resample] = counts[1]! / (counts[0]! + counts[1]!);
  }
  percentileInterval(rates);
});

const byRow = await time('1 bootstrap of the same rows one by one', () => {
  const random = randomStream('bench');
  const cellOf = new Uint8Array(rows);
  for (let cell = 0, at = 0; cell < cells.length; cell++) for (let k = 0; k < cells[cell]!; k++) cellOf[at++] = cell;
  counts.fill(0);
  for (let row = 0; row < rows; row++) counts[cellOf[random.integer(rows)]!]!++;
});

const shuffle = await time('shuffle of 1,000,000 codes', () =>
  shuffleInPlace(new Int32Array(1_000_000), randomStream('bench')),
);

const intervals = await time('100,000 Wilson intervals', () => {
  for (let index = 0; index < 100_000; index++) wilsonInterval({ successes: index, total: 100_000 });
});

const lines = benchReport(
  [bootstrap, byRow, shuffle, intervals],
  [
    {
      claim: '1,000 bootstraps of 19 groups',
      measured: bootstrap.median,
      limit: 500,
      unit: 'ms',
      direction: 'at-most',
    },
    {
      claim: 'cells against rows, per bootstrap',
      measured: (byRow.median * 1000) / bootstrap.median,
      limit: 100,
      unit: '×',
      direction: 'at-least',
    },
  ],
);
for (const line of lines) console.log(line);
