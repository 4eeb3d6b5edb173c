/**
 * How many stand behind a number that compares several sides, or says how many of some are so? It tells of its smallest side,
 * however many stand on the others.
 *
 * @param sides People, records or events on each.
 * @returns the smallest count. A side on which nobody stands is left out, for that it is empty is shown; `0` where all are.
 *
 * @example
 * [fewestBehind([3, 197]), fewestBehind([0, 200]), fewestBehind([0, 0])] // [3, 200, 0]
 */
export function fewestBehind(sides: readonly number[]): number {
  const taken = sides.filter((side) => side > 0);
  return taken.length === 0 ? 0 : Math.min(...taken);
}
