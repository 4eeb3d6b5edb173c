import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

const ROWS = '(?:rows?|records?|results?|lines?|entries)';
const DONE = '(?:affected|selected|returned|found|exported|retrieved|fetched|listed|processed|in set)';

/** What programs write under a table: "(2 rows affected)", "End of report", "Total: 2", "-- end --". */
const FOOTER = new RegExp(
  `^\\W*(?:${[
    `\\d[\\d,]* ${ROWS}(?: ${DONE})?`,
    `(?:(?:the )?query returned )?\\d[\\d,]* ${ROWS} ${DONE}?.*\\d ?(?:s|ms|sec|secs|seconds)`,
    `(?:the )?query returned \\d[\\d,]* ${ROWS}.*`,
    `(?:(?:total|number|no\\.?|count) (?:of )?)?${ROWS}(?: count| ${DONE})?\\W+\\d[\\d,]*`,
    '(?:grand |sub-?)?(?:totals?|count|sum)(?: rows| records)?\\W*\\d[\\d,]*',
    'end(?: of (?:the )?(?:file|report|extract|export|data|document|list|results?|query))?|eof',
    '(?:end )?(?:file|report|extract|export|data|document|list) (?:ends|end)',
    '(?:trailer|footer|trl|ftr)\\b.*',
    '(?:generated|produced|printed|exported|extracted|created|run|report run|downloaded) (?:on|by|at|:).*',
    'page \\d+(?: (?:of|/) \\d+)?',
    'completion time.*|elapsed.*|no more rows|sql>.*',
    '(?:source|note|notes|n\\.b\\.|nb|disclaimer|filters?(?: applied)?|parameters?)\\s*:.*',
    '(?:©|copyright\\b|\\(c\\)).*',
    '(?:official|restricted|confidential|protect|secret|not protectively marked|sensitive)(?:[ -].*)?',
  ].join('|')})\\W*$`,
  'i',
);

/** Marks alone: a line drawn under the table. */
const RULE = /^(?:[-=_*#~.] ?){3,}$/;

/** A row that adds the others up: the word first, then numbers or nothing. */
function isTotal(values: readonly string[]): boolean {
  const [first = '', ...others] = values.filter((value) => value !== '');
  return (
    /^(?:(?:grand |sub-?)?totals?|sum|count|average|mean)(?: (?:of )?(?:rows|records|people|persons|incidents|events))?:?$/i.test(
      first,
    ) &&
    (values.length > 1 || /total/i.test(first)) &&
    others.every((value) => /^[£$€]?-?[\d., ]+%?$/.test(value))
  );
}

/** A row whose first value says that it ends the file; it is one only if another value counts the rows. */
const TRAILER = /^(?:t|tr|trl|trailer|tot|totals?|end|eof|ftr|footer)$/i;

/** Whether a row closes the file, such as "T,200,": a word of a list, then how many rows there were, with or without itself and the header. */
function isTrailer(values: readonly string[], records: number): boolean {
  const [first = '', ...others] = values;
  if (!TRAILER.test(first) || records < 2) return false;
  const filled = others.filter((value) => value !== '');
  const counts = filled.filter(
    (value) => /^0*\d+$/.test(value) && records - Number(value) >= 0 && records - Number(value) <= 2,
  );
  // A date or a time of the export may stand beside the count; a name may not.
  return counts.length > 0 && filled.every((value) => !/\p{L}/u.test(value));
}

const MOST_LINES = 10;

/** Lines at the end of a text that are no rows, and the bytes of the text before them. */
interface Footer {
  readonly lines: number;
  readonly bytes: number;
}

/** A line of bytes as it was meant: a pound is two bytes in UTF-8. */
function wordsOf(line: string): string {
  const bytes = Buffer.from(line, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : iconv.decode(bytes, 'windows-1252');
}

/**
 * Looks at the last bytes of a text: lines of one value, in words that stand under tables, and a trailer that counts the rows.
 * `records`: all lines of the text that are not empty, the header and these included.
 */
export function csvFooter(tail: Uint8Array, delimiter: string, records: number): Footer {
  let text = Buffer.from(tail).toString('latin1');
  let [lines, bytes] = [0, 0];
  const ends = () => /(?:^|\r\n|\r|\n)([^\r\n]*)(?:\r\n|\r|\n)*$/.exec(text)!;
  for (let looked = 0; looked < MOST_LINES; looked++) {
    const last = ends()[1]!;
    const values = wordsOf(last)
      .split(delimiter)
      .map((value) => value.trim().replace(/^"|"$/g, ''));
    const line = values.filter((value) => value !== '').join(' ');
    const isLine = values.slice(1).every((value) => value === '') && (FOOTER.test(line) || RULE.test(line));
    if (!isLine && !isTotal(values) && !isTrailer(values, records - lines)) break;
    const at = text.lastIndexOf(last);
    bytes += text.length - at;
    text = text.slice(0, at);
    lines++;
  }
  return { lines, bytes };
}
