import { defineNotebook, figure } from '@assay/notebook';
import { exposureFindings, flagFindings, ladderFindings } from './findings/flags.ts';
import { agreementFindings, duplicateFindings } from './findings/reviews.ts';
import { collateralFindings, roleFindings, scopeFindings, workloadFindings } from './findings/roles-and-people.ts';

export default defineNotebook({
  id: 'organisational-offending',
  title: 'Checking staff against crime and contact records: who is wrongly flagged, and who else is drawn in',
  system: 'PSD',
  summary:
    'How often a daily check of staff against crime and contact records points at the wrong person, what addresses would change, and whether victims stay out of it.',
  questions: 'PSD-Q1 PSD-Q2 PSD-Q3 PSD-Q4 PSD-Q5 PSD-Q6 PSD-Q7 PSD-C1 PSD-R1 PSD-R2 PSD-R3 PSD-R4 PSD-R6/C2'.split(' '),
  unanswerable: {
    'PSD-R5':
      'Which help runs alongside the tool, and for whom, is a matter of what the force sets up; no extract of records shows it.',
  },
  cells: [
    scopeFindings,
    flagFindings,
    ladderFindings,
    exposureFindings,
    roleFindings,
    collateralFindings,
    workloadFindings,
    agreementFindings,
    duplicateFindings,
  ],
  figures: [
    figure('wrong-of-a-hundred', 'flags.by-tolerance', {
      chart: { kind: 'plot', marks: [{ mark: 'icons', share: 'wrongShare', y: 'tolerance' }] },
      caption: 'Of a hundred flags, so many point at somebody else, by how many letters may differ',
      summary:
        'At the tolerance of this run {flags.wrong-share} flags point at somebody else ({flags.wrong-share | interval}).',
    }),
    figure('wrong-by-check', 'ladder.counts', {
      chart: { kind: 'bar', x: 'check', y: 'wrong' },
      caption: 'Flags that point at somebody else, as checks are added',
      summary:
        'By name and date of birth alone {ladder.counts[name and date of birth].wrong | count} flags point at somebody else; where the current address must not differ, {ladder.counts[current address does not differ].wrong | count}.',
    }),
  ],
});
