import { textColumns } from '@assay/dataset';
import { AGREEMENT_METHOD, agreementColumns, finding, findings } from '@assay/notebook';
import { flagAgreement, flaggedIdentities, wrongByDuplicates } from '@assay/record-matching';
import { fewestBehind, notComputed } from '@assay/statistics';
import { reviews } from '../inputs.ts';
import { vetting } from '../vetting.ts';
import { flags } from './flags.ts';

const about = finding.about({ questions: ['PSD-C1'], method: AGREEMENT_METHOD });

export const agreementFindings = findings('agreementFindings', 'Whether two people who look into a flag decide alike', {
  needs: { reviews },
  compute: ({ reviews }) => {
    const names = { staff: 'staff_id', record: 'record_id', reviewer: 'reviewer', decision: 'decision' };
    const rows = flagAgreement(textColumns(reviews, names));
    const none = notComputed('no decisions of two people on the same flags were given');
    return [
      about.given(rows, none).table('workload.agreement', 'How far two people who looked into the same flags agree', {
        unit: 'score',
        limitations: 'Two people may agree and both be wrong.',
        columns: (t) => agreementColumns(t, 'flags', { cases: 'Flags both looked into', alike: 'Decided alike' }),
      }),
    ];
  },
});

export const duplicateFindings = findings('duplicateFindings', 'Wrong flags judged without knowing who is who', {
  needs: { vetting, flags },
  compute: ({ vetting, flags }) => {
    const { forename, surname, postcode } = vetting.records;
    const people = flaggedIdentities(flags, [forename, surname, postcode], vetting.staffCount);
    return [
      about.given(people).estimate('flags.duplicate-method', {
        title: 'Of the recorded people that flags point at: how many are somebody else, judged by staff with two such',
        from: wrongByDuplicates,
        questions: ['PSD-Q2', 'PSD-R6/C2'],
        unit: 'proportion',
        contributors: ({ one, several }) => one + several,
        fewest: ({ one, several }) => fewestBehind([one, several]),
        counts: 'staff',
        method: { name: 'Duplicate method', source: 'Blakely and Salmond (2002)' },
        limitations:
          'A recorded person is a name and a postcode; somebody recorded at two addresses counts as two, so that this says at most how many are somebody else.',
      }),
    ];
  },
});
