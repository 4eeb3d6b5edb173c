import { InputError } from '../input-error.ts';
import type { RandomStream } from '../random/random-stream.ts';

/**
 * A lot for each person, from the seed and the person's own key alone, so that a list cut by {@link topPlaces} is the same
 * however the file was sorted, and one person has the same lot for every list that is compared.
 *
 * @throws InputError where a key is missing or occurs twice: rows that repeat a person are not people.
 *
 * @example
 * drawLots(randomStream('example'), ['p1', 'p2', 'p3']).length // 3
 */
export function drawLots(random: RandomStream, keys: readonly (string | number | null)[]): Float64Array {
  const seen = new Set<string>();
  return Float64Array.from(keys, (key, index) => {
    if (key === null || key === '') {
      throw new InputError(`a lot needs a person: no key in row ${index}. Share the places instead, or add the key.`);
    }
    const text = String(key);
    if (seen.has(text))
      throw new InputError(`a person has two lots: row ${index} repeats a key. Keep one row a person.`);
    seen.add(text);
    return random.split(text).next();
  });
}
