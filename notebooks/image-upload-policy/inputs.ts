import {
  comparableWording,
  dateColumn,
  numberColumn,
  recordedYesNo,
  textColumn,
  unreadWords,
  yearColumn,
} from '@assay/dataset';
import { cell, input, parameter } from '@assay/notebook';
import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
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

/** How an image's time may end; blank is not yet. */
const ENDS: ReadonlyMap<string, number> = new Map([
  [comparableWording('found again'), 1],
  [comparableWording('deleted'), 2],
  [comparableWording('still held'), 0],
]);
/** A word for the end that nobody can read: the image is then not followed, rather than taken to be still held. */
const UNREAD = -1;

export interface Decisions {
  readonly count: number;
  readonly officer: DictionaryColumn;
  readonly team: DictionaryColumn;
  readonly context: DictionaryColumn;
  readonly age: DictionaryColumn;
  readonly category: DictionaryColumn;
  readonly disposal: DictionaryColumn;
  readonly year: DictionaryColumn;
  /** 1 yes, 0 no, −1 not recorded. */
  readonly uploaded: Int8Array;
  readonly criminal: Int8Array;
  readonly seized: Int8Array;
  readonly daysSeized: Float64Array;
  /** Years from upload to the end; `NaN` where not uploaded or not known. */
  readonly years: Float64Array;
  /** 0 still held, 1 found again, 2 deleted, −1 in words that no list has. */
  readonly cause: Int8Array;
}

export const cases = cell('cases', 'The decisions, and what followed', {
  needs: { decisions },
  compute: ({ decisions }, { log }): Decisions => {
    const disposal = textColumn(decisions, 'disposal');
    const isCriminal = disposal.values.map((value) => CRIMINAL.includes(value.trim().toLowerCase()));
    const ended = textColumn(decisions, 'ended_by');
    const causes = ended.values.map((value) => ENDS.get(comparableWording(value)) ?? UNREAD);
    const strange = ended.values.filter((_, code) => causes[code] === UNREAD && ended.codes.includes(code));
    if (strange.length > 0) log(`how an image's time ended: left out, since no list has it: ${strange.join(', ')}`);
    const cause = Int8Array.from(ended.codes, (code) => (code === MISSING_CODE ? 0 : causes[code]!));
    const uploaded = yesNo(textColumn(decisions, 'uploaded'), (unread) => log(`uploaded: ${unread}`));
    log(`${decisions.rowCount} cases, ${uploaded.filter((one) => one === 1).length} uploaded`);
    return {
      count: decisions.rowCount,
      officer: textColumn(decisions, 'officer'),
      team: textColumn(decisions, 'team'),
      context: textColumn(decisions, 'context'),
      age: textColumn(decisions, 'child_age_band'),
      category: textColumn(decisions, 'category'),
      disposal,
      year: yearColumn(dateColumn(decisions, 'decided_date').days),
      uploaded,
      criminal: Int8Array.from(disposal.codes, (code) => (code === MISSING_CODE ? -1 : isCriminal[code] ? 1 : 0)),
      seized: yesNo(textColumn(decisions, 'device_seized'), (unread) => log(`device seized: ${unread}`)),
      daysSeized: numberColumn(decisions, 'days_seized').values,
      years: numberColumn(decisions, 'days_observed').values.map((days, row) =>
        cause[row] === UNREAD ? Number.NaN : days / YEAR,
      ),
      cause,
    };
  },
});

function yesNo(column: DictionaryColumn, tell: (unread: string) => void): Int8Array {
  const read = recordedYesNo(column);
  const unread = unreadWords(read);
  if (unread !== null) tell(unread);
  return Int8Array.from(read.values, (value) => (value === 2 ? -1 : value));
}
