import { type Estimate, type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { checkedLevel, type LevelOption } from '../interval/level.ts';
import { checkProportion, type Proportion } from '../interval/proportion.ts';
import { fisherRatioQuantile } from '../special/fisher-ratio.ts';

export interface IntraclassCorrelation extends Estimate {
  /** Variance between the units' true levels; 0 where units differ less than chance alone would make them. */
  readonly betweenVariance: number;
  /** Variance within units. */
  readonly withinVariance: number;
  /** Size that unequal units are worth, n₀. */
  readonly effectiveSize: number;
}

interface UnitSums {
  readonly size: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

/**
 * How much of the difference between people is a difference between the officers, teams or areas that dealt with them?
 *
 * ANOVA intraclass correlation, one value per case and unit; below 0 where units are more alike than chance makes them.
 * The interval is exact for normal values in units of one size, near that for others. Fewer than two units with cases, no
 * unit with two, or no spread at all: not computed.
 *
 * Source: Donner (1986), eqs. 2.1 and 3.2; interval Searle (1971).
 *
 * @example
 * intraclassCorrelation([[9, 10, 11], [19, 20, 21], [14, 15, 16]]).value // 0.961
 */
export function intraclassCorrelation(
  units: readonly ArrayLike<number>[],
  options: LevelOption = {},
): IntraclassCorrelation | NotComputed {
  // About the grand mean, so that squares keep their digits.
  let total = 0;
  let cases = 0;
  for (const values of units) {
    for (let index = 0; index < values.length; index++) total += values[index]!;
    cases += values.length;
  }
  const centre = total / cases;
  if (cases > 0 && !Number.isFinite(centre)) {
    throw new InputError(`values must be finite: they come to ${total}. Drop rows without a value.`);
  }
  return correlationOfSums(
    units.map((values) => {
      let sum = 0;
      let sumOfSquares = 0;
      for (let index = 0; index < values.length; index++) {
        sum += values[index]! - centre;
        sumOfSquares += (values[index]! - centre) ** 2;
      }
      return { size: values.length, sum, sumOfSquares };
    }),
    options,
  );
}

/**
 * As {@link intraclassCorrelation} for yes-or-no decisions, from each officer's or team's count out of their total.
 *
 * @throws InputError where successes exceed a total.
 *
 * Source: Ridout, Demétrio & Firth (1999), the ANOVA estimator.
 *
 * @example
 * intraclassCorrelationOfProportions([{ successes: 2, total: 10 }, { successes: 9, total: 10 }, { successes: 5, total: 10 }]).value // 0.3614
 */
export function intraclassCorrelationOfProportions(
  units: readonly Proportion[],
  options: LevelOption = {},
): IntraclassCorrelation | NotComputed {
  for (const [index, unit] of units.entries()) checkProportion(unit, `unit ${index}`);
  return correlationOfSums(
    units.map(({ successes, total }) => ({ size: total, sum: successes, sumOfSquares: successes })),
    options,
  );
}

function correlationOfSums(units: readonly UnitSums[], options: LevelOption): IntraclassCorrelation | NotComputed {
  const level = checkedLevel(options);
  const used = units.filter(({ size }) => size > 0);
  const count = used.length;
  if (count < 2) return notComputed('fewer than two units have any cases');
  let cases = 0;
  let squaredSizes = 0;
  let sum = 0;
  let sumOfSquares = 0;
  let betweenPart = 0;
  for (const unit of used) {
    cases += unit.size;
    squaredSizes += unit.size ** 2;
    sum += unit.sum;
    sumOfSquares += unit.sumOfSquares;
    betweenPart += unit.sum ** 2 / unit.size;
  }
  if (cases === count) return notComputed('no unit has two cases to compare');
  const between = (betweenPart - sum ** 2 / cases) / (count - 1);
  const within = Math.max(0, (sumOfSquares - betweenPart) / (cases - count));
  const effectiveSize = (cases - squaredSizes / cases) / (count - 1);
  if (!Number.isFinite(between + within))
    throw new InputError('values are too large to be squared. Pass them in a larger unit.');
  if (between + within === 0) return notComputed('all cases are alike');
  const correlation = (ratio: number): number => (ratio - 1) / (ratio + effectiveSize - 1);
  const tail = (1 - level) / 2;
  const ratio = between / within;
  const isCertain = within === 0;
  return {
    status: 'computed',
    value: isCertain ? 1 : correlation(ratio),
    interval: isCertain
      ? notComputed('cases within units are all alike')
      : {
          low: correlation(ratio / fisherRatioQuantile(1 - tail, count - 1, cases - count)),
          high: correlation(ratio * fisherRatioQuantile(1 - tail, cases - count, count - 1)),
          level,
          method: 'Searle F interval',
        },
    betweenVariance: Math.max(0, (between - within) / effectiveSize),
    withinVariance: within,
    effectiveSize,
  };
}
