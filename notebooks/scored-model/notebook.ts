import { defineNotebook, figure } from '@assay/notebook';
import { errorFindings } from './findings/errors.ts';
import { flagFindings } from './findings/flags.ts';
import { peopleFindings } from './findings/people.ts';
import { scoreFindings } from './findings/scores.ts';
import { flags } from './flags.ts';
import { cut, event, flaggedWords, groupWords, happenedWords, margin, reference, scored, share } from './inputs.ts';
import { people } from './people.ts';

export default defineNotebook({
  id: 'scored-model',
  title: 'Any model that scores or flags people: whom it burdens, whom it misses',
  system: 'RAP',
  summary:
    'What any table of scores, decisions, outcomes and groups can say of who is flagged wrongly, and who is missed.',
  questions: ['RAP-Q2', 'CAS-Q1', 'CAS-Q2'],
  inputs: [scored],
  parameters: [event, cut, share, flaggedWords, happenedWords, groupWords, reference, margin],
  cells: [people, flags, peopleFindings, flagFindings, errorFindings, scoreFindings],
  figures: [
    figure('flagged', 'flags.by-group', {
      chart: { kind: 'interval', label: 'group', value: 'rate', low: 'rateLow', high: 'rateHigh' },
      caption: 'Flagged, of people of whom it is known',
      summary: 'Of everyone of whom it is known, {flags.share} are flagged.',
    }),
    figure('flagged-wrongly', 'errors.by-group', {
      chart: { kind: 'interval', label: 'group', value: 'rate', low: 'rateLow', high: 'rateHigh' },
      caption: 'Flagged, of people to whom it did not happen',
      summary: 'Of everyone to whom it did not happen, {errors.wrongly} are flagged.',
    }),
    figure('of-a-hundred', 'errors.by-group', {
      chart: { kind: 'plot', marks: [{ mark: 'icons', share: 'rate', y: 'group' }] },
      caption: 'Of a hundred people to whom it did not happen, so many are flagged',
      summary:
        'Each dot is one of a hundred people to whom it did not happen; of everyone, {errors.wrongly} are flagged.',
    }),
    figure('by-score', 'score.by-band', {
      chart: {
        kind: 'plot',
        facet: 'group',
        marks: [
          { mark: 'band', x: 'band', low: 'rateLow', high: 'rateHigh' },
          { mark: 'line', x: 'band', y: 'rate' },
        ],
        x: { label: 'Score, from lowest to highest' },
        y: { label: 'Share to whom it happened' },
      },
      caption: 'Share to whom it happened, by score',
      summary: 'The chance that somebody to whom it happened scores above somebody to whom it did not is {score.area}.',
    }),
  ],
});
