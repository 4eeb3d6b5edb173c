import { InputError } from '@assay/statistics';
import { isNoText } from './opening-text.ts';
import { splitRecords, type TextRecord } from './split-records.ts';

/** How a text of separated values is laid out. */
export interface TextLayout {
  readonly delimiter: string;
  readonly delimiterHow: 'stated in the file' | 'found';
  /** The header's names, trimmed, in the order of the file; a name may be empty. */
  readonly columns: readonly string[];
  /** Line of the header, from 1. */
  readonly headerLine: number;
  /** Characters before the header, and before and after a line of dashes under it. */
  readonly start: number;
  readonly rule: readonly [number, number] | null;
  /** Whether rows end in a separator that the header does not have. */
  readonly hasTrailingSeparator: boolean;
}

const MAXIMUM_COLUMNS = 4096;
const DELIMITERS = [',', ';', '\t', '|', '^', '~', '\u001f'];
const RECORDS_ASKED = 100;
const MOST_LINES_BEFORE = 30;
const ENOUGH = 0.9;
/** As Markdown has it; as long as the name, as databases draw it, where the name is shorter. */
const LEAST_RULE = 3;

/**
 * Where is the header, and what separates the values? The header is the first line whose number of names is the number of values
 * of the lines after it; the separator is the one for which that holds. Where it holds for none, the first line and the separator
 * that occurs most often in it are taken, and the rows say what is wrong.
 */
export function textLayout(
  text: string,
  path: string,
  options: {
    readonly skipLines?: number | undefined;
    readonly delimiter?: string | undefined;
    readonly isWhole: boolean;
  },
): TextLayout {
  const skipped = startOfLine(text, options.skipLines ?? 0, path);
  const told = /^sep=(.)(?:\r\n|\r|\n)/i.exec(text.slice(skipped, skipped + 8));
  const start = skipped + (told?.[0].length ?? 0);
  const delimiter = told?.[1] ?? options.delimiter;
  const rest = text.slice(start);
  refuseWhatIsNoTable(rest, path);
  const tries = (delimiter === undefined ? DELIMITERS : [delimiter]).map((each) => headerBy(rest, each, options));
  const best = tries.reduce((best, each) => (isBetter(each, best) ? each : best));
  const header = best.records[best.at];
  if (header === undefined) throw new InputError(`${path} holds no line that could name its columns. Export it again.`);
  refuseFixedWidth(best, path);
  const next = best.records[best.at + 1];
  const isRuled = next !== undefined && isRuleUnder(header.values, next.values);
  const rows = best.records.slice(best.at + (isRuled ? 2 : 1));
  const surplus = rows.some(({ values }) => values.length === header.values.length + 1 && values.at(-1) === '');
  const isShort =
    header.values.at(-1) === '' &&
    rows.length > 0 &&
    rows.every(({ values }) => values.length === header.values.length - 1);
  const columns = surplus ? [...header.values, ''] : isShort ? header.values.slice(0, -1) : header.values;
  if (columns.length > MAXIMUM_COLUMNS) {
    throw new InputError(
      `${path} has ${columns.length} columns; at most ${MAXIMUM_COLUMNS} are read. Export only the columns that the notebook needs.`,
    );
  }
  const afterRule = isRuled ? (best.records[best.at + 2]?.start ?? rest.length) : 0;
  return {
    delimiter: best.delimiter,
    delimiterHow: told === null ? 'found' : 'stated in the file',
    columns,
    headerLine: lineAt(text, start) + header.line - 1,
    start: start + header.start,
    rule: isRuled ? [start + next.start, start + afterRule] : null,
    hasTrailingSeparator: surplus,
  };
}

/** A dash, or a few of them, may be what somebody wrote for a missing value: a rule is drawn under every name. */
function isRuleUnder(names: readonly string[], values: readonly string[]): boolean {
  const drawn = values.join('');
  return (
    drawn.length > 1 &&
    /^[-=]+$/.test(drawn) &&
    names.every((name, at) => (values[at]?.length ?? 0) >= Math.min(LEAST_RULE, name.length))
  );
}

interface Try {
  readonly delimiter: string;
  readonly records: readonly TextRecord[];
  /** Which record is the header. */
  readonly at: number;
  /** Share of the records after it that have as many values. */
  readonly agreement: number;
}

