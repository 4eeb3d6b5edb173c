import { type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import { codeOf } from './code-list.ts';
import { comparableWording } from './comparable-wording.ts';
import type { MappedWord } from './mapped-words.ts';
import { type RecordedYesNo, recordedYesAndNo, recordedYesNo } from './recorded-yes-no.ts';
import { noAnswer } from './words-of-no-answer.ts';

const UNKNOWN = 2;

/**
 * Did it happen, row for row? Reads a column of yes and no, or of the file's own words where somebody said which of them
 * mean yes, with commas between: any other word then means no, but a word for not knowing is not known. `what` names the
 * column to whoever must mend it.
 *
 * @throws InputError where a word that was named stands in no row, or a row says yes in so many words and that word was not named: it
 * would mean no.
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

/** In a word, as it also stands for one that was said to mean yes: a letter or a number may be a grade of the file's own. */
function saysYes(word: string): boolean {
  return comparableWording(word).length > 2 && codeOf(recordedYesAndNo, word) === 'yes';
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
  // Whoever names "no" turns the column round.
  const isTurned = named.some((word) => codeOf(recordedYesAndNo, word) === 'no');
  const unnamed = present.find((word) => !yesKeys.has(comparableWording(word)) && saysYes(word));
  if (unnamed !== undefined && !isTurned) {
    throw new InputError(
      `rows of ${what} say "${unnamed}", which would mean no beside "${named.join(', ')}". Name it too: ${[...named, unnamed].join(',')}.`,
    );
  }
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
