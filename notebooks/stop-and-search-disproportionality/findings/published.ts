import { PRINTED_RATES, printedNumbers, type Table, textColumn } from '@assay/dataset';
import { recomputedRates } from '@assay/fairness-metrics';
import { finding, findings } from '@assay/notebook';
import { notComputed, roundedRatios } from '@assay/statistics';
import { official } from '../inputs.ts';

const AMNESTY =
  'Amnesty International UK (2025), "Automated Racism", searches per 1,000, West Midlands, year to March 2023';

const about = finding.about({
  questions: ['AMN-Q2', 'CAS-Q2'],
  method: {
    name: 'Searches ÷ population × 1,000',
    source: 'Race Disparity Unit, Ethnicity facts and figures, stop and search',
  },
});
const printed = about.with({
  questions: ['AMN-Q2', 'AMN-Q1'],
  method: { name: 'Division of printed rates', source: AMNESTY },
  limitations: 'Only the printed rates are at hand: neither the counts nor how not-stated ethnicity was treated.',
});

export const publishedFindings = findings('publishedFindings', 'What others have published, recomputed', {
  needs: { official },
  compute: ({ official }) => {
    const checked = recomputed(official);
    const given = about.given(checked.rows === 0 ? null : checked, notComputed('the official table was not given'));
    return [
      printedTable(),
      given.count('official.checked', 'Official rates recomputed from their own counts and populations', {
        counts: 'cells',
        from: ({ rows }) => rows,
      }),
      given.count('official.off', 'Official rates that do not recompute to the digits printed', {
        counts: 'cells',
        from: ({ off }) => off,
      }),
    ];
  },
});

/** Ratios of rates that are in print: nobody's record enters them here. */
function printedTable() {
  return printed.table('published.ratios', {
    title: 'Ratios to the White rate from the printed rates, with what rounding leaves open',
    unit: 'ratio',
    rows: roundedRatios(PRINTED_RATES.groups, 'White', PRINTED_RATES.halfADigit).filter(
      ({ group }) => group !== 'White',
    ),
    columns: (t) => {
      const ratio = { of: `ratios of rates printed in ${AMNESTY}`, unit: 'ratio' } as const;
      return [
        t.key('group', 'Group'),
        t.constant('printed', 'Printed rate per 1,000', 'rate', { of: AMNESTY, unit: 'rate-per-1000' }),
        t.constant('ratio', 'Times', 'ratio', ratio),
        t.constant('ratioLow', 'from', 'low', ratio),
        t.constant('ratioHigh', 'to', 'high', ratio),
      ];
    },
  });
}

const recomputed = (table: Table) => {
  const [events, people, rate] = ['searches', 'population', 'rate'].map((name) =>
    printedNumbers(textColumn(table, name)),
  );
  return recomputedRates({ events: events!, people: people!, rate: rate! });
};
