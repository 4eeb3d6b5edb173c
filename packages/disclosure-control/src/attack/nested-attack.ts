import type { CellValue, Finding } from '@assay/evidence';
import { complementId, localCellId } from '../cells/cell-id.ts';
import { type CollectedCells, collectCells } from '../cells/collect-cells.ts';
import type { CellSystem, CountPlace, SeenCount } from '../cells/count-cell.ts';
import { countPlaces } from '../cells/count-places.ts';
import { impliedNesting } from '../cells/implied-nesting.ts';
import { impliedRelations } from '../cells/implied-relations.ts';
import { measuredRowKey } from '../cells/row-key.ts';
import type { AttackedRelease } from './attacked-release.ts';
import { attackedPlaceId, attackedPlaceText, type Place, type Unknown } from './puzzle.ts';

/** How many people are in one printed count and not in another that lies inside it. */
interface RestAttack {
  /** Where the larger of the two stands. */
  readonly place: Place;
  /** Where the other stands. */
  readonly beside: Place;
  readonly low: number;
  readonly high: number;
  /** In words: `over-50:value less over-60:value`. */
  readonly difference: string;
}

/** A count that is printed, as an outsider knows it. */
interface Shown {
  readonly place: Place;
  readonly unknown: Unknown;
}

/**
 * Counts of people that are printed one inside another, so that their difference is a small group by itself: those over
 * 50 beside those over 60, the flagged beside all; in the latest release, or one there and one in an earlier release that
 * the latest does not print again. Which may lie inside which is read as the gate reads it, from the true
 * numbers where they are known: an outsider who takes two parts of one sum for nested has worked nothing out.
 *
 * @param truth What stands at a place; `null` where only the release is at hand.
 */
export function nestedAttack(
  releases: readonly AttackedRelease[],
  unknowns: ReadonlyMap<string, Unknown>,
  truth: (place: Place) => CellValue,
): RestAttack[] {
  const at = releases.length - 1;
  const { findings, policy } = releases[at]!;
  const { minimumCount } = policy;
  const settled = settledTruth(releases, unknowns, truth, minimumCount);
  const knownOf = (release: number) =>
    releases[release]!.findings.map((finding) => withTruth(finding, release, settled));
  const excepted = new Set(findings.filter(({ disclosure }) => disclosure.status === 'excepted').map(({ id }) => id));
  const collected = collectCells(knownOf(at), minimumCount);
  const shownNow = shownAt(
    collected.places.map((place) => [place, collected.ids.get(localCellId(place.finding, place.row, place.column))!]),
    at,
    unknowns,
  );
  const rests = ({ cells, relations }: CellSystem, shownOf: ReadonlyMap<string, Shown>): RestAttack[] => {
    const shown = [...shownOf.values()].map(({ unknown }) => unknown);
    return relations.flatMap(({ total, parts: [part, rest, ...others] }): RestAttack[] => {
      if (others.length > 0 || rest === undefined || rest !== complementId(part!, total)) return [];
      const { value } = cells.get(rest)!;
      const [more, less] = [shownOf.get(total), shownOf.get(part!)];
      if (value < 1 || value >= minimumCount || more === undefined || less === undefined) return [];
      if (excepted.has(more.place.finding) && excepted.has(less.place.finding)) return [];
      if (arePartsOfOneSum(more.place, less.place, releases)) return [];
      const low = more.unknown.low - less.unknown.high;
      const high = more.unknown.high - less.unknown.low;
      const isKnown = typeof settled(more.place) === 'number' && typeof settled(less.place) === 'number';
      const isRight = isKnown ? low <= value && value <= high : low >= 1 && high < minimumCount;
      if (!isRight || high - low >= minimumCount) return [];
      if (!isKnown && mayAddUp(more.unknown, less.unknown, shown)) return [];
      const named = ({ place }: Shown) =>
        `${attackedPlaceText(place)}${place.release === at ? '' : ` of ${releases[place.release]!.name}`}`;
      const difference = `${named(more)} less ${named(less)}`;
      return [{ place: more.place, beside: less.place, low: Math.max(1, low), high, difference }];
    });
  };
  const across = releases.slice(0, -1).flatMap((_, release): RestAttack[] => {
    const ids = goneIds(knownOf(release).flatMap(countPlaces), release, collected);
    if (ids.size === 0) return [];
    const shownThen = shownAt(ids, release, unknowns);
    const system = acrossSystem(ids, collected, minimumCount);
    return rests(system, new Map([...shownNow, ...shownThen]));
  });
  return [...rests(collected, shownNow), ...across];
}

