/** Id of a count of `measure` among the people with these characteristics, in whatever order a table names them. */
export function measuredCellId(measure: string, characteristics: readonly (readonly [string, string])[]): string {
  const sorted = [...characteristics].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${measure}|${sorted.map(([name, value]) => `${name}=${value}`).join(';')}`;
}

/** Measure and characteristics of an id that {@link measuredCellId} made; `null` for any other. */
export function readMeasuredCellId(
  id: string,
): { readonly measure: string; readonly characteristics: readonly (readonly [string, string])[] } | null {
  const bar = id.indexOf('|');
  if (/^[#~@]/.test(id) || bar < 0) return null;
  const list = id.slice(bar + 1);
  const pairs = list === '' ? [] : list.split(/;(?=[A-Za-z][A-Za-z0-9_-]*=)/);
  return {
    measure: id.slice(0, bar),
    characteristics: pairs.map(
      (pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const,
    ),
  };
}

/** Id of a count that only one table or number shows. */
export function localCellId(finding: string, row: string, column: string): string {
  return `#${finding}|${row}|${column}`;
}

/** Where an id that {@link localCellId} made stands. */
export function readLocalCellId(id: string): {
  readonly finding: string;
  readonly row: string;
  readonly column: string;
} {
  const [first, last] = [id.indexOf('|'), id.lastIndexOf('|')];
  return { finding: id.slice(1, first), row: id.slice(first + 1, last), column: id.slice(last + 1) };
}

/** Id of the people in the denominator who are not in the numerator. */
export function complementId(numerator: string, denominator: string): string {
  return `~${numerator}~${denominator}`;
}
