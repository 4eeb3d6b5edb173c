import type { CellValue } from '@assay/evidence';
import { leavingDigits } from '../release/leaving-digits.ts';
import { amountAttack } from './amount-attack.ts';
import { type AttackRange, attackRanges } from './attack-ranges.ts';
import type { AttackedRelease } from './attacked-release.ts';
import { countsUnderAttack } from './counts-under-attack.ts';
import { earlierFacts } from './earlier-facts.ts';
import { type Fraction, smallFraction } from './fraction.ts';
import { comparisonAttack, limitAttack } from './limit-attack.ts';
import type { LinearSolver } from './linear-solver.ts';
import { movedFacts, withMoves } from './moved-facts.ts';
import { type Narrowing, narrowedBounds } from './narrowing.ts';
import { nestedAttack } from './nested-attack.ts';
import { numbersKnownToAttacker } from './numbers-known-to-attacker.ts';
import { orderFacts } from './order-facts.ts';
import { propagateBounds } from './propagate.ts';
import { attackedPlaceText, type Fact, type Place, type Unknown } from './puzzle.ts';
import { relativeAttack } from './relative-attack.ts';
import { isExplained, shareAttack } from './share-attack.ts';
import { sumFacts, wholesAcross } from './sum-facts.ts';
import { textAttack } from './text-attack.ts';

/** Something that a release gives away. */
export interface Recovery {
  readonly what: 'hidden-count' | 'rest' | 'fraction' | 'amount' | 'text';
  readonly place: Place;
  /** For a rest, the count that it is set off against. */
  readonly beside?: Place;
  /** For a count, what it can be. */
  readonly low: number;
  readonly high: number;
  readonly isExact: boolean;
  /** In words: `rates[White].searches is 7, from …`; `would be taken as 7` where nothing was held against the truth, since guesses may be wrong. */
  readonly sentence: string;
}

export interface Attack {
  readonly recovered: readonly Recovery[];
  /** Every hidden count with what it can be, recovered or not; `high` is `null` where nothing bounds it. */
  readonly ranges: readonly { readonly place: Place; readonly low: number; readonly high: number | null }[];
}

const ROUNDS = 3;
const LARGEST_FRACTION = 5_000;

/**
 * What can an outsider work out of these releases, the last of which is attacked, with nothing but what they print? The
 * outsider knows the rules: every printed number is asked which counts give it, every interval which counts it is of,
 * and all counts, sums, parts and earlier releases are solved as one system of linear inequalities.
 *
 * @param releases From the earliest to the latest.
 * @param truth What stands at a place, where it is known to whoever tries the attack: an outsider who guessed wrongly on the
 * way to a count has not worked it out, and one whose every guess is right is the one to be kept from it. Without it nothing is said to be so.
 * @returns what is known to a range narrower than the latest release's minimum, and the range of every hidden count.
 *
 * @example
 * const release = { name: 'march', findings: [], policy: { minimumCount: 10, roundingBase: 5, largestHidden: 11 }, rules: new Map() };
 * attackReleases([release], await linearSolver()).recovered // []
 */
export function attackReleases(
  releases: readonly AttackedRelease[],
  solver: LinearSolver,
  truth?: (place: Place) => CellValue,
): Attack {
  return attacked(releases, solver, truth ?? (() => null), truth === undefined ? guessedSize : knownSize);
}

