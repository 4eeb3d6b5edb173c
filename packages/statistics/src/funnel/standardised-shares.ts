import { intraclassCorrelationOfProportions } from '../agreement/intraclass-correlation.ts';
import { checkedBound, checkedNumbers } from '../checked-numbers.ts';
import type { MaybeEstimate, NotComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { binomialFunnelLimits } from './funnel-limits.ts';
import { type OverDispersion, overDispersion } from './over-dispersion.ts';

/** Cases of one unit, such as an officer, in one context, and in how many of them it was done. */
export interface UnitCases {
  readonly unit: string;
  readonly context: string;
  readonly cases: number;
  readonly done: number;
}

export interface StandardisedUnit {
  readonly unit: string;
  readonly cases: number;
  readonly done: number;
  /** How often it would be done if the unit decided as all do in each context. */
  readonly expected: number;
  /** The share of everyone, plus what the unit does beyond what its contexts lead to expect. */
  readonly adjusted: number;
  readonly standardError: number;
}

export interface StandardisedShares {
  readonly overall: number;
  readonly units: readonly StandardisedUnit[];
}

/**
 * Do units differ because they decide differently, or because they meet other cases? Each unit's share, adjusted for the mix of
 * contexts that it met: indirect standardisation by the share of everyone in each context.
 *
 * Edge rules: units with fewer than `fewestCases`, and those whose contexts leave nothing to decide, are left out.
 *
 * @throws InputError where cases are no counts, or `fewestCases` is no number.
 *
 * Source: Spiegelhalter (2005), Statistics in Medicine 24.
 *
 * @example
 * const rows = [{ unit: 'A', context: 'x', cases: 10, done: 8 }, { unit: 'B', context: 'x', cases: 10, done: 2 }];
 * standardisedShares(rows, { fewestCases: 5 }).units[0] // { unit: 'A', expected: 5, adjusted: 0.8 }
 */
export function standardisedShares(
  rows: readonly UnitCases[],
  { fewestCases }: { readonly fewestCases: number },
): StandardisedShares {
  checkedBound(fewestCases, 'fewestCases');
  for (const { unit, cases, done } of rows) {
    if (!(done >= 0 && done <= cases && Number.isFinite(cases))) {
      throw new InputError(
        `cases must be counts, and those done among them: ${done} of ${cases} by ${unit}. Check the counts.`,
      );
    }
  }
  const shareIn = new Map([...byKey(rows, 'context')].map(([context, own]) => [context, shareOf(own)]));
  const overall = shareOf(rows);
  const units = [...byKey(rows, 'unit')].flatMap(([unit, own]): StandardisedUnit[] => {
    const { cases, done } = sums(own);
    const chance = ({ context }: UnitCases) => shareIn.get(context)!;
    const expected = own.reduce((sum, row) => sum + row.cases * chance(row), 0);
    const variance = own.reduce((sum, row) => sum + row.cases * chance(row) * (1 - chance(row)), 0);
    if (cases < fewestCases || expected === 0 || variance === 0) return [];
    const adjusted = overall + (done - expected) / cases;
    return [{ unit, cases, done, expected, adjusted, standardError: Math.sqrt(variance) / cases }];
  });
  return { overall, units };
}

/**
 * Who has fewest cases? The units from there up, so that officers can be named by their place and never by their number.
 *
 * @throws InputError where a number of a unit is none.
 *
 * @example
 * const unit = { unit: 'A', cases: 100, done: 50, expected: 20, adjusted: 0.5, standardError: 0.04 };
 * fewestCasesFirst({ overall: 0.2, units: [unit, { ...unit, unit: 'B', cases: 9 }] }).units[0].unit // 'B'
 */
export function fewestCasesFirst({ overall, units }: StandardisedShares): StandardisedShares {
  const numbers = units.flatMap((each) => [each.cases, each.done, each.expected, each.adjusted, each.standardError]);
  checkedNumbers([overall, ...numbers], 'shares');
  return { overall, units: [...units].sort((a, b) => a.cases - b.cases || a.adjusted - b.adjusted) };
}

/** How far units differ, and how much of what differs between cases is a difference between units. */
export interface UnitsDiffer {
  readonly spread: OverDispersion | NotComputed;
  readonly alike: MaybeEstimate;
}

/**
 * Do units differ by more than chance, the contexts that they met held equal? And, contexts aside, how much of the difference
 * between cases is one between units?
 *
 * Source: Spiegelhalter (2005); see {@link overDispersion} and {@link intraclassCorrelationOfProportions}.
 *
 * @example
 * const unit = { unit: 'A', cases: 100, done: 50, expected: 20, adjusted: 0.5, standardError: 0.04 };
 * unitsDiffer({ overall: 0.2, units: [unit] }).spread.reason // 'fewer than two units cannot be compared'
 */
export function unitsDiffer({ overall, units }: StandardisedShares): UnitsDiffer {
  return {
    spread: overDispersion(
      units.map(({ adjusted, standardError }) => ({ value: adjusted, standardError })),
      { target: overall },
    ),
    alike: intraclassCorrelationOfProportions(units.map(({ done, cases }) => ({ successes: done, total: cases }))),
  };
}

export interface PlacedUnit {
  readonly unit: string;
  readonly cases: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly outside: 'above' | 'below' | 'within';
}

/**
 * And which lie outside what chance alone gives a unit of so many cases? Binomial funnel limits around the share of everyone,
 * narrowed to what the contexts that the unit met leave open.
 *
 * To lie outside is a reason to ask, no finding about anybody. Source: Spiegelhalter (2005).
 *
 * @example
 * const unit = { unit: 'A', cases: 100, done: 50, expected: 20, adjusted: 0.5, standardError: 0.04 };
 * placedUnits({ overall: 0.2, units: [unit] }, { level: 0.998 })[0].outside // 'above'
 */
export function placedUnits(
  { overall, units }: StandardisedShares,
  { level }: { readonly level: number },
): PlacedUnit[] {
  if (units.length > 0 && !(overall > 0 && overall < 1)) {
    throw new InputError(
      `units are placed about a share between 0 and 1: ${overall}. Pass what standardisedShares answers.`,
    );
  }
  return units.map(({ unit, cases, adjusted, standardError }) => {
    if (!Number.isFinite(adjusted) || !Number.isFinite(standardError)) {
      throw new InputError(`a unit needs a share and its error: ${adjusted} and ${standardError} of ${unit}.`);
    }
    const plain = binomialFunnelLimits(overall, cases, { level });
    const narrower = standardError / Math.sqrt((overall * (1 - overall)) / cases);
    const low = Math.max(0, overall - (overall - plain.low) * narrower);
    const high = Math.min(1, overall + (plain.high - overall) * narrower);
    const share = Math.min(1, Math.max(0, adjusted));
    return { unit, cases, share, low, high, outside: share > high ? 'above' : share < low ? 'below' : 'within' };
  });
}

function byKey(rows: readonly UnitCases[], key: 'unit' | 'context'): Map<string, UnitCases[]> {
  const grouped = new Map<string, UnitCases[]>();
  for (const row of rows) {
    const own = grouped.get(row[key]);
    if (own === undefined) grouped.set(row[key], [row]);
    else own.push(row);
  }
  return grouped;
}

function sums(rows: readonly UnitCases[]): { readonly cases: number; readonly done: number } {
  const total = (of: 'cases' | 'done') => rows.reduce((sum, row) => sum + row[of], 0);
  return { cases: total('cases'), done: total('done') };
}

function shareOf(rows: readonly UnitCases[]): number {
  const { cases, done } = sums(rows);
  return cases === 0 ? 0 : done / cases;
}
