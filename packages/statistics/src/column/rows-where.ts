/**
 * Which rows are wanted? The places from 0 below `count` that pass the test, in order; of a column, each value with its place.
 *
 * @example
 * rowsWhere([3, 0, 5], (value) => value > 0) // [0, 2]
 */
export function rowsWhere<Value = undefined>(
  rows: number | ArrayLike<Value>,
  isWanted: (value: Value, row: number) => boolean = () => true,
): number[] {
  const values = typeof rows === 'number' ? ({ length: rows } as ArrayLike<Value>) : rows;
  const wanted: number[] = [];
  for (let row = 0; row < values.length; row++) if (isWanted(values[row]!, row)) wanted.push(row);
  return wanted;
}
