import type { CountingPass } from '@assay/statistics';
import { chainCounter } from '../clusters/chain-counter.ts';
import { linkedByFieldCounter, rightByFieldCounter } from '../errors/variable-counter.ts';
import { nameChangeCounter } from '../fairness/name-change-counter.ts';
import { MISSING_NAME_POLICIES, type MissingNamePolicy } from '../names/name-policy.ts';
import { nameRuleCounter } from '../tolerance-sweep/rule-counter.ts';
import { toleranceCounter } from '../tolerance-sweep/sweep-counter.ts';
import { sweepOfCounts } from '../tolerance-sweep/sweep-of-counts.ts';
import { tooLargeToSweepThrice, tooManyAlike, tooManyNamesToCompare } from '../tolerance-sweep/too-large.ts';
import { dateCounter, datesOfCounts } from './date-counter.ts';
import { sameDateCounter } from './same-date-counter.ts';

const SWEPT = { forename: 'first_name', surname: 'surname', dateOfBirth: 'date_of_birth', entity: 'entity' };
const CROWDED = { crowdedDate: 'crowdedDate' };

const CHOSEN = { missingNames: 'missingNames', forename: 'forenameTolerance', surname: 'surnameTolerance' };
const FURTHER = { placeOfBirth: 'place_of_birth', postcode: 'postcode', sex: 'sex' };

/** Once it is known that there are not too many pairs of alike names to look at each. */
const AFTER_PAIRS: CountingPass['after'] = {
  pass: 'tolerances',
  options: (counts) => (tooManyAlike(sweepOfCounts(counts).pairsByClass) === null ? {} : null),
};

/** Dates that are taken for none, once it is known how many records each has. */
const AFTER_DATES: CountingPass['after'] = {
  pass: 'dates',
  options: (counts, { crowdedDate }) => {
    const dates = datesOfCounts(counts);
    const crowded = 'status' in dates ? [] : dates.filter(({ records }) => records > Number(crowdedDate));
    return { setApart: JSON.stringify(crowded.map(({ text }) => text).sort()) };
  },
};

/**
 * What may a missing name mean besides what was chosen?
 *
 * @example
 * otherMissingNames('match-anything') // ['never-match', 'empty-text']
 */
export function otherMissingNames(chosen: MissingNamePolicy): [MissingNamePolicy, MissingNamePolicy] {
  return MISSING_NAME_POLICIES.filter((policy) => policy !== chosen) as [MissingNamePolicy, MissingNamePolicy];
}

/** The same sweep as if a missing name meant something else, of a register small enough to take it three times. */
const sweptUnderOther = (name: string, at: 0 | 1): CountingPass => ({
  name,
  counter: toleranceCounter,
  fields: SWEPT,
  options: CROWDED,
  after: {
    pass: 'tolerances',
    options: (counts, { missingNames }) =>
      tooLargeToSweepThrice(sweepOfCounts(counts)) === null
        ? { missingNames: otherMissingNames(missingNames as MissingNamePolicy)[at] }
        : null,
  },
});

/**
 * The passes by which a register of people is counted where it lies: what every tolerance does, dates of birth, how often one
 * person's records show one date, whose names changed, what of profiles stands on chains, what further fields would change, the sweep under other meanings of a
 * missing name, and other ways of comparing names. They are counted under the parameters `missingNames`, `crowdedDate`,
 * `forenameTolerance` and `surnameTolerance`.
 */
export const REGISTER_PASSES: readonly CountingPass[] = [
  {
    name: 'tolerances',
    counter: toleranceCounter,
    fields: SWEPT,
    options: { missingNames: 'missingNames', ...CROWDED },
  },
  {
    name: 'dates',
    counter: dateCounter,
    fields: { dateOfBirth: 'date_of_birth', surname: 'surname' },
    options: {},
  },
  {
    name: 'same-dates',
    counter: sameDateCounter,
    fields: { dateOfBirth: 'date_of_birth', entity: 'entity' },
    options: {},
    after: AFTER_DATES,
  },
  {
    name: 'name-changes',
    counter: nameChangeCounter,
    fields: { ...SWEPT, record: 'record_id', group: 'sex' },
    options: { tolerance: 'surnameTolerance' },
    after: AFTER_DATES,
  },
  {
    name: 'chains',
    counter: chainCounter,
    fields: { ...SWEPT, record: 'record_id' },
    options: { ...CROWDED, ...CHOSEN },
    after: AFTER_PAIRS,
  },
  {
    name: 'linked-by-field',
    counter: linkedByFieldCounter,
    fields: { forename: 'first_name', surname: 'surname', dateOfBirth: 'date_of_birth', ...FURTHER },
    options: { ...CROWDED, ...CHOSEN },
    after: AFTER_PAIRS,
  },
  {
    name: 'right-by-field',
    counter: rightByFieldCounter,
    fields: { ...SWEPT, ...FURTHER, ethnicity: 'self_defined_ethnicity', record: 'record_id' },
    options: CHOSEN,
    after: AFTER_DATES,
  },
  sweptUnderOther('another-policy', 0),
  sweptUnderOther('third-policy', 1),
  {
    name: 'name-rules',
    counter: nameRuleCounter,
    fields: SWEPT,
    options: CROWDED,
    after: {
      pass: 'tolerances',
      options: (counts) => (tooManyNamesToCompare(sweepOfCounts(counts)) === null ? {} : null),
    },
  },
];
