import { rowsByGroup } from '@assay/dataset';
import { areasByGroup, scoreCells } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import {
  isComputed,
  logisticRegression,
  type MaybeEstimate,
  MISSING_CODE,
  type NotComputed,
  notComputed,
  rowsWhere,
  wilsonInterval,
} from '@assay/statistics';
import { dayOfText, eraEnd, isDay, type Reports, reportColumns, STAGES } from '../inputs.ts';

const CHARGED = STAGES.indexOf('charged');
const TEST_DAYS = 365;

export const eraFindings = findings({
  name: 'eraFindings',
  title: 'What a model learns from an era, and what it misses without it',
  needs: { reportColumns, eraEnd },
  compute: ({ reportColumns, eraEnd }) => [
    finding
      .about({
        questions: ['CAS-Q1', 'RAP-Q2'],
        method: {
          name: 'Logistic regression on offence and sex of the victim; area under the curve with DeLong interval; expected over observed, observed with Wilson interval',
          source: 'McCullagh and Nelder (1989); DeLong et al. (1988)',
        },
        limitations: [
          'The model is the smallest that can show the effect; it is no tool of the force.',
          'A charge in the last year is itself a record: where it is wrong, both are judged against the same wrong mark.',
        ],
      })
      .table(
        'era.model',
        'A model of charges, taught with and without the early era and tried on the last year',
        triedOnLastYear(reportColumns, dayOfText(eraEnd)),
        (t) => [
          t.key('taught', 'Taught with'),
          t.key('group', 'Tried on'),
          t.count('charged', 'Charged', 'reports'),
          t.count('reports', 'Reports', 'reports'),
          t.estimate('expected', 'Charges the model expects', ({ expected }) => Math.round(expected * 10) / 10, {
            unit: 'count',
            limits: false,
            contributors: 'reports',
          }),
          t.estimate('ratio', 'Expected for each charge', expectedForEach, { unit: 'ratio', contributors: 'reports' }),
          t.estimate('area', 'Orders reports rightly', 'area', { unit: 'score', contributors: 'reports' }),
        ],
        { unit: 'ratio' },
      ),
  ],
});

interface Tried {
  readonly taught: string;
  readonly group: string;
  readonly charged: number;
  readonly reports: number;
  readonly expected: number;
  readonly area: MaybeEstimate;
}

/** Each model's expected charges in each group of the last year's reports; not computed where one cannot be taught. */
function triedOnLastYear(reports: Reports, border: number): readonly Tried[] | NotComputed {
  const day = (row: number) => reports.reportedDay[row]!;
  const rows = Array.from({ length: reports.count }, (_, row) => row).filter(
    (row) => isDay(day(row)) && reports.stage[row]! >= 0,
  );
  const lastDay = rows.reduce((last, row) => Math.max(last, day(row)), 0);
  const tested = rows.filter((row) => day(row) > lastDay - TEST_DAYS);
  const earlier = rows.filter((row) => day(row) <= lastDay - TEST_DAYS);
  const eras: readonly [string, number[]][] = [
    ['all years', earlier],
    ['early era left out', earlier.filter((row) => day(row) >= border)],
    ['early era alone', earlier.filter((row) => day(row) < border)],
  ];
  const fitted = eras.flatMap(([taught, own]) => {
    const score = scoreBy(reports, own, tested);
    return score === null ? [] : [{ taught, score }];
  });
  if (fitted.length < eras.length) {
    return notComputed('the records of an era are too few or too alike to teach a model');
  }
  const label = Uint8Array.from(tested, (row) => (reports.stage[row]! >= CHARGED ? 1 : 0));
  return fitted.flatMap(({ taught, score }) =>
    [reports.offence, reports.sex].flatMap((column) => {
      const own = { values: column.values, codes: Int32Array.from(tested, (row) => column.codes[row]!) };
      const areas = areasByGroup(scoreCells({ group: own, label, score }));
      return rowsByGroup(own).map(([group, members]) => ({
        taught,
        group,
        charged: members.filter((row) => label[row] === 1).length,
        reports: members.length,
        expected: members.reduce((sum, row) => sum + score[row]!, 0),
        area: areas.find((one) => one.group === group)?.area ?? notComputed('no such group'),
      }));
    }),
  );
}

/** Expected over observed charges; the limits of the observed share turned round. */
function expectedForEach({ charged, reports, expected }: Tried): MaybeEstimate {
  const share = wilsonInterval({ successes: charged, total: reports });
  if (!isComputed(share) || 'status' in share.interval) return share;
  if (share.value === 0) return notComputed('no report led to a charge');
  const ratio = (rate: number) => expected / (rate * reports);
  const { low, high } = share.interval;
  return {
    status: 'computed',
    value: ratio(share.value),
    interval: { ...share.interval, low: ratio(high!), high: low === 0 ? null : ratio(low) },
  };
}

/** Chance of a charge of each tested report, by a model taught on other rows; `null` where it cannot be taught. */
function scoreBy(reports: Reports, taught: readonly number[], tested: readonly number[]): Float64Array | null {
  const { offence, sex } = reports;
  const kinds = offence.values.length + 1;
  const cellOf = (row: number) =>
    (sex.codes[row]! + 1) * kinds + (offence.codes[row]! === MISSING_CODE ? kinds - 1 : offence.codes[row]!);
  const cells = (sex.values.length + 1) * kinds;
  const [charged, all] = [new Float64Array(cells), new Float64Array(cells)];
  for (const row of taught) {
    all[cellOf(row)]!++;
    if (reports.stage[row]! >= CHARGED) charged[cellOf(row)]!++;
  }
  const used = rowsWhere(all, (count) => count > 0);
  // Terms of offence and of sex, each beside its first value that occurs.
  const terms: ((cell: number) => number)[] = [() => 1];
  const kindsUsed = [...new Set(used.map((cell) => cell % kinds))];
  const sexesUsed = [...new Set(used.map((cell) => Math.floor(cell / kinds)))];
  for (const kind of kindsUsed.slice(1)) terms.push((cell) => (cell % kinds === kind ? 1 : 0));
  for (const one of sexesUsed.slice(1)) terms.push((cell) => (Math.floor(cell / kinds) === one ? 1 : 0));
  if (used.length <= terms.length - 1) return null;
  const fit = logisticRegression({
    columns: terms.map((term) => Float64Array.from(used, term)),
    successes: Float64Array.from(used, (cell) => charged[cell]!),
    trials: Float64Array.from(used, (cell) => all[cell]!),
  });
  if (!isComputed(fit)) return null;
  const chance = (cell: number) =>
    1 / (1 + Math.exp(-terms.reduce((sum, term, at) => sum + term(cell) * fit.coefficients[at]!, 0)));
  return Float64Array.from(tested, (row) => chance(cellOf(row)));
}
