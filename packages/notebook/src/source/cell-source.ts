/** An object literal of a source text: where it stands, and the properties of its own. */
interface ObjectLiteral {
  readonly start: number;
  end: number;
  /** Text of each own property's beginning: `name: 'sweep'`, `compute: (`. */
  readonly properties: string[];
  /** Where the round bracket that it stands in directly opens; `null` where it stands in none. */
  readonly opened: number | null;
}

/** The statement that declares a cell. */
export interface CellSource {
  readonly code: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
}

/**
 * Which statement of a source file declares a cell? The one that takes the cell's name, a title, and an object with a
 * `compute` of its own: a column, a parameter or a method may bear the same name. `null` where no statement does.
 *
 * @example
 * cellSource("const x = cell('x', 'X', { compute: () => [{ name: 'y' }] });\n", 'x').startsWith('const x') // true
 */
export function cellSource(text: string, cell: string): string | null {
  return text.includes(cell) ? (cellSources(text).get(cell)?.code ?? null) : null;
}

/**
 * Which cells does a source file declare, and where? By their names, as {@link cellSource} knows them; of two statements
 * that declare one name, the first. The text is read once, however many cells there are.
 *
 * @example
 * [...cellSources("const x = cell('x', 'X', { compute: () => 1 });\n")].map(([name, { line }]) => [name, line]) // [['x', 1]]
 */
export function cellSources(text: string): ReadonlyMap<string, CellSource> {
  const known = readLast.get(text) ?? readSources(text);
  if (readLast.size >= MOST_READ_LAST) readLast.clear();
  readLast.set(text, known);
  return known;
}

/** Of the texts read last: a notebook's files are asked for one cell after the other. */
const readLast = new Map<string, ReadonlyMap<string, CellSource>>();
const MOST_READ_LAST = 100;

function readSources(text: string): ReadonlyMap<string, CellSource> {
  const found = new Map<string, CellSource>();
  let at = 0;
  let line = 1;
  for (const declared of objectLiteralsOf(text)) {
    const name = declaredName(text, declared);
    if (name === undefined || found.has(name)) continue;
    const from = statementStart(text, declared.start);
    for (; at < from; at++) if (text[at] === '\n') line++;
    const lineEnd = text.indexOf('\n', declared.end);
    found.set(name, { code: text.slice(from, lineEnd < 0 ? text.length : lineEnd), line });
  }
  return found;
}

function declaredName(text: string, { start, properties, opened }: ObjectLiteral): string | undefined {
  if (properties.some((property) => /^(?:async\s+)?compute\b/.test(property)))
    return opened === null ? undefined : NAME_AND_TITLE.exec(text.slice(opened, start))?.[2];
  if (!isSql(properties)) return undefined;
  return properties.map((property) => /^name:\s*(['"`])(.*?)\1/.exec(property)?.[2]).find((name) => name !== undefined);
}

/** Where the nearest line that is not indented begins. */
function statementStart(text: string, at: number): number {
  let from = text.lastIndexOf('\n', at) + 1;
  while (from > 1 && !/\S/.test(text[from]!)) from = text.lastIndexOf('\n', from - 2) + 1;
  return /\S/.test(text[from]!) ? from : 0;
}

/** What stands from the call of a cell to its object, which may hold the title. */
const NAME_AND_TITLE =
  /^\(\s*(['"`])([\w -]+)\1\s*,\s*(?:(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`)\s*,\s*)?$/;

/** What stands beside a SELECT; a table has columns and a name too, and no needs. */
function isSql(properties: readonly string[]): boolean {
  return ['needs', 'columns'].every((name) => properties.some((property) => new RegExp(`^${name}\\b`).test(property)));
}

/** Every object literal and block of a text, with the beginnings of what stands directly in it. Strings and comments are stepped over. */
function objectLiteralsOf(text: string): readonly ObjectLiteral[] {
  const found: ObjectLiteral[] = [];
  const open: { readonly literal: ObjectLiteral | null; readonly round: number | null }[] = [];
  let startsProperty = false;
  for (let at = 0; at < text.length; at++) {
    const past = pastNoCode(text, at);
    const inner = open.at(-1)?.literal;
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
      const literal = { start: at, end: text.length, properties: [], opened: open.at(-1)?.round ?? null };
      found.push(literal);
      open.push({ literal, round: null });
      startsProperty = true;
    } else if (sign === '(' || sign === '[') {
      open.push({ literal: null, round: sign === '(' ? at : null });
      startsProperty = false;
    } else if (sign === '}' || sign === ')' || sign === ']') {
      const closed = open.pop()?.literal;
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
  if (sign === '/' && BEFORE_PATTERN.test(text.slice(Math.max(0, at - 20), at))) return pastPattern(text, at);
  return at;
}

/** After an operator, an arrow or one of these words, a stroke divides nothing. */
const BEFORE_PATTERN =
  /(?:^|[=(,:[!&|?{};\n<>*%~^]|(?<!\+)\+|(?<!-)-|\b(?:return|typeof|void|case|in|of|else|await|yield|throw|new|delete))\s*$/;

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
