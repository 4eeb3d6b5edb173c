import {
  type DictionaryColumn,
  type Estimate,
  isComputed,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { chaoLowerBound } from './chao-estimate.ts';
import { frequenciesOf } from './frequency-counts.ts';
import { groupDesign } from './group-design.ts';
import { type PopulationByGroupRow, populationByGroup } from './population-by-group.ts';
import { zeroTruncatedNegativeBinomial } from './zero-truncated-negative-binomial.ts';
import { type GoodnessOfFit, zeroTruncatedRegression } from './zero-truncated-regression.ts';

export interface PopulationModel {
  readonly model: string;
  /** Seen and never seen together. */
  readonly people: MaybeEstimate;
  /** The model's own test of fit, in words; the reason where there is no model. */
  readonly fit: string;
}

export interface SeenShareRow extends PopulationByGroupRow {
  /** The share seen by the geometric model; `null` where that could not be fitted. */
  readonly geometricShare: PopulationByGroupRow['seenShare'] | null;
}

export interface PopulationModels {
  readonly bound: MaybeEstimate;
  readonly models: readonly PopulationModel[];
  /** By the first of the columns: the share seen, by the Poisson model and by the geometric one. */
  readonly byGroup: readonly SeenShareRow[] | NotComputed;
}

/**
 * How many people have a need that could bring them into contact, seen or not, by models that differ in what they take
 * for granted, and does each of them fit?
 *
 * `counts` are the matters of people seen, one at least each; `groups` what is recorded of them. Chao's lower bound;
 * zero-truncated Poisson and geometric regressions with rates by every group ({@link groupDesign}), which
 * `ratesBy` names; a zero-truncated
 * negative binomial, which is not computed where its shape lies at the edge and any number would fit.
 *
 * @throws InputError where a count is below 1, or a group column differs in length.
 *
 * Source: Chao (1987); van der Heijden, Cruyff and van Houwelingen (2003).
 *
 * @example
 * const group = dictionaryColumn(['A', 'A', 'B', 'B', 'B', 'A']);
 * populationModels(Int32Array.of(1, 1, 2, 1, 3, 2), [group]).models.map(({ model }) => model)[0] // 'lower bound (Chao)'
 */
export function populationModels(
  counts: Int32Array,
  groups: readonly DictionaryColumn[],
  ratesBy = 'group',
): PopulationModels {
  const frequencies = frequenciesOf(counts);
  const bound = chaoLowerBound(frequencies);
  const { values: design, names } = groupDesign(groups);
  const [poisson, geometric] = [
    zeroTruncatedRegression('poisson', { contacts: counts, design, names }),
    zeroTruncatedRegression('geometric', { contacts: counts, design, names }),
  ];
  const free = zeroTruncatedNegativeBinomial(frequencies);
  const regression = (model: string, fit: typeof poisson): PopulationModel => ({
    model,
    people: isComputed(fit) ? { status: fit.status, value: fit.population, interval: fit.interval } : fit,
    fit: isComputed(fit) ? fitWords(fit.goodnessOfFit) : fit.reason,
  });
  const atEdge = isComputed(free) && free.warning.startsWith('Close');
  const freePeople = (population: number): Estimate => ({
    status: 'computed',
    value: population,
    interval: notComputed('stated without one'),
  });
  const geometricShares = new Map(
    isComputed(geometric)
      ? populationByGroup(geometric, groups[0]!).map(({ group, seenShare }) => [group, seenShare])
      : [],
  );
  return {
    bound,
    models: [
      { model: 'lower bound (Chao)', people: bound, fit: 'a bound needs no fit' },
      regression(`zero-truncated Poisson, rates by ${ratesBy}`, poisson),
      regression(`zero-truncated geometric, rates by ${ratesBy}`, geometric),
      {
        model: 'zero-truncated negative binomial',
        people: !isComputed(free) ? free : atEdge ? notComputed(free.warning) : freePeople(free.population),
        fit: isComputed(free) ? free.warning : free.reason,
      },
    ],
    byGroup: isComputed(poisson)
      ? populationByGroup(poisson, groups[0]!).map((row) => ({
          ...row,
          geometricShare: geometricShares.get(row.group) ?? null,
        }))
      : notComputed('the model could not be fitted'),
  };
}

function fitWords(fit: GoodnessOfFit | NotComputed): string {
  if (!('pValue' in fit)) return 'cannot be tested';
  return fit.pValue < 0.01 ? 'no: do not rest on it' : fit.pValue < 0.05 ? 'poorly' : 'no misfit found';
}
