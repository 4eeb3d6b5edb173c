import { dictionaryColumn, drawBeta, drawPoisson, type RandomStream, randomStream } from '@assay/statistics';
import { calibration, markdownTable } from '@assay/testing/calibration';
import { type AuditColumns, compare, compareClustered, countCells } from '../src/index.ts';

const RUNS = 2000;

interface Setting {
  /** `person`: each has rows of one group alone; `officer`: each has rows of both. */
  readonly kind: 'person' | 'officer';
  readonly clusters: readonly [number, number];
  readonly rate: number;
  readonly correlation: number;
  readonly rowsEach: number;
}

/** Rows of two groups whose true rates are the same (or apart), with people whose rows are alike. */
function rowsOf(random: RandomStream, { kind, clusters, rate, correlation, rowsEach }: Setting) {
  const group: string[] = [];
  const cluster: string[] = [];
  const decision: number[] = [];
  const strength = 1 / correlation - 1;
  const level = () =>
    correlation >= 1 ? (random.next() < rate ? 1 : 0) : drawBeta(random, rate * strength, (1 - rate) * strength);
  const add = (name: string, id: string, own: number, count: number) => {
    for (let row = 0; row < count; row++) {
      group.push(name);
      cluster.push(id);
      decision.push(random.next() < own ? 1 : 0);
    }
  };
  for (const [index, name] of ['A', 'B'].entries()) {
    if (kind === 'officer' && index === 1) break;
    for (let k = 0; k < clusters[index]!; k++) {
      const own = level();
      if (kind === 'person') add(name, `${name}${k}`, own, 1 + drawPoisson(random, rowsEach - 1));
      else {
        add('A', `o${k}`, own, 1 + drawPoisson(random, rowsEach - 1));
        add('B', `o${k}`, own, drawPoisson(random, rowsEach / 3));
      }
    }
  }
  const columns: AuditColumns = {
    attributes: { group: dictionaryColumn(group) },
    label: new Uint8Array(group.length),
    decision: Uint8Array.from(decision),
  };
  return { columns, cluster: dictionaryColumn(cluster) };
}

/** Shares of audits that find a difference where there is none, and of intervals of the difference that hold 0. */
export function falseAlarms(setting: Setting, runs: number) {
  const random = randomStream(`clustered ${JSON.stringify(setting)}`);
  let byPeople = 0;
  let byRows = 0;
  let held = 0;
  let computed = 0;
  for (let run = 0; run < runs; run++) {
    const { columns, cluster } = rowsOf(random, setting);
    const options = { metrics: ['selectionRate'], scale: 'difference' } as const;
    const [row] = compareClustered(columns, { ...options, attribute: 'group', cluster, reference: 'A' });
    if (row?.verdict === 'different') byPeople++;
    if (row && !('status' in row.interval)) {
      computed++;
      if (row.interval.low <= 0 && row.interval.high! >= 0) held++;
    }
    const to = { kind: 'reference', group: 'A' } as const;
    const [plain] = compare(countCells(columns), { ...options, attributes: ['group'], to });
    if (plain?.verdict === 'different') byRows++;
  }
  return { byPeople: byPeople / runs, byRows: byRows / runs, held: held / computed };
}

export const SETTINGS: readonly Setting[] = [
  { kind: 'person', clusters: [500, 500], rate: 0.3, correlation: 1, rowsEach: 5 },
  { kind: 'person', clusters: [500, 100], rate: 0.3, correlation: 0.5, rowsEach: 5 },
  { kind: 'person', clusters: [200, 30], rate: 0.1, correlation: 0.5, rowsEach: 5 },
  { kind: 'person', clusters: [100, 15], rate: 0.3, correlation: 1, rowsEach: 5 },
  { kind: 'person', clusters: [1000, 200], rate: 0.03, correlation: 0.3, rowsEach: 4 },
  { kind: 'person', clusters: [500, 500], rate: 0.3, correlation: 0.001, rowsEach: 1 },
  { kind: 'officer', clusters: [100, 0], rate: 0.2, correlation: 0.1, rowsEach: 30 },
  { kind: 'officer', clusters: [20, 0], rate: 0.2, correlation: 0.1, rowsEach: 60 },
  { kind: 'officer', clusters: [10, 0], rate: 0.4, correlation: 0.2, rowsEach: 60 },
];

export default calibration({
  title: 'Rows that repeat people: false alarms of a difference',
  run(progress) {
    const rows = SETTINGS.map((setting) => {
      const { kind, clusters, rate, correlation, rowsEach } = setting;
      const { byPeople, byRows, held } = falseAlarms(setting, RUNS);
      progress(`${kind} ${clusters.join(' and ')}: ${byPeople}`);
      const counted = kind === 'person' ? clusters.join(' and ') : `${clusters[0]} in both`;
      return [
        `${kind}s`,
        counted,
        `${rowsEach}`,
        percent(rate),
        `${correlation}`,
        percent(byPeople),
        percent(held),
        percent(byRows),
      ];
    });
    const header = [
      'clusters',
      'number',
      'rows each',
      'true rate',
      'correlation',
      'false alarms',
      'intervals that hold',
      'false alarms, rows taken as people',
    ];
    return `Two groups of one true rate; shares of ${RUNS.toLocaleString('en-GB')} simulated tables at a level of 95 %. Rows of a person agree with the
correlation given; an officer's rows fall in both groups. Seeds: the settings of each line.

${markdownTable(header, rows)}`;
  },
});

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
