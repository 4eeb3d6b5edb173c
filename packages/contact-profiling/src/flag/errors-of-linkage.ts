import {
  binomialMass,
  checkedAmounts,
  checkedSize,
  InputError,
  type NotComputed,
  notComputed,
} from '@assay/statistics';

/** `people[c]`: how many people have c contacts. `people[0]` have a record and no contact; splitting does not touch them. */
type People = ArrayLike<number>;

/** Of how many people, and of which share of them the records are wrong. */
interface ErrorsOfSome {
  readonly people: number;
  readonly share: number;
}

export interface SplitEffect extends ErrorsOfSome {
  /** Of the people whom the rule would flag, the share whom it still flags. */
  readonly recall: number | NotComputed;
  /** Profiles in contact for each person in contact. */
  readonly profilesPerPerson: number | NotComputed;
  /** Chao's lower bound of all people with a need, as the split records would give it. */
  readonly leastPeople: number | NotComputed;
}

/**
 * What if the records of some people lie in two profiles? Each person with two contacts or more is split with this chance,
 * each contact going to either profile by the toss of a coin; a rule flags profiles with so many contacts.
 *
 * Exact expectation by the binomial distribution, no simulation. Nobody above the threshold, or nobody in contact: not computed.
 *
 * Source: ours, after Brenner and Schmidtmann (1997) on linkage error in counts; Chao (1987) for the bound.
 *
 * @example
 * splitEffectOnFlags([0, 10, 0, 0, 4], { threshold: 4, share: 1 }).recall // 0.125
 */
export function splitEffectOnFlags(
  people: People,
  { threshold, share }: { readonly threshold: number; readonly share: number },
): SplitEffect {
  checkErrors(people, threshold, share);
  const profiles = new Float64Array(people.length);
  let seen = 0;
  let flagged = 0;
  let kept = 0;
  for (let contacts = 1; contacts < people.length; contacts++) {
    const here = people[contacts]!;
    seen += here;
    const split = contacts < 2 ? 0 : here * share;
    profiles[contacts]! += here - split;
    let stays = 0;
    for (let part = 0; part <= contacts; part++) {
      const chance = binomialMass(part, contacts, 0.5, 0.5);
      if (part > 0) profiles[part]! += 2 * split * chance;
      if (Math.max(part, contacts - part) >= threshold) stays += chance;
    }
    if (contacts < threshold) continue;
    flagged += here;
    kept += here - split + split * stays;
  }
  const all = profiles.reduce((sum, count) => sum + count, 0);
  const [once, twice] = [profiles[1] ?? 0, profiles[2] ?? 0];
  return {
    people: total(people),
    share,
    recall: flagged === 0 ? notComputed('nobody reaches the threshold') : kept / flagged,
    profilesPerPerson: seen === 0 ? notComputed('nobody was in contact') : all / seen,
    leastPeople: twice === 0 ? notComputed('nobody was in contact exactly twice') : all + once ** 2 / (2 * twice),
  };
}

export interface MergeEffect extends ErrorsOfSome {
  /** People below the threshold whose joint profile reaches it. */
  readonly wronglyFlagged: number;
  /** Of the people in flagged profiles, the share who reach the threshold by their own contacts. */
  readonly precision: number | NotComputed;
}

/**
 * What if some people's records lie in one profile with somebody else's? This share of all people is joined in pairs at random.
 *
 * Exact expectation by the distribution of contacts. Nobody who reaches the threshold: no precision.
 *
 * @example
 * mergeEffectOnFlags([0, 0, 10], { threshold: 4, share: 0.2 }).wronglyFlagged // 2
 */
export function mergeEffectOnFlags(
  people: People,
  { threshold, share }: { readonly threshold: number; readonly share: number },
): MergeEffect {
  checkErrors(people, threshold, share);
  const all = total(people);
  let flagged = 0;
  for (let contacts = 0; contacts < people.length; contacts++) {
    if (contacts >= threshold) flagged += people[contacts]!;
  }
  let wronglyFlagged = 0;
  for (let own = 0; own < Math.min(threshold, people.length); own++) {
    for (let other = threshold - own; other < people.length; other++) {
      if (all > 0) wronglyFlagged += share * people[own]! * (people[other]! / all);
    }
  }
  return {
    people: all,
    share,
    wronglyFlagged,
    precision: flagged === 0 ? notComputed('nobody reaches the threshold') : flagged / (flagged + wronglyFlagged),
  };
}

const total = (people: People): number => Array.from(people).reduce((sum, count) => sum + count, 0);

function checkErrors(people: People, threshold: number, share: number): void {
  checkedAmounts(people, 'people by their contacts');
  checkedSize(threshold, 'contacts of the threshold');
  if (share >= 0 && share <= 1) return;
  throw new InputError(`a share of people must lie between 0 and 1: ${share}. Pass e.g. 0.05.`);
}
