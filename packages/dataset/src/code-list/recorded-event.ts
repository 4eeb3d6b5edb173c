import { type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import { comparableWording } from './comparable-wording.ts';
import type { MappedWord } from './mapped-words.ts';
import { type RecordedYesNo, recordedYesNo } from './recorded-yes-no.ts';
import { noAnswer } from './words-of-no-answer.ts';

const UNKNOWN = 2;

/**
 * Did it happen, row for row? Reads a column of yes and no, or of the file's own words where somebody said which of them
 * mean yes, with commas between: any other word then means no, but a word for not knowing is not known. `what` names the
 * column to whoever must mend it.
 *
 * @throws InputError where a word that was named stands in no row.
 *
 * @example
 * const column = dictionaryColumn(['Charged', 'No further action', 'Unknown', null]);
 * recordedEvent(column, { what: 'outcome', yesWords: 'charged' }).values // [1, 0, 2, 2]
 */
export function recordedEvent(
  column: DictionaryColumn,
  { what, yesWords }: { readonly what: string; readonly yesWords: string },
): RecordedYesNo {
  const named = yesWords
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return named.length === 0 ? recordedYesNo(column) : ofWords(column, what, named);
}

function ofWords({ codes, values }: DictionaryColumn, what: string, named: readonly string[]): RecordedYesNo {
  const keys = values.map(comparableWording);
  const rows = new Int32Array(values.length);
  for (const code of codes) if (code !== MISSING_CODE) rows[code]!++;
  const present = values.filter((_, code) => rows[code]! > 0);
  for (const word of named) {
    if (keys.some((key, code) => key === comparableWording(word) && rows[code]! > 0)) continue;
    const known = present.slice(0, 12).join(', ');
    throw new InputError(`no row of ${what} says "${word}": its words are ${known || '(none)'}. Name some of these.`);
  }
  const yesKeys = new Set(named.map(comparableWording));
  const readings = values.map((word, code): Omit<MappedWord, 'word' | 'rows'> => {
    if (yesKeys.has(keys[code]!)) return { group: 'yes', reading: 'named as yes', isRead: true };
    const none = keys[code] === '' ? 'unknown' : noAnswer(word);
    if (none === null) return { group: 'no', reading: 'not named as yes', isRead: true };
    const reading = none === 'declined' ? 'would not say' : 'a word for not knowing';
    return { group: 'not known', reading, isRead: true };
  });
  const ofCode = readings.map(({ group }) => (group === 'yes' ? 1 : group === 'no' ? 0 : UNKNOWN));
  const made = Uint8Array.from(codes, (code) => (code === MISSING_CODE ? UNKNOWN : ofCode[code]!));
  const count = (value: number) => made.reduce((sum, each) => sum + (each === value ? 1 : 0), 0);
  const words = values
    .map((word, code) => ({ word, rows: rows[code]!, ...readings[code]! }))
    .filter((word) => word.rows > 0)
    .sort((a, b) => b.rows - a.rows || (a.word < b.word ? -1 : 1));
  return { values: made, yes: count(1), no: count(0), unknown: count(UNKNOWN), words };
}
