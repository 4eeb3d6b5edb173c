import { InputError } from '../input-error.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * Which `size` of `population` rows to take, every set as likely as any other? Places 0 … population − 1 in increasing
 * order; one draw per pick, however large the population.
 *
 * @throws InputError where size or population is no whole number of 0 or more, or size exceeds population.
 *
 * Source: Floyd in Bentley & Floyd (1987).
 *
 * @example
 * sampleWithoutReplacement(randomStream('example'), 100, 3) // [4, 52, 90]
 */
export function sampleWithoutReplacement(random: RandomStream, population: number, size: number): Float64Array {
  if (!(Number.isSafeInteger(population) && Number.isSafeInteger(size) && size >= 0 && size <= population)) {
    throw new InputError(`cannot pick ${size} different items of ${population}. Pass a size from 0 to the population.`);
  }
  const picked = new Set<number>();
  for (let last = population - size; last < population; last++) {
    const candidate = random.integer(last + 1);
    picked.add(picked.has(candidate) ? last : candidate);
  }
  return Float64Array.from(picked).sort();
}
