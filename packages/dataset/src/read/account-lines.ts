import { countedNoun } from '@assay/statistics';
import type { CountedText, DateReading } from '../date/infer-date-format.ts';
import { dateAndTimeTogether } from './date-and-time-together.ts';
import type { FieldReading, FileReading, ReadingAccount } from './reading-account.ts';
import { FORMAT_NAMES } from './source-file.ts';

const MOST_LISTED = 8;

const SEPARATORS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

/**
 * An account of a reading in sentences, for whoever sent the file: what was found, what was guessed, what was left out. Values
 * stand in it only as words for missing ones and as placeholder dates.
 *
 * @example
 * accountLines({ rowCount: 0, files: [], fields: [] }) // []
 */
export function accountLines({ files, fields, repeatedRows = 0 }: ReadingAccount): string[] {
  const repeated =
    repeatedRows > 0
      ? [`repeated: ${countedNoun(repeatedRows, 'row')} the same as another in every column used; each was counted`]
      : [];
  return [...files.flatMap(fileLines), ...repeated, ...fields.flatMap(fieldLines)];
}

function fileLines(file: FileReading): string[] {
  return [
    `${file.path.split(/[\\/]/).at(-1)}: ${countedNoun(file.rowCount, 'row')}${layout(file)}`,
    ...encodingLines(file),
    ...(file.headerLine !== null && file.headerLine > 1
      ? [`skipped: ${countedNoun(file.headerLine - 1, 'line')} before the header, which is line ${file.headerLine}`]
      : []),
    ...(file.isRuled === true ? ['skipped: a line of dashes under the header'] : []),
    ...(file.footerLines > 0
      ? [
          `skipped: ${countedNoun(file.footerLines, 'line')} under the table that ${file.footerLines === 1 ? 'is no row' : 'are no rows'}`,
        ]
      : []),
    ...((file.blankRows ?? 0) > 0 ? [`skipped: ${countedNoun(file.blankRows, 'row')} without any value`] : []),
    ...((file.headersAgain ?? 0) > 0
      ? [
          `skipped: ${countedNoun(file.headersAgain!, 'line')} that ${file.headersAgain === 1 ? 'is' : 'are'} the header again`,
        ]
      : []),
    ...((file.mergedCells ?? 0) > 0
      ? [
          `${countedNoun(file.mergedCells!, 'cell')} merged with one above ${file.mergedCells === 1 ? 'has' : 'have'} its value`,
        ]
      : []),
    ...(file.hasMixedLineEnds === true ? ['lines end in more than one way; all were read alike'] : []),
    ...(file.hasTrailingSeparator ? ['rows end in a separator that the header does not have; it was left out'] : []),
    ...(file.otherParts.length > 0 ? [`not read: ${listed(file.otherParts)}`] : []),
    `columns used: ${file.matches.map(matchText).join(', ')}`,
    `columns not used: ${
      file.unread.filter((name) => name !== '').length === 0
        ? 'none'
        : listed(
            file.unread.filter((name) => name !== ''),
            40,
          )
    }`,
  ];
}

function layout({ format, delimiter, part }: FileReading): string {
  const from =
    part === null
      ? ''
      : format === 'excel'
        ? `, sheet "${part}"`
        : format === 'json'
          ? `, list "${part}"`
          : /\s/.test(part)
            ? `, query ${part}`
            : `, table "${part}"`;
  const separator =
    format === 'csv' && delimiter !== null ? `, separated by ${SEPARATORS[delimiter] ?? `"${delimiter}"`}` : '';
  return ` of ${FORMAT_NAMES[format]}${from}${separator}`;
}

function encodingLines({ encoding, encodingHow, confidence, stray }: FileReading): string[] {
  if (encoding === null) return [];
  const how =
    encodingHow === 'guessed'
      ? `a guess, confidence ${Math.round((confidence ?? 0) * 100)} in 100; --encoding says otherwise`
      : encodingHow === 'every byte fits'
        ? stray === null
          ? 'every byte fits'
          : 'most letters fit'
        : encodingHow;
  const lines = [`encoding: ${encoding} (${how})`];
  if (stray !== null) {
    const byte = stray.firstByte.toString(16).toUpperCase().padStart(2, '0');
    lines.push(
      `encoding: ${countedNoun(stray.bytes, 'byte')} ${stray.bytes === 1 ? 'is' : 'are'} no UTF-8, the first in line ${stray.firstLine} (0x${byte}); each was read as Windows-1252`,
    );
  }
  return lines;
}

function matchText({ field, column, how }: FileReading['matches'][number]): string {
  if (how === 'same name') return field;
  return `${field} = ${column}${how === 'mapped' ? '' : ` (${how})`}`;
}

