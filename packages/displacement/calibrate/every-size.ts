import { isComputed, randomStream, wilsonInterval } from '@assay/statistics';
import { calibration, markdownTable } from '@assay/testing/calibration';
import { type PlaceboTrial, placeboBattery } from '../src/index.ts';
import { type CrimePanel, crimePanels } from './crime-panels.ts';
import { LUCK, madeUpCrime, SIDE } from './made-up-crime.ts';
import { pooledShare, type TrialsOfPanel } from './pooled-trials.ts';

const SIZES = [1, 2, 3, 5, 8, 13, 20];
const LENGTHS = [3, 6, 12];
/** Panels of each kind: a row whose range still reaches above {@link MOST} is counted again on so many fresh ones, and on more until it is told. */
const PANELS_OF_KIND = 60;
const PANELS_AGAIN = [1_000, 1_600, 3_000] as const;
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
trial each, so that ranges are Wilson's own. A row whose range reached above ${per100(MOST)} was counted again on ${PANELS_AGAIN[0].toLocaleString('en-GB')} fresh panels of each kind, and while it
still did on ${PANELS_AGAIN.slice(1)
        .map((each) => each.toLocaleString('en-GB'))
        .join(' and ')} more. ${summary(made)}`,
      markdownTable(HEADER, made.map(cells)),
      `Of the rows that were counted again, alarms by kind of luck. They are few over all kinds together, and not where each area drifts a way of its own for
years: no comparison of before with after tells such a drift from an effect.`,
      markdownTable(
        ['areas', 'chosen', 'months after', ...Object.keys(LUCK)],
        made
          .filter(({ trials }) => trials > PANELS_OF_KIND * Object.keys(LUCK).length)
          .map(({ nTop, contiguous, months, byKind }) => [
            nTop,
            chosenWords(contiguous),
            months,
            ...byKind.map(per100),
          ]),
      ),
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
  /** Alarms by kind of luck. */
  readonly byKind: readonly number[];
}

const trialsOf = (methods: ReturnType<typeof placeboBattery>['methods']): readonly PlaceboTrial[] =>
  methods.find(({ method }) => method === 'comparable areas')!.trials;

function pooledRow(nTop: number, contiguous: boolean, months: number, panels: readonly CrimePanel[]): Row {
  const ofPanels = panels.map((panel): TrialsOfPanel => {
    const options = { nTop, contiguous, lengths: [months], neighbours: panel.neighbours };
    const { methods } = placeboBattery(panel, options, randomStream(SEED, panel.title, nTop, months));
    return { crimes: panel.title.split(',')[0]!, trials: trialsOf(methods) };
  });
  return { nTop, contiguous, months, byKind: [], ...pooledShare(ofPanels, 3 * months + 1) };
}

function madeUpRow(nTop: number, contiguous: boolean, months: number): Row {
  let row = rowOf(trialsByKind(nTop, contiguous, months, 0, PANELS_OF_KIND));
  let fresh: PlaceboTrial[][] = Object.keys(LUCK).map(() => []);
  let from = PANELS_OF_KIND;
  for (const more of PANELS_AGAIN) {
    if (row.range === null || row.range[1] <= MOST) break;
    const found = trialsByKind(nTop, contiguous, months, from, from + more);
    fresh = fresh.map((trials, kind) => [...trials, ...found[kind]!]);
    from += more;
    row = rowOf(fresh);
  }
  return { nTop, contiguous, months, ...row };
}

/** One trial of each panel, the panels from one number to another of each kind of luck. */
function trialsByKind(nTop: number, contiguous: boolean, months: number, from: number, to: number): PlaceboTrial[][] {
  return Object.keys(LUCK).map((kind) =>
    Array.from({ length: to - from }, (_, index) => {
      const random = randomStream(SEED, kind, nTop, months, from + index);
      const { neighbours, ...panel } = madeUpCrime(kind, 3 * months + 1, random);
      return trialsOf(placeboBattery(panel, { nTop, lengths: [months], neighbours, contiguous }, random).methods);
    }).flat(),
  );
}

function rowOf(byKind: readonly (readonly PlaceboTrial[])[]): Omit<Row, 'nTop' | 'contiguous' | 'months'> {
  const share = (trials: readonly PlaceboTrial[], is: (trial: PlaceboTrial) => boolean) =>
    trials.filter(is).length / trials.length;
  const trials = byKind.flat();
  const isAlarm = (trial: PlaceboTrial) => trial.isAlarm;
  const alarms = trials.filter(isAlarm).length;
  const found = wilsonInterval({ successes: alarms, total: trials.length });
  const limits = isComputed(found) && !('status' in found.interval) ? found.interval : null;
  return {
    trials: trials.length,
    blocks: trials.length,
    share: alarms / trials.length,
    power: share(trials, ({ isFallFound }) => isFallFound),
    range: limits && [limits.low, limits.high ?? 1],
    byKind: byKind.map((each) => share(each, isAlarm)),
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

const chosenWords = (contiguous: boolean) => (contiguous ? 'side by side' : 'busiest');

const per100 = (share: number) => (100 * share).toFixed(1);

function cells({ nTop, contiguous, months, trials, blocks, share, range, power }: Row): (string | number | null)[] {
  const ends = range && `${per100(range[0])} to ${per100(range[1])}`;
  return [nTop, chosenWords(contiguous), months, trials, blocks, per100(share), ends, per100(power)];
}
