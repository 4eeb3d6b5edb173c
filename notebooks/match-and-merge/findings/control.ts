import type { FindingDraft } from '@assay/evidence';
import { findings, withLimits } from '@assay/notebook';
import { decoyRows } from '@assay/record-matching';
import { decoys } from './live.ts';
import { sweep } from './tolerance.ts';

export const controlFindings = findings({
  name: 'controlFindings',
  title: 'Wrong links counted without knowing who is who',
  needs: { sweep, decoys },
  compute: ({ sweep, decoys }): FindingDraft[] => {
    const shared = {
      id: 'control.decoy',
      title: 'Wrong links expected from decoy dates of birth, beside those counted',
      questions: ['MM-P1', 'MM-R2'],
      unit: 'count',
      method: {
        name: 'Decoy date-of-birth control',
        source: 'Lipsitch, Tchetgen Tchetgen and Cohen (2010); Nelson (1970)',
      },
      limitations: [
        'Twins, and default dates that gather many people, are wrong links that no decoy date sees.',
        'Names must not depend on the day of birth within about three years.',
      ],
    } as const;
    const rows = decoyRows(decoys, sweep.pairsByClass);
    if ('status' in rows) return [{ ...shared, notComputed: rows }];
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'tolerance', label: 'Edits in either name', unit: 'count', key: true },
            { name: 'pairs', label: 'Pairs linked', unit: 'count', people: false },
            ...withLimits({ name: 'expected', label: 'Expected wrong', unit: 'count', people: false }),
            { name: 'counted', label: 'Counted wrong', unit: 'count', people: false },
          ],
          rows: [0, 5, 10, 15].map((rule) => {
            const { forename, pairs, falsePairs } = rows[rule]!;
            return [
              forename,
              pairs,
              Math.round(falsePairs.value * 10) / 10,
              falsePairs.interval.low,
              falsePairs.interval.high,
              sweep.rows[rule]!.errors?.falsePairs ?? null,
            ];
          }),
        },
      },
    ];
  },
});
