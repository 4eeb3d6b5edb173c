import { textColumn } from '@assay/dataset';
import { finding, findings } from '@assay/notebook';
import { duplicateMethod, reviewerAgreement } from '@assay/record-matching';
import { dictionaryColumn, notComputed, textAt } from '@assay/statistics';
import { reviews } from '../inputs.ts';
import { vetting } from '../vetting.ts';
import { flags } from './flags.ts';

const about = finding.about({
  questions: ['PSD-C1'],
  method: { name: 'Cohen’s kappa and Gwet’s AC1', source: 'Cohen (1960); Gwet (2008)' },
});

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
    const names = [...new Set(rows.flatMap(({ first, second }) => [first, second]))].sort();
    const both = { unit: 'score', contributors: 'cases' } as const;
    return [
      about.table('workload.agreement', 'How far two people who looked into the same flags agree', {
        unit: 'score',
        limitations: 'Two people may agree and both be wrong.',
        rows: rows.length === 0 ? notComputed('no decisions of two people on the same flags were given') : rows,
        columns: (t) => [
          // Reviewers are people too: they are told apart by number, in order of their names.
          t.key(
            'reviewers',
            'Reviewers',
            ({ first, second }) => `${names.indexOf(first) + 1} and ${names.indexOf(second) + 1}`,
          ),
          t.count('cases', 'Flags both looked into', 'flags'),
          t.count('same', 'Decided alike', 'flags'),
          t.share('share', 'Share decided alike', { of: 'same', outOf: 'cases' }, { limits: false }),
          t.estimate('kappa', 'Kappa', 'kappa', both),
          t.estimate('ac1', 'AC1', 'ac1', both),
        ],
      }),
    ];
  },
});

/** Below this the method has put every link down to chance: what it assumes of people does not hold. */
const LEAST_CHANCE = 1e-4;

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
    const result = duplicateMethod({ none: vetting.staffCount - found.size, one: found.size - several, several });
    return [
      about.estimate('flags.duplicate-method', {
        title: 'Of the recorded people that flags point at: how many are somebody else, judged by staff with two such',
        from:
          result.status !== 'computed'
            ? result
            : result.trueLinkChance < LEAST_CHANCE
              ? notComputed('staff have more recorded people each than one of them explains')
              : 1 - result.positivePredictiveValue,
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