/** Counts of an earlier release that the latest does not print, each with its id. */
function goneIds(places: readonly CountPlace[], release: number, now: CollectedCells): Map<CountPlace, string> {
  return new Map(
    places.flatMap((place) => {
      const local = localCellId(place.finding, place.row, place.column);
      const isThere = now.ids.has(local) || (place.identity !== null && now.cells.has(place.identity));
      return isThere ? [] : [[place, `@${release}:${local}`] as const];
    }),
  );
}

/** Which of those that are gone may lie inside one that is there, or one of these inside them. */
function acrossSystem(gone: ReadonlyMap<CountPlace, string>, now: CollectedCells, few: number): CellSystem {
  const cells = new Map(now.cells);
  for (const [{ value, sensitive, isTotal }, id] of gone)
    cells.set(id, { id, value, published: true, sensitive, isTotal });
  const idsGone: ReadonlyMap<SeenCount, string> = gone;
  const idOf = (place: SeenCount): string =>
    idsGone.get(place) ?? now.ids.get(localCellId(place.finding, place.row, place.column))!;
  const places = [...gone.keys(), ...now.places];
  const sums = impliedRelations(places, idOf, cells);
  const went = new Set(gone.values());
  const nested = impliedNesting(places, idOf, cells, [...now.relations, ...sums], few);
  return { cells, relations: nested.filter(({ total, parts }) => went.has(total) !== went.has(parts[0]!)) };
}

/** The first place at which each count is printed. */
function shownAt(
  ids: Iterable<readonly [CountPlace, string]>,
  release: number,
  unknowns: ReadonlyMap<string, Unknown>,
): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  for (const [{ finding, row, column }, id] of ids) {
    const place = { release, finding, row, column };
    const unknown = unknowns.get(attackedPlaceId(place));
    if (unknown !== undefined && !unknown.isHidden && !shown.has(id)) shown.set(id, { place, unknown });
  }
  return shown;
}

/** What stands at a place as it was when it was first printed, while it moves by less than the minimum. */
function settledTruth(
  releases: readonly AttackedRelease[],
  unknowns: ReadonlyMap<string, Unknown>,
  truth: (place: Place) => CellValue,
  minimum: number,
): (place: Place) => CellValue {
  return (place) => {
    let settled: CellValue = null;
    for (let release = 0; release <= place.release && release < releases.length; release++) {
      const then = { ...place, release };
      const value = unknowns.has(attackedPlaceId(then)) ? truth(then) : null;
      const isNear = typeof settled === 'number' && typeof value === 'number' && Math.abs(value - settled) < minimum;
      if (value !== null && !isNear) settled = value;
    }
    return unknowns.has(attackedPlaceId(place)) ? settled : null;
  };
}

/** Does their table say that they add up to one of its own counts? Then nobody is in both, whatever of it is held back. */
function arePartsOfOneSum(one: Place, other: Place, releases: readonly AttackedRelease[]): boolean {
  if (one.release !== other.release || one.finding !== other.finding) return false;
  const table = releases[one.release]!.findings.find(({ id }) => id === one.finding)?.table;
  const isBoth = (names: readonly string[], a: string, b: string) => a !== b && names.includes(a) && names.includes(b);
  if (one.row === other.row)
    return table?.columns.some(({ sumOf }) => sumOf !== undefined && isBoth(sumOf, one.column, other.column)) === true;
  return one.column === other.column && table?.totals?.some(({ of }) => isBoth(of, one.row, other.row)) === true;
}

/** May a third count be the sum of the two? Then they are its parts, which rounding may hide. */
function mayAddUp(one: Unknown, other: Unknown, shown: readonly Unknown[]): boolean {
  return shown.some(
    (sum) => sum !== one && sum !== other && sum.low <= one.high + other.high && sum.high >= one.low + other.low,
  );
}

/** The finding with the true numbers in the places of the printed ones. */
function withTruth(finding: Finding, release: number, truth: (place: Place) => CellValue): Finding {
  const trueAt = <T>(row: string, column: string, printed: T): T | number => {
    const value = truth({ release, finding: finding.id, row, column });
    return typeof value === 'number' ? value : printed;
  };
  const { table, parts } = finding;
  if (table === null) {
    return {
      ...finding,
      value: trueAt('', 'value', finding.value),
      ...(parts === undefined
        ? {}
        : { parts: parts.map((part) => ({ ...part, value: trueAt('', part.name, part.value) })) }),
    };
  }
  const keys = table.rows.map((row) => measuredRowKey(table, row));
  const counted = (columns: typeof table.columns, rows: typeof table.rows) =>
    rows.map((row, index) => row.map((value, column) => trueAt(keys[index]!, columns[column]!.name, value)));
  return {
    ...finding,
    table: {
      ...table,
      rows: counted(table.columns, table.rows),
      ...(table.parts === undefined
        ? {}
        : { parts: { ...table.parts, rows: counted(table.parts.columns, table.parts.rows) } }),
    },
  };
}
