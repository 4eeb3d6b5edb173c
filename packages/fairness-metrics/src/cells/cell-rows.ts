import { BLANK_GROUP, blankGroup, InputError } from '@assay/statistics';
import { UNKNOWN } from './binary-column.ts';
import { type Cells, cellDimensionIndex, type Dimension, jointGroupCount, SLOTS } from './cells.ts';
import { checkedCells } from './checked-cells.ts';

/** One cell: how many rows share these groups, this label and this decision. */
export interface CellRow {
  /** Group by attribute; `null` is the missing group. */
  readonly groups: Readonly<Record<string, string | null>>;
  readonly label: 0 | 1 | null;
  readonly decision: 0 | 1 | null;
  readonly count: number;
}

/**
 * Cells from counts made elsewhere: a published table, or one `GROUP BY` in a database that never lets rows out.
 *
 * @throws InputError where rows name different attributes, a count is negative or not finite, or a label or a decision is none.
 *
 * @example
 * const row = { groups: { group: 'A' }, label: 1, decision: null, count: 7 };
 * cellsFromRows([row]).rowCount // 7
 */
export function cellsFromRows(rows: readonly CellRow[], { missingGroup = BLANK_GROUP } = {}): Cells {
  const names = rows.length > 0 ? Object.keys(rows[0]!.groups) : [];
  const values = names.map(() => new Map<string, number>());
  for (const { groups, count, label, decision } of rows) {
    if (Object.keys(groups).length !== names.length || !names.every((name) => name in groups)) {
      throw new InputError(`every cell must name the same attributes: ${Object.keys(groups)}. Expected ${names}.`);
    }
    if (!(count >= 0) || count === Number.POSITIVE_INFINITY) {
      throw new InputError(`a count must be finite and not negative: ${count}. Correct the cell.`);
    }
    for (const [name, value] of Object.entries({ label, decision })) {
      if (value === null || value === 0 || value === 1) continue;
      throw new InputError(`a ${name} must be 1, 0 or null: ${value}. Pass null where nobody knows.`);
    }
    for (const [index, name] of names.entries()) {
      const group = groups[name];
      if (group !== null && group !== undefined && !values[index]!.has(group)) {
        values[index]!.set(group, values[index]!.size + 1);
      }
    }
  }
  const dimensions = names.map((name, index): Dimension => {
    const stated = [...values[index]!.keys()];
    return { name, groups: [blankGroup(stated, missingGroup), ...stated] };
  });
  const counts = new Float64Array(jointGroupCount(dimensions) * SLOTS);
  let rowCount = 0;
  for (const { groups, label, decision, count } of rows) {
    let joint = 0;
    for (const [index, dimension] of dimensions.entries()) {
      const group = groups[dimension.name];
      joint = joint * dimension.groups.length + (group === null ? 0 : values[index]!.get(group!)!);
    }
    counts[joint * SLOTS + (label ?? UNKNOWN) * 4 + (decision ?? UNKNOWN)]! += count;
    rowCount += count;
  }
  return { dimensions, counts, squaredWeights: null, rowCount };
}

/**
 * The cells that hold anyone, as rows that survive JSON: `cellsFromRows(cellRows(cells))` gives the same audit.
 *
 * @example
 * cellRows(cells)[0] // { groups: { group: 'A', area: 'North' }, label: 0, decision: 0, count: 50 }
 */
export function cellRows(cells: Cells): CellRow[] {
  const rows: CellRow[] = [];
  const codeValue = (code: number) => (code === UNKNOWN ? null : (code as 0 | 1));
  checkedCells(cells);
  for (let cell = 0; cell < cells.counts.length; cell++) {
    const count = cells.counts[cell]!;
    if (count === 0) continue;
    let joint = Math.floor(cell / SLOTS);
    const groups: Record<string, string | null> = {};
    for (let index = cells.dimensions.length - 1; index >= 0; index--) {
      const { name, groups: names } = cells.dimensions[index]!;
      const code = joint % names.length;
      groups[name] = code === 0 ? null : names[code]!;
      joint = Math.floor(joint / names.length);
    }
    rows.push({ groups, label: codeValue((cell >> 2) & 3), decision: codeValue(cell & 3), count });
  }
  return rows;
}

/**
 * The same people counted by fewer characteristics: sums over every dimension that is not named, in the order named.
 *
 * @throws InputError where the cells do not have an attribute.
 *
 * @example
 * cellRows(sumCells(cells, ['area']))[0] // { groups: { area: 'North' }, label: 0, decision: 0, count: 80 }
 */
export function sumCells(cells: Cells, names: readonly string[]): Cells {
  checkedCells(cells);
  const kept = names.map((name) => cellDimensionIndex(cells, name));
  const dimensions = kept.map((index) => cells.dimensions[index]!);
  const size = jointGroupCount(dimensions) * SLOTS;
  const counts = new Float64Array(size);
  const squaredWeights = cells.squaredWeights ? new Float64Array(size) : null;
  const widths = cells.dimensions.map((dimension) => dimension.groups.length);
  const codes = new Int32Array(widths.length);
  const joints = cells.counts.length / SLOTS;
  for (let joint = 0; joint < joints; joint++) {
    let rest = joint;
    for (let index = widths.length - 1; index >= 0; index--) {
      codes[index] = rest % widths[index]!;
      rest = Math.floor(rest / widths[index]!);
    }
    let target = 0;
    for (const [order, index] of kept.entries()) target = target * dimensions[order]!.groups.length + codes[index]!;
    for (let slot = 0; slot < SLOTS; slot++) {
      counts[target * SLOTS + slot]! += cells.counts[joint * SLOTS + slot]!;
      if (squaredWeights) squaredWeights[target * SLOTS + slot]! += cells.squaredWeights![joint * SLOTS + slot]!;
    }
  }
  return { dimensions, counts, squaredWeights, rowCount: cells.rowCount };
}
