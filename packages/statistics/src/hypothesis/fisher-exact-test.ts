import { type Interval, type NotComputed, notComputed } from '../computed.ts';
import { checkedLevel, type LevelOption } from '../interval/level.ts';
import { checkProportion, type Proportion } from '../interval/proportion.ts';
import { findRoot } from '../optimise/find-root.ts';

const FARTHEST_LOG_ODDS = 700;
/** A table so much rarer than the likeliest adds nothing; what is smaller than any normal number would never get to zero. */
const IMPOSSIBLE = 1e-300;

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
  const margins = marginsOf(group, reference);
  const level = checkedLevel(options);
  if ('status' in margins) return margins;
  const { at, lowest, highest } = margins;
  const tail = (1 - level) / 2;
  const upperTail = (logOdds: number): number => sumOver(massesAt(margins, logOdds), (x) => (x >= at ? 1 : 0));
  const lowerTail = (logOdds: number): number => sumOver(massesAt(margins, logOdds), (x) => (x <= at ? 1 : 0));
  const distance = (logOdds: number): number => sumOver(massesAt(margins, logOdds), (x) => x - at);
  const solve = (f: (logOdds: number) => number): number =>
    Math.exp(findRoot(f, -FARTHEST_LOG_ODDS, FARTHEST_LOG_ODDS));
  return {
    status: 'computed',
    pValue: pValueOf(margins),
    oddsRatio: at === lowest ? 0 : at === highest ? null : solve(distance),
    interval: {
      low: at === lowest ? 0 : solve((logOdds) => upperTail(logOdds) - tail),
      high: at === highest ? null : solve((logOdds) => tail - lowerTail(logOdds)),
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
  const margins = marginsOf(group, reference);
  return 'status' in margins ? margins : pValueOf(margins);
}

/** The tables of one pair of margins: how many successes of the group they can hold, and how many it has. */
interface Margins {
  readonly total: number;
  readonly successes: number;
  /** Cases of the reference beyond the successes; less than none where there are more successes than such cases. */
  readonly beyond: number;
  readonly lowest: number;
  readonly highest: number;
  readonly at: number;
}

function marginsOf(group: Proportion, reference: Proportion): Margins | NotComputed {
  checkProportion(group);
  checkProportion(reference, 'the reference');
  if (group.total === 0) return notComputed('there are no cases in the group');
  if (reference.total === 0) return notComputed('there are no cases in the reference group');
  const successes = group.successes + reference.successes;
  if (successes === 0 || successes === group.total + reference.total) {
    return notComputed('all cases have the same outcome');
  }
  const beyond = reference.total - successes;
  const [lowest, highest] = [Math.max(0, -beyond), Math.min(group.total, successes)];
  return { total: group.total, successes, beyond, lowest, highest, at: group.successes };
}

function pValueOf(margins: Margins): number {
  const { from, masses, total } = massesAt(margins, 0);
  const seen = masses[margins.at - from] ?? 0;
  let pValue = 0;
  // R's guard: tables equally likely but for rounding count as equally likely.
  for (const mass of masses) if (mass <= seen * (1 + 1e-7)) pValue += mass;
  return Math.min(1, pValue / total);
}

/** How likely tables are beside the likeliest, from the first that is not as good as impossible. */
interface Masses {
  readonly from: number;
  readonly masses: readonly number[];
  readonly total: number;
}

/**
 * Tables where the odds ratio is exp(logOdds), walked from the likeliest to both sides until none adds anything: of a
 * thousand million cases some hundred thousand are looked at, and a ratio of neighbours is exact where factorials are not.
 */
function massesAt({ total, successes, beyond, lowest, highest }: Margins, logOdds: number): Masses {
  const odds = Math.exp(logOdds);
  // How much likelier a table with one success more is.
  const step = (x: number): number => ((total - x) / (x + 1)) * ((successes - x) / (beyond + x + 1)) * odds;
  let [likeliest, above] = [lowest, highest];
  while (likeliest < above) {
    const middle = Math.floor((likeliest + above) / 2);
    if (step(middle) > 1) likeliest = middle + 1;
    else above = middle;
  }
  const below: number[] = [];
  for (let x = likeliest, mass = 1; x > lowest; x--) {
    mass /= step(x - 1);
    if (mass < IMPOSSIBLE) break;
    below.push(mass);
  }
  const masses = below.reverse();
  const from = likeliest - masses.length;
  for (let x = likeliest, mass = 1; mass >= IMPOSSIBLE; x++) {
    masses.push(mass);
    if (x === highest) break;
    mass *= step(x);
  }
  return { from, masses, total: sum(masses) };
}

function sumOver({ from, masses, total }: Masses, weight: (x: number) => number): number {
  let weighed = 0;
  for (const [index, mass] of masses.entries()) weighed += mass * weight(from + index);
  return weighed / total;
}

function sum(masses: readonly number[]): number {
  let total = 0;
  for (const mass of masses) total += mass;
  return total;
}
