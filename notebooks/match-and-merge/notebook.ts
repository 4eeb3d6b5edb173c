import { defineNotebook, figure } from '@assay/notebook';
import { otherFindings } from './findings/another-linker.ts';
import { calibratedFindings } from './findings/calibrated.ts';
import { clericalFindings } from './findings/clerical.ts';
import { controlFindings } from './findings/control.ts';
import { costFindings } from './findings/costs.ts';
import { dateFindings, ruleFindings, variableFindings } from './findings/dates-and-rules.ts';
import { missingNameFindings } from './findings/missing-names.ts';
import { modelFindings } from './findings/model.ts';
import { modelByGroupFindings } from './findings/model-by-group.ts';
import { profileRuleFindings } from './findings/profile-rules.ts';
import { sizeFindings } from './findings/size.ts';
import { registerFindings, toleranceFindings } from './findings/tolerance.ts';
import { unmergeFindings } from './findings/unmerging.ts';
import { collisionFindings, groupFindings, nameChangeFindings, wordFindings } from './findings/who-bears-errors.ts';
import { comparedFindings } from './findings/without-labels.ts';

export default defineNotebook({
  id: 'match-and-merge',
  title: 'Match and Merge: which tolerance, and who bears its errors',
  system: 'MM',
  summary: 'What each tolerance on names links, misses and wrongly merges when person records are merged by machine.',
  questions: ['MM-P1', 'MM-Q1', 'MM-Q2', 'MM-Q3', 'MM-Q4', 'MM-D1', 'MM-D2', 'MM-D4', 'MM-D5', 'MM-R1', 'MM-R2'],
  unanswerable: {
    'MM-D3':
      'Records do not say who gave false details on purpose. A person who means to be somebody else goes further than any tolerance.',
  },
  cells: [
    registerFindings,
    toleranceFindings,
    missingNameFindings,
    costFindings,
    groupFindings,
    wordFindings,
    collisionFindings,
    nameChangeFindings,
    dateFindings,
    ruleFindings,
    variableFindings,
    modelFindings,
    modelByGroupFindings,
    profileRuleFindings,
    controlFindings,
    clericalFindings,
    calibratedFindings,
    comparedFindings,
    sizeFindings,
    unmergeFindings,
    otherFindings,
  ],
  figures: [
    figure('wrong-of-a-hundred', 'size.errors', {
      chart: { kind: 'plot', marks: [{ mark: 'icons', share: 'wrongShare', y: 'register' }] },
      caption: 'Of a hundred links, so many join two people',
      summary:
        'In the live register {size.errors[the live register].wrongShare} links would join two people, after five years of growth {size.errors[the live register in five years].wrongShare}.',
    }),
    figure('wrong-links', 'costs.live', {
      chart: {
        kind: 'heat',
        x: 'surname',
        y: 'forename',
        value: 'wrongShare',
        chosen: { x: 'surnameTolerance', y: 'forenameTolerance' },
      },
      caption: 'Of links in the live register, how many would join two people, at each tolerance',
      summary:
        'With no edits allowed {costs.live[0,0].wrongShare} links would join two people; with three in either name {costs.live[3,3].wrongShare}. The frame marks this run.',
    }),
    figure('wrong-by-chance', 'control.decoy', {
      chart: { kind: 'interval', label: 'tolerance', value: 'expected' },
      caption: 'Wrong links that chance alone makes, at each tolerance',
      summary:
        'At three edits it makes {control.decoy[3].expected} ({control.decoy[3].expected | interval} links). This needs no truth.',
    }),
    figure('scattered-by-ethnicity', 'groups.ethnicity', {
      chart: { kind: 'interval', label: 'ethnicity', value: 'scatteredShare' },
      caption: 'People with several records who stay scattered at the chosen tolerance, by ethnicity',
      summary: 'Each dot is a share, each line its range.',
    }),
    figure('collisions-by-ethnicity', 'groups.collisions', {
      chart: { kind: 'line', x: 'tolerance', y: 'rate', series: 'group', low: 'rateLow', high: 'rateHigh' },
      caption: 'Pairs of different people with names within the tolerance, per million pairs, by ethnicity',
      summary: 'Names are more alike in some communities than in others.',
    }),
  ],
});
