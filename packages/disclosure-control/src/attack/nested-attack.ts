import type { CellValue, Finding } from '@assay/evidence';
import { complementId, localCellId } from '../cells/cell-id.ts';
import { collectCells } from '../cells/collect-cells.ts';
import type { CountPlace } from '../cells/count-cell.ts';
import { measuredRowKey } from '../cells/row-key.ts';
import type { AttackedRelease } from './attacked-release.ts';
import { attackedPlaceId, attackedPlaceText, type Place, type Unknown } from './puzzle.ts';

/** How many people are in one printed count and not in another that lies inside it. */
interface RestAttack {
  /** Where the larger of the two stands. */
  readonly place: Place;
  readonly low: number;
  readonly high: number;
  /** In words: `over-50:value less over-60:value`. */
  readonly difference: string;
}

/**
 * Counts of people that are printed one inside another, so that their difference is a small group by itself: those over
 * 50 beside those over 60, the flagged beside all. Which may lie inside which is read as the gate reads it, from the true
 * numbers where they are known: an outsider who takes two parts of one sum for nested has worked nothing out.
 *
 * @param truth What stands at a place; `null` where only the release is at hand.
 */
export function nestedAttack(
  { findings, policy: { minimumCount } }: AttackedRelease,
  at: number,
  unknowns: ReadonlyMap<string, Unknown>,
  truth: (place: Place) => CellValue,
): RestAttack[] {
  const excepted = new Set(findings.filter(({ disclosure }) => disclosure.status === 'excepted').map(({ id }) => id));
  const known = findings.map((finding) =>
    withTruth(finding, at, (place) => (unknowns.has(attackedPlaceId(place)) ? truth(place) : null)),
  );
  const { cells, relations, places, ids } = collectCells(known, minimumCount);
  const shownAt = new Map<string, { readonly place: Place; readonly unknown: Unknown }[]>();
  for (const counted of places) {
    const place = placeOf(counted, at);
    const unknown = unknowns.get(attackedPlaceId(place));
    const id = ids.get(localCellId(counted.finding, counted.row, counted.column))!;
    if (unknown !== undefined && !unknown.isHidden) shownAt.set(id, [...(shownAt.get(id) ?? []), { place, unknown }]);
  }
  const shown = [...shownAt.values()].map(([first]) => first!.unknown);
  const found: RestAttack[] = [];
  for (const { total, parts } of relations) {
    const [part, rest] = parts;
    if (parts.length !== 2 || rest !== complementId(part!, total)) continue;
    const { value } = cells.get(rest)!;
    if (value < 1 || value >= minimumCount) continue;
    const [more] = shownAt.get(total) ?? [];
    const [less] = shownAt.get(part!) ?? [];
    if (more === undefined || less === undefined) continue;
    if (excepted.has(more.place.finding) && excepted.has(less.place.finding)) continue;
    const low = more.unknown.low - less.unknown.high;
    const high = more.unknown.high - less.unknown.low;
    const isKnown = typeof truth(more.place) === 'number' && typeof truth(less.place) === 'number';
    const isRight = isKnown ? low <= value && value <= high : low >= 1 && high < minimumCount;
    if (!isRight || high - low >= minimumCount) continue;
    if (!isKnown && mayAddUp(more.unknown, less.unknown, shown)) continue;
    const difference = `${attackedPlaceText(more.place)} less ${attackedPlaceText(less.place)}`;
    found.push({ place: more.place, low: Math.max(1, low), high, difference });
  }
  return found;
}

/** May a third count be the sum of the two? Then they are its parts, which rounding may hide. */
function mayAddUp(one: Unknown, other: Unknown, shown: readonly Unknown[]): boolean {
  return shown.some(
    (sum) => sum !== one && sum !== other && sum.low <= one.high + other.high && sum.high >= one.low + other.low,
  );
}

function placeOf({ finding, row, column }: CountPlace, at: number): Place {
  return { release: at, finding, row, column };
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
