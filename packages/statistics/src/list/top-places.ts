import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import type { Lots } from './draw-lots.ts';
import { nthSmallest } from './nth-smallest.ts';

/** Who has a place on a list of a stated length. */
export interface TopPlaces {
  readonly status: 'computed';
  /** As many as were asked for: the shares sum to it. */
  readonly places: number;
  /** The lowest amount that has a place, or a chance of one; `null` for a list without places. */
  readonly cut: number | null;
  /** How many lie above the cut and are sure of their place. */
  readonly above: number;
  /** How many tie at the cut for fewer places than they are; 0 where no tie is cut through. */
  readonly tied: number;
  /** The places that those who tie share. */
  readonly placesForTied: number;
  /** Each one's share of a place: 1, 0, or `placesForTied / tied` at the cut; 1 or 0 for all where lots were drawn. */
  readonly shares: Float64Array;
}

/**
 * Who heads the list, when it has exactly so many places?
 *
 * Everyone above the cut has a place. Those who tie at it share the places left in equal parts, each the chance that a fair
 * lot would give; with `lots` (see {@link drawLots}) the highest lots take whole places. A tie is never left out, which
 * would make two lists of different lengths, nor settled by row order, which says nothing about people. Missing amounts
 * (`NaN`) have no place. Nobody with an amount, or more places than people with one: not computed, since such a list
 * chooses nobody.
 *
 * @throws InputError where places are no whole number of 0 or more, or lots differ in length from amounts.
 *
 * @example
 * topPlaces([9, 5, 5, 5, 1], 3) // { cut: 5, above: 1, tied: 3, placesForTied: 2, shares: [1, 0.6667, 0.6667, 0.6667, 0] }
 */
export function topPlaces(
  amounts: ArrayLike<number>,
  places: number,
  { lots }: { readonly lots?: Lots } = {},
): TopPlaces | NotComputed {
  if (!(places >= 0 && Number.isSafeInteger(places))) {
    throw new InputError(`places must be a whole number of 0 or more: ${places}. Pass how long the list is.`);
  }
  if (lots && lots.length !== amounts.length) {
    throw new InputError(`lots must be one for each amount: ${lots.length} for ${amounts.length}. Draw them anew.`);
  }
  const held = new Float64Array(amounts.length);
  let known = 0;
  for (let index = 0; index < amounts.length; index++)
    if (!Number.isNaN(amounts[index]!)) held[known++] = amounts[index]!;
  if (known === 0) return notComputed('there is nobody to list');
  if (places > known) return notComputed('the list has more places than there are people to choose from');
  const shares = new Float64Array(amounts.length);
  if (places === 0) {
    return { status: 'computed', places, cut: null, above: 0, tied: 0, placesForTied: 0, shares };
  }
  // A zero is written without a sign, whichever of two equal ones stands at the place.
  const cut = nthSmallest(held.subarray(0, known), known - places) + 0;
  let above = 0;
  const atCut: number[] = [];
  for (let index = 0; index < amounts.length; index++) {
    if (amounts[index]! > cut) {
      shares[index] = 1;
      above++;
    } else if (amounts[index] === cut) atCut.push(index);
  }
  const left = places - above;
  if (left === atCut.length) {
    for (const index of atCut) shares[index] = 1;
    return { status: 'computed', places, cut, above: places, tied: 0, placesForTied: 0, shares };
  }
  if (lots) {
    const drawn = atCut.map((index) => ({ index, lot: lots.lotOf(index) })).sort((a, b) => b.lot - a.lot);
    for (const { index } of drawn.slice(0, left)) shares[index] = 1;
  } else for (const index of atCut) shares[index] = left / atCut.length;
  return { status: 'computed', places, cut, above, tied: atCut.length, placesForTied: left, shares };
}
