import { rowsByGroup } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { areasByGroup, scoreCells } from '@assay/fairness-metrics';
import { findings, statedLimits, withLimits } from '@assay/notebook';
import {
  type DictionaryColumn,
  isComputed,
  logisticRegression,
  MISSING_CODE,
  notComputed,
  wilsonInterval,
} from '@assay/statistics';
import { dayOfText, eraEnd, isDay, type Reports, reportColumns, STAGES } from '../inputs.ts';

const CHARGED = STAGES.indexOf('charged');
const TEST_DAYS = 365;

export const eraFindings = findings({
  name: 'eraFindings',
  title: 'What a model learns from an era, and what it misses without it',
  needs: { reportColumns, eraEnd },
  compute: ({ reportColumns, eraEnd }): FindingDraft[] => {
    const shared = {
      id: 'era.model',
      title: 'A model of charges, taught with and without the early era and tried on the last year',
      questions: ['CAS-Q1', 'RAP-Q2'],
      unit: 'ratio',
      people: true,
      method: {
        name: 'Logistic regression on offence and sex of the victim; area under the curve with DeLong interval; expected over observed, observed with Wilson interval',
        source: 'McCullagh and Nelder (1989); DeLong et al. (1988)',
      },
      limitations: [
        'The model is the smallest that can show the effect; it is no tool of the force.',
        'A charge in the last year is itself a record: where it is wrong, both are judged against the same wrong mark.',
      ],
    } as const;
    const rows = Array.from({ length: reportColumns.count }, (_, row) => row).filter(
      (row) => isDay(reportColumns.reportedDay[row]!) && reportColumns.stage[row]! >= 0,
    );
    const lastDay = rows.reduce((last, row) => Math.max(last, reportColumns.reportedDay[row]!), 0);
    const border = dayOfText(eraEnd);
    const day = (row: number) => reportColumns.reportedDay[row]!;
    const tested = rows.filter((row) => day(row) > lastDay - TEST_DAYS);
    const earlier = rows.filter((row) => day(row) <= lastDay - TEST_DAYS);
    const eras: [string, number[]][] = [
      ['all years', earlier],
      ['early era left out', earlier.filter((row) => day(row) >= border)],
      ['early era alone', earlier.filter((row) => day(row) < border)],
    ];
    const fitted = eras.map(([taught, own]) => ({ taught, score: scoreBy(reportColumns, own, tested) }));
    if (fitted.some(({ score }) => score === null)) {
      return [
        { ...shared, notComputed: notComputed('the records of an era are too few or too alike to teach a model') },
      ];
    }
    const label = Uint8Array.from(tested, (row) => (reportColumns.stage[row]! >= CHARGED ? 1 : 0));
    const groups: [string, DictionaryColumn][] = [
      ['Offence', reportColumns.offence],
      ['Sex of the victim', reportColumns.sex],
    ];
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'taught', label: 'Taught with', unit: 'text', key: true },
            { name: 'group', label: 'Tried on', unit: 'text', key: true },
            { name: 'charged', label: 'Charged', unit: 'count', people: true },
            { name: 'reports', label: 'Reports', unit: 'count', people: true },
            { name: 'expected', label: 'Charges the model expects', unit: 'count' },
            ...withLimits({ name: 'ratio', label: 'Expected for each charge', unit: 'ratio' }),
            ...withLimits({ name: 'area', label: 'Orders reports rightly', unit: 'score' }),
          ],
          rows: fitted.flatMap(({ taught, score }) =>
            groups.flatMap(([, column]) => {
              const own = { values: column.values, codes: Int32Array.from(tested, (row) => column.codes[row]!) };
              const areas = areasByGroup(scoreCells({ group: own, label, score: score! }));
              return rowsByGroup(own).map(([group, members]) => {
                const charged = members.filter((row) => label[row] === 1).length;
                const expected = members.reduce((sum, row) => sum + score![row]!, 0);
                const [share, low, high] = statedLimits(wilsonInterval({ successes: charged, total: members.length }));
                const ratio = (rate: number | null) =>
                  rate === null || rate === 0 ? null : expected / (rate * members.length);
                const area = areas.find((one) => one.group === group)?.area ?? notComputed('no such group');
                return [
                  taught,
                  group,
                  charged,
                  members.length,
                  Math.round(expected * 10) / 10,
                  ratio(share),
                  ratio(high),
                  ratio(low),
                  ...statedLimits(area),
                ];
              });
            }),
          ),
        },
      },
    ];
  },
});

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
  const used = Array.from(all.keys()).filter((cell) => all[cell]! > 0);
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
