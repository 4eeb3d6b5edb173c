import { type Finding, type FindingTable, isStated } from '@assay/evidence';
import { defaultPolicy } from '../policy/policy.ts';
import { complementId, localCellId } from './cell-id.ts';
import type { CellSystem, CountCell, CountPlace, SeenCount, SumRelation } from './count-cell.ts';
import { countPlaces } from './count-places.ts';
import { impliedNesting } from './implied-nesting.ts';
import { impliedRelations } from './implied-relations.ts';
import { impliedSums } from './implied-sums.ts';
import { marginRelations } from './margin-relations.ts';
import { measuredRowKey } from './row-key.ts';

export interface CollectedCells extends CellSystem {
  readonly places: readonly CountPlace[];
  /** Id of the count by the place that prints it. */
  readonly ids: ReadonlyMap<string, string>;
  /** Id of the count at a place; `null` where no count of people stands there. */
  idAt(finding: string, row: string, column: string): string | null;
}

/**
 * What could be set off against what? Every count of people that a set of findings would print, and every sum that ties
 * them together: row totals, column sums, parts and wholes, the same people counted in two places, two divisions of the
 * same people.
 *
 * Counts are the same where their findings say that they count the same people (counts, population, filter, key values)
 * and their numbers bear it out. What adds up by its numbers alone is taken to add up by construction: at worst a count
 * more is held back. Of how few a number tells is never printed: it is held back where it is small, and set off against nothing.
 *
 * @param few Of two counts that may lie inside one another, as nothing says, the rest is protected where it is smaller.
 *
 * @example
 * const method = { name: 'count', source: 'stops' };
 * const table = {
 *   columns: [
 *     { name: 'area', label: 'Area', unit: 'text', key: true, kind: { kind: 'key' } },
 *     { name: 'people', label: 'People', unit: 'count', kind: { kind: 'count', counts: 'people' } },
 *   ],
 *   rows: [['North', 30], ['South', 40], ['All', 70]],
 *   totals: [{ row: 'All', of: ['North', 'South'] }],
 * };
 * const draft = { id: 'stops', title: 'People stopped', questions: [], table, unit: 'count', method };
 * const { cells, relations } = collectCells([finding(draft, { cell: 'stops', file: 'notebook.ts' })]);
 * [cells.size, relations.length] // [3, 1]
 */
