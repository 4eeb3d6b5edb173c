import { defineNotebook, figure } from '@assay/notebook';
import { eraFindings } from './findings/era.ts';
import { practiceFindings } from './findings/practice.ts';
import { scorecardFindings } from './findings/scorecard.ts';
import { checkFindings, vettingFindings } from './findings/staff.ts';
import { surveyFindings } from './findings/survey.ts';

export default defineNotebook({
  id: 'data-integrity',
  title: 'Data integrity: what the records can bear',
  system: 'CAS',
  summary:
    'How complete, valid, timely and consistent records are, when recording changed, and what checks of staff show.',
  questions: ['CAS-Q1', 'CAS-Q2', 'CAS-Q4', 'CAS-C1', 'CAS-C2', 'CAS-C3', 'CAS-C4', 'RAP-Q2', 'RAP-Q3'],
  unanswerable: {
    'CAS-Q3':
      'It cannot be answered from data, because an open forum is something that the force and the commissioner hold. What data can add is a report in plain words that a forum can be handed, such as this one.',
  },
  cells: [scorecardFindings, practiceFindings, eraFindings, checkFindings, vettingFindings, surveyFindings],
  figures: [
    figure('change-of-practice', 'practice.stretches', {
      chart: { kind: 'scatter', x: 'from', y: 'share', label: 'offence', low: 'shareLow', high: 'shareHigh' },
      caption: 'Share of reports recorded as crimes, from the month in which each stretch begins',
      summary: 'Each dot is the share recorded from that month on, with its range.',
    }),
    figure('attrition-by-offence', 'attrition.by-offence', {
      chart: { kind: 'interval', label: 'offence', value: 'share' },
      caption: 'Share of reports that led to a charge, by offence',
      summary: 'Of all reports, {attrition.charged} led to a charge.',
    }),
    figure('attrition-steps', 'attrition.by-offence', {
      chart: {
        kind: 'plot',
        facet: 'offence',
        marks: [{ mark: 'funnel', x: ['reported', 'recorded', 'suspect', 'charged', 'convicted'] }],
        x: { label: 'Reports' },
      },
      caption: 'How many reports came how far, by offence',
      summary:
        'Of all reports, {attrition.charged} led to a charge; each drawing shows how many of one offence came to each step.',
    }),
    figure('checks-by-department', 'checks.by-department', {
      chart: { kind: 'interval', label: 'department', value: 'rate', low: 'low', high: 'high' },
      caption: 'Adverse records per thousand checked, with the range that chance alone gives at the national rate',
      summary: 'A dot outside its line is more, or less, than chance alone makes likely.',
    }),
    figure('confidence', 'survey.by-wave', {
      chart: { kind: 'line', x: 'wave', y: 'share', low: 'least', high: 'most' },
      caption: 'Share of answers that are sure, with the range that all staff together may have',
      summary:
        'Among answers the share changes by {survey.change}; among all staff the change may be anything from {survey.change-least} to {survey.change-most}.',
    }),
  ],
});
