import type { ColumnMatch } from '../schema/match-columns.ts';
import type { ColumnAccount } from './column-account.ts';
import type { FileFormat } from './source-file.ts';

/** How one file was read. */
export interface FileReading {
  readonly path: string;
  readonly format: FileFormat;
  readonly bytes: number;
  readonly rowCount: number;
  readonly encoding: string | null;
  readonly encodingHow: 'stated' | 'byte order mark' | 'every byte fits' | 'pattern of zeros' | 'guessed' | null;
  /** From 0 to 1 where the encoding was guessed. */
  readonly confidence: number | null;
  /** Bytes that are no UTF-8 in a text that is otherwise, read as Windows-1252. */
  readonly stray: { readonly bytes: number; readonly firstLine: number; readonly firstByte: number } | null;
  readonly delimiter: string | null;
  /** Line of the header, from 1; the lines before it were skipped. */
  readonly headerLine: number | null;
  /** Whether a line of dashes was drawn under the header, which is no row; left out where none was. */
  readonly isRuled?: true;
  /** Lines under the table that are no rows, such as "(2 rows affected)". */
  readonly footerLines: number;
  /** Rows of separators alone, which are no rows. */
  readonly blankRows: number;
  /** Lines under the header that are the header again, which are no rows; left out where there are none. */
  readonly headersAgain?: number;
  /** Cells of a workbook that take the value of a merged cell above them; left out where there are none. */
  readonly mergedCells?: number;
  /** Whether lines end in more than one way, such as a header from one system over rows from another. */
  readonly hasMixedLineEnds: boolean;
  /** Whether every row ends in a separator that the header does not have. */
  readonly hasTrailingSeparator: boolean;
  /** Sheet, table, query or key that the rows come from. */
  readonly part: string | null;
  readonly otherParts: readonly string[];
  /** Names in the order of the file. */
  readonly columns: readonly string[];
  /** Columns that the file has and nobody asked for; they are not read. */
  readonly unread: readonly string[];
  readonly matches: readonly ColumnMatch[];
}

/** What was made of one field's values. */
export interface FieldReading extends ColumnAccount {
  readonly field: string;
}

/** "This is how I read your file": everything that was found, guessed or left out, and no row of it. */
export interface ReadingAccount {
  readonly rowCount: number;
  /** Rows that are the same in every column that was read as a row before; an account from before this lacks it. */
  readonly repeatedRows?: number;
  readonly files: readonly FileReading[];
  readonly fields: readonly FieldReading[];
}
