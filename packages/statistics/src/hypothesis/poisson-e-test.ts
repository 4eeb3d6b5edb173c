import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { checkEventRate, type EventRate } from '../interval/event-rate.ts';
import { poissonMass } from '../special/poisson-mass.ts';

/** Masses below this are left out of the sums. */
const NEGLIGIBLE = 1e-20;

export interface PoissonETestOptions {
  /** Difference of rates to test, group minus reference. Default 0. */
  readonly difference?: number;
  /**
   * `separate`: each side's own count gives its variance, as Krishnamoorthy & Thomson have it. `pooled`: the score variance
   * under no difference, which keeps its level better where exposures are very unequal; difference must be 0. Default
   * `separate`. Both give the same where exposures are equal.
   */
  readonly variance?: 'separate' | 'pooled';
}

/**
 * Could two counts of events come from the same rate? For small counts, where normal approximations fail.
 *
 * Krishnamoorthy–Thomson E-test, two-sided: the chance of a standardised difference at least as large, at the rates most
 * likely if they differed by `difference` (default 0). More powerful than the conditional test. No events at all: not
 * computed.
 *
 * @throws InputError where events are no counts, exposure is not above 0 or difference is not finite.
 *
 * Source: Krishnamoorthy & Thomson (2004).
 *
 * @example
 * poissonETest({ events: 6, exposure: 1 }, { events: 2, exposure: 1 }) // { pValue: 0.1749 }
 */
export function poissonETest(
  group: EventRate,
  reference: EventRate,
  options: PoissonETestOptions = {},
): { readonly status: 'computed'; readonly pValue: number } | NotComputed {
  checkEventRate(group);
  checkEventRate(reference, 'the reference');
  const { difference = 0, variance = 'separate' } = options;
  const isPooled = variance === 'pooled';
  if (isPooled && difference !== 0) {
    throw new InputError(
      `a pooled variance means no difference: ${difference}. Pass separate, or leave difference out.`,
    );
  }
  if (!Number.isFinite(difference))
    throw new InputError(`difference must be finite: ${difference}. Pass 0 for equal rates.`);
  const n1 = group.exposure;
  const n2 = reference.exposure;
  if (n1 === 0 || n2 === 0) return notComputed('nobody and nothing was exposed on one side');
  const referenceRate = (group.events + reference.events - difference * n1) / (n1 + n2);
  const groupRate = referenceRate + difference;
  if (group.events + reference.events === 0) return notComputed('there are no events on either side');
  if (!(referenceRate > 0 && groupRate > 0)) {
    return notComputed('the difference asked about would need a negative rate');
  }
  const varianceOf = (y1: number, y2: number): number =>
    isPooled ? (y1 + y2) / (n1 * n2) : y1 / (n1 * n1) + y2 / (n2 * n2);
  const observed = (group.events / n1 - reference.events / n2 - difference) ** 2;
  const bound = observed / varianceOf(group.events, reference.events);
  const first = massesAround(n1 * groupRate);
  const second = massesAround(n2 * referenceRate);
  let pValue = 0;
  for (let i = 0; i < first.masses.length; i++) {
    const y1 = first.start + i;
    let inside = 0;
    for (let j = 0; j < second.masses.length; j++) {
      const y2 = second.start + j;
      const spread = varianceOf(y1, y2);
      const gap = y1 / n1 - y2 / n2 - difference;
      // Ties but for rounding count; two zero counts have no spread and a difference only where one is asked about.
      if (gap * gap >= bound * spread * (1 - 1e-12) && (spread > 0 || gap !== 0 || bound === 0)) {
        inside += second.masses[j]!;
      }
    }
    pValue += first.masses[i]! * inside;
  }
  return { status: 'computed', pValue: Math.min(1, pValue) };
}

function massesAround(mean: number): { start: number; masses: number[] } {
  let start = Math.floor(mean);
  const masses = [poissonMass(start, mean)];
  const below: number[] = [];
  while (start > 0) {
    const mass = poissonMass(start - 1, mean);
    if (!(mass >= NEGLIGIBLE)) break;
    below.push(mass);
    start--;
  }
  for (let y = Math.floor(mean) + 1; ; y++) {
    const mass = poissonMass(y, mean);
    if (!(mass >= NEGLIGIBLE)) break;
    masses.push(mass);
  }
  return { start, masses: [...below.reverse(), ...masses] };
}
