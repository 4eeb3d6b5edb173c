import { InputError } from '@assay/statistics';

/** Who was offered support, by person code. */
export interface OfferedSupport {
  /** 1 where the person was, else 0. */
  readonly offered: Uint8Array;
  /** 1 where that is known, else 0. */
  readonly known: Uint8Array;
}

/**
 * Who was offered support, and of whom is that known? A list that says "no" of some says nothing of those it leaves out; a list of those
 * with support alone says of everyone else that they had none. Where rows repeat somebody, once offered is offered.
 *
 * @param person Whom each row of the list is about, by code; below 0 for somebody whom the data do not have.
 * @param answer What the row says: 1 yes, 0 no, 2 not known.
 * @throws InputError where the columns differ in length, or a code is beyond the people.
 *
 * @example
 * offeredSupport([2, 0], [1, 0], 3) // { offered: [0, 0, 1], known: [1, 0, 1] }
 */
export function offeredSupport(person: ArrayLike<number>, answer: ArrayLike<number>, people: number): OfferedSupport {
  if (person.length !== answer.length)
    throw new InputError(
      `support needs a person and an answer each: ${person.length} and ${answer.length}. Pass both.`,
    );
  if (!(Number.isSafeInteger(people) && people >= 0))
    throw new InputError(`people must be a whole number of 0 or more: ${people}. Pass how many the codes name.`);
  const offered = new Uint8Array(people);
  const known = new Uint8Array(people).fill(Array.from(answer).includes(0) ? 0 : 1);
  for (let row = 0; row < person.length; row++) {
    const code = person[row]!;
    if (code < 0) continue;
    if (!(Number.isInteger(code) && code < people))
      throw new InputError(`person code ${code} is outside 0 to ${people - 1}. Pass codes of the people counted.`);
    if (answer[row] === 1) offered[code] = 1;
    known[code] = answer[row] === 2 ? 0 : 1;
  }
  return { offered, known };
}

/** People with enough contact before, with or without support: by row of `codes`. */
export interface EligiblePeople {
  readonly codes: Int32Array;
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** 1 with support, 0 without. */
  readonly supported: Uint8Array;
  /** Contacts before from which people are compared. */
  readonly fewest: number;
}

/**
 * Who had as much contact before as those who were chosen for support? Everyone from `fewest` contacts on of whom it is known whether
 * support was offered; where `fewest` is not given, what nineteen in twenty people with support had, one at least.
 *
 * @throws InputError where the columns differ in length, or hold what is no count.
 *
 * @example
 * const support = offeredSupport([0], [1], 3);
 * eligiblePeople(support, [5, 6, 2], [1, 6, 2]) // { codes: [0, 1], supported: [1, 0], fewest: 5 }
 */
export function eligiblePeople(
  { offered, known }: OfferedSupport,
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  fewest: number | null = null,
): EligiblePeople {
  const { length } = offered;
  if (before.length !== length || after.length !== length)
    throw new InputError(
      `contacts must be one for each person: ${before.length} and ${after.length} for ${length}. Pass counts by person code.`,
    );
  const isCount = (contacts: number) => contacts >= 0 && contacts < Number.POSITIVE_INFINITY;
  const odd = [...Array.from(before), ...Array.from(after), fewest ?? 0].find((contacts) => !isCount(contacts));
  if (odd !== undefined) throw new InputError(`contacts must be counts of 0 or more: ${odd}. Count them by person.`);
  const ofOffered = Array.from(before).filter((_, code) => offered[code] === 1);
  const usual = ofOffered.sort((one, other) => one - other)[Math.floor(ofOffered.length / 20)];
  const least = fewest ?? Math.max(1, usual ?? 1);
  const codes = Int32Array.from(offered.keys()).filter((code) => known[code] === 1 && before[code]! >= least);
  return {
    codes,
    before: Float64Array.from(codes, (code) => before[code]!),
    after: Float64Array.from(codes, (code) => after[code]!),
    supported: Uint8Array.from(codes, (code) => offered[code]!),
    fewest: least,
  };
}
