import { readFileSync } from 'node:fs';
import { InputError } from '@assay/statistics';
import { CompressionType, setCompressionCodec, type Table, Type, tableFromIPC } from '@uwdata/flechette';
import { decompress as unpackZstd } from 'fzstd';
import lz4 from 'lz4js';
import type { CellValue, NotValues } from './csv-copy.ts';

const cannotPack = () => {
  throw new Error('nothing is packed here');
};
// Copied, because columns of numbers have to begin at a multiple of their size.
setCompressionCodec(CompressionType.LZ4_FRAME, {
  encode: cannotPack,
  decode: (bytes) => lz4.decompress(bytes).slice(),
});
setCompressionCodec(CompressionType.ZSTD, { encode: cannotPack, decode: (bytes) => unpackZstd(bytes).slice() });

/** Larger ones would not fit into one buffer of the platform. */
const LARGEST_BYTES = 2 ** 31 - 1;

/** Rows of an Arrow file or stream (Feather 2), plain or packed, the names first. */
export function rowsOfArrowFile(path: string, bytes: number, notValues: NotValues): Iterable<readonly CellValue[]> {
  if (bytes > LARGEST_BYTES) {
    throw new InputError(
      `${path} has ${Math.ceil(bytes / 2 ** 20)} MB; at most 2,047 MB of Arrow are read. Export it as Parquet.`,
    );
  }
  let table: Table;
  try {
    table = tableFromIPC(readFileSync(path), { useDate: true, useDecimalInt: false, useBigInt: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
    throw new InputError(`${path} cannot be read as Arrow: ${reason}. Export it again, or as Parquet or CSV.`, {
      cause,
    });
  }
  return rowsOf(table, notValues);
}

function* rowsOf(table: Table, notValues: NotValues): Generator<readonly CellValue[]> {
  const names = table.schema.fields.map(({ name }) => name);
  yield names;
  const columns = names.map((_, at) => table.getChildAt(at));
  // With a zone a timestamp is a moment; without one it is what some clock showed, and stays so.
  const isMoment = table.schema.fields.map(({ type }) => type.typeId === Type.Timestamp && type.timezone !== null);
  for (let row = 0; row < table.numRows; row++) {
    yield columns.map((column, at) => {
      const value: unknown = column.at(row);
      if (value instanceof Date && isMoment[at]) return value.toISOString();
      if (value === null || value instanceof Date || typeof value !== 'object') {
        return typeof value === 'number' && Number.isNaN(value) ? null : (value as CellValue);
      }
      notValues.set(at, value instanceof Uint8Array ? 'bytes, not values' : 'more than one value in a cell');
      return null;
    });
  }
}
