import { toleranceCounter } from '@assay/record-matching';
import { type Counter, InputError } from '@assay/statistics';

/** Every pass that a notebook may ask for, by name. */
const COUNTERS: readonly Counter[] = [toleranceCounter];

/**
 * The pass of that name.
 *
 * @throws InputError where there is none.
 *
 * @example
 * counterNamed('tolerance-sweep').splitBy // 'dateOfBirth'
 */
export function counterNamed(name: string): Counter {
  const counter = COUNTERS.find((each) => each.name === name);
  if (counter !== undefined) return counter;
  throw new InputError(`no counter is called ${name}. There are ${COUNTERS.map((each) => each.name).join(', ')}.`);
}