function attacked(
  releases: readonly AttackedRelease[],
  solver: LinearSolver,
  truth: (place: Place) => CellValue,
  sized: (low: number, high: number) => string,
): Attack {
  const latest = releases.at(-1)!;
  const minimum = latest.policy.minimumCount;
  const printed = new Map(
    releases.flatMap((release, at) => countsUnderAttack(release, at).map((unknown) => [unknown.id, unknown] as const)),
  );
  const isTaken = (fact: Fact) => fact.isGuess !== true || isRight(fact, printed, truth);
  const sums = releases.flatMap((release, at) => sumFacts(release, at, printed));
  const across = wholesAcross(releases, printed);
  const { unknowns, reasons, found } = workedOut(
    printed,
    [...sums, ...earlierFacts(printed, releases.length), ...across].filter(isTaken),
  );
  // Whoever takes few people to have changed knows of each count that it is near to what was printed: what else tells how near?
  const moved = movedFacts(printed, releases);
  if (moved.size > 0) {
    const known = withMoves(printed, releases);
    const other = workedOut(known, [...sums, ...across, ...moved.values()].filter(isTaken));
    for (const id of moved.keys()) {
      const range = other.found.get(id);
      if (range !== undefined) found.set(id, range);
      const reason = other.reasons.get(id);
      if (reason !== undefined) reasons.set(id, reason);
    }
  }
  const ranges = [...unknowns.values()].flatMap(({ id, place, isHidden }) => {
    const range = found.get(id);
    return !isHidden || range === undefined ? [] : [{ id, place, ...range }];
  });
  const counts = ranges.flatMap(({ id, place, low, high }): Recovery[] => {
    if (high === null || high - low >= minimum) return [];
    const why = reasons.get(id) ?? 'since the counts around it, their sums and their rounding leave no more';
    return [
      {
        what: 'hidden-count',
        place,
        low,
        high,
        isExact: low === high,
        sentence: `${attackedPlaceText(place)} ${sized(low, high)}, ${why}`,
      },
    ];
  });
  const at = releases.length - 1;
  const rests = nestedAttack(releases, unknowns, truth).map(({ place, beside, low, high, difference }): Recovery => {
    return {
      what: 'rest',
      place,
      beside,
      low,
      high,
      isExact: low === high,
      sentence: `${difference} ${sized(low, high)}, the people whom only the first counts if the second lies inside it`,
    };
  });
  return {
    recovered: [...counts, ...rests, ...fractions(latest, at, unknowns), ...others(latest, at)],
    ranges: ranges.map(({ place, low, high }) => ({ place, low, high })),
  };

  function workedOut(start: Map<string, Unknown>, sums: readonly Fact[]) {
    let unknowns = start;
    const orders = releases.flatMap((release, at) => orderFacts(release, at, unknowns));
    const facts = [...sums, ...orders.filter((order) => order.every(isTaken)).flat()];
    const reasons = new Map<string, string>();
    for (let round = 0; round < ROUNDS; round++) {
      unknowns = propagateBounds(unknowns, facts);
      const told = releases
        .flatMap(({ findings }, at) => numberAttacks(findings, at, unknowns))
        .filter(({ id, low, high }) => {
          const value = truth(printed.get(id)!.place);
          return typeof value !== 'number' || (value >= low && value <= high);
        });
      const before = unknowns;
      unknowns = narrowedBounds(unknowns, told);
      for (const { id, because } of told) {
        const [a, b] = [before.get(id)!, unknowns.get(id)!];
        if (a.low !== b.low || a.high !== b.high) reasons.set(id, because);
      }
    }
    unknowns = propagateBounds(heldAlone(unknowns, sums, releases), facts);
    const hidden = [...unknowns.values()].filter(({ isHidden }) => isHidden);
    const found = new Map<string, AttackRange>();
    // Where guesses contradict each other, an attacker drops them, and at last all but the printed counts.
    for (const known of [
      { unknowns, facts },
      { unknowns, facts: facts.filter(({ isGuess }) => isGuess !== true) },
      { unknowns: start, facts: facts.filter(({ isGuess }) => isGuess !== true) },
    ]) {
      const open = hidden.map(({ id }) => id).filter((id) => !found.has(id));
      for (const [id, range] of attackRanges(known, open, solver, minimum)) found.set(id, range);
    }
    return { unknowns, reasons, found };
  }
}

function knownSize(low: number, high: number): string {
  return low === high ? `is ${low}` : `is between ${low} and ${high}`;
}

/** Guesses are among what an outsider goes by: with no truth to hold them against, nothing is said to be so. */
function guessedSize(low: number, high: number): string {
  return `would be taken as ${low === high ? low : `${low} to ${high}`}`;
}

/** Does a guess about several counts hold, as far as they are known? Of a long shot all must be known. */
function isRight(
  { terms, low, high, isLongShot, mostInTruth = high }: Fact,
  unknowns: ReadonlyMap<string, Unknown>,
  truth: (place: Place) => CellValue,
): boolean {
  let sum = 0;
  for (const { id, weight } of terms) {
    const value = truth(unknowns.get(id)!.place);
    if (typeof value !== 'number') return isLongShot !== true;
    sum += weight * value;
  }
  return sum >= low && sum <= mostInTruth;
}

