import { closeSync, openSync } from 'node:fs';
import { InputError } from '@assay/statistics';
import type { ChunkVector } from '../chunk-vector.ts';
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
  /** Whose dictionary its texts go to; `null` where it takes no texts. */
  readonly texts: () => KernelTextCodes | null;
  /** So many rows have their codes where the kernel leaves them. */
  readonly addCodes: (rows: number) => void;
  readonly addNumbers: (vector: ChunkVector, held: 'days' | 'doubles') => void;
}

/** What values of pages go to, where they are a column's. */
export function pagesToBuilder(position: number, builder: ColumnBuilder, rowName: RowName): PagesWanted {
  return {
    position,
    texts: () => builder.texts(),
    addCodes: (rows) => builder.texts()!.addCodes(rows),
    addNumbers: (vector, held) => builder.add(vector, held, rowName),
  };
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
export async function readPages(
  path: string,
  { groups, holds }: ParquetFooter,
  wanted: readonly PagesWanted[],
  {
    before,
    after,
  }: { readonly before?: (rows: number) => void; readonly after?: (rows: number) => void | Promise<void> } = {},
): Promise<void> {
  const descriptor = openSync(path, 'r');
  const numbers = new CodesKernel();
  const window = new FileWindow(descriptor);
  try {
    for (const { rows, pages } of groups) {
      before?.(rows);
      for (const { position, addNumbers, addCodes, ...to } of wanted) {
        const [held, own] = [holds[position], pages[position]];
        const texts = held?.what === 'days' ? null : to.texts();
        if (held === null || held === undefined || own === null || own === undefined || own.values !== rows)
          throw new NotPlainPages('a column is not plain');
        let read = 0;
        const kernel = texts?.kernel ?? numbers;
        for (const page of pagesIn(window, own, kernel, held.mayBeMissing)) {
          const isWhole = held.what === 'whole' || held.what === 'long';
          if (texts !== null && held.what !== 'texts' && !isWhole) throw new NotPlainPages('numbers as texts');
          const kind = held.what === 'texts' ? -1 : KIND_OF[held.what];
          if (page.kind === 'dictionary') {
            const { at, end, count } = page;
            const taken = kernel.ask((exports) => {
              if (texts === null) return exports.dictionaryNumbers(kind, at, end, count);
              return kind < 0
                ? exports.dictionaryTexts(at, end, count)
                : exports.dictionaryWholes(kind, at, end, count);
            });
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
          if (texts === null) addNumbers(numbersOf(kernel, kind, page), held.what === 'days' ? 'days' : 'doubles');
          else {
            codeTexts(texts, kind, page);
            addCodes(page.rows);
          }
        }
        if (read !== rows) throw new NotPlainPages('pages of fewer rows than there are');
      }
      await after?.(rows);
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

/** `kind`: of whole numbers, whose digits are the texts; −1 of texts. */
function codeTexts({ kernel, column }: KernelTextCodes, kind: number, { rows, isCoded, at, end }: DataPage): void {
  const isTaken = kernel.ask((exports) => {
    if (isCoded) return exports.codedTexts(column, at, end, rows);
    return kind < 0 ? exports.plainTexts(column, at, end, rows) : exports.plainWholes(column, kind, at, end, rows);
  });
  if (isTaken === 0) throw new NotPlainPages('a page of texts is not plain');
}

function numbersOf(kernel: CodesKernel, kind: number, { rows, isCoded, at, end }: DataPage): ChunkVector {
  const validity = kernel.ask((exports) =>
    isCoded ? exports.codedNumbers(kind, at, end, rows) : exports.plainNumbers(kind, at, end, rows),
  );
  if (validity === 0) throw new NotPlainPages('a page of numbers is not plain');
  const room = kernel.ask((exports) => exports.rowsRoom());
  return {
    rowCount: rows,
    validity: validity === 1 ? null : kernel.bytes(validity, (rows + 7) >> 3),
    values: (bytesOfRow: number) => kernel.bytes(room, rows * bytesOfRow),
    copyLongTexts: () => {},
    longText: () => new Uint8Array(0),
  };
}
