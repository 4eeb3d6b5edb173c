import { randomStream } from '@assay/statistics';
import { calibration, markdownTable } from '@assay/testing/calibration';
import { type PlaceboBatteryOptions, placeboBattery } from '../src/index.ts';
import { type CrimePanel, crimePanels } from './crime-panels.ts';
import { LUCK, madeUpCrime, SIDE } from './made-up-crime.ts';

const SIZES = [1, 2, 3, 5, 8, 13, 20];
const LENGTHS = [3, 6, 12];
const SEED = 'placebo calibration';

/** OP-R2: false alarms and power of an evaluation where nobody patrolled, on real crime and on made-up crime. */
export default calibration({
  title: 'Displacement: false alarms where nobody patrolled',
  run: (progress) => {
    const { panels, absent } = crimePanels();
    const parts = [
      `For each panel the busiest areas "are patrolled" where nobody patrolled: months choose, one month's gap, a baseline,
a follow-up, in time order, each of ${LENGTHS.join(', ')} months, from every month at which they fit. An alarm is p < 0.05. Power is
for a true fall of one fifth, drawn from the same crimes. _Independent_ is how many trials share no month and no area: the
range is Wilson's for so many, since trials that overlap tell the same story twice. Seed "${SEED}".`,
      absent.length > 0 ? `Not there: ${absent.join(', ')}.` : '',
    ];
    for (const panel of panels) {
      progress(panel.title);
      parts.push(`### ${panel.title} (${panel.use})`, bySize(panel), byLength(panel), dealt(panel));
    }
    progress('simulated');
    parts.push('### Made-up crime, no effect', simulated());
    return parts.filter((part) => part !== '').join('\n\n');
  },
});

const per100 = (share: unknown) => (typeof share === 'number' ? (100 * share).toFixed(1) : 'not computed');

function rowOf(panel: CrimePanel, options: PlaceboBatteryOptions): (string | number | null)[] {
  const { nTrials, nIndependent, methods } = placeboBattery(
    panel,
    { neighbours: panel.neighbours, ...options },
    randomStream(SEED, panel.title),
  );
  const [usual, apart, comparable] = methods as [
    (typeof methods)[number],
    (typeof methods)[number],
    (typeof methods)[number],
  ];
  const range = comparable.falseAlarmInterval;
  return [
    nTrials,
    nIndependent,
    per100(usual.falseAlarmShare),
    per100(apart.falseAlarmShare),
    per100(comparable.falseAlarmShare),
    'low' in range ? `${per100(range.low)} to ${per100(range.high)}` : null,
    per100(comparable.power),
  ];
}

const HEADER = ['trials', 'independent', 'as usual', 'months apart', 'comparable areas', 'its range', 'its power'];

function bySize(panel: CrimePanel): string {
  const nAreas = panel.counts.length / panel.nPeriods;
  const rows = SIZES.filter((nTop) => 4 * nTop <= nAreas).flatMap((nTop) =>
    [false, true].map((contiguous) => [
      nTop,
      contiguous ? 'side by side' : 'busiest',
      ...rowOf(panel, { nTop, contiguous, lengths: LENGTHS }),
    ]),
  );
  return `Alarms and power in a hundred trials, all lengths together:\n\n${markdownTable(['areas', 'chosen', ...HEADER], rows)}`;
}

function byLength(panel: CrimePanel): string {
  const nAreas = panel.counts.length / panel.nPeriods;
  const rows = LENGTHS.filter((length) => 3 * length < panel.nPeriods).flatMap((length) =>
    [3, 8]
      .filter((nTop) => 4 * nTop <= nAreas)
      .map((nTop) => [length, nTop, ...rowOf(panel, { nTop, lengths: [length] })]),
  );
  return `By length:\n\n${markdownTable(['months', 'areas', ...HEADER], rows)}`;
}

/** The areas dealt into sets, the busiest of each set: more trials that share nothing, less extreme choices. */
function dealt(panel: CrimePanel): string {
  const nAreas = panel.counts.length / panel.nPeriods;
  const rows = [1, 3, 5].flatMap((nTop) => {
    const nSets = Math.floor(nAreas / Math.max(25, 6 * nTop));
    if (nSets < 2) return [];
    return [[nTop, nSets, ...rowOf(panel, { nTop, nSets, nDeals: 3, lengths: panel.nPeriods < 24 ? [3] : [6] })]];
  });
  return rows.length === 0
    ? ''
    : `Areas dealt into sets, the busiest of each set, three deals:\n\n${markdownTable(['areas', 'sets', ...HEADER], rows)}`;
}

function simulated(): string {
  const [nPeriods, nPanels] = [25, 60];
  const rows = Object.keys(LUCK).flatMap((kind) =>
    [false, true].map((contiguous) => {
      const tally = { alarms: [0, 0, 0], trials: 0 };
      for (let index = 0; index < nPanels; index++) {
        const random = randomStream(SEED, kind, index);
        const { neighbours, ...panel } = madeUpCrime(kind, nPeriods, random);
        const { methods } = placeboBattery(
          panel,
          { nTop: 5, lengths: [8], neighbours, contiguous, trueFall: 0 },
          random,
        );
        methods.forEach(({ falseAlarmShare }, method) => {
          tally.alarms[method]! += typeof falseAlarmShare === 'number' ? falseAlarmShare : 0;
        });
        tally.trials++;
      }
      return [kind, contiguous ? 'side by side' : 'busiest', ...tally.alarms.map((sum) => per100(sum / tally.trials))];
    }),
  );
  return `Five of ${SIDE * SIDE} squares, eight months to choose, eight before, eight after, ${nPanels} panels of each kind; alarms in a hundred:

${markdownTable(['luck', 'chosen', 'as usual', 'months apart', 'comparable areas'], rows)}`;
}
