import { isComputed, randomStream, wilsonInterval } from '@assay/statistics';
import { calibration, markdownTable } from '@assay/testing/calibration';
import { type PlaceboTrial, placeboBattery } from '../src/index.ts';
import { type CrimePanel, crimePanels } from './crime-panels.ts';
import { LUCK, madeUpCrime, SIDE } from './made-up-crime.ts';
import { pooledShare, type TrialsOfPanel } from './pooled-trials.ts';

const SIZES = [1, 2, 3, 5, 8, 13, 20];
const LENGTHS = [3, 6, 12];
const PANELS_OF_KIND = 60;
const SEED = 'placebo at every size';
/** Alarms in all trials that are still called few. */
const MOST = 0.07;

/** OP-R2: false alarms at every number of areas and every length, with an interval: real crime and made-up crime. */
export default calibration({
  title: 'Displacement: false alarms at every number of areas and every length',
  run: (progress) => {
    const { panels, absent } = crimePanels();
    const rows = SIZES.flatMap((nTop) =>
      [false, true].flatMap((contiguous) => {
        progress(`${nTop} ${contiguous ? 'side by side' : 'busiest'}`);
        const wide = panels.filter(({ counts, nPeriods }) => 4 * nTop <= counts.length / nPeriods);
        const real = LENGTHS.map((months) => pooledRow(nTop, contiguous, months, wide));
        const made = LENGTHS.map((months) => madeUpRow(nTop, contiguous, months));
        return real.map((row, at) => ({ real: row, made: made[at]! }));
      }),
    );
    const real = rows.map((row) => row.real);
    const made = rows.map((row) => row.made);
    return [
      `The inference of a report, Student's t against comparable areas, where nobody patrolled. An alarm is p < 0.05; power is for a
true fall of one fifth. Seed "${SEED}".`,
      absent.length > 0 ? `Not there: ${absent.join(', ')}.` : '',
      `### Made-up crime, each panel by itself

${SIDE * SIDE} squares, ${PANELS_OF_KIND} panels of each of ${Object.keys(LUCK).length} kinds of luck, so many months to choose, before and after: one
trial each, so that ranges are Wilson's own. ${summary(made)}`,
      markdownTable(HEADER, made.map(cells)),
      `### Real crime, all cities together

The panels of the section on false alarms where nobody patrolled, so many months to choose, before and after, from every month at which they fit. Trials that share
months and crimes tell one story: blocks are one city's crimes over as many months as a window has from
its first to its last, the variance is that between blocks, and the range is Wilson's with Student's t for so few. ${summary(real)}`,
      markdownTable(HEADER, real.map(cells)),
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  },
});

const HEADER = ['areas', 'chosen', 'months after', 'trials', 'blocks', 'alarms', 'its range', 'its power'];

interface Row {
  readonly nTop: number;
  readonly contiguous: boolean;
  readonly months: number;
  readonly trials: number;
  readonly blocks: number;
  readonly share: number;
  readonly power: number;
  readonly range: readonly [number, number] | null;
}

const trialsOf = (methods: ReturnType<typeof placeboBattery>['methods']): readonly PlaceboTrial[] =>
  methods.find(({ method }) => method === 'comparable areas')!.trials;

function pooledRow(nTop: number, contiguous: boolean, months: number, panels: readonly CrimePanel[]): Row {
  const ofPanels = panels.map((panel): TrialsOfPanel => {
    const options = { nTop, contiguous, lengths: [months], neighbours: panel.neighbours };
    const { methods } = placeboBattery(panel, options, randomStream(SEED, panel.title, nTop, months));
    return { crimes: panel.title.split(',')[0]!, trials: trialsOf(methods) };
  });
  return { nTop, contiguous, months, ...pooledShare(ofPanels, 3 * months + 1) };
}

function madeUpRow(nTop: number, contiguous: boolean, months: number): Row {
  const trials = Object.keys(LUCK).flatMap((kind) =>
    Array.from({ length: PANELS_OF_KIND }, (_, index) => {
      const random = randomStream(SEED, kind, nTop, months, index);
      const { neighbours, ...panel } = madeUpCrime(kind, 3 * months + 1, random);
      return trialsOf(placeboBattery(panel, { nTop, lengths: [months], neighbours, contiguous }, random).methods);
    }).flat(),
  );
  const count = (is: (trial: PlaceboTrial) => boolean) => trials.filter(is).length;
  const alarms = count(({ isAlarm }) => isAlarm);
  const found = wilsonInterval({ successes: alarms, total: trials.length });
  const limits = isComputed(found) && !('status' in found.interval) ? found.interval : null;
  return {
    nTop,
    contiguous,
    months,
    trials: trials.length,
    blocks: trials.length,
    share: alarms / trials.length,
    power: count(({ isFallFound }) => isFallFound) / trials.length,
    range: limits && [limits.low, limits.high ?? 1],
  };
}

/** What the rows show of the claim that alarms are few, row by row. */
function summary(rows: readonly Row[]): string {
  const over = rows.filter(({ share }) => share > MOST);
  const shown = rows.filter(({ range }) => range !== null && range[1] <= MOST);
  const against = rows.filter(({ range }) => range !== null && range[0] > MOST);
  const most = rows.reduce((worst, row) => (row.share > worst.share ? row : worst));
  return `Rows over ${per100(MOST)} in a hundred: ${over.length} of ${rows.length}; rows whose range ends at ${per100(MOST)} or below: ${shown.length}; rows whose range lies wholly
above: ${against.length}. The most is ${per100(most.share)}, at ${most.nTop} areas ${most.contiguous ? 'side by side' : 'by their crime'} and ${most.months} months.`;
}

const per100 = (share: number) => (100 * share).toFixed(1);

function cells({ nTop, contiguous, months, trials, blocks, share, range, power }: Row): (string | number | null)[] {
  const chosen = contiguous ? 'side by side' : 'busiest';
  const ends = range && `${per100(range[0])} to ${per100(range[1])}`;
  return [nTop, chosen, months, trials, blocks, per100(share), ends, per100(power)];
}
