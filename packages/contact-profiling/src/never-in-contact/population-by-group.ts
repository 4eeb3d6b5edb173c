import { blankGroup, checkedCodes, type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import type { ZeroTruncatedFit } from './zero-truncated-regression.ts';

export interface PopulationByGroupRow {
  readonly group: string;
  readonly seen: number;
  /** Seen and never seen, under the model. */
  readonly population: number;
  readonly seenShare: number;
}

/**
 * Of which group does the log show the smallest part? The fitted population split by a characteristic of the people
 * seen; a missing value is a group.
 *
 * @throws InputError where the column is not as long as the fit's people.
 *
 * @example
 * const fit = zeroTruncatedRegression('poisson', { contacts: [1, 2, 1], design: [1, 1, 1], names: ['(all)'] });
 * populationByGroup(fit, dictionaryColumn(['A', 'A', null])).map((row) => [row.group, row.population]) // [['A', 4.401], ['Not recorded', 2.201]]
 */
export function populationByGroup(
  fit: ZeroTruncatedFit,
  group: DictionaryColumn,
  weight?: ArrayLike<number>,
): PopulationByGroupRow[] {
  if (group.codes.length !== fit.chanceSeen.length) {
    throw new InputError(
      `the groups must be as long as the people seen: ${group.codes.length} and ${fit.chanceSeen.length}.`,
    );
  }
  checkedCodes(group, 'group');
  for (let row = 0; row < fit.chanceSeen.length; row++) {
    const chance = fit.chanceSeen[row]!;
    if (!(chance > 0 && chance <= 1))
      throw new InputError(`a chance of being seen must be above 0 and at most 1: ${chance}. Pass a fit.`);
  }
  const names = [...group.values, blankGroup(group.values)];
  const seen = new Float64Array(names.length);
  const population = new Float64Array(names.length);
  for (let row = 0; row < group.codes.length; row++) {
    const code = group.codes[row] === MISSING_CODE ? names.length - 1 : group.codes[row]!;
    const here = weight === undefined ? 1 : weight[row]!;
    seen[code]! += here;
    population[code]! += here / fit.chanceSeen[row]!;
  }
  return names
    .map((name, code) => ({
      group: name,
      seen: seen[code]!,
      population: population[code]!,
      seenShare: seen[code]! / population[code]!,
    }))
    .filter(({ seen }) => seen > 0);
}
