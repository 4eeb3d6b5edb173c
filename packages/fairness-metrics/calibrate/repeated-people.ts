import {
  type DictionaryColumn,
  dictionaryColumn,
  drawBeta,
  drawPoisson,
  type RandomStream,
  randomStream,
} from '@assay/statistics';
import { calibration, markdownTable } from '@assay/testing/calibration';
import {
  type AuditColumns,
  abroca,
  abrocaOfPeople,
  compareErrorsOverTime,
  compareSubgroups,
  countCells,
  errorsOfPeopleOverTime,
  type ScoreColumns,
  scoreCells,
} from '../src/index.ts';

export interface Setting {
  readonly people: readonly [number, number];
  readonly rowsEach: number;
  /** Of two rows of one person, within a year and between years alike. */
  readonly correlation: number;
}

export const SETTINGS: readonly Setting[] = [
  { people: [400, 400], rowsEach: 6, correlation: 0.5 },
  { people: [600, 120], rowsEach: 6, correlation: 0.5 },
  { people: [300, 75], rowsEach: 10, correlation: 0.3 },
];

const RATE = 0.25;
const YEARS = ['2022', '2023', '2024'];

interface Rows {
  readonly columns: AuditColumns;
  readonly scores: ScoreColumns;
  readonly person: DictionaryColumn;
}

/** People of two groups of unequal numbers and one truth; the rows of a person, over three years, are alike. */
export function sameTruth(random: RandomStream, { people, rowsEach, correlation }: Setting): Rows {
  const made: {
    group: string;
    area: string;
    sex: string;
    year: string;
    person: string;
    wrong: number;
    label: number;
    score: number;
  }[] = [];
  const strength = 1 / correlation - 1;
  for (const [index, group] of ['A', 'B'].entries()) {
    for (let each = 0; each < people[index]!; each++) {
      const own = drawBeta(random, RATE * strength, (1 - RATE) * strength);
      const leaning = drawBeta(random, 2, 3);
      const label = random.next() < 0.4 ? 1 : 0;
      const [area, sex] = [random.next() < 0.6 ? 'North' : 'South', random.next() < 0.8 ? 'M' : 'F'];
      // The busier of the groups has more rows of each person, as police records do.
      const count = 1 + drawPoisson(random, (index === 0 ? 1 : 1.5) * rowsEach - 1);
      for (let row = 0; row < count; row++) {
        const year = YEARS[Math.floor(random.next() * YEARS.length)]!;
        const wrong = random.next() < own ? 1 : 0;
        const score = Math.round(50 * (0.6 * leaning + 0.3 * random.next() + 0.1 * label)) / 50;
        made.push({ group, area, sex, year, person: `${group}${each}`, wrong, label, score });
      }
    }
  }
  const column = (of: 'group' | 'area' | 'sex' | 'year' | 'person') => dictionaryColumn(made.map((row) => row[of]));
  return {
    columns: {
      attributes: { group: column('group'), area: column('area'), sex: column('sex'), year: column('year') },
      label: new Uint8Array(made.length),
      decision: Uint8Array.from(made, ({ wrong }) => wrong),
    },
    scores: {
      group: column('group'),
      label: Uint8Array.from(made, ({ label }) => label),
      score: Float64Array.from(made, ({ score }) => score),
    },
    person: column('person'),
  };
}

const OVER = {
  attribute: 'group',
  period: 'year',
  metrics: ['falsePositiveRate'],
  scale: 'ratio',
  reference: 'A',
} as const;

/** Shares of simulated files in which anything is called different, counting people and counting rows. */
export function falseAlarms(setting: Setting, runs: number) {
  const random = randomStream(`repeated people ${JSON.stringify(setting)}`);
  const found = { years: 0, yearsOfRows: 0, search: 0, searchOfRows: 0, curves: 0, curvesOfRows: 0 };
  for (let run = 0; run < runs; run++) {
    const { columns, scores, person } = sameTruth(random, setting);
    const isAny = (rows: readonly { readonly verdict: string }[]) =>
      rows.some(({ verdict }) => verdict === 'different');
    if (isAny(errorsOfPeopleOverTime(columns, person, OVER))) found.years++;
    if (isAny(compareErrorsOverTime(countCells(columns), OVER))) found.yearsOfRows++;
    const { year: _, ...attributes } = columns.attributes;
    const searched = { ...columns, attributes };
    const lots = () => randomStream(`lots ${run}`);
    if (isAny(compareSubgroups(searched, 'falsePositiveRate', lots(), { cluster: person }).rows)) found.search++;
    if (isAny(compareSubgroups(searched, 'falsePositiveRate', lots()).rows)) found.searchOfRows++;
    const options = { permutations: 99 };
    const curves = abrocaOfPeople(scores, person, 'B', 'A', lots(), options);
    const ofRows = abroca(scoreCells(scores), 'B', 'A', lots(), options);
    if (curves.status === 'computed' && curves.pValue <= 0.05) found.curves++;
    if (ofRows.status === 'computed' && ofRows.pValue <= 0.05) found.curvesOfRows++;
  }
  return Object.fromEntries(Object.entries(found).map(([name, count]) => [name, count / runs])) as typeof found;
}

const RUNS = 400;

export default calibration({
  title: 'Years, searches and curves where rows repeat people: false alarms',
  run(progress) {
    const rows = SETTINGS.map((setting) => {
      const found = falseAlarms(setting, RUNS);
      progress(`${setting.people.join(' and ')}: ${found.years}, ${found.search}, ${found.curves}`);
      const { years, yearsOfRows, search, searchOfRows, curves, curvesOfRows } = found;
      return [
        setting.people.join(' and '),
        `${setting.rowsEach} and ${1.5 * setting.rowsEach}`,
        `${setting.correlation}`,
        ...[years, yearsOfRows, search, searchOfRows, curves, curvesOfRows].map(percent),
      ];
    });
    const header = [
      'people',
      'rows each',
      'correlation',
      'three years',
      'of rows',
      'search over crossings',
      'of rows',
      'area between curves',
      'of rows',
    ];
    return `Two groups of one truth and of unequal numbers, the smaller with more rows of each person; shares of ${RUNS} simulated files in which
anything is called different at a level of 95 %: a year of three, one of five groups that a search brings, the area between two ROC
curves (99 exchanges). Beside each, the same method with rows taken as people. A share of 5 % of ${RUNS} files lies between 3.0 and 7.6 %.
Seeds: the settings of each line.

${markdownTable(header, rows)}`;
  },
});

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
