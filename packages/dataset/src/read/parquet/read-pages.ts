import { closeSync, openSync } from 'node:fs';
import { InputError } from '@assay/statistics';
import { CodesKernel } from '../codes-kernel.ts';
import type { RowName } from '../column-account.ts';
import type { ColumnBuilder } from '../column-builder.ts';
import type { KernelTextCodes } from '../kernel-text-codes.ts';
import { NotThrift } from './compact-thrift.ts';
import { FileWindow, NotPlainPages, pagesIn } from './page-reader.ts';
import type { PagesHold, ParquetFooter } from './parquet-footer.ts';

/** A column to read: its position in the file, and what its values go to. */
interface PagesWanted {
  readonly position: number;
  readonly builder: ColumnBuilder;
}

const KIND_OF: Readonly<Record<Exclude<PagesHold, 'texts'>, number>> = {
  days: 0,
  whole: 1,
  long: 2,
  'short doubles': 3,
  doubles: 4,
};

/**
 * Reads columns of a Parquet file page by page, without a database: texts of a dictionary are looked up once each, and rows take their
 * codes.
 *
 * @throws NotPlainPages where a page is none that is read here.
 */
export function readPages(
  path: string,
  { groups, holds }: ParquetFooter,
  wanted: readonly PagesWanted[],
  rowName: RowName,
): void {
  const descriptor = openSync(path, 'r');
  const numbers = new CodesKernel();
  const window = new FileWindow(descriptor);
  try {
    for (const { rows, pages } of groups) {
      for (const { position, builder } of wanted) {
        const [held, own] = [holds[position], pages[position]];
        const texts = held?.what === 'texts' ? builder.texts() : null;
        if (held === null || held === undefined || own === null || own === undefined || own.values !== rows)
          throw new NotPlainPages('a column is not plain');
        let read = 0;
        const kernel = texts?.kernel ?? numbers;
        for (const page of pagesIn(window, own, kernel, held.mayBeMissing)) {
          const isText = held.what === 'texts';
          if (page.kind === 'dictionary') {
            const taken = kernel.ask((exports) =>
              isText
                ? exports.dictionaryTexts(page.at, page.end, page.count)
                : exports.dictionaryNumbers(KIND_OF[held.what as 'days'], page.at, page.end, page.count),
            );
            if (taken === 0) throw new NotPlainPages('a dictionary is not plain');
            continue;
          }
          read += page.rows;
          if (read > rows) throw new NotPlainPages('pages of more rows than there are');
          const hasLevels = held.mayBeMissing ? 1 : 0;
          const found = kernel.ask((exports) =>
            exports.definedRows(page.levels.at, page.levels.end, page.rows, hasLevels),
          );
          if (found < 0) throw new NotPlainPages('levels are not plain');
          if (texts !== null) addTexts(texts, page);
          else addNumbers(kernel, KIND_OF[held.what as 'days'], page, builder, rowName);
        }
        if (read !== rows) throw new NotPlainPages('pages of fewer rows than there are');
      }
    }
  } catch (cause) {
    // Of several faults DuckDB tells the one that it comes to first.
    const isLeft = cause instanceof NotThrift || cause instanceof InputError;
    throw isLeft ? new NotPlainPages('a page is not plain', { cause }) : cause;
  } finally {
    closeSync(descriptor);
  }
}

interface DataPage {
  readonly rows: number;
  readonly isCoded: boolean;
  readonly at: number;
  readonly end: number;
}

function addTexts(texts: KernelTextCodes, { rows, isCoded, at, end }: DataPage): void {
  const isTaken = texts.kernel.ask((exports) =>
    isCoded ? exports.codedTexts(texts.column, at, end, rows) : exports.plainTexts(texts.column, at, end, rows),
  );
  if (isTaken === 0) throw new NotPlainPages('a page of texts is not plain');
  texts.addCodes(rows);
}

function addNumbers(
  kernel: CodesKernel,
  kind: number,
  { rows, isCoded, at, end }: DataPage,
  builder: ColumnBuilder,
  rowName: RowName,
): void {
  const validity = kernel.ask((exports) =>
    isCoded ? exports.codedNumbers(kind, at, end, rows) : exports.plainNumbers(kind, at, end, rows),
  );
  if (validity === 0) throw new NotPlainPages('a page of numbers is not plain');
  const room = kernel.ask((exports) => exports.rowsRoom());
  const vector = {
    rowCount: rows,
    validity: validity === 1 ? null : kernel.bytes(validity, (rows + 7) >> 3),
    values: (bytesOfRow: number) => kernel.bytes(room, rows * bytesOfRow),
    copyLongTexts: () => {},
    longText: () => new Uint8Array(0),
  };
  builder.add(vector, kind === 0 ? 'days' : 'doubles', rowName);
}
