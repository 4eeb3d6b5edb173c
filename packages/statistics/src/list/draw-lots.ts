import { InputError } from '../input-error.ts';
import type { RandomStream } from '../random/random-stream.ts';

/** A key for each row, no two the same, made when it is asked for. */
export interface RowKeys {
  readonly length: number;
  keyOf(row: number): string;
}

/** A lot for each person; the higher one takes the place. */
export interface Lots {
  readonly length: number;
  /** Uniform on [0, 1), and the same whenever it is asked for. */
  lotOf(index: number): number;
}

/**
 * A lot for each person, from the seed and the person's own key alone, so that a list cut by {@link topPlaces} is the same
 * however the file was sorted, and one person has the same lot for every list that is compared. A lot is drawn when it is
 * asked for: of a million people a few tie at a cut.
 *
 * @throws InputError where a key is missing or occurs twice: rows that repeat a person are not people.
 *
 * @example
 * drawLots(randomStream('example'), ['p1', 'p2', 'p3']).length // 3
 */
export function drawLots(random: RandomStream, keys: readonly (string | number | null)[] | RowKeys): Lots {
  if ('keyOf' in keys) return { length: keys.length, lotOf: (index) => random.split(keys.keyOf(index)).next() };
  const seen = new Set<string>();
  const texts = keys.map((key, index) => {
    if (key === null || key === '') {
      throw new InputError(`a lot needs a person: no key in row ${index}. Share the places instead, or add the key.`);
    }
    const text = String(key);
    if (seen.has(text))
      throw new InputError(`a person has two lots: row ${index} repeats a key. Keep one row a person.`);
    seen.add(text);
    return text;
  });
  return { length: texts.length, lotOf: (index) => random.split(texts[index]!).next() };
}
