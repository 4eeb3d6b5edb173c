import { dictionaryColumn, isComputed, randomStream } from '@assay/statistics';
import { calibration, markdownTable } from '@assay/testing/calibration';
import { gapChangeBetweenModels } from '../src/index.ts';

const RUNS = 2000;

interface Setting {
  /** People of each group who are not charged later. */
  readonly people: readonly [number, number];
  /** Share of each group's people who would enter, and who would leave, in all people like them. */
  readonly enter: readonly [number, number];
  readonly leave: readonly [number, number];
  readonly rowsEach: number;
}

const LISTED = 0.3;

export const SETTINGS: readonly Setting[] = [
  { people: [20, 20], enter: [0.05, 0.05], leave: [0.05, 0.05], rowsEach: 1 },
  { people: [50, 20], enter: [0.02, 0.02], leave: [0.02, 0.02], rowsEach: 1 },
  { people: [50, 50], enter: [0.1, 0.02], leave: [0.02, 0.1], rowsEach: 1 },
  { people: [200, 30], enter: [0.02, 0.1], leave: [0.05, 0], rowsEach: 1 },
  { people: [200, 200], enter: [0.01, 0.01], leave: [0.01, 0.01], rowsEach: 1 },
  { people: [1000, 100], enter: [0.02, 0.05], leave: [0.02, 0.02], rowsEach: 1 },
  { people: [100, 40], enter: [0.1, 0.1], leave: [0.1, 0.1], rowsEach: 4 },
  { people: [300, 100], enter: [0.05, 0.1], leave: [0.05, 0.02], rowsEach: 4 },
];

/** Shares of simulated audits whose interval of the change in gap holds the true change, and of false alarms. */
function coverageOfChange({ people, enter, leave, rowsEach }: Setting, runs: number) {
  const random = randomStream(`change of a gap ${JSON.stringify({ people, enter, leave, rowsEach })}`);
  const truth = enter[1] - leave[1] - (enter[0] - leave[0]);
  let held = 0;
  let width = 0;
  for (let run = 0; run < runs; run++) {
    const group: string[] = [];
    const person: string[] = [];
    const before: number[] = [];
    const after: number[] = [];
    for (const [index, name] of ['A', 'B'].entries()) {
      for (let each = 0; each < people[index]!; each++) {
        const draw = random.next();
        const moves = draw < enter[index]! ? 1 : draw < enter[index]! + leave[index]! ? -1 : 0;
        const was = moves === 1 ? 0 : moves === -1 ? 1 : random.next() < LISTED ? 1 : 0;
        for (let row = 0; row < rowsEach; row++) {
          group.push(name);
          person.push(`${name}${each}`);
          before.push(was);
          after.push(was + moves);
        }
      }
    }
    // Whoever is charged later fills each list up to one length, so that only the people above differ.
    const total = before.length;
    const fill = (listed: number[]) => total - listed.reduce((sum, each) => sum + each, 0);
    const lists = [before, after].map((listed) => [
      ...listed,
      ...Array.from({ length: total }, (_, row) => (row < fill(listed) ? 1 : 0)),
    ]);
    const found = gapChangeBetweenModels(
      {
        group: dictionaryColumn([...group, ...new Array<string>(total).fill('A')]),
        label: Uint8Array.from({ length: 2 * total }, (_, row) => (row < total ? 0 : 1)),
        before: Float64Array.from(lists[0]!),
        after: Float64Array.from(lists[1]!),
      },
      total,
      'A',
      ['falsePositiveRate'],
      { person: dictionaryColumn([...person, ...Array.from({ length: total }, (_, row) => `other ${row}`)]) },
    );
    const change = 'status' in found ? found : found.rows[0]!.change;
    if (!isComputed(change) || change.interval === null || 'status' in change.interval) throw new Error('no interval');
    if (change.interval.low <= truth + 1e-12 && truth - 1e-12 <= change.interval.high!) held++;
    width += change.interval.high! - change.interval.low;
  }
  return { held: held / runs, width: width / runs };
}

export default calibration({
  title: 'With and without a change of the model: coverage of the paired change in gap',
  run(progress) {
    const rows = SETTINGS.map((setting) => {
      const { people, enter, leave, rowsEach } = setting;
      const { held, width } = coverageOfChange(setting, RUNS);
      progress(`${people.join(' and ')}: ${held}`);
      const pair = (shares: readonly [number, number]) => shares.map((share) => `${100 * share} %`).join(' and ');
      return [
        people.join(' and '),
        `${rowsEach}`,
        pair(enter),
        pair(leave),
        `${(100 * held).toFixed(1)} %`,
        (100 * width).toFixed(1),
      ];
    });
    const header = ['people', 'rows each', 'enter', 'leave', 'interval held', 'mean width, points'];
    return `Nominal 95 %; two groups of people not charged later, of whom such shares enter and leave the list; ${RUNS.toLocaleString('en-GB')} simulated
files a line. Seeds: the settings of each line.

${markdownTable(header, rows)}`;
  },
});
