import { InputError } from '../input-error.ts';
import { checkCount } from './proportion.ts';

/** So many events over so much exposure: residents, person-years, sector-weeks. Events may outnumber the exposure. */
export interface EventRate {
  readonly events: number;
  readonly exposure: number;
}

/** @throws InputError where events are no whole number ≥ 0 or exposure is negative or not finite. */
export function checkEventRate({ events, exposure }: EventRate, role = 'the group'): void {
  checkCount(events, `events of ${role}`);
  if (!(exposure >= 0 && Number.isFinite(exposure))) {
    throw new InputError(`exposure of ${role} must be 0 or more: ${exposure}. Pass people, years or areas at risk.`);
  }
}
