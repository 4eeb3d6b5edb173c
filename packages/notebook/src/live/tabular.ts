/** A value seen as rows and columns. */
export interface Tabular {
  /** "table", "list", "map": what has the rows. */
  readonly what: string;
  readonly rowCount: number;
  readonly columns: readonly string[];
  at(row: number, column: number): unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** How many rows of a list are looked at for the names of its columns. */
const LOOKED_AT = 200;
const DAY = 86_400_000;
/** Of the years 1 to 9999, which are written in ten signs. */
const [FIRST_DAY, LAST_DAY] = [-719_162, 2_932_896];

/** A value as rows, where it has any; `null` for a single thing. */
export function liveValueAsRows(value: unknown): Tabular | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Fields;
  if (isTable(fields)) return ofTable(fields);
  if (isDictionary(fields)) return single('column', fields.codes.length, 'value', (row) => textOf(fields, row));
  if (isArquero(fields)) {
    const columns = fields.columnNames();
    const at = (row: number, column: number) => fields.get(columns[column]!, row);
    return { what: 'Arquero table', rowCount: fields.numRows(), columns, at };
  }
  if (isList(value)) return ofList(value);
  if (value instanceof Map) return ofEntries('map', [...value]);
  if (value instanceof Set) return ofList([...value]);
  const entries = Object.entries(fields);
  if (entries.length === 0) return null;
  const lengths = new Set(entries.map(([, each]) => lengthOf(each)));
  const [length] = lengths;
  if (lengths.size === 1 && length != null && length > 1) {
    const columns = entries.map(([name]) => name);
    return { what: 'columns', rowCount: length, columns, at: (row, column) => entryAt(entries[column]![1], row) };
  }
  return ofEntries('record', entries);
}

interface TableLike {
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, Fields>>;
}
interface DictionaryLike {
  readonly codes: ArrayLike<number>;
  readonly values: readonly string[];
}
interface ArqueroLike {
  numRows(): number;
  columnNames(): string[];
  get(name: string, row: number): unknown;
}

function isTable(value: Fields): value is Fields & TableLike {
  const { rowCount, columns } = value;
  if (typeof rowCount !== 'number' || typeof columns !== 'object' || columns === null) return false;
  return Object.values(columns).every((column) => typeof (column as Fields)?.['kind'] === 'string');
}

function isDictionary(value: Fields): value is Fields & DictionaryLike {
  return ArrayBuffer.isView(value['codes']) && Array.isArray(value['values']);
}

function isArquero(value: Fields): value is Fields & ArqueroLike {
  return ['numRows', 'columnNames', 'get'].every((name) => typeof value[name] === 'function');
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function lengthOf(value: unknown): number | null {
  if (isList(value)) return value.length;
  return typeof value === 'object' && value !== null && isDictionary(value as Fields)
    ? (value as unknown as DictionaryLike).codes.length
    : null;
}

function entryAt(value: unknown, row: number): unknown {
  return isList(value) ? value[row] : textOf(value as DictionaryLike, row);
}

function textOf({ codes, values }: DictionaryLike, row: number): string | null {
  return values[codes[row]!] ?? null;
}

function ofTable({ rowCount, columns }: TableLike): Tabular {
  const entries = Object.entries(columns);
  return {
    what: 'table',
    rowCount,
    columns: entries.map(([name]) => name),
    at: (row, column) => fieldOf(entries[column]![1], row),
  };
}

function fieldOf(column: Fields, row: number): unknown {
  const at = (name: string) => (column[name] as ArrayLike<number>)[row]!;
  switch (column['kind']) {
    case 'text':
      return textOf(column as unknown as DictionaryLike, row);
    case 'date': {
      const recorded = column['recorded'] as DictionaryLike | undefined;
      const days = at('days');
      const isDay = days >= FIRST_DAY && days <= LAST_DAY;
      return isDay ? new Date(days * DAY).toISOString().slice(0, 10) : recorded && textOf(recorded, row);
    }
    case 'time': {
      const instant = at('milliseconds');
      return Number.isFinite(instant) ? new Date(instant).toISOString().slice(0, 19) : null;
    }
    case 'number':
      return at('values');
    default:
      return null;
  }
}

function ofList(list: ArrayLike<unknown>): Tabular {
  const what = Array.isArray(list) ? 'list' : (list as object).constructor.name;
  const first = Array.from({ length: Math.min(list.length, LOOKED_AT) }, (_, index) => list[index]);
  const areRecords = first.length > 0 && first.every((each) => isRecord(each));
  if (!areRecords) return single(what, list.length, 'value', (row) => list[row]);
  const columns = [...new Set(first.flatMap((each) => Object.keys(each as object)))];
  return { what, rowCount: list.length, columns, at: (row, column) => (list[row] as Fields)?.[columns[column]!] };
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ![Map, Set, Date].some((single) => value instanceof single);
}

function ofEntries(what: string, entries: readonly (readonly [unknown, unknown])[]): Tabular {
  return {
    what,
    rowCount: entries.length,
    columns: ['name', 'value'],
    at: (row, column) => entries[row]![column as 0 | 1],
  };
}

function single(what: string, rowCount: number, name: string, at: (row: number) => unknown): Tabular {
  return { what, rowCount, columns: [name], at: (row) => at(row) };
}
