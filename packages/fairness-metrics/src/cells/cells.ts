import { InputError } from '@assay/statistics';

/** One way of dividing people: a protected characteristic, or a stratum such as area. */
export interface Dimension {
  readonly name: string;
  /** Group names. The first is the missing group, which exists whether or not anyone is in it. */
  readonly groups: readonly string[];
}

/** Number of slots of one joint group: label (no, yes, unknown, spare) × decision (no, yes, unknown, spare). */
export const SLOTS = 16;

/**
 * Counts of people by every combination of dimensions × label × decision: all that a group metric needs.
 * `counts[joint * SLOTS + label * 4 + decision]`, joint groups in row-major order of `dimensions`.
 */
export interface Cells {
  readonly dimensions: readonly Dimension[];
  readonly counts: Float64Array;
  /** Sums of squared weights in the same layout, where rows were weighted. */
  readonly squaredWeights: Float64Array | null;
  readonly rowCount: number;
}

/** Combinations beyond which counting is refused: 16 million slots, 128 MB. */
const MAXIMUM_JOINT_GROUPS = 2 ** 20;

export function jointGroupCount(dimensions: readonly Dimension[]): number {
  let product = 1;
  for (const { groups } of dimensions) product *= groups.length;
  if (product > MAXIMUM_JOINT_GROUPS) {
    throw new InputError(
      `too many combinations of groups: ${product}. Audit fewer attributes together, or group their values first.`,
    );
  }
  return product;
}

/** Position of a named dimension. */
export function cellDimensionIndex(cells: Cells, name: string): number {
  const index = cells.dimensions.findIndex((dimension) => dimension.name === name);
  if (index < 0) {
    const known = cells.dimensions.map((dimension) => dimension.name).join(', ');
    throw new InputError(`unknown attribute: ${name}. The cells hold ${known || 'no attribute'}.`);
  }
  return index;
}
