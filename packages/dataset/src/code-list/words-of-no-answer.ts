import { type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { comparableWording } from './comparable-wording.ts';

/** What people who were asked and did not say are called. */
export const DECLINED_GROUP = 'Not stated';

const DECLINED = new Set(
  [
    'Not stated',
    'NS',
    'N/S',
    'NS - Not stated',
    'Not stated (NS)',
    'Refused',
    'Refused to say',
    'Refused to answer',
    'Refusal',
    'Declined',
    'Declined to say',
    'Declined to state',
    'Declined to answer',
    'Prefer not to say',
    'Preferred not to say',
    'Prefers not to say',
    'Rather not say',
    'Does not wish to say',
    'Not willing to say',
    'Withheld',
    'Not disclosed',
    'Ethnicity not stated',
    'Ethnic group not stated',
    'Sex not stated',
    'Gender not stated',
    'Not provided by person',
    'Heb ei nodi',
    'Gwell gennyf beidio â dweud',
    'Mae’n well gennyf beidio â dweud',
  ].map(comparableWording),
);

const UNKNOWN = new Set(
  [
    'Unknown',
    'Not known',
    'Anhysbys',
    'Unk',
    'U',
    '?',
    'N/K',
    'Not recorded',
    'Unrecorded',
    'Unreported',
    'None recorded',
    'Missing',
    'Not available',
    'N/A',
    'Not applicable',
    'Not given',
    'Not provided',
    'Not asked',
    'Not yet obtained',
    'Information not yet obtained',
    'Not obtained',
    'Not specified',
    'Unspecified',
    'Undefined',
    'Not entered',
    'Not completed',
    'No data',
    'No value',
    'None',
    'Null',
    'Blank',
    '(blank)',
    '#N/A',
    'TBC',
  ].map(comparableWording),
);

/** A person was asked and did not say, or a file holds a word for not knowing; `null` for a word that says something. */
export type NoAnswer = 'declined' | 'unknown';

/**
 * Does this word say that somebody would not say, or that nothing is known? The two are different: the first is a person's
 * answer, the second a gap in the records.
 *
 * @example
 * [noAnswer('N/S'), noAnswer('Unknown'), noAnswer('Other')] // ['declined', 'unknown', null]
 */
export function noAnswer(word: string): NoAnswer | null {
  const key = comparableWording(word);
  return DECLINED.has(key) ? 'declined' : UNKNOWN.has(key) ? 'unknown' : null;
}

/**
 * A column without its words for not knowing and for not saying: their rows have no value. A word among `kept` is an answer here, as
 * "none" is of what followed: nothing did.
 *
 * @example
 * withoutNoAnswers(dictionaryColumn(['support', 'Unknown', 'None']), ['none']).values // ['support', 'None']
 */
export function withoutNoAnswers({ values, codes }: DictionaryColumn, kept: readonly string[] = []): DictionaryColumn {
  const isKept = (word: string) => kept.includes(word.trim().toLowerCase());
  const words = values.filter((word) => noAnswer(word) === null || isKept(word));
  const place = new Map(words.map((word, at) => [word, at]));
  return { values: words, codes: codes.map((code) => place.get(values[code] ?? '') ?? MISSING_CODE) };
}
