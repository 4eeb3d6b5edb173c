import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { NotThrift, numberIn, structIn, structsIn, type ThriftStruct, thriftStruct } from './compact-thrift.ts';

/** What a column's pages hold, of what is read without a database: texts, days, or numbers by how they lie. */
export type PagesHold = 'texts' | 'days' | 'whole' | 'long' | 'short doubles' | 'doubles';

/** Where one column's pages of one group of rows lie. */
export interface ColumnPages {
  readonly codec: number;
  readonly values: number;
  readonly at: number;
  readonly bytes: number;
}

export interface ParquetFooter {
  readonly rows: number;
  /** Names as the file writes them, in its order; of what is nested, that around it. */
  readonly columns: readonly string[];
  /** By column; `null` where only DuckDB reads it. */
  readonly holds: readonly ({ readonly what: PagesHold; readonly mayBeMissing: boolean } | null)[];
  readonly groups: readonly { readonly rows: number; readonly pages: readonly (ColumnPages | null)[] }[];
}

const MARK = 'PAR1';
/** A footer beyond this is left to DuckDB. */
const MOST_FOOTER = 1 << 28;

/** What columns are made for before anything is read. */
const MOST_ROWS = 2 ** 31;

const [INT32, INT64, FLOAT, DOUBLE, BYTE_ARRAY] = [1, 2, 4, 5, 6];
const [UTF8, DATE, SIGNED] = [0, 6, [15, 16, 17, 18]];
const [LOGICAL_STRING, LOGICAL_DATE, LOGICAL_INTEGER] = [1, 6, 10];
const REPEATED = 2;
const OPTIONAL = 1;

/** What stands at the end of a Parquet file: its columns, and where their pages lie; `null` where it is not as the format says. */
export function parquetFooter(path: string): ParquetFooter | null {
  const descriptor = openSync(path, 'r');
  try {
    const fileBytes = fstatSync(descriptor).size;
    if (fileBytes < 12) return null;
    const tail = Buffer.alloc(8);
    readSync(descriptor, tail, 0, 8, fileBytes - 8);
    const length = tail.readUInt32LE(0);
    if (tail.toString('latin1', 4) !== MARK || length > Math.min(MOST_FOOTER, fileBytes - 12)) return null;
    const bytes = Buffer.alloc(length);
    if (readSync(descriptor, bytes, 0, length, fileBytes - 8 - length) < length) return null;
    return footerOf(thriftStruct(bytes, 0).struct);
  } catch (cause) {
    if (cause instanceof NotThrift) return null;
    throw cause;
  } finally {
    closeSync(descriptor);
  }
}

function footerOf(file: ThriftStruct): ParquetFooter {
  const [root, ...elements] = structsIn(file, 2);
  if (root === undefined) throw new NotThrift('no schema');
  const columns: string[] = [];
  const holds: ParquetFooter['holds'][number][] = [];
  /** Which of the file's leaves a column is; −1 where it has none of its own. */
  const leaves: number[] = [];
  let leaf = 0;
  // The schema is a tree in the order of a walk.
  for (let at = 0; at < elements.length; ) {
    const element = elements[at]!;
    columns.push(textOf(element.get(4)));
    const isFlat = element.get(5) === undefined && element.get(3) !== REPEATED;
    holds.push(isFlat ? heldBy(element) : null);
    leaves.push(isFlat ? leaf : -1);
    for (let open = 1; open > 0; at++) {
      const children = elements[at]?.get(5);
      if (at >= elements.length) throw new NotThrift('a schema without its end');
      if (children === undefined) leaf++;
      open += (typeof children === 'number' ? children : 0) - 1;
    }
  }
  const groups = structsIn(file, 4).map((group) => {
    const chunks = structsIn(group, 1);
    if (chunks.length !== leaf) throw new NotThrift('a group without all columns');
    return {
      rows: numberIn(group, 3),
      pages: leaves.map((own) => (own < 0 ? null : pagesOf(chunks[own]!))),
    };
  });
  const rows = numberIn(file, 3);
  if (rows > MOST_ROWS || groups.reduce((sum, group) => sum + group.rows, 0) !== rows)
    throw new NotThrift('rows that no group has');
  return { rows, columns, holds, groups };
}

function textOf(value: unknown): string {
  if (!(value instanceof Uint8Array)) throw new NotThrift('a column without a name');
  return Buffer.from(value).toString('utf8');
}

function heldBy(element: ThriftStruct): ParquetFooter['holds'][number] {
  const [type, converted] = [element.get(1), element.get(6)];
  const logical = element.get(10) === undefined ? undefined : [...structIn(element, 10).keys()][0];
  const what = ((): PagesHold | null => {
    if (type === BYTE_ARRAY)
      return (converted === UTF8 || converted === undefined) &&
        (logical ?? LOGICAL_STRING) === LOGICAL_STRING &&
        (converted ?? logical) !== undefined
        ? 'texts'
        : null;
    if (type === INT32 && converted === DATE) return (logical ?? LOGICAL_DATE) === LOGICAL_DATE ? 'days' : null;
    const isPlain = converted === undefined && logical === undefined;
    const isSigned = SIGNED.includes(converted as number) && (logical ?? LOGICAL_INTEGER) === LOGICAL_INTEGER;
    if (type === INT32 && (isPlain || isSigned)) return 'whole';
    if (type === INT64 && (isPlain || isSigned)) return 'long';
    if (!isPlain) return null;
    return type === DOUBLE ? 'doubles' : type === FLOAT ? 'short doubles' : null;
  })();
  return what === null ? null : { what, mayBeMissing: element.get(3) === OPTIONAL };
}

/** `null` where they lie in another file, or say nothing of themselves. */
function pagesOf(chunk: ThriftStruct): ColumnPages | null {
  if (chunk.get(1) !== undefined || chunk.get(3) === undefined) return null;
  const own = structIn(chunk, 3);
  const data = numberIn(own, 9);
  const dictionary = own.get(11) === undefined ? data : numberIn(own, 11);
  return {
    codec: numberIn(own, 4),
    values: numberIn(own, 5),
    at: dictionary > 0 ? Math.min(data, dictionary) : data,
    bytes: numberIn(own, 7),
  };
}
