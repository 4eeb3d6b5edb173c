const [quote, comma, semicolon, tab, lineFeed, backslash] = [34, 44, 59, 9, 10, 92];
const [openBrace, closeBrace, openBracket, closeBracket] = [123, 125, 91, 93];

/**
 * The most columns that the start of a CSV can be read as: of its first record, whose quoted names may hold line breaks,
 * and of any line, for a reader that takes quotes as letters. An upper bound, since no separator is known yet.
 */
export function mostCsvColumns(bytes: Uint8Array): number {
  let inRecord = true;
  let quoted = false;
  let [record, line, most] = [1, 1, 1];
  for (const byte of bytes) {
    if (byte === quote) quoted = !quoted;
    else if (byte === comma || byte === semicolon || byte === tab) {
      line++;
      if (inRecord && !quoted) record++;
    } else if (byte === lineFeed) {
      most = Math.max(most, line);
      line = 1;
      if (!quoted) inRecord = false;
    }
  }
  return Math.max(most, line, record);
}

/** The most members of one object at the start of a JSON text: as many columns as a row of it would have. */
export function mostJsonColumns(bytes: Uint8Array): number {
  const members: number[] = [];
  let [inText, escaped, most] = [false, false, 0];
  for (const byte of bytes) {
    if (inText) {
      if (escaped) escaped = false;
      else if (byte === backslash) escaped = true;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (byte === openBrace) members.push(1);
    else if (byte === openBracket) members.push(Number.NEGATIVE_INFINITY);
    else if (byte === closeBrace || byte === closeBracket) most = Math.max(most, members.pop() ?? 0);
    else if (byte === comma && members.length > 0) members[members.length - 1]!++;
  }
  return members.reduce((a, b) => Math.max(a, b), most);
}
