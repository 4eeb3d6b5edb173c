import { InputError, poissonMass } from '@assay/statistics';
import type { CountHistogram } from './count-histogram.ts';

export interface TopShareRow {
  /** Share of people, most contacts first. */
  readonly peopleShare: number;
  /** Share of all contacts that is theirs. */
  readonly contactShare: number;
  /** The same if everyone had the same need and chance alone decided. */
  readonly chanceShare: number;
}

/**
 * How much of all contact is with the few, and how much of that would chance alone give? Reading off the Lorenz curve,
 * beside the curve of Poisson counts with the same mean: what exceeds it is the concentration there is to explain.
 *
 * @throws InputError where a share lies outside 0 … 1.
 *
 * Source: Chalfin, Kaplan & Cuellar (2021), marginal concentration.
 *
 * @example
 * topShares(countHistogram([9, 1, 0, 0]), [0.25])[0].contactShare // 0.9
 */
export function topShares(histogram: CountHistogram, peopleShares: readonly number[]): TopShareRow[] {
  const { contacts, people, totalPeople, totalContacts } = histogram;
  if (totalPeople === 0 || totalContacts === 0) return [];
  const mean = totalContacts / totalPeople;
  if (
    ![totalPeople, totalContacts, ...contacts, ...people].every(
      (count) => count >= 0 && count <= Number.MAX_SAFE_INTEGER,
    )
  ) {
    throw new InputError('a histogram holds what is no count. Pass that of countHistogram.');
  }
  if (contacts.length === 0 || contacts.length !== people.length) {
    throw new InputError(
      `a histogram needs people for each count: ${contacts.length} and ${people.length}. Pass that of countHistogram.`,
    );
  }
  const most = Math.ceil(mean + 12 * Math.sqrt(mean) + 30);
  const least = Math.max(0, Math.floor(mean - 12 * Math.sqrt(mean) - 30));
  const chanceCounts = Float64Array.from({ length: most - least + 1 }, (_, index) => least + index);
  const chancePeople = chanceCounts.map((count) => poissonMass(count, mean));
  return peopleShares.map((peopleShare) => {
    if (!(peopleShare >= 0 && peopleShare <= 1)) {
      throw new InputError(`a share of people must lie between 0 and 1: ${peopleShare}.`);
    }
    return {
      peopleShare,
      contactShare: heldByTop(contacts, people, peopleShare),
      chanceShare: heldByTop(chanceCounts, chancePeople, peopleShare),
    };
  });
}

function heldByTop(amounts: Float64Array, people: Float64Array, share: number): number {
  let all = 0;
  let total = 0;
  for (let cell = 0; cell < amounts.length; cell++) {
    all += people[cell]!;
    total += people[cell]! * amounts[cell]!;
  }
  let left = share * all;
  let held = 0;
  for (let cell = amounts.length - 1; cell >= 0 && left > 0; cell--) {
    const taken = Math.min(left, people[cell]!);
    held += taken * amounts[cell]!;
    left -= taken;
  }
  return held / total;
}
