import { logCounter, peopleCounter } from '@assay/contact-profiling';
import { eventCounter } from '@assay/displacement';
import { cutCounter, listCounter, scoreCounter } from '@assay/fairness-metrics';
import {
  chainCounter,
  dateCounter,
  linkedByFieldCounter,
  nameChangeCounter,
  nameRuleCounter,
  patternCounter,
  rightByFieldCounter,
  sameDateCounter,
  toleranceCounter,
} from '@assay/record-matching';
import { type Counter, combinationCounter, InputError } from '@assay/statistics';

/** Every pass that a notebook may ask for, by name; `combinations` counts by whatever parts it is given. */
const COUNTERS: Readonly<Record<string, (parts: readonly string[]) => Counter>> = {
  [toleranceCounter.name]: () => toleranceCounter,
  [dateCounter.name]: () => dateCounter,
  [nameRuleCounter.name]: () => nameRuleCounter,
  [sameDateCounter.name]: () => sameDateCounter,
  [chainCounter.name]: () => chainCounter,
  [nameChangeCounter.name]: () => nameChangeCounter,
  [linkedByFieldCounter.name]: () => linkedByFieldCounter,
  [rightByFieldCounter.name]: () => rightByFieldCounter,
  [logCounter.name]: () => logCounter,
  [peopleCounter.name]: () => peopleCounter,
  [eventCounter.name]: () => eventCounter,
  [scoreCounter.name]: () => scoreCounter,
  [cutCounter.name]: () => cutCounter,
  [listCounter.name]: () => listCounter,
  ...Object.fromEntries(
    (['dateOfBirth', 'surname', 'forename'] as const).map((split) => {
      const counter = patternCounter(split);
      return [counter.name, () => counter];
    }),
  ),
  combinations: combinationCounter,
};

const named = new WeakSet<Counter>();

/** Whether any process makes this counter by its name and parts. */
export function isNamedCounter(counter: Counter): boolean {
  return named.has(counter);
}

/**
 * The pass of that name.
 *
 * @throws InputError where there is none.
 *
 * @example
 * counterNamed('tolerance-sweep').splitBy // 'dateOfBirth'
 */
export function counterNamed(name: string, parts: readonly string[] = []): Counter {
  const counter = Object.hasOwn(COUNTERS, name) ? COUNTERS[name] : undefined;
  if (counter !== undefined) {
    const made = counter(parts);
    named.add(made);
    return made;
  }
  throw new InputError(`no counter is called ${name}. There are ${Object.keys(COUNTERS).join(', ')}.`);
}
