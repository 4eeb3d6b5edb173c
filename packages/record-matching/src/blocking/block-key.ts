import { checkedCodes, type DictionaryColumn, InputError, MISSING_CODE, valueCount } from '@assay/statistics';

/** Of a key's values only their number matters. */
interface KeyColumn {
  readonly codes: Int32Array;
  readonly values: { readonly length: number };
}

/**
 * One key out of several columns: two records share it where they share every column. A record that lacks any of them
 * has no key and is in no block.
 *
 * @throws InputError where columns differ in length, or a code has no value.
 *
 * @example
 * combineKeys([records.surname, records.dateOfBirth]).keyCount // 6
 */
export function combineKeys(columns: readonly KeyColumn[]): { codes: Int32Array; keyCount: number } {
  const { codes, keyCount } = combineInOrder(columns, new Map());
  return { codes, keyCount };
}

/** Rows in order of a column's codes, code by code. */
interface RowOrder {
  readonly rows: Int32Array;
  readonly start: Int32Array;
}

/**
 * The same where several keys begin with one column: its rows are put in order once. Says of several columns how many records
 * share a key at most; `null` of one.
 */
export function combineInOrder(
  columns: readonly KeyColumn[],
  orders: Map<Int32Array, RowOrder>,
): { codes: Int32Array; keyCount: number; mostRecords: number | null } {
  for (const column of columns) {
    const { length } = checkedCodes(column, 'a key').codes;
    if (length !== columns[0]!.codes.length)
      throw new InputError(`keys have ${columns[0]!.codes.length} and ${length} rows. Check how the table was joined.`);
  }
  const [first, ...rest] = columns;
  if (first === undefined) return { codes: new Int32Array(0), keyCount: 0, mostRecords: null };
  if (rest.length === 0) return { codes: first.codes.slice(), keyCount: valueCount(first), mostRecords: null };
  let { codes } = first;
  let keyCount = valueCount(first);
  let mostRecords: number | null = null;
  for (const column of rest) {
    const order = orders.get(codes) ?? rowsInOrder(codes, keyCount);
    if (codes === first.codes) orders.set(codes, order);
    ({ codes, keyCount, mostRecords } = pairCodes(order, codes.length, column.codes, valueCount(column)));
  }
  return { codes, keyCount, mostRecords };
}

/** Numbers for each right code: three, and one that keeps them in one line of the cache. */
const KNOWN = 4;

/** Numbers pairs of codes in order of first appearance. */
function pairCodes({ rows, start }: RowOrder, length: number, right: Int32Array, rightCount: number) {
  const codes = new Int32Array(length).fill(MISSING_CODE);
  // First the row where a pair first appears: among rows of one left code, the first with that right code …
  // What is known of a right code lies in one place: one more than the left code it was last seen with, that row, and how often.
  const known = new Int32Array(KNOWN * rightCount);
  let mostRecords = 0;
  for (let left = 0; left + 1 < start.length; left++) {
    const end = start[left + 1]!;
    for (let index = start[left]!; index < end; index++) {
      const row = rows[index]!;
      const code = right[row]!;
      if (code === MISSING_CODE) continue;
      const at = KNOWN * code;
      if (known[at] !== left + 1) {
        known[at] = left + 1;
        known[at + 1] = row;
        known[at + 2] = 0;
      }
      const records = ++known[at + 2]!;
      if (records > mostRecords) mostRecords = records;
      codes[row] = known[at + 1]!;
    }
  }
  // … then that row's number, which is known by the time a later row asks.
  let keyCount = 0;
  for (let row = 0; row < codes.length; row++) {
    const first = codes[row]!;
    if (first !== MISSING_CODE) codes[row] = first === row ? keyCount++ : codes[first]!;
  }
  return { codes, keyCount, mostRecords };
}

/** Rows in order of their codes, then of row (counting sort); rows without a code are left out. */
function rowsInOrder(codes: Int32Array, codeCount: number): RowOrder {
  const start = new Int32Array(codeCount + 1);
  codes.forEach((code) => {
    if (code !== MISSING_CODE) start[code + 1]!++;
  });
  for (let code = 1; code <= codeCount; code++) start[code]! += start[code - 1]!;
  const next = start.slice();
  const rows = new Int32Array(start[codeCount]!);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code !== MISSING_CODE) rows[next[code]!++] = row;
  }
  return { rows, start };
}

/**
 * A column derived from another value by value, e.g. the year of a date; `null` and the empty text are missing.
 *
 * @throws InputError where a code has no value.
 *
 * @example
 * derivedColumn(dictionaryColumn(['1990-02-01', '1990-12-31']), (date) => date.slice(0, 4)).values // ['1990']
 */
export function derivedColumn(column: DictionaryColumn, derive: (text: string) => string | null): DictionaryColumn {
  const codeOf = new Map<string, number>();
  const values: string[] = [];
  const codeOfValue = Int32Array.from(column.values, (value) => {
    const text = derive(value);
    if (text === null || text === '') return MISSING_CODE;
    let code = codeOf.get(text);
    if (code === undefined) {
      code = values.push(text) - 1;
      codeOf.set(text, code);
    }
    return code;
  });
  return {
    values,
    codes: checkedCodes(column, 'the column').codes.map((code) =>
      code === MISSING_CODE ? MISSING_CODE : codeOfValue[code]!,
    ),
  };
}
