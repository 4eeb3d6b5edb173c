import { imageDecisions } from '@assay/dataset';
import { cell, input, parameter, type ValueOfCell } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import { imageDecisionsSchema } from '@assay/synthetic';

export const decisions = input('decisions', 'Decisions on images, as metadata', {
  description:
    'One row per case: who decided, context, age band, grade, upload, disposal, times. Never an image, hash or description.',
  dataset: 'image-policy',
  schema: imageDecisionsSchema,
});

export const horizonYears = parameter.integer('horizonYears', 'Years to look ahead', {
  description: 'How far the data are followed; hits later than that are not counted.',
  default: 5,
  within: [1, 30],
});

export const pupilsPerSchool = parameter.integer('pupilsPerSchool', 'Pupils of the age concerned in a school', {
  description: 'For the size of an evaluation with school officers.',
  default: 600,
  within: [10, 5000],
});

export const pupilsInvolved = parameter.number('pupilsInvolved', 'Share of pupils involved in a case in a year', {
  description: 'An assumption, for the size of an evaluation; no figure is recorded.',
  default: 0.02,
  within: [0.001, 0.5],
});

export const schoolsAlike = parameter.number(
  'schoolsAlike',
  'How alike pupils of one school are (intraclass correlation)',
  { description: 'An assumption, for the size of an evaluation.', default: 0.01, within: [0, 0.5] },
);

export const cases = cell('cases', 'The decisions, and what followed', {
  needs: { decisions },
  compute: ({ decisions }, { log }) => {
    const read = imageDecisions(decisions);
    if (read.uploaded.every((one) => one > 1))
      throw new InputError('uploaded says yes or no of no case. Map the column that holds it, or write yes and no.');
    read.unread.forEach(log);
    log(`${read.count} cases, ${read.uploaded.filter((one) => one === 1).length} uploaded`);
    return read;
  },
});

export type Decisions = ValueOfCell<typeof cases>;
