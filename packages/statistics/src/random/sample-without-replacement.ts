import { InputError } from '../input-error.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * Picks `size` different places out of 0 … population − 1, every set as likely as any other; in increasing order.
 *
 * Source: Floyd in Bentley & Floyd (1987): one draw per pick, however large the population.
 *
 * @throws InputError where size or population is no whole number ≥ 0 or size exceeds population.
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
