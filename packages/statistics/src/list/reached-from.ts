/**
 * What is reached from here by following every step, in the order in which it is found? The start itself only where a way leads back
 * to it.
 *
 * @example
 * reachedFrom('a', (name) => ({ a: ['b'], b: ['c', 'a'], c: [] })[name]) // ['b', 'c', 'a']
 */
export function reachedFrom<Place>(start: Place, stepsFrom: (place: Place) => readonly Place[]): Place[] {
  const reached = new Set<Place>();
  const open = [start];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    for (const step of stepsFrom(next)) {
      if (reached.has(step)) continue;
      reached.add(step);
      open.push(step);
    }
  }
  return [...reached];
}
