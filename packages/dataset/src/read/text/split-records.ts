/** One record of separated values, as it stands at the start of a text. */
export interface TextRecord {
  /** Values without their quotes, trimmed and in Unicode NFC. */
  readonly values: readonly string[];
  /** Characters of the text before the record. */
  readonly start: number;
  /** Line that the record begins on, from 1. */
  readonly line: number;
}

/** The first records of a text, empty lines left out; a last record that may be cut off is given only where `isWhole`. */
export function splitRecords(text: string, delimiter: string, most: number, isWhole: boolean): TextRecord[] {
  const records: TextRecord[] = [];
  let [values, value, quoted]: [string[], string, boolean] = [[], '', false];
  let [start, line, startLine] = [0, 1, 1];
  const endRecord = (at: number) => {
    if (at > start) records.push({ values: [...values, value].map(normal), start, line: startLine });
    [values, value] = [[], ''];
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    const isLineEnd = character === '\n' || (character === '\r' && text[at + 1] !== '\n');
    if (isLineEnd) line++;
    if (quoted) {
      if (character !== '"') value += character;
      else if (text[at + 1] === '"') value += text[++at];
      else quoted = false;
    } else if (character === '"' && value.trim() === '') [quoted, value] = [true, ''];
    else if (character === delimiter) {
      values.push(value);
      value = '';
    } else if (isLineEnd) {
      endRecord(at > 0 && character === '\n' && text[at - 1] === '\r' ? at - 1 : at);
      if (records.length >= most) return records;
      [start, startLine] = [at + 1, line];
    } else if (character !== '\r') value += character;
  }
  if (isWhole) endRecord(text.length);
  return records;
}

function normal(value: string): string {
  return value.trim().normalize('NFC');
}
