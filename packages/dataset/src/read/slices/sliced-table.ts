import type { ColumnMatch } from '../../schema/match-columns.ts';
import type { TableSchema } from '../../schema/table-schema.ts';
import type { Table } from '../../table/table.ts';
import type { ReadingChoices } from '../reading-choices.ts';
import type { CodedSlices } from './coded-slices.ts';
import type { TableIdentity } from './fingerprint-sql.ts';
import type { ThreadBeside } from './thread-beside.ts';

export interface SliceOptions {
  readonly paths: readonly string[];
  readonly schema: TableSchema;
  readonly mapping?: Readonly<Record<string, string>>;
  readonly choices?: ReadingChoices;
  /** Fields that are read; others are left where they are. */
  readonly fields: readonly string[];
  /** Rows with one value of this field lie in one slice; rows without a value, or all where `null`, lie anywhere. */
  readonly splitBy: string | null;
  /** Whether files without that field are divided anyhow; they are refused otherwise. */
  readonly maySplitAnyhow?: boolean;
  /** Field whose values are told with the rows they have in the whole table; it may be absent from the files. */
  readonly sizeOf: string | null;
  /** About so many rows a slice. */
  readonly rowsPerSlice?: number;
  /** That DuckDB may take, or the different texts of a table that needs no database; of more texts it is DuckDB's. */
  readonly memoryMegabytes?: number;
  readonly signal?: AbortSignal;
  /** Opens a thread that shares in the reading and dividing of a table of more than a slice or two; `null` where there is none. */
  readonly beside?: () => Promise<ThreadBeside | null>;
}

export interface SlicedTable {
  readonly identity: TableIdentity;
  readonly matches: readonly ColumnMatch[];
  readonly slices: number;
  /** One slice, with the fields in their order and, for each row, the rows that share its value of `sizeOf`. */
  slice(at: number): Promise<{ readonly table: Table; readonly sizes: Int32Array | null }>;
  /** The same slices, for another thread to read; `null` where they are in a database. */
  readonly coded: CodedSlices | null;
}

/** What DuckDB, or the texts of a table of codes, may take where nothing is said. */
export const MEMORY_MEGABYTES = 250;

const ROWS_PER_SLICE = 150_000;
const MOST_SLICES = 200;

/** Below so many slices a thread takes longer to begin than it saves. */
export const FEWEST_SLICES_BESIDE = 3;

/** Into how many slices so many rows are divided, of about so many rows each. */
export function slicesOf(rows: number, rowsPerSlice = ROWS_PER_SLICE): number {
  return Math.max(1, Math.min(MOST_SLICES, Math.ceil(rows / rowsPerSlice)));
}
