import { defineNotebook, figure } from '@assay/notebook';
import { panelFindings, requestFindings } from './findings/panel.ts';

export default defineNotebook({
  id: 'panel-practice',
  title: 'The panel itself: what it considered, asked and heard back',
  system: 'COM',
  summary: 'Items, outcomes, how long papers take, which requests are recorded as done, and what was withdrawn.',
  questions: ['COM-A1', 'COM-R1', 'BAB-A1', 'CAM-A1', 'RAP-R1'],
  cells: [panelFindings, requestFindings],
  figures: [
    figure('requests', 'requests.by-age', {
      chart: { kind: 'bar', x: 'recorded', y: 'older' },
      caption: 'Requests older than the latest minute, by what minutes record of them',
      summary: '{requests.done:numerator | count} of {requests.done:denominator | count} are recorded as done.',
    }),
  ],
});
