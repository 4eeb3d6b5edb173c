import type { MaybeEstimate } from '../computed.ts';
import type { AgreementTable } from './agreement-table.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { fewestOfAgreement } from './fewest-of-agreement.ts';
import { gwetAc1 } from './gwet-ac1.ts';

/** How far two raters agree beyond chance, by two measures, and of how few both tell. */
export interface Agreement {
  readonly kappa: MaybeEstimate;
  readonly ac1: MaybeEstimate;
  readonly fewest: number;
}

/**
 * How far do two raters agree beyond chance? {@link cohenKappa} and {@link gwetAc1}, with {@link fewestOfAgreement}.
 *
 * @throws InputError where the table is not square or a count is negative.
 *
 * @example
 * agreementOf([[20, 5], [10, 15]]).fewest // 15
 */
export function agreementOf(table: AgreementTable): Agreement {
  return { kappa: cohenKappa(table), ac1: gwetAc1(table), fewest: fewestOfAgreement(table) };
}
