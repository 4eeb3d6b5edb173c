import { defineNotebook, figure } from '@assay/notebook';
import { cohortFindings } from './findings/cohort.ts';
import { elsewhereFindings } from './findings/elsewhere.ts';
import { errorFindings } from './findings/errors.ts';
import { explorerFindings } from './findings/explorer.ts';
import { listFindings } from './findings/lists.ts';
import { scoreFindings } from './findings/scores.ts';
import { truthFindings } from './findings/truth.ts';

export default defineNotebook({
  id: 'risk-model-fairness',
  title: 'Offender model: what suspect data add, and to whom',
  system: 'RFS',
  summary: 'What changes, and for whom, when a model of known offenders is given records about suspects as well.',
  questions: ['RFS-A1', 'RAP-Q2', 'CAS-Q1', 'CAS-Q2'],
  cells: [
    cohortFindings,
    listFindings,
    errorFindings,
    explorerFindings,
    elsewhereFindings,
    scoreFindings,
    truthFindings,
  ],
  figures: [
    figure('listed-wrongly', 'errors.with-suspect-data', {
      chart: { kind: 'interval', label: 'group', value: 'wrong', low: 'wrongLow', high: 'wrongHigh' },
      caption: 'Listed with suspect data, of people not charged later',
      summary:
        'With suspect data {errors.with-suspect-data[Black].wrong} of Black and {errors.with-suspect-data[White].wrong} of White people who were not charged later are on the list.',
    }),
    figure('wrongly-by-length', 'threshold.by-group', {
      chart: { kind: 'line', x: 'size', y: 'wrong', series: 'group' },
      caption: 'Listed with suspect data, of people not charged later, by length of the list',
      summary:
        'On a list of {parameter:listSize} places {errors.with-suspect-data[Black].wrong} of Black and {errors.with-suspect-data[White].wrong} of White people who were not charged later are listed.',
    }),
    figure('before-and-after', 'change.by-group', {
      chart: {
        kind: 'plot',
        facet: 'rate',
        marks: [{ mark: 'dumbbell', from: 'before', to: 'after', y: 'group' }],
        x: { label: 'Share of them' },
      },
      caption: 'What suspect data change for each group, on lists of one length',
      summary:
        'From the list of offender data to the list with suspect data; {errors.offender-model[Black].wrong} become {errors.with-suspect-data[Black].wrong} of Black people who were not charged later.',
    }),
    figure('change-of-gap', 'change.gap', {
      chart: {
        kind: 'plot',
        facet: 'rate',
        marks: [
          { mark: 'interval', low: 'changeLow', high: 'changeHigh', y: 'group' },
          { mark: 'dot', x: 'change', y: 'group' },
          { mark: 'rule', at: 0, axis: 'x' },
        ],
        x: { label: 'Change of the gap, percentage points' },
      },
      caption: 'How far suspect data change the gap to the reference group, with the range of that change',
      summary:
        'Of people not charged later, the gap of Black people in being listed goes from {change.gap[listed, of people not charged later,Black].before} to {change.gap[listed, of people not charged later,Black].after}, a change of {change.gap[listed, of people not charged later,Black].change} ({change.gap[listed, of people not charged later,Black].change | interval}). Of people not charged later, the gap of White people in being listed goes from {change.gap[listed, of people not charged later,White].before} to {change.gap[listed, of people not charged later,White].after}, a change of {change.gap[listed, of people not charged later,White].change} ({change.gap[listed, of people not charged later,White].change | interval}). Where a line crosses nought, nothing is settled.',
    }),
    figure('never-charged', 'list.sizes', {
      chart: { kind: 'line', x: 'size', y: 'share', low: 'shareLow', high: 'shareHigh' },
      caption: 'Never charged, of people on the list with suspect data, by its size',
      summary: 'Of the people who come onto the list, {list.entered-never-charged} were never charged with anything.',
    }),
  ],
});
