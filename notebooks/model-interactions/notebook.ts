import { defineNotebook, figure } from '@assay/notebook';
import { errorFindings } from './findings/errors-of-kind.ts';
import { propagationFindings } from './findings/propagation.ts';
import { registerFindings } from './findings/register.ts';
import { shockFindings } from './findings/shocks.ts';

export default defineNotebook({
  id: 'model-interactions',
  title: 'How the models act on one another',
  system: 'XM',
  summary:
    'What the models share, what stands on what, and how one fault in matching reaches who is flagged and helped.',
  questions: ['XM-R1', 'XM-R2', 'RAP-Q1'],
  unanswerable: {
    'XM-R3':
      'It cannot be answered from data, because an answer to a consultation is something the panel and the force write. Every finding here carries its method and its source, and its pack can be attached to such an answer.',
  },
  cells: [registerFindings, propagationFindings, errorFindings, shockFindings],
  figures: [
    figure('shared-inputs', 'register.shared-inputs', {
      chart: { kind: 'heat', x: 'model', y: 'input', value: 'reads' },
      caption: 'Which model reads which input',
      summary: '{lineage.reach[crime records].direct | count} of the models read crime records.',
    }),
    figure('found', 'chain.by-tolerance', {
      chart: { kind: 'interval', label: 'tolerance', value: 'recall' },
      caption: 'Share found of people in frequent contact, by edits allowed',
      summary: 'At no edits {chain.by-tolerance[0].recall} are found, at three {chain.by-tolerance[3].recall}.',
    }),
    figure('hidden-by-tolerance', 'groups.by-tolerance', {
      chart: { kind: 'line', x: 'tolerance', y: 'share', series: 'group', low: 'shareLow', high: 'shareHigh' },
      caption: 'Share hidden of people in frequent contact, by edits allowed and the origin of the name',
      summary: 'Each dot is a share, each line its range.',
    }),
    figure('hidden-by-origin', 'groups.by-origin', {
      chart: { kind: 'interval', label: 'group', value: 'hiddenShare', low: 'hiddenLow', high: 'hiddenHigh' },
      caption: 'People in frequent contact who are hidden at the chosen tolerance, by the origin of the name',
      summary: 'Each dot is a share, each line its range.',
    }),
  ],
});
