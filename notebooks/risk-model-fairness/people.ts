import { broadEthnicity, numberColumn, recordedSex, type Table, textColumn, unreadWords } from '@assay/dataset';
import { type Cells, countCells, decide, UNKNOWN } from '@assay/fairness-metrics';
import { cell } from '@assay/notebook';
import { type DictionaryColumn, InputError, MISSING_CODE, type NotComputed, notComputed } from '@assay/statistics';
import { cohort, listSize, truth } from './inputs.ts';

export interface People {
  readonly count: number;
  readonly group: DictionaryColumn;
  readonly sex: DictionaryColumn;
  readonly label: Uint8Array;
  readonly neverCharged: Uint8Array;
  /** `NaN` for people whom the model does not score. */
  readonly offenderScore: Float64Array;
  readonly suspectScore: Float64Array;
  /** Why the two models cannot be compared, where a score is absent. */
  readonly oneModel: NotComputed | null;
  /** 1 offended, 0 did not; or why that is not known. */
  readonly offended: Uint8Array | NotComputed;
}

export const people = cell({
  name: 'people',
  title: 'People, their scores and what is recorded of them',
  needs: { cohort, truth },
  compute: ({ cohort, truth }, { log }): People => {
    if (cohort.rowCount === 0)
      throw new InputError('the file of people has a heading and no rows: 0. Export it again.');
    const offenderScore = numberColumn(cohort, 'score_offender_model').values;
    const suspectScore = numberColumn(cohort, 'score_with_suspect_data').values;
    const hasScore = (scores: Float64Array) => scores.some((score) => !Number.isNaN(score));
    const neverCharged = yesNo(textColumn(cohort, 'ever_charged'), 'ever_charged').map((value) =>
      value === 0 ? 1 : 0,
    );
    const ethnicity = broadEthnicity(textColumn(cohort, 'ethnic_group'));
    const unread = unreadWords(ethnicity);
    if (unread !== null) log(`ethnicity: ${unread}`);
    log(`${cohort.rowCount} people, ${neverCharged.filter((value) => value === 1).length} never charged`);
    return {
      count: cohort.rowCount,
      group: ethnicity.column,
      sex: recordedSex(textColumn(cohort, 'sex')).column,
      label: yesNo(textColumn(cohort, 'recharged'), 'recharged'),
      neverCharged,
      offenderScore,
      suspectScore,
      oneModel:
        hasScore(offenderScore) && hasScore(suspectScore)
          ? null
          : notComputed('the file has the scores of one model alone'),
      offended: offendedOf(cohort, truth),
    };
  },
});

/** The truth of exactly these people, row for row; that of anyone else is not used. */
function offendedOf(cohort: Table, truth: Table): Uint8Array | NotComputed {
  const none = notComputed('what these people truly did is not known');
  if (truth.rowCount !== cohort.rowCount || truth.rowCount === 0) return none;
  const [here, there] = [textColumn(cohort, 'person_id'), textColumn(truth, 'person_id')];
  for (let row = 0; row < cohort.rowCount; row++) {
    const own = here.codes[row]!;
    if (own === MISSING_CODE || here.values[own] !== there.values[there.codes[row]!]) return none;
  }
  return yesNo(textColumn(truth, 'offended'), 'offended');
}

const YES = ['yes', 'y', 'true', '1'];
const NO = ['no', 'n', 'false', '0'];

function yesNo(column: DictionaryColumn, name: string): Uint8Array {
  const codes = column.values.map((text) => {
    const word = text.trim().toLowerCase();
    if (YES.includes(word)) return 1;
    if (NO.includes(word)) return 0;
    throw new InputError(`${name} must hold yes or no: "${text}". Recode the column.`);
  });
  return Uint8Array.from(column.codes, (code) => (code === MISSING_CODE ? UNKNOWN : codes[code]!));
}

/** Who is on each list, and the counts of it by group. */
export interface Lists {
  readonly size: number;
  readonly offender: Uint8Array;
  readonly suspect: Uint8Array;
  readonly offenderCells: Cells;
  readonly suspectCells: Cells;
}

export const lists = cell({
  name: 'lists',
  title: 'Who is on the list of each model',
  needs: { people, listSize },
  compute: ({ people, listSize }): Lists => {
    // A person whom a model does not score is not on its list; without any score there is no list.
    const listed = (scores: Float64Array) =>
      scores.every(Number.isNaN)
        ? new Uint8Array(scores.length).fill(UNKNOWN)
        : decide(scores, { kind: 'top', count: listSize, ties: 'leave-out' }).map((value) =>
            value === UNKNOWN ? 0 : value,
          );
    const offender = listed(people.offenderScore);
    const suspect = listed(people.suspectScore);
    const attributes = { ethnicity: people.group, sex: people.sex };
    const cellsOf = (decision: Uint8Array, label: Uint8Array) => countCells({ attributes, label, decision });
    return {
      size: listSize,
      offender,
      suspect,
      offenderCells: cellsOf(offender, people.label),
      suspectCells: cellsOf(suspect, people.label),
    };
  },
});
