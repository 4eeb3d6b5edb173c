/** Where a live page's own links lead. */
export interface LiveLinks {
  /** Rows of a cell's value. */
  rows(cell: string): string;
  edit(file: string, line?: number): string;
  readonly parameters: string;
  readonly store: string;
}

/** The element of a cell; names may hold any sign. */
export function liveCellId(name: string): string {
  return `cell-${name.replace(/[^a-zA-Z0-9-]/g, (sign) => `_${sign.codePointAt(0)!.toString(16)}`)}`;
}
