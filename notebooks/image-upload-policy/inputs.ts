import * as dataset from '@assay/dataset';
import { cell, input, parameter, type ValueOfCell } from '@assay/notebook';
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

const YEAR = 365.25;
/** Disposals that leave a criminal record or lead to one. */
const CRIMINAL = ['caution', 'charge'];

/** How an image's time may end; a blank says that it is still held. */
const ENDS = ['still held', 'found again', 'deleted'];

export const cases = cell('cases', 'The decisions, and what followed', {
  needs: { decisions },
  compute: ({ decisions }, { log }) => {
    const yesNo = (name: string, title: string) => {
      const read = dataset.recordedYesNo(dataset.textColumn(decisions, name));
      const unread = dataset.unreadWords(read);
      if (unread !== null) log(`${title}: ${unread}`);
      return read.values;
    };
    const { places: cause, unlisted } = dataset.listedWords(dataset.textColumn(decisions, 'ended_by'), ENDS, {
      blank: 0,
    });
    if (unlisted.length > 0) log(`how an image's time ended: left out, since no list has it: ${unlisted.join(', ')}`);
    const uploaded = yesNo('uploaded', 'uploaded');
    log(`${decisions.rowCount} cases, ${uploaded.filter((one) => one === 1).length} uploaded`);
    const disposal = dataset.textColumn(decisions, 'disposal');
    return {
      count: decisions.rowCount,
      ...dataset.textColumns(decisions, { officer: 'officer', team: 'team', context: 'context', category: 'category' }),
      age: dataset.textColumn(decisions, 'child_age_band'),
      disposal,
      year: dataset.yearColumn(dataset.dateColumn(decisions, 'decided_date').days),
      /** 1 yes, 0 no, 2 not recorded; `criminal` and `seized` likewise, in words of their own for not recorded. */
      uploaded,
      criminal: dataset.saysOneOf(disposal, CRIMINAL),
      seized: yesNo('device_seized', 'device seized'),
      daysSeized: dataset.numberColumn(decisions, 'days_seized').values,
      /** Years from upload to the end; `NaN` where not uploaded or not known, or where it ended in words that no list has. */
      years: dataset
        .numberColumn(decisions, 'days_observed')
        .values.map((days, row) => (cause[row]! < 0 ? Number.NaN : days / YEAR)),
      /** 0 still held, 1 found again, 2 deleted, −1 in words that no list has. */
      cause,
    };
  },
});

export type Decisions = ValueOfCell<typeof cases>;
