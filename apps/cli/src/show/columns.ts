/** Rows of text in columns as wide as they need; nothing blank stands at the ends of lines. */
export function printedColumns(rows: readonly (readonly string[])[], indent = ''): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, text] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, text.length);
  return rows
    .map((row) => {
      const cells = row.map((text, index) => text.padEnd(widths[index]!));
      return `${indent}${cells.join('  ')}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}
