import { describe, expect, it } from 'vitest';
import { accountLines } from '../../src/read/account-lines.ts';
import type { FieldReading, FileReading } from '../../src/read/reading-account.ts';

const file: FileReading = {
  ...{ path: 'sent/people.csv', format: 'csv', bytes: 40, rowCount: 1, encoding: 'utf-8', confidence: null },
  ...{ encodingHow: 'every byte fits', stray: null, delimiter: ',', headerLine: 1, footerLines: 0, blankRows: 0 },
  ...{ hasMixedLineEnds: false, hasTrailingSeparator: false, part: null, otherParts: [], columns: ['seen'] },
  ...{ unread: [], matches: [{ field: 'seen', column: 'seen', position: 0, how: 'same name' }] },
};
const field: FieldReading = {
  ...{ field: 'seen', impossible: 0, withoutDay: 0, underived: 0, cleaned: 0, missingWords: [], likelyMissing: [] },
  ...{ dates: null, placeholders: [] },
};
const ofFile = (more: Partial<FileReading>) => accountLines({ rowCount: 1, files: [{ ...file, ...more }], fields: [] });
const ofField = (more: Partial<FieldReading>) =>
  accountLines({ rowCount: 1, files: [], fields: [{ ...field, ...more }] });
const plain = [
  'people.csv: 1 row of CSV, separated by comma',
  'encoding: utf-8 (every byte fits)',
  'columns used: seen',
  'columns not used: none',
];

describe('the account of a file', () => {
  it('has a line for what was found, and none for what was not there', () => {
    expect(ofFile({})).toEqual(plain);
    expect(ofFile({ headersAgain: 0, mergedCells: 0 })).toEqual(plain);
  });

  it('tells one from several of what was skipped', () => {
    const skipped = (more: Partial<FileReading>) => ofFile(more).filter((line) => !plain.includes(line));
    expect(skipped({ headerLine: 2, footerLines: 1, blankRows: 1, headersAgain: 1, mergedCells: 1 })).toEqual([
      'skipped: 1 line before the header, which is line 2',
      'skipped: 1 line under the table that is no row',
      'skipped: 1 row without any value',
      'skipped: 1 line that is the header again',
      '1 cell merged with one above has its value',
    ]);
    expect(skipped({ headerLine: 4, footerLines: 2, blankRows: 2, headersAgain: 2, mergedCells: 2 })).toEqual([
      'skipped: 3 lines before the header, which is line 4',
      'skipped: 2 lines under the table that are no rows',
      'skipped: 2 rows without any value',
      'skipped: 2 lines that are the header again',
      '2 cells merged with one above have its value',
    ]);
  });

  it('tells rows that stand twice, and how an encoding was guessed', () => {
    expect(accountLines({ rowCount: 2, repeatedRows: 1, files: [], fields: [] })).toEqual([
      'repeated: 1 row the same as another in every column used; each was counted',
    ]);
    const guessed = ofFile({ encoding: 'windows-1250', encodingHow: 'guessed', confidence: 0.876 });
    expect(guessed[1]).toBe('encoding: windows-1250 (a guess, confidence 88 in 100; --encoding says otherwise)');
    const stray = ofFile({ stray: { bytes: 2, firstLine: 7, firstByte: 10 } });
    expect(stray.slice(1, 3)).toEqual([
      'encoding: utf-8 (most letters fit)',
      'encoding: 2 bytes are no UTF-8, the first in line 7 (0x0A); each was read as Windows-1252',
    ]);
  });
});

describe('the account of a field', () => {
  it('has no line where nothing was amiss', () => {
    expect(ofField({})).toEqual([]);
    expect(ofField({ otherDay: 0, percentages: 0, garbled: 0, wordsRead: [] })).toEqual([]);
  });

  it('tells of clocks only the hours that were there', () => {
    const read = (times: string, as: string) =>
      `seen: ${times} without an offset, read as clocks in the United Kingdom showed ${as}, with summer time; write Z after a time in universal time`;
    expect(ofField({ clock: { rows: 1, twice: 0, never: 0 } })).toEqual([read('1 time', 'it')]);
    expect(ofField({ clock: { rows: 5, twice: 2, never: 0 } })).toEqual([
      read('5 times', 'them'),
      'seen: 2 times that clocks showed twice, in the night that they go back; read as the first',
    ]);
    expect(ofField({ clock: { rows: 5, twice: 0, never: 3 } })).toEqual([
      read('5 times', 'them'),
      'seen: 3 times that no clock showed, in the night that they go forward; read as if it had not yet gone',
    ]);
  });

  it('tells what was left out, one by one', () => {
    expect(ofField({ impossible: 1, withoutDay: 1, underived: 1, cleaned: 1, otherDay: 1 })).toEqual([
      "seen: 1 moment in universal time is of the next day on London's clock, and read as that day",
      'seen: 1 date that no calendar has',
      'seen: 1 date that gives a month or year and no day, read as missing',
      'seen: 1 row from which no value could be taken',
      'seen: unseen characters taken out of 1 row',
    ]);
    expect(ofField({ withoutDay: 2, otherDay: 2 })).toEqual([
      "seen: 2 moments in universal time are of the next day on London's clock, and read as that day",
      'seen: 2 dates that give a month or year and no day, read as missing',
    ]);
  });

  it('lists eight words and how many more there are', () => {
    const missingWords = Array.from({ length: 9 }, (_, at) => ({ text: `w${at}`, rows: 1000 }));
    const first = missingWords.slice(0, 8).map(({ text }) => `${text} (1,000)`);
    expect(ofField({ missingWords })).toEqual([`seen: read as missing, as said: ${first.join(', ')} and 1 more`]);
    expect(ofField({ missingWords: missingWords.slice(1) })).toEqual([
      `seen: read as missing, as said: ${missingWords
        .slice(1)
        .map(({ text }) => `${text} (1,000)`)
        .join(', ')}`,
    ]);
  });
});
