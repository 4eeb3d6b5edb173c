import type { Field, FieldRole } from '@assay/dataset';
import type { TableIdentity } from '@assay/dataset/read';

/** How the rows came to be counted, from the nearest to the data to the furthest. */
export type LadderStep =
  | 'kernel in the engine'
  | 'grouped by the engine'
  | 'rows brought here, counted in slices'
  | 'files, counted in slices';

/** A table as its engine names it: `schema.table`, or one SELECT. */
export type TableName = { readonly table: string } | { readonly query: string };

/** Rows of texts, some at a time; `null` where a value is missing. */
export type RowBatches = AsyncIterable<readonly (readonly (string | null)[])[]>;

/** What a kernel in the engine needs to know, and what it gives back. */
export interface KernelRequest {
  readonly counter: string;
  readonly columns: readonly {
    readonly part: string;
    readonly column: string;
    readonly role: FieldRole;
    readonly type: Field['type'];
  }[];
  /** Rows of the table. */
  readonly rows: number;
  readonly splitBy: string | null;
  readonly sizeOf: string | null;
  readonly largest: readonly string[];
  readonly code: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

interface KernelAnswer {
  readonly rows: readonly {
    readonly what: string;
    readonly at: number;
    readonly size: number;
    readonly count: number;
  }[];
  readonly slices: number;
}

/** A place where a table lies and can be identified, read and, in some, counted. */
export interface Engine {
  /** `Postgres`, `Spark Connect`: what the run says. */
  readonly name: string;
  version(): Promise<string>;
  /** Whether kernels are taken to the rows here; whether the table is fingerprinted there, as it is unless that is false. */
  readonly can: { readonly kernel: boolean; readonly fingerprint?: boolean };
  /** Whether nobody of ours ever tried it on a server. */
  readonly isUntried?: boolean;
  columns(table: TableName): Promise<readonly string[]>;
  identify(table: TableName, columns: readonly string[]): Promise<TableIdentity>;
  /** Which state of the table is read, where the engine names one. */
  snapshot(table: TableName): Promise<string | null>;
  rows(table: TableName, columns: readonly string[]): RowBatches;
  /** How many rows have each combination of these columns' texts, compared sign by sign: the texts, and last the count. */
  grouped?(table: TableName, columns: readonly string[], most: number): RowBatches;
  /** @throws KernelRefused where the engine's policy or kind does not run programs. */
  kernel?(table: TableName, request: KernelRequest): Promise<KernelAnswer>;
  close(): Promise<void>;
}

/** The engine does not run programs on its rows; the ladder goes a step down and says so. */
export class KernelRefused extends Error {}

/** How long each answer may take, and what stops the work. */
export interface EngineLimits {
  readonly seconds: number;
  readonly signal?: AbortSignal;
}
