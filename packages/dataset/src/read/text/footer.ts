/** What programs write under a table: "(2 rows affected)", "End of report", "Total: 2". */
const FOOTER =
  /^\W*(\d[\d,]* (rows?|records?|results?)( (affected|selected|returned|found|exported))?|(rows?|records?)( count| selected| affected| returned)?\W+\d[\d,]*|(end|end of) (of )?(file|report|extract|export|data|document)|(grand )?totals?( rows| records)?\W*\d[\d,]*|(generated|produced|printed|exported|extracted|run) (on|by|at|:).*|page \d+( of \d+)?|completion time.*|no more rows|official\b.*|restricted\b.*)\W*$/i;

/** A row that adds the others up: the word first, then numbers or nothing. */
function isTotal(values: readonly string[]): boolean {
  const [first = '', ...others] = values.filter((value) => value !== '');
  return /^(grand |sub-?)?totals?:?$/i.test(first) && others.every((value) => /^[£$€]?-?[\d., ]+%?$/.test(value));
}

const MOST_LINES = 10;

/** Lines at the end of a text that are no rows, and the bytes of the text before them. */
export interface Footer {
  readonly lines: number;
  readonly bytes: number;
}

/** Looks at the last bytes of a text: lines of one value, in words that stand under tables. */
export function footerOf(tail: Uint8Array, delimiter: string): Footer {
  let text = Buffer.from(tail).toString('latin1');
  let [lines, bytes] = [0, 0];
  const ends = () => /(?:^|\r\n|\r|\n)([^\r\n]*)(?:\r\n|\r|\n)*$/.exec(text)!;
  for (let looked = 0; looked < MOST_LINES; looked++) {
    const last = ends()[1]!;
    const values = last.split(delimiter).map((value) => value.trim().replace(/^"|"$/g, ''));
    const line = values.filter((value) => value !== '').join(' ');
    const isLine = values.slice(1).every((value) => value === '') && FOOTER.test(line);
    if (!isLine && !isTotal(values)) break;
    const at = text.lastIndexOf(last);
    bytes += text.length - at;
    text = text.slice(0, at);
    lines++;
  }
  return { lines, bytes };
}
