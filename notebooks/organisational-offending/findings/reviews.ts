import { textColumn } from '@assay/dataset';
import { AGREEMENT_METHOD, agreementColumns, finding, findings } from '@assay/notebook';
import { reviewerAgreement, wrongByDuplicates } from '@assay/record-matching';
import { dictionaryColumn, notComputed, textAt } from '@assay/statistics';
import { reviews } from '../inputs.ts';
import { vetting } from '../vetting.ts';
import { flags } from './flags.ts';

const about = finding.about({ questions: ['PSD-C1'], method: AGREEMENT_METHOD });

export const agreementFindings = findings('agreementFindings', 'Whether two people who look into a flag decide alike', {
  needs: { reviews },
  compute: ({ reviews }) => {
    const staffId = textColumn(reviews, 'staff_id');
    const recordId = textColumn(reviews, 'record_id');
    const decision = textColumn(reviews, 'decision');
    const each = <T>(of: (row: number) => T): T[] => Array.from({ length: reviews.rowCount }, (_, row) => of(row));
    const rows = reviewerAgreement({
      item: dictionaryColumn(each((row) => JSON.stringify([textAt(staffId, row), textAt(recordId, row)]))),
      reviewer: textColumn(reviews, 'reviewer'),
      verdict: dictionaryColumn(each((row) => textAt(decision, row)?.trim().toLowerCase() || null)),
    });
    return [
      about.table('workload.agreement', 'How far two people who looked into the same flags agree', {
        unit: 'score',
        limitations: 'Two people may agree and both be wrong.',
        rows: rows.length === 0 ? notComputed('no decisions of two people on the same flags were given') : rows,
        columns: (t) => agreementColumns(t, 'flags', { cases: 'Flags both looked into', alike: 'Decided alike' }),
      }),
    ];
  },
});

export const duplicateFindings = findings('duplicateFindings', 'Wrong flags judged without knowing who is who', {
  needs: { vetting, flags },
  compute: ({ vetting, flags }) => {
    const { forename, surname, postcode } = vetting.records;
    const found = new Map<number, Set<string>>();
    for (const { staff, record } of flags) {
      const identity = [forename, surname, postcode!].map((column) => textAt(column, record)?.toLowerCase() ?? '');
      const already = found.get(staff) ?? new Set<string>();
      found.set(staff, already.add(JSON.stringify(identity)));
    }
    const several = [...found.values()].filter(({ size }) => size > 1).length;
    return [
      about.estimate('flags.duplicate-method', {
        title: 'Of the recorded people that flags point at: how many are somebody else, judged by staff with two such',
        from: wrongByDuplicates({ none: vetting.staffCount - found.size, one: found.size - several, several }),
        questions: ['PSD-Q2', 'PSD-R6/C2'],
        unit: 'proportion',
        contributors: found.size,
        counts: 'staff',
        method: { name: 'Duplicate method', source: 'Blakely and Salmond (2002)' },
        limitations:
          'A recorded person is a name and a postcode; somebody recorded at two addresses counts as two, so that this says at most how many are somebody else.',
      }),
    ];
  },
});
