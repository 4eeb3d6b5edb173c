import type { FindingDraft } from '@assay/evidence';
import { findings, withLimits } from '@assay/notebook';
import { bestAtLiveSize, scatteredPeople, type Tolerance } from '@assay/record-matching';
import { notComputed } from '@assay/statistics';
import { extractDraw } from '../inputs.ts';
import { live } from './live.ts';
import { NO_TRUTH } from './no-truth.ts';
import { sweep } from './tolerance.ts';

const inWords = ({ forename, surname }: Tolerance): string => `${forename} in first name, ${surname} in surname`;

export const costFindings = findings({
  name: 'costFindings',
  title: 'Which tolerance is best for each weighing of the two errors',
  needs: { sweep, live, extractDraw },
  compute: ({ sweep, live, extractDraw }, { random }): FindingDraft[] => {
    const shared = {
      id: 'costs.best',
      title: 'The best tolerance in the live register, by how many scattered people one mixed person weighs',
      questions: ['MM-P1', 'MM-D1'],
      unit: 'count',
      method: {
        name: 'Lower envelope of expected cost at the size of the live register; cost drawn from what the extract leaves open',
        source: 'Hand and Christen (2018); Rubin (1981)',
      },
      limitations: [
        'One weight stands for all harms; being mixed with a suspect is worse than with a witness.',
        'Each pair of people wrongly linked is taken to mix two people more.',
      ],
    } as const;
    if (sweep.truth === null) return [{ ...shared, notComputed: NO_TRUTH }];
    if (live === null) return [{ ...shared, notComputed: notComputed('there are fewer than two records') }];
    if (extractDraw === 'records') {
      const reason = 'records drawn at random part the records of people; draw people with all their records';
      return [{ ...shared, notComputed: notComputed(reason) }];
    }
    const best = bestAtLiveSize(live, scatteredPeople(sweep), random('best tolerance'));
    return [
      {
        ...shared,
        table: {
          columns: [
            { name: 'from', label: 'One mixed person weighs at least so many scattered', unit: 'ratio', key: true },
            { name: 'to', label: 'and at most (empty: without end)', unit: 'ratio' },
            { name: 'tolerance', label: 'Best then: edits allowed', unit: 'text', key: true },
            ...withLimits({
              name: 'mixedPeople',
              label: 'People mixed with others in the live register',
              unit: 'count',
              people: true,
            }),
            ...withLimits({
              name: 'scatteredPeople',
              label: 'People in several profiles there',
              unit: 'count',
              people: true,
            }),
            { name: 'others', label: 'Cannot be told apart from (mid-range)', unit: 'text' },
          ],
          rows: best.map((row) => [
            row.fromRatio,
            row.toRatio,
            inWords(row.choice),
            Math.round(row.overMerged),
            Math.floor(row.overMergedInterval.low),
            Math.ceil(row.overMergedInterval.high!),
            Math.round(row.underMerged),
            Math.floor(row.underMergedInterval.low),
            Math.ceil(row.underMergedInterval.high!),
            row.notToldApart.length === 0 ? 'none' : row.notToldApart.map(inWords).join('; '),
          ]),
        },
      },
    ];
  },
});