/** A count that stands in no sum is held back for its own size, and so is small. */
function heldAlone(
  unknowns: ReadonlyMap<string, Unknown>,
  facts: readonly Fact[],
  releases: readonly AttackedRelease[],
): Map<string, Unknown> {
  const tied = new Set(facts.flatMap(({ terms }) => terms.map(({ id }) => id)));
  return new Map(
    [...unknowns].map(([id, unknown]) => {
      const { largestHidden } = releases[unknown.place.release]!.policy;
      const isAlone = unknown.isHidden && !tied.has(id) && unknown.low <= largestHidden;
      return [
        id,
        isAlone ? { ...unknown, low: Math.max(1, unknown.low), high: Math.min(largestHidden, unknown.high) } : unknown,
      ];
    }),
  );
}

function numberAttacks(
  findings: AttackedRelease['findings'],
  at: number,
  unknowns: ReadonlyMap<string, Unknown>,
): Narrowing[] {
  const known = numbersKnownToAttacker(findings, at, unknowns);
  return [...shareAttack(known), ...limitAttack(known), ...relativeAttack(known), ...comparisonAttack(known)];
}

/** Numbers that are a fraction of small whole numbers, and not the one that their released counts give. */
function fractions(release: AttackedRelease, at: number, unknowns: ReadonlyMap<string, Unknown>): Recovery[] {
  const known = numbersKnownToAttacker(release.findings, at, unknowns);
  const fractionOf = (place: Place, value: number): Recovery[] => {
    // To so few digits rounded counts give fractions of their own.
    if (leavingDigits(value) === value) return [];
    const fraction = smallFraction(value, LARGEST_FRACTION);
    return fraction === null || !isTelling(fraction, release.policy.minimumCount) ? [] : [told(place, fraction)];
  };
  const excepted = new Set(
    release.findings.filter(({ disclosure }) => disclosure.status === 'excepted').map(({ id }) => id),
  );
  const inTables = known.printed.flatMap(({ table, row, column, value }) => {
    if (excepted.has(table.finding.id) || column.kind?.kind === 'constant') return [];
    const numbers = known.ofRow(table, row);
    const all = known.tables.flatMap((other) => (keysOf(other) === keysOf(table) ? known.ofRow(other, row) : []));
    const isOwn = [...numbers, ...all].some((of) => all.some((outOf) => isExplained(value, column.unit, of, outOf)));
    return isOwn ? [] : fractionOf({ release: at, finding: table.finding.id, row, column: column.name }, value);
  });
  const single = release.findings.flatMap((finding) => {
    const { id, value, table, numerator, denominator, disclosure, kind } = finding;
    if (table !== null || typeof value !== 'number' || disclosure.status === 'excepted') return [];
    if (kind?.kind === 'constant' || (numerator !== null && denominator !== null)) return [];
    return fractionOf({ release: at, finding: id, row: '', column: 'value' }, value);
  });
  return [...inTables, ...single];
}

function isTelling({ of, outOf }: Fraction, minimum: number): boolean {
  return outOf > 1 && (of < minimum || outOf - of < minimum || outOf < minimum * minimum);
}

function told(place: Place, { of, outOf }: Fraction): Recovery {
  const sentence = `${attackedPlaceText(place)} is ${of} out of ${outOf} or a multiple, since it is printed to more digits than any released counts give`;
  return { what: 'fraction', place, low: of, high: of, isExact: true, sentence };
}

function keysOf(table: ReturnType<typeof numbersKnownToAttacker>['tables'][number]): string {
  return table.columns
    .filter(({ key }) => key === true)
    .map(({ name }) => name)
    .join(',');
}

function others(release: AttackedRelease, at: number): Recovery[] {
  const amounts = amountAttack(release).map(({ value, ...cell }): Recovery => {
    const place = { release: at, ...cell };
    const sentence = `${attackedPlaceText(place)} is one person's own amount, ${value}`;
    return { what: 'amount', place, low: value, high: value, isExact: true, sentence };
  });
  const texts = textAttack(release).map(({ number, text, ...cell }): Recovery => {
    const place = { release: at, ...cell };
    const sentence = `${attackedPlaceText(place)} says ${number} in a sentence that does not stand in the code: "${text}"`;
    return { what: 'text', place, low: number, high: number, isExact: true, sentence };
  });
  return [...amounts, ...texts];
}
