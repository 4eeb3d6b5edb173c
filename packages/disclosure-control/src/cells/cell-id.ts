/** Id of a count of `measure` among the people with these characteristics, in whatever order a table names them. */
export function measuredCellId(measure: string, characteristics: readonly (readonly [string, string])[]): string {
  const sorted = [...characteristics].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${measure}|${sorted.map(([name, value]) => `${name}=${value}`).join(';')}`;
}

/** Id of a count that only one table or number shows. */
export function localCellId(finding: string, row: string, column: string): string {
  return `#${finding}|${row}|${column}`;
}

/** Id of the people in the denominator who are not in the numerator. */
export function complementId(numerator: string, denominator: string): string {
  return `~${numerator}~${denominator}`;
}
