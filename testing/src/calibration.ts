/** One part of the calibration: how often the intervals of one kind hold what a simulation knows to be true. */
export interface Calibration {
  /** Heading of its section, and what a run can be narrowed to. */
  readonly title: string;
  /** Markdown: what was simulated, with which seeds, and the table. Says nothing of time or machine. */
  readonly run: (progress: (line: string) => void) => string | Promise<string>;
}

/** Declares the default export of a file in a package's folder `calibrate/`. */
export function calibration(definition: Calibration): Calibration {
  return definition;
}

/**
 * The document with one section put in, or put in place of its former text. Sections stand between marks of their file
 * and keep the order of their files' names.
 *
 * @example
 * withSection('# Calibration\n', 'packages/a/calibrate/b.ts', 'B', 'It covers.').includes('## B') // true
 */
export function withSection(document: string, file: string, title: string, text: string): string {
  const sections = new Map<string, string>();
  const pattern = /<!-- (\S+) -->\n([\s\S]*?)\n<!-- end \1 -->\n/g;
  for (const [, name, body] of document.matchAll(pattern)) sections.set(name!, body!);
  sections.set(file, `\n## ${title}\n\n${text.trim()}\n`);
  const start = document.search(/<!-- \S+ -->\n/);
  const opening = (start < 0 ? document : document.slice(0, start)).trimEnd();
  const written = [...sections]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, body]) => `<!-- ${name} -->\n${body}\n<!-- end ${name} -->\n`);
  return `${opening}\n\n${written.join('\n')}`;
}

/**
 * A Markdown table; columns of numbers are set to the right.
 *
 * @example
 * markdownTable(['size', 'held'], [[20000, '39 of 40']]).split('\n')[2] // '| 20,000 | 39 of 40 |'
 */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const cell = (value: string | number | null): string =>
    value === null ? 'not computed' : typeof value === 'number' ? value.toLocaleString('en-GB') : value;
  const cells = [header, ...rows.map((row) => row.map(cell))];
  const width = header.map((_, column) => Math.max(3, ...cells.map((line) => line[column]!.length)));
  const isNumber = header.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  const line = (texts: readonly string[]): string =>
    `| ${texts.map((text, column) => (isNumber[column] ? text.padStart(width[column]!) : text.padEnd(width[column]!))).join(' | ')} |`;
  const rule = width.map((length, column) => (isNumber[column] ? `${'-'.repeat(length - 1)}:` : '-'.repeat(length)));
  return [line(header), line(rule), ...cells.slice(1).map(line)].join('\n');
}