function fieldLines(reading: FieldReading): string[] {
  const {
    field,
    impossible,
    withoutDay,
    underived,
    cleaned,
    missingWords,
    likelyMissing,
    wordsRead = [],
    dates,
    clock,
    datesAlone,
    otherDay,
    commas,
    percentages,
    garbled,
    placeholders,
  } = reading;
  return [
    ...(dates === null ? [] : dateLines(dates)),
    ...(clock === undefined ? [] : clockLines(field, clock)),
    ...(datesAlone === undefined
      ? []
      : [`${field}: dates alone, no row holds a time of day. ${dateAndTimeTogether(field)}`]),
    ...((otherDay ?? 0) > 0
      ? [
          `${field}: ${countedNoun(otherDay!, 'moment')} in universal time ${otherDay === 1 ? 'is' : 'are'} of the next day on London's clock, and read as that day`,
        ]
      : []),
    ...(commas === undefined
      ? []
      : [
          `${field}: ${countedNoun(commas.rows, 'number')} written with ${commas.meaning === 'decimal comma' ? 'a comma for the point' : 'commas between thousands'}, as the column tells`,
        ]),
    ...((percentages ?? 0) > 0
      ? [`${field}: ${countedNoun(percentages!, 'number')} written with %, read as hundredths (12.5% as 0.125)`]
      : []),
    ...placeholders
      .slice(0, MOST_LISTED)
      .map(
        ({ recorded, meaning, rows }) =>
          `${field}: ${recorded} stands in ${countedNoun(rows, 'row')} and may mean "${meaning}"`,
      ),
    ...(impossible > 0 ? [`${field}: ${countedNoun(impossible, 'date')} that no calendar has`] : []),
    ...((withoutDay ?? 0) > 0
      ? [
          `${field}: ${countedNoun(withoutDay, 'date')} that ${withoutDay === 1 ? 'gives' : 'give'} a month or year and no day, read as missing`,
        ]
      : []),
    ...(underived > 0 ? [`${field}: ${countedNoun(underived, 'row')} from which no value could be taken`] : []),
    ...(cleaned > 0 ? [`${field}: unseen characters taken out of ${countedNoun(cleaned, 'row')}`] : []),
    ...((garbled ?? 0) > 0
      ? [
          `${field}: letters were lost or encoded twice in ${countedNoun(garbled!, 'row')} before this file was written (é as Ã© or \uFFFD); export it again`,
        ]
      : []),
    ...(missingWords.length > 0 ? [`${field}: read as missing, as said: ${words(missingWords)}`] : []),
    ...meaningLines(field, wordsRead),
    ...(likelyMissing.length > 0
      ? [
          `${field}: kept as values, but look like words for a missing one: ${words(likelyMissing)}. If they are: --missing ${likelyMissing
            .slice(0, MOST_LISTED)
            .map(({ text }) => (/^[\w/.-]+$/.test(text) ? text : `"${text}"`))
            .join(',')}`,
        ]
      : []),
  ];
}

/** A line for each meaning, since nobody should have to look for what a number rests on; and one for words that no row holds. */
function meaningLines(field: string, read: NonNullable<FieldReading['wordsRead']>): string[] {
  const found = read.filter(({ rows }) => rows > 0);
  const absent = read.filter(({ rows }) => rows === 0).map(({ text }) => `"${text}"`);
  return [
    ...found.map(
      ({ text, meaning, rows }) =>
        `${field}: "${text}" read as ${meaning === null ? 'missing' : `"${meaning}"`}, as said, in ${countedNoun(rows, 'row')}`,
    ),
    ...(absent.length > 0 ? [`${field}: no row holds ${listed(absent)}, of which a meaning was said`] : []),
  ];
}

function clockLines(field: string, { rows, twice, never }: NonNullable<FieldReading['clock']>): string[] {
  return [
    `${field}: ${countedNoun(rows, 'time')} without an offset, read as clocks in the United Kingdom showed ${rows === 1 ? 'it' : 'them'}, with summer time; write Z after a time in universal time`,
    ...(twice > 0
      ? [
          `${field}: ${countedNoun(twice, 'time')} that clocks showed twice, in the night that they go back; read as the first`,
        ]
      : []),
    ...(never > 0
      ? [
          `${field}: ${countedNoun(never, 'time')} that no clock showed, in the night that they go forward; read as if it had not yet gone`,
        ]
      : []),
  ];
}

function dateLines({ field, order, how, rows, forms, dayAfterYear, firstYear }: DateReading): string[] {
  const lines: string[] = [];
  if (order !== null) {
    const why = {
      stated: 'as said',
      'told by rows': `${(order === 'day first' ? rows.dayFirst : rows.monthFirst).toLocaleString('en-GB')} of them can be nothing else`,
      assumed: 'assumed, since no row tells; --date-format says otherwise',
      'not needed': '',
    }[how];
    lines.push(`${field}: dates read ${order} (${why})`);
  }
  if (dayAfterYear !== undefined) {
    lines.push(
      `${field}: dates that begin with the year read year, day, month (${dayAfterYear.toLocaleString('en-GB')} of them can be nothing else)`,
    );
  }
  const isPlain = forms.length === 1 && ['yyyy-mm-dd', 'nn/nn/yyyy'].includes(forms[0]!.form);
  if (forms.length > 0 && !isPlain) {
    lines.push(
      `${field}: written as ${forms.map(({ form, rows: of }) => `${form} in ${countedNoun(of, 'row')}`).join(', ')}`,
    );
  }
  if (forms.some(({ form }) => form.endsWith('since 1970')))
    lines.push(
      `${field}: whole numbers read as moments of universal time, going by their length; --date-format says otherwise`,
    );
  if (firstYear !== null) lines.push(`${field}: years of two digits read as ${firstYear} to ${firstYear + 99}`);
  return lines;
}

function words(counted: readonly CountedText[]): string {
  const shown = counted.slice(0, MOST_LISTED).map(({ text, rows }) => `${text} (${rows.toLocaleString('en-GB')})`);
  return shown.join(', ') + (counted.length > MOST_LISTED ? ` and ${counted.length - MOST_LISTED} more` : '');
}

function listed(names: readonly string[], most = MOST_LISTED): string {
  return names.slice(0, most).join(', ') + (names.length > most ? ` and ${names.length - most} more` : '');
}
