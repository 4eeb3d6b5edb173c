import { defineNotebook, figure } from '@assay/notebook';
import { claimFindings } from './sheet.ts';

export default defineNotebook({
  id: 'published-claims',
  title: 'Published claims: what reproduces, and how to put it',
  system: 'AMN',
  summary: 'Claims of a published report, each with data, method, what reproduces, limits and neutral wording.',
  questions: ['AMN-Q1', 'AMN-Q2', 'AMN-Q3'],
  cells: [claimFindings],
  figures: [
    figure('ratios', 'official.ratios', {
      chart: { kind: 'interval', label: 'group', value: 'ratio', reference: 1, logarithmic: true },
      caption: 'Searches for each resident as a multiple of the White rate, official counts',
      summary: 'One means searched as often as White people, for their number.',
    }),
  ],
});
