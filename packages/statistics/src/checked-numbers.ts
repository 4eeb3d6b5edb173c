import { InputError } from './input-error.ts';

/** Squares of what is given are added: beyond this a computer has no number for them. */
const LARGEST = 1e150;

/**
 * Numbers that can be added and squared.
 *
 * @throws InputError where one is `NaN`, infinite, or has a square that no computer can add.
 *
 * @example
 * checkedNumbers([0.5, -2], 'values') // [0.5, -2]
 */
export function checkedNumbers<Values extends ArrayLike<number>>(values: Values, name: string): Values {
  return checkedAll(values, name, 'a finite number', (value) => Math.abs(value) < LARGEST);
}

/**
 * Counts, or amounts of which none is negative.
 *
 * @throws InputError where one is `NaN`, infinite or negative, or has a square that no computer can add.
 *
 * @example
 * checkedAmounts([0, 2.5], 'harm') // [0, 2.5]
 */
export function checkedAmounts<Values extends ArrayLike<number>>(values: Values, name: string): Values {
  return checkedAll(values, name, 'finite and not negative', (value) => value >= 0 && value < LARGEST);
}

/**
 * Places in a list of so many, from 0.
 *
 * @throws InputError where one is no whole number from 0 to one less than there are.
 *
 * @example
 * checkedPlaces([0, 2], 3, 'areas') // [0, 2]
 */
export function checkedPlaces<Values extends ArrayLike<number>>(places: Values, size: number, name: string): Values {
  const needed = `a whole number from 0 to ${size - 1}`;
  return checkedAll(places, name, needed, (place) => Number.isInteger(place) && place >= 0 && place < size);
}

/**
 * A limit or a moment that others are compared with: any number, be it without end, and never `NaN`, from which every comparison
 * turns away as if nothing were above or below it.
 *
 * @throws InputError where it is `NaN`.
 *
 * @example
 * checkedBound(Number.POSITIVE_INFINITY, 'until') // Infinity
 */
export function checkedBound(bound: number, name: string): number {
  if (!Number.isNaN(bound)) return bound;
  throw new InputError(`${name} must be a number: NaN. Pass the one that was meant.`);
}

/** Cells that one table may hold: 128 million, a gigabyte. */
const MOST_CELLS = 2 ** 27;

/**
 * How many there are to be counted: areas, days, months, people.
 *
 * @throws InputError where it is no whole number of 0 or more, or more than one table can hold.
 *
 * @example
 * checkedSize(12, 'months') // 12
 */
export function checkedSize(size: number, name: string): number {
  if (Number.isInteger(size) && size >= 0 && size <= MOST_CELLS) return size;
  throw new InputError(`${name} must be a whole number from 0 to ${MOST_CELLS}: ${size}. Count them again.`);
}

function checkedAll<Values extends ArrayLike<number>>(
  values: Values,
  name: string,
  needed: string,
  isRight: (value: number) => boolean,
): Values {
  for (let at = 0; at < values.length; at++) {
    if (isRight(values[at]!)) continue;
    throw new InputError(`each of ${name} must be ${needed}: ${values[at]} in place ${at + 1}. Correct or drop it.`);
  }
  return values;
}
