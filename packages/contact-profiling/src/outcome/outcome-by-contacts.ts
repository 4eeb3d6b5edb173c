import { InputError } from '@assay/statistics';

/** Numbers of contacts, from … to. */
export interface ContactBand {
  readonly from: number;
  readonly to: number;
}

/** Contacts of a year, from none to the very frequent. */
export const BANDS_OF_YEAR = [
  { name: 'no contact in the last year', from: 0, to: 0 },
  { name: 'one contact', from: 1, to: 1 },
  { name: 'two to four', from: 2, to: 4 },
  { name: 'five to eleven', from: 5, to: 11 },
  { name: 'twelve or more', from: 12, to: Number.POSITIVE_INFINITY },
] as const satisfies readonly (ContactBand & { readonly name: string })[];

/**
 * Does what happened to people go with how often they were in contact? People of each band of contacts, and those of them
 * of whom the outcome is known to have come.
 *
 * `outcome` is 1 where it came, 0 where it did not, anything else where it is not known: those are in no band.
 *
 * @throws InputError where the columns differ in length.
 *
 * @example
 * outcomeByContacts([0, 3, 4], [1, 0, 2], [{ from: 0, to: 1 }, { from: 2, to: 9 }]) // [{ from: 0, to: 1, people: 1, came: 1 }, { from: 2, to: 9, people: 1, came: 0 }]
 */
export function outcomeByContacts<Band extends ContactBand>(
  contacts: ArrayLike<number>,
  outcome: ArrayLike<number>,
  bands: readonly Band[],
): (Band & { readonly people: number; readonly came: number })[] {
  if (contacts.length !== outcome.length)
    throw new InputError(`contacts and outcomes must have the same length: ${contacts.length} and ${outcome.length}.`);
  const odd = bands.find(({ from, to }) => !(from <= to));
  if (odd)
    throw new InputError(
      `a band must run from one number of contacts up to another: ${odd.from} to ${odd.to}. Mend it.`,
    );
  return bands.map((band) => {
    let people = 0;
    let came = 0;
    for (let code = 0; code < contacts.length; code++) {
      if (!(contacts[code]! >= band.from && contacts[code]! <= band.to)) continue;
      if (outcome[code] === 1) came++;
      if (outcome[code] === 1 || outcome[code] === 0) people++;
    }
    return { ...band, people, came };
  });
}
