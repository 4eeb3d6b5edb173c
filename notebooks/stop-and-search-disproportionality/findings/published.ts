import { textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { ratePer1000 } from '@assay/fairness-metrics';
import { findings, withLimits } from '@assay/notebook';
import { isComputed, notComputed } from '@assay/statistics';
import { official } from '../inputs.ts';

const AMNESTY =
  'Amnesty International UK (2025), "Automated Racism", searches per 1,000, West Midlands, year to March 2023';
/** Rates as printed, to one decimal. */
const PRINTED = { Black: 24.5, Mixed: 9.9, Asian: 8.5, White: 5.9 } as const;
const HALF_A_DIGIT = 0.05;

export const publishedFindings = findings({
  name: 'publishedFindings',
  title: 'What others have published, recomputed',
  needs: { official },
  compute: ({ official }): FindingDraft[] => {
    const { rows, off } = recomputed(official);
    const none = notComputed('the official table was not given');
    return [
      {
        id: 'published.ratios',
        title: 'Ratios to the White rate from the printed rates, with what rounding leaves open',
        questions: ['AMN-Q2', 'AMN-Q1'],
        table: {
          columns: [
            { name: 'group', label: 'Group', unit: 'text', key: true },
            { name: 'printed', label: 'Printed rate per 1,000', unit: 'rate-per-1000' },
            ...withLimits({ name: 'ratio', label: 'Times', unit: 'ratio' }),
          ],
          rows: (['Black', 'Mixed', 'Asian'] as const).map((group) => [
            group,
            PRINTED[group],
            PRINTED[group] / PRINTED.White,
            (PRINTED[group] - HALF_A_DIGIT) / (PRINTED.White + HALF_A_DIGIT),
            (PRINTED[group] + HALF_A_DIGIT) / (PRINTED.White - HALF_A_DIGIT),
          ]),
        },
        unit: 'ratio',
        method: { name: 'Division of printed rates', source: AMNESTY },
        limitations: [
          'Only the printed rates are at hand: neither the counts nor how not-stated ethnicity was treated.',
        ],
      },
      {
        id: 'official.checked',
        title: 'Official rates recomputed from their own counts and populations',
        questions: ['AMN-Q2', 'CAS-Q2'],
        ...(rows === 0 ? { notComputed: none } : { value: rows }),
        unit: 'count',
        method: {
          name: 'Searches ÷ population × 1,000',
          source: 'Race Disparity Unit, Ethnicity facts and figures, stop and search',
        },
      },
      {
        id: 'official.off',
        title: 'Official rates that do not recompute to the digits printed',
        questions: ['AMN-Q2', 'CAS-Q2'],
        ...(rows === 0 ? { notComputed: none } : { value: off }),
        unit: 'count',
        method: {
          name: 'Searches ÷ population × 1,000',
          source: 'Race Disparity Unit, Ethnicity facts and figures, stop and search',
        },
      },
    ];
  },
});

function recomputed(table: Parameters<typeof textColumn>[0]): { rows: number; off: number } {
  const [searches, population, rate] = ['searches', 'population', 'rate'].map((name) => textColumn(table, name));
  const number = (column: typeof searches, row: number) =>
    Number((column!.values[column!.codes[row]!] ?? 'none').trim().replaceAll(',', ''));
  let rows = 0;
  let off = 0;
  for (let row = 0; row < table.rowCount; row++) {
    const [events, people, printed] = [number(searches, row), number(population, row), number(rate, row)];
    if (Number.isNaN(events) || Number.isNaN(people) || Number.isNaN(printed)) continue;
    const own = ratePer1000(events, people);
    rows++;
    if (!isComputed(own) || Math.abs(own.value - printed) > 0.005 + 1e-9) off++;
  }
  return { rows, off };
}
