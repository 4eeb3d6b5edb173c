import { cleanText, type Field, type FieldRole, londonClock, recordedTime } from '@assay/dataset';
import { type Counter, dictionaryColumn, type Slice } from '@assay/statistics';

interface FilterPart {
  readonly part: string;
  readonly role: FieldRole;
  readonly type: Field['type'];
}

/** One row as it comes: values of the columns in their order, then the size of its entity where one is told. */
type Row = readonly (string | number | null)[];

/**
 * A counter as a filter of a pipe: each line of input is a JSON array (a line of text would lose tabs, line ends and nulls),
 * each line of output one of what, class, size, count and, for what crosses slices, its key. The rows that came are told
 * last, so that torn output is known by their sum.
 */
export async function filterRows(
  counter: Counter,
  parts: readonly FilterPart[],
  hasSizes: boolean,
  options: Parameters<Counter['count']>[1],
  input: AsyncIterable<Uint8Array | string>,
  write: (line: string) => void,
): Promise<void> {
  const columns = parts.map((): (string | null)[] => []);
  const sizes: number[] = [];
  let rowCount = 0;
  const take = (line: string) => {
    if (line === '') return;
    const row = JSON.parse(line) as Row;
    for (let at = 0; at < parts.length; at++) {
      const value = row[at];
      columns[at]!.push(value === undefined || value === null ? null : cleaned(String(value), parts[at]!.role));
    }
    if (hasSizes) sizes.push(Number(row[parts.length]));
    rowCount++;
  };
  let rest = '';
  const decoder = new TextDecoder();
  for await (const piece of input) {
    const lines = (rest + (typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }))).split('\n');
    rest = lines.pop()!;
    for (const line of lines) take(line);
  }
  take(rest);
  const isNumber = ({ type }: FilterPart) => type === 'time' || type === 'number';
  const each = <Value>(wanted: boolean, of: (part: FilterPart, texts: readonly (string | null)[]) => Value) =>
    Object.fromEntries(
      parts.flatMap((part, at) => (isNumber(part) === wanted ? [[part.part, of(part, columns[at]!)] as const] : [])),
    );
  const slice: Slice = {
    rowCount,
    columns: each(false, (_, texts) => dictionaryColumn(texts)),
    numbers: each(true, ({ type }, texts) => Float64Array.from(texts, type === 'time' ? clockOf : numberOf)),
    sizes: hasSizes ? Int32Array.from(sizes) : null,
  };
  const { rows, crossing } = counter.count(slice, options);
  for (const { what, at, size, count } of rows) write(JSON.stringify([what, at, size, count]));
  for (const { what, key, bits } of crossing) write(JSON.stringify([what, -1, 0, bits, key]));
  write(JSON.stringify(['rows of slices', 0, 0, rowCount]));
  write(JSON.stringify(['slices', 0, 0, 1]));
}

/** As readers read what is plainly written; the engine was asked first whether all is. */
function clockOf(text: string | null): number {
  return text === null ? Number.NaN : londonClock(recordedTime(text)?.milliseconds ?? Number.NaN);
}

function numberOf(text: string | null): number {
  return text === null ? Number.NaN : Number(text);
}

/** As every reader cleans a text; what is blank after it is missing. */
function cleaned(value: string, role: FieldRole): string | null {
  const { text } = cleanText(value, role);
  return text === '' ? null : text;
}
