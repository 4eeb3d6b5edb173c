/** An object literal of a source text: where it stands, and the properties of its own. */
interface ObjectLiteral {
  readonly start: number;
  end: number;
  /** Text of each own property's beginning: `name: 'sweep'`, `compute: (`. */
  readonly properties: string[];
}

/**
 * Which statement of a source file declares a cell? The one that takes the cell's name, a title, and an object with a
 * `compute` of its own: a column, a parameter or a method may bear the same name. `null` where no statement does.
 *
 * @example
 * cellSource("const x = cell('x', 'X', { compute: () => [{ name: 'y' }] });\n", 'x').startsWith('const x') // true
 */
export function cellSource(text: string, cell: string): string | null {
  if (!text.includes(cell)) return null;
  const declared = objectsOf(text).find(({ start, properties }) =>
    properties.some((property) => /^(?:async\s+)?compute\b/.test(property))
      ? NAME_AND_TITLE.exec(text.slice(0, start))?.[2] === cell
      : isSql(properties) && properties.some((property) => /^name:\s*(['"`])(.*?)\1/.exec(property)?.[2] === cell),
  );
  if (declared === undefined) return null;
  const before = text.slice(0, declared.start).split('\n');
  let first = before.length - 1;
  while (first > 0 && !/^\S/.test(before[first]!)) first--;
  const from = before.slice(0, first).reduce((length, line) => length + line.length + 1, 0);
  const lineEnd = text.indexOf('\n', declared.end);
  const lines = text.slice(from, lineEnd < 0 ? text.length : lineEnd);
  return lines;
}

/** What stands before the object of a cell, which may hold the title. */
const NAME_AND_TITLE =
  /\(\s*(['"`])([\w -]+)\1\s*,\s*(?:(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)\s*,\s*)?$/;

/** What stands beside a SELECT; a table has columns and a name too, and no needs. */
function isSql(properties: readonly string[]): boolean {
  return ['needs', 'columns'].every((name) => properties.some((property) => new RegExp(`^${name}\\b`).test(property)));
}

/** Of the texts read last: a notebook's files are asked for one cell after the other. */
const known = new Map<string, readonly ObjectLiteral[]>();
const MOST_KNOWN = 100;

function objectsOf(text: string): readonly ObjectLiteral[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const objects = readObjects(text);
  known.set(text, objects);
  return objects;
}

/** Every object literal and block of a text, with the beginnings of what stands directly in it. Strings and comments are stepped over. */
function readObjects(text: string): readonly ObjectLiteral[] {
  const found: ObjectLiteral[] = [];
  const open: (ObjectLiteral | null)[] = [];
  let startsProperty = false;
  for (let at = 0; at < text.length; at++) {
    const past = pastNoCode(text, at);
    const inner = open.at(-1);
    if (startsProperty && inner != null && /\S/.test(text[at]!) && !isComment(text, at)) {
      inner.properties.push(text.slice(at, at + LONGEST_PROPERTY));
      startsProperty = false;
    }
    if (past > at) {
      at = past - 1;
      continue;
    }
    const sign = text[at]!;
    if (sign === '{') {
      const literal = { start: at, end: text.length, properties: [] };
      found.push(literal);
      open.push(literal);
      startsProperty = true;
    } else if (sign === '(' || sign === '[') {
      open.push(null);
      startsProperty = false;
    } else if (sign === '}' || sign === ')' || sign === ']') {
      const closed = open.pop();
      if (closed != null) closed.end = at;
      startsProperty = false;
    } else if (sign === ',' && inner != null) startsProperty = true;
  }
  return found;
}

const LONGEST_PROPERTY = 200;

function isComment(text: string, at: number): boolean {
  return text.startsWith('//', at) || text.startsWith('/*', at);
}

/** Where a string, template, comment or regular expression that begins here ends; the same place where none begins. */
function pastNoCode(text: string, at: number): number {
  if (text.startsWith('//', at)) return endOf(text, at, '\n');
  if (text.startsWith('/*', at)) return endOf(text, at + 2, '*/');
  const sign = text[at]!;
  if (sign === "'" || sign === '"') return pastQuoted(text, at, sign);
  if (sign === '`') return pastTemplate(text, at);
  if (sign === '/' && /(?:^|[=(,:[!&|?{};\n])\s*$/.test(text.slice(Math.max(0, at - 20), at)))
    return pastPattern(text, at);
  return at;
}

function endOf(text: string, at: number, sign: string): number {
  const end = text.indexOf(sign, at);
  return end < 0 ? text.length : end + sign.length;
}

function pastQuoted(text: string, at: number, quote: string): number {
  let end = at + 1;
  while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1;
  return end + 1;
}

/** A template with what is put into it, which may hold templates of its own. */
function pastTemplate(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text[end] !== '`') {
    if (text[end] === '\\') end += 2;
    else if (text.startsWith('${', end)) {
      let depth = 1;
      for (end += 2; end < text.length && depth > 0; ) {
        const past = pastNoCode(text, end);
        if (past > end) end = past;
        else {
          if (text[end] === '{') depth++;
          if (text[end] === '}') depth--;
          end++;
        }
      }
    } else end++;
  }
  return end + 1;
}

function pastPattern(text: string, at: number): number {
  let isClass = false;
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === '[') isClass = true;
    else if (text[end] === ']') isClass = false;
    else if (text[end] === '/' && !isClass) return end + 1;
  }
  return at;
}
