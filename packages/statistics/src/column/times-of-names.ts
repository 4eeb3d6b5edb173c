/**
 * How often does each name stand in a list? In the order of the names, as a reader would look them up.
 *
 * @example
 * timesOfNames(['North', 'East', 'North']) // [['East', 1], ['North', 2]]
 */
export function timesOfNames(names: Iterable<string>): [name: string, times: number][] {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return [...times].sort(([a], [b]) => a.localeCompare(b, 'en-GB'));
}
