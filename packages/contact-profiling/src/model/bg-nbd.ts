import { checkedSize } from '@assay/statistics';
import { checkModel } from './checked-model.ts';
import { hypergeometric } from './hypergeometric.ts';

/** Rates are gamma (shape, rate); after each contact a person's need ends with a chance that is beta (a, b). */
export interface BgNbd {
  readonly shape: number;
  readonly rate: number;
  readonly a: number;
  readonly b: number;
}

/**
 * Has this person's need ended, or are they only quiet for now? Chance that it goes on, under BG/NBD. Always 1 for a person
 * with no repeat, a known weakness of the model: need can only end at a contact.
 *
 * Source: Fader, Hardie & Lee (2005).
 *
 * @example
 * bgNbdActive({ shape: 0.243, rate: 4.414, a: 0.793, b: 2.426 }, 2, 30.43, 38.86) // 0.7266
 */
export function bgNbdActive(model: BgNbd, repeats: number, recency: number, age: number): number {
  const { shape, rate, a, b } = model;
  checkModel([shape, rate, a, b], [repeats, recency, age]);
  if (repeats === 0) return 1;
  const logOdds = (shape + repeats) * Math.log((rate + age) / (rate + recency)) + Math.log(a / (b + repeats - 1));
  return 1 / (1 + Math.exp(logOdds));
}

/**
 * How many contacts would a person with this history make in the time ahead, if nothing were done? Under BG/NBD.
 *
 * Source: Fader, Hardie & Lee (2005), eq. 10, after Euler's transformation of ₂F₁, which keeps it finite for any count.
 *
 * @example
 * bgNbdExpected({ shape: 0.243, rate: 4.414, a: 0.793, b: 2.426 }, 2, 30.43, 38.86, 39) // 1.226
 */
export function bgNbdExpected(model: BgNbd, repeats: number, recency: number, age: number, ahead: number): number {
  return bgNbdActive(model, repeats, recency, age) * expectedWhileActive(model, repeats, age, ahead);
}

/**
 * How many contacts does a person newly in contact make in a stretch of time? E[X(t)] under BG/NBD.
 *
 * @example
 * bgNbdExpectedOfNew({ shape: 0.243, rate: 4.414, a: 0.793, b: 2.426 }, 52) // 1.446
 */
export function bgNbdExpectedOfNew(model: BgNbd, time: number): number {
  return expectedWhileActive(model, 0, 0, time);
}

function expectedWhileActive(
  { shape, rate, a: fitted, b }: BgNbd,
  repeats: number,
  age: number,
  ahead: number,
): number {
  checkModel([shape, rate, fitted, b], [repeats, age, ahead]);
  // At a = 1 the formula is 0 ÷ 0; beside it, it is smooth.
  const a = Math.abs(fitted - 1) < 1e-7 ? 1 + 1e-7 : fitted;
  const c = a + b + repeats - 1;
  const z = ahead / (rate + age + ahead);
  const series = hypergeometric(a + b - 1 - shape, a - 1, c, z);
  return (c / (a - 1)) * (1 - (1 - z) ** (a - 1) * series);
}

/**
 * How likely are exactly so many contacts in a stretch of time by a person newly in contact? P(X(t) = count) under BG/NBD.
 *
 * Source: Fader, Hardie & Lee (2005), eq. 8.
 *
 * @example
 * bgNbdMass({ shape: 0.243, rate: 4.414, a: 0.793, b: 2.426 }, 0, 39) // 0.5738
 */
export function bgNbdMass({ shape, rate, a, b }: BgNbd, count: number, time: number): number {
  checkModel([shape, rate, a, b], [checkedSize(count, 'contacts'), time]);
  const logShare = Math.log(time / (rate + time));
  const logNone = shape * Math.log(rate / (rate + time));
  // NB(k) and B(a, b + k) ÷ B(a, b), both by recurrence.
  let mass = Math.exp(logNone);
  let below = 0;
  let logStay = 0;
  for (let k = 0; k < count; k++) {
    below += mass;
    mass *= ((shape + k) / (k + 1)) * Math.exp(logShare);
    logStay += Math.log((b + k) / (a + b + k));
  }
  const stays = Math.exp(logStay) * mass;
  if (count === 0) return stays;
  // B(a + 1, b + x − 1) ÷ B(a, b): need ends at the last of these contacts.
  const ends = Math.exp(logStay) * (a / (b + count - 1));
  return stays + ends * (1 - below);
}
