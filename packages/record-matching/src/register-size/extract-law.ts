import { InputError } from '@assay/statistics';

/**
 * How the records at hand were taken out of the live register:
 * `families`, a smaller register or whole families, with all the records of each person;
 * `people`, people drawn at random, with all the records of each;
 * `records`, records drawn at random;
 * `area`, everybody of one area;
 * `letter`, everybody whose surname begins with one letter.
 */
export type ExtractDraw = 'families' | 'people' | 'records' | 'area' | 'letter';

/** How many times the links of each kind the live register holds. */
export interface Growth {
  /** Links between two people who have nothing to do with each other. */
  readonly strangers: number;
  /** Links between twins, or people with the name and date of birth of another beyond chance. */
  readonly sameBirth: number;
  /** Links between records of one person. */
  readonly rightly: number;
}

/** More records than people ever lived. */
const LARGEST_REGISTER = 1e12;

/**
 * How do right and wrong links grow from the extract to the live register?
 *
 * Strangers meet in pairs, N(N − 1) ÷ n(n − 1); twins and records of one person come with the people, N ÷ n, where the
 * draw took families and people whole. A draw that parts twins, or records of one person, left most of those pairs
 * behind: they too grow with the square. A letter holds nearly all links of its own names, so that every kind grows
 * with the number of letters, N ÷ n. An area is taken to be as mixed as the whole.
 *
 * @throws InputError where either size is not above one record, or has no end.
 *
 * Source: inclusion probabilities of pairs, Horvitz and Thompson (1952).
 *
 * @example
 * growthFromExtract('families', 1000, 10_000) // { strangers: 100.1, sameBirth: 10, rightly: 10 }
 */
export function growthFromExtract(draw: ExtractDraw, extract: number, live: number): Growth {
  for (const size of [extract, live]) {
    if (!(size > 1 && size < LARGEST_REGISTER))
      throw new InputError(`a register must hold more than one record: ${size}. Pass its size.`);
  }
  const times = live / extract;
  const pairs = (live * (live - 1)) / (extract * (extract - 1));
  return {
    strangers: draw === 'letter' ? times : pairs,
    sameBirth: draw === 'people' || draw === 'records' ? pairs : times,
    rightly: draw === 'records' ? pairs : times,
  };
}

/** The growth of one register while it takes in more people: nobody is drawn, so that families stay whole. */
export function growthOfRegister(from: number, to: number): Growth {
  return growthFromExtract('families', from, to);
}
