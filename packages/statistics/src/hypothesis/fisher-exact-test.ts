import { type Interval, type NotComputed, notComputed } from '../computed.ts';
import { checkedLevel, type LevelOption } from '../interval/level.ts';
import { checkProportion, type Proportion } from '../interval/proportion.ts';
import { findRoot } from '../optimise/find-root.ts';
import { logFactorial } from '../special/log-factorial.ts';

const FARTHEST_LOG_ODDS = 700;

export interface FisherExactTest {
  readonly status: 'computed';
  readonly pValue: number;
  /** Conditional most likely odds ratio; `null` where it is infinite. */
  readonly oddsRatio: number | null;
  readonly interval: Interval;
}

/**
 * Could two small groups have the same true rate? Counted exactly, whatever the sizes.
 *
 * Fisher's exact test, two-sided: all tables with the same margins that are no more likely than this one. The odds ratio
 * and its exact interval are conditional on the margins too. A group without cases, or one outcome for all: not computed.
 *
 * @throws InputError where successes exceed a total.
 *
 * Source: Fisher (1935); interval Cornfield (1956); as R's `fisher.test`.
 *
 * @example
 * fisherExactTest({ successes: 8, total: 10 }, { successes: 1, total: 6 }).pValue // 0.03497
 */
export function fisherExactTest(
  group: Proportion,
  reference: Proportion,
  options: LevelOption = {},
): FisherExactTest | NotComputed {
  const tables = tablesOfMargins(group, reference);
  const level = checkedLevel(options);
  if ('status' in tables) return tables;
  const { logMasses, at } = tables;
  const tail = (1 - level) / 2;
  const upperTail = (logOdds: number): number => sumFrom(massesAt(logMasses, logOdds), at, logMasses.length);
  const lowerTail = (logOdds: number): number => sumFrom(massesAt(logMasses, logOdds), 0, at + 1);
  const mean = (logOdds: number): number => massesAt(logMasses, logOdds).reduce((sum, mass, x) => sum + mass * x, 0);
  const solve = (f: (logOdds: number) => number): number =>
    Math.exp(findRoot(f, -FARTHEST_LOG_ODDS, FARTHEST_LOG_ODDS));
  const last = logMasses.length - 1;
  return {
    status: 'computed',
    pValue: pValueOf(tables),
    oddsRatio: at === 0 ? 0 : at === last ? null : solve((logOdds) => mean(logOdds) - at),
    interval: {
      low: at === 0 ? 0 : solve((logOdds) => upperTail(logOdds) - tail),
      high: at === last ? null : solve((logOdds) => tail - lowerTail(logOdds)),
      level,
      method: 'exact conditional interval',
    },
  };
}

/**
 * The p-value of {@link fisherExactTest} alone: its odds ratio and interval are searched for and take a hundred times as long.
 *
 * @throws InputError where successes exceed a total.
 *
 * @example
 * fisherExactPValue({ successes: 8, total: 10 }, { successes: 1, total: 6 }) // 0.03497
 */
export function fisherExactPValue(group: Proportion, reference: Proportion): number | NotComputed {
  const tables = tablesOfMargins(group, reference);
  return 'status' in tables ? tables : pValueOf(tables);
}

/** How likely each table of the same margins is, as logarithms without their common part, and which of them was seen. */
interface TablesOfMargins {
  readonly logMasses: Float64Array;
  readonly at: number;
}

function tablesOfMargins(group: Proportion, reference: Proportion): TablesOfMargins | NotComputed {
  checkProportion(group);
  checkProportion(reference, 'the reference');
  if (group.total === 0) return notComputed('there are no cases in the group');
  if (reference.total === 0) return notComputed('there are no cases in the reference group');
  const successes = group.successes + reference.successes;
  if (successes === 0 || successes === group.total + reference.total) {
    return notComputed('all cases have the same outcome');
  }
  const lowest = Math.max(0, successes - reference.total);
  const highest = Math.min(group.total, successes);
  const logMasses = new Float64Array(highest - lowest + 1);
  for (let x = lowest; x <= highest; x++) {
    logMasses[x - lowest] =
      -logFactorial(x) -
      logFactorial(group.total - x) -
      logFactorial(successes - x) -
      logFactorial(reference.total - successes + x);
  }
  const at = group.successes - lowest;
  return { logMasses, at };
}

function pValueOf({ logMasses, at }: TablesOfMargins): number {
  const masses = massesAt(logMasses, 0);
  let pValue = 0;
  // R's guard: tables equally likely but for rounding count as equally likely.
  for (const mass of masses) if (mass <= masses[at]! * (1 + 1e-7)) pValue += mass;
  return Math.min(1, pValue);
}
/** Probabilities of each table where the odds ratio is exp(logOdds). */
function massesAt(logMasses: Float64Array, logOdds: number): Float64Array {
  const tilted = logMasses.map((mass, x) => mass + x * logOdds);
  let largest = Number.NEGATIVE_INFINITY;
  for (const mass of tilted) largest = Math.max(largest, mass);
  let total = 0;
  for (let x = 0; x < tilted.length; x++) {
    const mass = Math.exp(tilted[x]! - largest);
    tilted[x] = mass;
    total += mass;
  }
  for (let x = 0; x < tilted.length; x++) tilted[x]! /= total;
  return tilted;
}

function sumFrom(masses: Float64Array, start: number, end: number): number {
  let total = 0;
  for (let x = start; x < end; x++) total += masses[x]!;
  return total;
}
