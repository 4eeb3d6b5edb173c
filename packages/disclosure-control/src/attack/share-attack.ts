import type { Unit } from '@assay/evidence';
import { releasedUnitScale } from '../release/scale-of.ts';
import { Candidates, type Narrowing } from './narrowing.ts';
import type { KnownNumbers, PrintedNumber, RowNumber } from './numbers-known-to-attacker.ts';
import { printedError } from './precision.ts';

/** Chance matches that an attacker would put up with before a fit says something. */
export const CHANCE = 0.1;
const MOST_TRIED = 20_000;

/**
 * Counts behind a share, rate or quotient that is printed with more digits than its printed counts explain: which whole
 * numbers over which whole numbers give it?
 */
export function shareAttack(known: KnownNumbers): Narrowing[] {
  return known.printed.flatMap((number) => {
    const row = known.ofRow(number.table, number.row);
    const { numerator, denominator } = number.column;
    const pairs = row.flatMap((of) => row.filter((outOf) => outOf !== of).map((outOf) => [of, outOf] as const));
    const declared = pairs.filter(([of, outOf]) => of.column === numerator && outOf.column === denominator);
    const tried = declared.length > 0 ? declared : pairs;
    if (tried.some(([of, outOf]) => isExplained(number.value, number.column.unit, of, outOf))) return [];
    return tried.flatMap(([of, outOf]) => narrowByShare(number, of, outOf, known.largest));
  });
}

/** Is the number just what its printed counts give? Then it says no more than they do. */
export function isExplained(value: number, unit: Unit, of: RowNumber, outOf: RowNumber): boolean {
  if (of.printed === null || outOf.printed === null || outOf.printed === 0) return false;
  const given = (of.printed / outOf.printed) * releasedUnitScale(unit);
  return Math.abs(given - value) <= Math.max(printedError(value), 1e-9 * Math.abs(given));
}

function narrowByShare(
  { value, column, row, table }: PrintedNumber,
  of: RowNumber,
  outOf: RowNumber,
  largest: number,
): Narrowing[] {
  if (of.id === null) return [];
  const share = value / releasedUnitScale(column.unit);
  const error = printedError(value) / releasedUnitScale(column.unit);
  const least = Math.max(1, outOf.low);
  const most = outOf.id === null ? outOf.high : Math.min(outOf.high, largest);
  if (share <= 0 || most < least || most - least > MOST_TRIED) return [];
  if (2 * error * most * (most - least + 1) > CHANCE) return [];
  const found = new Candidates();
  for (let total = least; total <= most; total++) {
    const exact = share * total;
    const count = Math.round(exact);
    if (Math.abs(exact - count) > error * total + 1e-9 || count < of.low || count > of.high) continue;
    found.add({ [of.id]: count, ...(outOf.id === null ? {} : { [outOf.id]: total }) });
  }
  const where = `${table.finding.id}[${row}].${column.name}`;
  return found.narrowings(`${where} is printed to more digits than its counts`);
}
