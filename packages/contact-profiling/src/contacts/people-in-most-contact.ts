import { InputError } from '@assay/statistics';

/** Codes of people, most first; people with equal counts stand together in one tie. */
export type TiedList = readonly (readonly number[])[];

/**
 * Who heads the list? At least `most` people with the highest counts of 1 or more; the last tie is kept whole, because
 * whoever is cut out of it is cut out by chance.
 *
 * @throws InputError where most is not a whole number of at least 1.
 *
 * @example
 * peopleInMostContact(Int32Array.of(5, 2, 5, 0, 2), 3) // [[0, 2], [1, 4]]
 */
export function peopleInMostContact(counts: ArrayLike<number>, most: number): TiedList {
  if (!(most >= 1 && Number.isSafeInteger(most))) {
    throw new InputError(`a list must have at least 1 place: ${most}. Pass how many people it should hold.`);
  }
  const codes: number[] = [];
  for (let code = 0; code < counts.length; code++) if (counts[code]! > 0) codes.push(code);
  codes.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const list: number[][] = [];
  let listed = 0;
  for (const code of codes) {
    const tie = list.at(-1);
    if (tie !== undefined && counts[tie[0]!] === counts[code]) tie.push(code);
    else if (listed < most) list.push([code]);
    else break;
    listed++;
  }
  return list;
}
