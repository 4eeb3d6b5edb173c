import { finding, findings } from '@assay/notebook';
import { decoyRows, MATCHING_METHODS } from '@assay/record-matching';
import { decoys } from './live.ts';
import { sweep } from './tolerance.ts';

export const controlFindings = findings('controlFindings', 'Wrong links counted without knowing who is who', {
  needs: { sweep, decoys },
  compute: ({ sweep, decoys }) => {
    const rows = decoyRows(decoys, sweep.pairsByClass);
    const about = finding.about({
      questions: ['MM-P1', 'MM-R2'],
      method: MATCHING_METHODS.decoyControl,
      limitations: [
        'Twins, and default dates that gather many people, are wrong links that no decoy date sees.',
        'Names must not depend on the day of birth within about three years.',
      ],
    });
    return [
      about.table('control.decoy', 'Wrong links expected from decoy dates of birth, beside those counted', {
        rows:
          'status' in rows
            ? rows
            : [0, 5, 10, 15].map((rule) => ({ ...rows[rule]!, counted: sweep.rows[rule]!.errors?.falsePairs ?? null })),
        estimates: { unit: 'count', contributors: 'pairs' },
        columns: (t) => [
          t.key('tolerance', 'Edits in either name', 'forename', { unit: 'count' }),
          t.count('pairs', 'Pairs linked', 'pairs'),
          t.estimate('expected', 'Expected wrong', ({ falsePairs }) => ({
            status: 'computed',
            value: Math.round(falsePairs.value * 10) / 10,
            interval: falsePairs.interval,
          })),
          t.count('counted', 'Counted wrong', 'pairs'),
        ],
      }),
    ];
  },
});
