import type { FindingDraft } from '@assay/evidence';
import { findings } from '@assay/notebook';
import { bestByCostRatio } from '@assay/record-matching';
import { NO_TRUTH } from './no-truth.ts';
import { sweep } from './tolerance.ts';

export const costFindings = findings({
  name: 'costFindings',
  title: 'Which tolerance is best for each weighing of the two errors',
  needs: { sweep },
  compute: ({ sweep }): FindingDraft[] => {
    const shared = {
      id: 'costs.best',
      title: 'The best tolerance, by how many scattered people one mixed person weighs',
      questions: ['MM-P1', 'MM-D1'],
      unit: 'count',
      method: { name: 'Lower envelope of expected cost', source: 'Hand and Christen (2018)' },
      limitations: ['One weight stands for all harms; being mixed with a suspect is worse than with a witness.'],
    } as const;
    if (sweep.truth === null) return [{ ...shared, notComputed: NO_TRUTH }];
    const best = bestByCostRatio(
      sweep.rows.map(({ forename, surname, errors }) => ({
        choice: `${forename} in first name, ${surname} in surname`,
        overMerged: errors!.overMergedPeople,
        underMerged: errors!.underMergedPeople,
      })),
    );
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'from', label: 'One mixed person weighs at least so many scattered', unit: 'ratio', key: true },
            { name: 'to', label: 'and at most (empty: without end)', unit: 'ratio' },
            { name: 'tolerance', label: 'Best then: edits allowed', unit: 'text', key: true },
            { name: 'mixedPeople', label: 'People mixed with others', unit: 'count', people: true },
            { name: 'scatteredPeople', label: 'People in several profiles', unit: 'count', people: true },
          ],
          rows: best.map((row) => [row.fromRatio, row.toRatio, row.choice, row.overMerged, row.underMerged]),
        },
      },
    ];
  },
});
