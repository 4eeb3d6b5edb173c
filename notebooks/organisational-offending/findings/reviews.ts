import { textColumn } from '@assay/dataset';
import type { FindingDraft } from '@assay/evidence';
import { findings, statedLimits, withLimits } from '@assay/notebook';
import { type AgreementRow, duplicateMethod, reviewerAgreement } from '@assay/record-matching';
import { dictionaryColumn, notComputed, textAt } from '@assay/statistics';
import { reviews, vetting } from '../inputs.ts';
import { flags } from './flags.ts';

export const agreementFindings = findings({
  name: 'agreementFindings',
  title: 'Whether two people who look into a flag decide alike',
  needs: { reviews },
  compute: ({ reviews }): FindingDraft[] => {
    const shared = {
      id: 'workload.agreement',
      title: 'How far two people who looked into the same flags agree',
      questions: ['PSD-C1'],
      unit: 'score',
      method: { name: 'Cohen’s kappa and Gwet’s AC1', source: 'Cohen (1960); Gwet (2008)' },
      limitations: ['Two people may agree and both be wrong.'],
    } as const;
    const staffId = textColumn(reviews, 'staff_id');
    const recordId = textColumn(reviews, 'record_id');
    const decision = textColumn(reviews, 'decision');
    const each = <T>(of: (row: number) => T): T[] => Array.from({ length: reviews.rowCount }, (_, row) => of(row));
    const rows = reviewerAgreement({
      item: dictionaryColumn(each((row) => JSON.stringify([textAt(staffId, row), textAt(recordId, row)]))),
      reviewer: textColumn(reviews, 'reviewer'),
      verdict: dictionaryColumn(each((row) => textAt(decision, row)?.trim().toLowerCase() || null)),
    });
    if (rows.length === 0) {
      return [{ ...shared, notComputed: notComputed('no decisions of two people on the same flags were given') }];
    }
    return [{ ...shared, table: agreementTable(rows) }];
  },
});

function agreementTable(rows: readonly AgreementRow[]): FindingDraft['table'] & object {
  const names = [...new Set(rows.flatMap(({ first, second }) => [first, second]))].sort();
  return {
    columns: [
      { name: 'reviewers', label: 'Reviewers', unit: 'text', key: true },
      { name: 'cases', label: 'Flags both looked into', unit: 'count' },
      { name: 'same', label: 'Decided alike', unit: 'count' },
      { name: 'share', label: 'Share decided alike', unit: 'proportion', numerator: 'same', denominator: 'cases' },
      ...withLimits({ name: 'kappa', label: 'Kappa', unit: 'score' }),
      ...withLimits({ name: 'ac1', label: 'AC1', unit: 'score' }),
    ],
    // Reviewers are people too: they are told apart by number, in order of their names.
    rows: rows.map((row) => [
      `${names.indexOf(row.first) + 1} and ${names.indexOf(row.second) + 1}`,
      row.cases,
      row.same,
      statedLimits(row.sameShare)[0],
      ...statedLimits(row.kappa),
      ...statedLimits(row.ac1),
    ]),
  };
}

/** Below this the method has put every link down to chance: what it assumes of people does not hold. */
const LEAST_CHANCE = 1e-4;

export const duplicateFindings = findings({
  name: 'duplicateFindings',
  title: 'Wrong flags judged without knowing who is who',
  needs: { vetting, flags },
  compute: ({ vetting, flags }): FindingDraft[] => {
    const { forename, surname, postcode } = vetting.records;
    const found = new Map<number, Set<string>>();
    for (const { staff, record } of flags) {
      const identity = [forename, surname, postcode!].map((column) => textAt(column, record)?.toLowerCase() ?? '');
      const already = found.get(staff) ?? new Set<string>();
      found.set(staff, already.add(JSON.stringify(identity)));
    }
    const several = [...found.values()].filter(({ size }) => size > 1).length;
    const result = duplicateMethod({ none: vetting.staffCount - found.size, one: found.size - several, several });
    return [
      {
        id: 'flags.duplicate-method',
        title: 'Of the recorded people that flags point at: how many are somebody else, judged by staff with two such',
        questions: ['PSD-Q2', 'PSD-R6/C2'],
        ...(result.status !== 'computed'
          ? { notComputed: result }
          : result.trueLinkChance < LEAST_CHANCE
            ? { notComputed: notComputed('staff have more recorded people each than one of them explains') }
            : { value: 1 - result.positivePredictiveValue }),
        unit: 'proportion',
        method: { name: 'Duplicate method', source: 'Blakely and Salmond (2002)' },
        limitations: [
          'A recorded person is a name and a postcode; somebody recorded at two addresses counts as two, so that this says at most how many are somebody else.',
        ],
      },
    ];
  },
});
