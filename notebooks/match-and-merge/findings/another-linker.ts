import { finding, findings } from '@assay/notebook';
import { givenLinksErrors, MATCHING_METHODS } from '@assay/record-matching';
import { register } from '../inputs.ts';
import { linked, linkedFrom, otherLinks } from '../linked.ts';

export const otherFindings = findings('otherFindings', 'What another linker does', {
  needs: { register, linked, otherLinks, linkedFrom },
  compute: ({ register, linked, otherLinks, linkedFrom }) => {
    const about = finding
      .about({ questions: ['MM-P1'], method: MATCHING_METHODS.chainedByAnother, counts: 'pairs' })
      .given(otherLinks);
    return [
      about.share('other.left-out', 'Rows of another linker’s file that are not used', {
        from: ({ rowsLeftOut }) => ({ of: rowsLeftOut, outOf: linked.rowCount }),
        counts: 'links',
        outOfLabel: 'rows of its file',
        limitations:
          'Not used are rows that name a record which is not here, one record twice, or no probability beside others that do.',
      }),
      about.table('other.by-probability', 'Another linker, at each probability', {
        rows: (links) =>
          givenLinksErrors(links, { records: register.count, chosen: linkedFrom, truth: register.truth }),
        estimates: { unit: 'proportion', contributors: ({ shares }) => shares?.wrong.total ?? null },
        columns: (t) => [
          t.key('from', 'Probability from'),
          t.count('pairs', 'Pairs in one profile', 'pairs'),
          t.count('profiles', 'Profiles', 'profiles'),
          t.count('largest', 'Records in the largest profile', 'records'),
          t.count('wrong', 'Wrongly in one profile', 'pairs'),
          t.estimate('wrongShare', 'Of the pairs in one profile', ({ shares }) => shares?.wrong.estimate ?? null),
          t.count('missed', 'In different profiles', 'pairs'),
          t.estimate('missedShare', 'Of the pairs about one person', ({ shares }) => shares?.missed.estimate ?? null, {
            contributors: ({ shares }) => shares?.missed.total ?? null,
          }),
          t.people('mixed', 'People who share a profile with somebody else'),
          t.people('scattered', 'People in several profiles'),
        ],
      }),
    ];
  },
});