function headerBy(
  text: string,
  delimiter: string,
  { skipLines, isWhole }: { skipLines?: number | undefined; isWhole: boolean },
): Try {
  const records = splitRecords(text, delimiter, RECORDS_ASKED + MOST_LINES_BEFORE, isWhole);
  const first = { delimiter, records, at: 0, agreement: agreementAt(records, 0) };
  if (skipLines !== undefined || isHeader(records, 0, first.agreement)) return first;
  for (let at = 1; at <= MOST_LINES_BEFORE && at < records.length - 1; at++) {
    // A line with as much in it as half a row is no title above the table: then the rows are at fault.
    const most = Math.max(1, records[at]!.values.length / 2);
    if (records.slice(0, at).some((before) => filled(before) > most)) continue;
    const agreement = agreementAt(records, at);
    if (isHeader(records, at, agreement)) return { delimiter, records, at, agreement };
  }
  return first;
}

function isHeader(records: readonly TextRecord[], at: number, agreement: number): boolean {
  const record = records[at];
  return (
    record !== undefined && record.values.length > 1 && agreement >= ENOUGH && filled(record) * 2 > record.values.length
  );
}

function filled({ values }: TextRecord): number {
  return values.filter((value) => value !== '').length;
}

function agreementAt(records: readonly TextRecord[], at: number): number {
  const names = records[at]?.values.length ?? 0;
  const rows = records.slice(at + 1, at + 1 + RECORDS_ASKED).filter(({ values }) => values.length > 1 || names === 1);
  if (rows.length === 0) return 0;
  const like = rows.filter(
    ({ values }) =>
      values.length === names ||
      (values.length === names + 1 && values.at(-1) === '') ||
      (values.length === names - 1 && records[at]!.values.at(-1) === ''),
  );
  return like.length / rows.length;
}

function isBetter(one: Try, other: Try): boolean {
  const columns = ({ records, at }: Try) => records[at]?.values.length ?? 0;
  if (columns(one) > 1 !== columns(other) > 1) return columns(one) > 1;
  const agrees = (each: Try) => each.agreement >= ENOUGH;
  if (agrees(one) !== agrees(other)) return agrees(one);
  // A header in the first line is no title that happens to lie above a table.
  if (agrees(one) && (one.at === 0) !== (other.at === 0)) return one.at === 0;
  return columns(one) > columns(other);
}

function refuseWhatIsNoTable(text: string, path: string): void {
  const first = /^[^\r\n]*/.exec(text)![0];
  if (/^\s*<(!doctype|html|table|\?xml|\w+[\s>])/i.test(text)) {
    throw new InputError(
      `${path} is a page of HTML or XML, whatever its name says. Open it in a spreadsheet and save it as CSV (UTF-8) or .xlsx.`,
    );
  }
  if (isNoText(text)) {
    throw new InputError(`${path} is no text file. Give a CSV, Excel, Parquet, Arrow, JSON, SQLite or DuckDB file.`);
  }
  if (text.trim() === '') throw new InputError(`${path} holds nothing but empty lines. Export it again.`);
  if (first.trim() === '') {
    throw new InputError(`${path} begins with an empty line where the column names should be. Remove it.`);
  }
}

/** Columns that stand under each other by spaces are no separated values, and one column of all of them is no table. */
function refuseFixedWidth({ records, at }: Try, path: string): void {
  const [header, ...rows] = records.slice(at).map(({ values }) => values);
  const isPadded = (values: readonly string[] | undefined) => values?.length === 1 && /\S {3,}\S/.test(values[0]!);
  if (!isPadded(header) || rows.length === 0 || !rows.every(isPadded)) return;
  throw new InputError(`${path} has columns of fixed width, set apart by spaces. Export it with separators, as CSV.`);
}

function startOfLine(text: string, lines: number, path: string): number {
  let at = 0;
  for (let line = 0; line < lines; line++) {
    const next = /\r\n|\r|\n/g;
    next.lastIndex = at;
    if (next.exec(text) === null) {
      throw new InputError(`${path} has no line after the ${lines} to skip. Give fewer: --skip-lines ${line}.`);
    }
    at = next.lastIndex;
  }
  return at;
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\r|\n/).length;
}
