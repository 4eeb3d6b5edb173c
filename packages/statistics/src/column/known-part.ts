/**
 * Of the rows of which it is known, how many are so? Each flag is 1 for yes and 0 for no; what is neither is not known.
 *
 * @param rows which rows are asked about; all unless stated.
 *
 * @example
 * knownPart(Int8Array.of(1, 0, -1, 1)) // { successes: 2, total: 3 }
 */
export function knownPart(
  flags: ArrayLike<number>,
  rows: ArrayLike<number> = Array.from(flags, (_, row) => row),
): { readonly successes: number; readonly total: number } {
  const part = { successes: 0, total: 0 };
  for (let at = 0; at < rows.length; at++) {
    const flag = flags[rows[at]!];
    if (flag !== 0 && flag !== 1) continue;
    part.total++;
    part.successes += flag;
  }
  return part;
}
