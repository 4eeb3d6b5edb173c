import type { RandomStream } from './random-stream.ts';

/** Any array whose places can be swapped. */
export interface Shuffleable {
  readonly length: number;
  [index: number]: unknown;
}

/**
 * Puts the items into a random order, every order as likely as any other (Fisher–Yates). Changes and returns the array.
 *
 * Source: Durstenfeld (1964).
 *
 * @example
 * shuffleInPlace(['a', 'b', 'c', 'd'], randomStream('example')) // ['c', 'a', 'b', 'd']
 */
export function shuffleInPlace<T extends Shuffleable>(items: T, random: RandomStream): T {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    const held = items[last];
    items[last] = items[other];
    items[other] = held;
  }
  return items;
}