export function collectCells(findings: readonly Finding[], few = defaultPolicy.minimumCount): CollectedCells {
  const places = findings.flatMap(countPlaces);
  const ids = new Map(places.map((place) => [localId(place), idOf(place, places)] as const));
  const cells = new Map<string, CountCell>();
  const relations: SumRelation[] = [];
  const idAt = (finding: string, row: string, column: string): string | null =>
    ids.get(localCellId(finding, row, column)) ?? null;
  const fewest = new Set(places.flatMap((place) => (place.isFewest ? [localId(place)] : [])));
  const isSummed = (finding: string, row: string, column: string): boolean =>
    idAt(finding, row, column) !== null && !fewest.has(localCellId(finding, row, column));
  const relate = (total: string | null, parts: readonly (string | null)[]): void => {
    if (total === null || parts.length === 0 || parts.includes(null) || parts.includes(total)) return;
    relations.push({ total, parts: parts as string[] });
  };
  for (const place of places) {
    const id = ids.get(localId(place))!;
    const known = cells.get(id);
    cells.set(id, {
      id,
      value: place.value,
      published: true,
      sensitive: place.sensitive || known?.sensitive === true,
      isTotal: place.isTotal || known?.isTotal === true,
    });
  }
  const complement = (part: string | null, whole: string | null): void => {
    const [numerator, denominator] = [cells.get(part ?? ''), cells.get(whole ?? '')];
    // Contacts per person: the numerator is no part of the denominator.
    if (numerator === undefined || denominator === undefined || numerator === denominator) return;
    if (numerator.value > denominator.value) return;
    const id = complementId(numerator.id, denominator.id);
    const value = denominator.value - numerator.value;
    cells.set(id, { id, value, published: false, sensitive: numerator.sensitive, isTotal: false });
    relate(denominator.id, [numerator.id, id]);
  };

  for (const finding of findings) {
    if (!isStated(finding)) continue;
    if (finding.table !== null) tableRelations(finding, finding.table);
    else if (finding.kind !== undefined) {
      for (const [of, outOf] of pairsNamed(finding.kind)) {
        complement(idAt(finding.id, '', of), idAt(finding.id, '', outOf));
      }
    }
  }
  relations.push(...marginRelations(cells));
  const placed = (place: SeenCount): string => ids.get(localId(place))!;
  const summed = places.filter(({ isFewest }) => !isFewest);
  relations.push(...impliedRelations(summed, placed, cells));
  relations.push(...impliedNesting(summed, placed, cells, distinct(relations, cells), few));
  return { cells, relations: distinct(relations, cells), places, ids, idAt };

  function tableRelations({ id }: Finding, table: FindingTable): void {
    const all = [...table.columns, ...(table.parts?.columns ?? [])];
    const rows = table.rows.map((row, at) => [...row, ...(table.parts?.rows[at] ?? [])]);
    const keys = table.rows.map((row) => measuredRowKey(table, row));
    const counted = all.flatMap((column, index) =>
      keys.some((key) => isSummed(id, key, column.name)) ? [{ column, index }] : [],
    );
    const implied = impliedSums(
      { ...table, columns: all, rows },
      counted.map(({ index }) => index),
      keys,
    );
    for (const key of keys) {
      for (const { name, sumOf } of all) {
        if (sumOf !== undefined)
          relate(
            idAt(id, key, name),
            sumOf.map((part) => idAt(id, key, part)),
          );
      }
      for (const { total, parts } of implied.columns)
        relate(
          idAt(id, key, total),
          parts.map((part) => idAt(id, key, part)),
        );
      for (const { kind, numerator, denominator } of all) {
        if (numerator !== undefined && denominator !== undefined)
          complement(idAt(id, key, numerator), idAt(id, key, denominator));
        for (const [of, outOf] of kind === undefined ? [] : pairsNamed(kind))
          complement(idAt(id, key, of), idAt(id, key, outOf));
      }
    }
    for (const { row, of } of [...(table.totals ?? []), ...implied.rows]) {
      for (const { column } of counted)
        relate(
          idAt(id, row, column.name),
          of.map((key) => idAt(id, key, column.name)),
        );
    }
  }
}

function localId({ finding, row, column }: SeenCount): string {
  return localCellId(finding, row, column);
}

/** The id by who is counted, unless the numbers contradict it: then the finding has left something unsaid. */
function idOf(place: CountPlace, places: readonly CountPlace[]): string {
  const { identity, value } = place;
  const isOne = identity !== null && places.every((other) => other.identity !== identity || other.value === value);
  return isOne ? identity : localId(place);
}

/** Numerators and denominators that a number names in its own row. */
function pairsNamed(kind: NonNullable<Finding['kind']>): (readonly [string, string])[] {
  const pairs =
    kind.kind === 'share' || kind.kind === 'rate' ? [kind] : 'group' in kind ? [kind.group, kind.reference] : [];
  return pairs.flatMap(({ of, outOf }) =>
    typeof of === 'string' && typeof outOf === 'string' ? [[of, outOf] as const] : [],
  );
}

/** Each sum once, and only those that the numbers bear out: a table may list some groups only. */
function distinct(relations: readonly SumRelation[], cells: ReadonlyMap<string, CountCell>): SumRelation[] {
  const adds = ({ total, parts }: SumRelation): boolean =>
    cells.get(total)!.value === parts.reduce((sum, id) => sum + cells.get(id)!.value, 0);
  const known = relations
    .filter(adds)
    .map((each) => [`${each.total}=${[...each.parts].sort().join('+')}`, each] as const);
  return [...new Map(known).values()];
}
