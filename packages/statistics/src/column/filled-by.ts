/**
 * A typed array filled place by place: what `from` with a function gives, which goes through an iterator and takes ten times
 * as long, seconds for millions of rows.
 *
 * @example
 * filledBy(new Int32Array(3), (row) => 2 * row) // [0, 2, 4]
 */
export function filledBy<Target extends Int32Array | Float64Array | Uint8Array>(
  target: Target,
  valueAt: (row: number) => number,
): Target {
  for (let row = 0; row < target.length; row++) target[row] = valueAt(row);
  return target;
}
