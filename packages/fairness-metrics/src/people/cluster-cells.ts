import { blankGroup, checkedCodes, type DictionaryColumn, InputError } from '@assay/statistics';
import { UNKNOWN } from '../cells/binary-column.ts';
import { SLOTS } from '../cells/cells.ts';
import type { AuditColumns } from '../cells/count-cells.ts';

/** The rows of one person (or officer, or address) in one group, counted by label × decision. */
export interface ClusterCells {
  readonly cluster: number;
  readonly counts: Float64Array;
}

/** For each group, its clusters. A cluster that holds rows of several groups has one number in all of them. */
interface ClusteredGroups {
  readonly groups: readonly {
    readonly group: string;
    readonly isMissing: boolean;
    readonly clusters: readonly ClusterCells[];
  }[];
  /** Clusters in all groups, rows, and the most rows of one cluster. */
  readonly clusters: number;
  readonly rows: number;
  readonly mostRows: number;
}

/** @throws InputError for weighted rows, unknown attributes, or columns that differ in length. */
export function clusterCells(
  columns: AuditColumns,
  attribute: string,
  cluster: DictionaryColumn,
  missingGroup: string,
): ClusteredGroups {
  const column = columns.attributes[attribute];
  if (!column) {
    throw new InputError(
      `unknown attribute: ${attribute}. The columns hold ${Object.keys(columns.attributes).join(', ')}.`,
    );
  }
  if (columns.weights) throw new InputError('weighted rows have no clusters of their own. Leave the weights out.');
  const rows = columns.label.length;
  for (const [name, length] of [
    ['decision', columns.decision.length],
    [attribute, column.codes.length],
    ['cluster', cluster.codes.length],
  ] as const) {
    if (length !== rows) {
      throw new InputError(`columns must be of one length: label has ${rows}, ${name} ${length}. Check the join.`);
    }
  }
  checkedCodes(column, attribute);
  checkedCodes(cluster, 'the person');
  let next = cluster.values.length;
  const own = [missingGroup, ...column.values].map(() => new Map<number, Float64Array>());
  const sizes = new Map<number, number>();
  for (let row = 0; row < rows; row++) {
    const [label, decision] = [columns.label[row]!, columns.decision[row]!];
    if (label > UNKNOWN || decision > UNKNOWN) {
      throw new InputError('label and decision must hold 0, 1 or 2 (unknown). Pass them through binaryColumn.');
    }
    const code = cluster.codes[row]! < 0 ? next++ : cluster.codes[row]!;
    const clusters = own[column.codes[row]! + 1]!;
    let counts = clusters.get(code);
    if (!counts) {
      counts = new Float64Array(SLOTS);
      clusters.set(code, counts);
    }
    counts[label * 4 + decision]!++;
    sizes.set(code, (sizes.get(code) ?? 0) + 1);
  }
  const missing = blankGroup(column.values, missingGroup);
  const groups = own.map((clusters, index) => ({
    group: index === 0 ? missing : column.values[index - 1]!,
    isMissing: index === 0,
    clusters: [...clusters].map(([code, counts]) => ({ cluster: code, counts })),
  }));
  return {
    groups: groups.filter(({ isMissing, clusters }) => !isMissing || clusters.length > 0),
    clusters: sizes.size,
    rows,
    mostRows: [...sizes.values()].reduce((most, size) => Math.max(most, size), 0),
  };
}
