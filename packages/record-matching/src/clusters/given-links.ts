import {
  checkedBound,
  type DictionaryColumn,
  isBlankColumn,
  MISSING_CODE,
  type NotComputed,
  notComputed,
} from '@assay/statistics';
import { type Clustering, clusterRows } from './clustering.ts';

/** The links of another linker by the rows of the register. */
export interface GivenLinks {
  readonly status: 'computed';
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** 1 where the file states none. */
  readonly probability: Float64Array;
  readonly hasProbabilities: boolean;
  /** Rows of its file that name a record which the register does not have, or state no probability beside others that do. */
  readonly rowsLeftOut: number;
}

const SHARED = notComputed('records share identifiers, so that no link can be placed');

/**
 * Which rows of the register does another linker's file of pairs link, and how sure is it of each?
 *
 * `recordId` names the rows of the register, `one` and `other` the records of each pair; a probability is `NaN` where the
 * file states none. Without any, every pair is a link. A record linked to itself is no pair.
 *
 * Edge rules: an identifier that stands for several records, or a probability outside 0 … 1: not computed.
 *
 * @example
 * const [one, other] = [dictionaryColumn(['b', 'a']), dictionaryColumn(['c', 'x'])];
 * linksOfPairs(dictionaryColumn(['a', 'b', 'c']), { one, other }, Float64Array.of(0.9, 0.8)).left // [1]
 */
export function linksOfPairs(
  recordId: DictionaryColumn,
  { one, other }: { readonly one: DictionaryColumn; readonly other: DictionaryColumn },
  stated: Float64Array,
): GivenLinks | NotComputed {
  const rowOf = rowsById(recordId);
  if (rowOf === null) return SHARED;
  if (stated.some((value) => value < 0 || value > 1)) {
    return notComputed('the file of another linker states probabilities below 0 or above 1');
  }
  const hasProbabilities = stated.some((value) => !Number.isNaN(value));
  const kept: { left: number; right: number; probability: number }[] = [];
  for (let row = 0; row < stated.length; row++) {
    const left = rowAt(rowOf, one, row);
    const right = rowAt(rowOf, other, row);
    const probability = hasProbabilities ? stated[row]! : 1;
    if (left === undefined || right === undefined || left === right || Number.isNaN(probability)) continue;
    kept.push({ left, right, probability });
  }
  return {
    status: 'computed',
    left: Int32Array.from(kept, ({ left }) => left),
    right: Int32Array.from(kept, ({ right }) => right),
    probability: Float64Array.from(kept, ({ probability }) => probability),
    hasProbabilities,
    rowsLeftOut: stated.length - kept.length,
  };
}

/**
 * The same of a file that says of each record in which cluster it is: every record is linked to the first of its cluster.
 * What is counted of them are the clusters, not these links.
 *
 * @example
 * const [record, cluster] = [dictionaryColumn(['a', 'b', 'c']), dictionaryColumn(['1', '2', '1'])];
 * linksOfClusters(dictionaryColumn(['a', 'b', 'c']), { record, cluster }).right // [2]
 */
export function linksOfClusters(
  recordId: DictionaryColumn,
  { record, cluster }: { readonly record: DictionaryColumn; readonly cluster: DictionaryColumn },
): GivenLinks | NotComputed {
  const rowOf = rowsById(recordId);
  if (rowOf === null) return SHARED;
  const first = new Map<number, number>();
  const left: number[] = [];
  const right: number[] = [];
  let rowsLeftOut = 0;
  for (let row = 0; row < record.codes.length; row++) {
    const at = rowAt(rowOf, record, row);
    const code = cluster.codes[row]!;
    if (at === undefined || code === MISSING_CODE) rowsLeftOut++;
    else if (first.has(code)) {
      left.push(first.get(code)!);
      right.push(at);
    } else first.set(code, at);
  }
  return {
    status: 'computed',
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    probability: new Float64Array(left.length).fill(1),
    hasProbabilities: false,
    rowsLeftOut,
  };
}

/**
 * The links of another linker's file of either kind: {@link linksOfPairs} where it names pairs, else
 * {@link linksOfClusters}.
 *
 * Edge rules: a file with neither, or whose pairs all name other records, says nothing of these, neither that nobody is
 * linked: not computed.
 *
 * @example
 * const [blank, record] = [dictionaryColumn([null, null]), dictionaryColumn(['a', 'b'])];
 * const file = { one: blank, other: blank, probability: Float64Array.of(NaN, NaN), record, cluster: dictionaryColumn(['1', '1']) };
 * linksOfFile(dictionaryColumn(['a', 'b']), file).right // [1]
 */
export function linksOfFile(
  recordId: DictionaryColumn,
  file: Readonly<Record<'one' | 'other' | 'record' | 'cluster', DictionaryColumn>> & {
    readonly probability: Float64Array;
  },
): GivenLinks | NotComputed {
  if (!isBlankColumn(file.one) && !isBlankColumn(file.other)) {
    const links = linksOfPairs(recordId, file, file.probability);
    return links.status === 'computed' && links.left.length === 0
      ? notComputed('no pair of the file of another linker names two of these records and its probability')
      : links;
  }
  if (!isBlankColumn(file.record) && !isBlankColumn(file.cluster)) return linksOfClusters(recordId, file);
  return notComputed('the file of another linker has neither pairs of records nor records with their clusters');
}

/**
 * Who ends in one profile where links of at least this probability are made?
 *
 * @throws InputError where the probability is no number.
 *
 * @example
 * const [one, other] = [dictionaryColumn(['a', 'b']), dictionaryColumn(['b', 'c'])];
 * const links = linksOfPairs(dictionaryColumn(['a', 'b', 'c']), { one, other }, Float64Array.of(0.9, 0.8));
 * clusterGivenLinks(links, 3, 0.85) // { clusterOfRow: [0, 0, 1], clusters: 2 }
 */
export function clusterGivenLinks(
  { left, right, probability }: Pick<GivenLinks, 'left' | 'right' | 'probability'>,
  records: number,
  from: number,
): Clustering {
  checkedBound(from, 'probability');
  const links = [...probability.keys()].filter((link) => probability[link]! >= from);
  return clusterRows(
    records,
    links.map((link) => left[link]!),
    links.map((link) => right[link]!),
  );
}

/** `null` where an identifier stands for several records. */
function rowsById({ codes, values }: DictionaryColumn): ReadonlyMap<string, number> | null {
  const rows = new Map<string, number>();
  for (const [row, code] of codes.entries()) {
    if (code === MISSING_CODE) continue;
    if (rows.has(values[code]!)) return null;
    rows.set(values[code]!, row);
  }
  return rows;
}

function rowAt(
  rowOf: ReadonlyMap<string, number>,
  { codes, values }: DictionaryColumn,
  row: number,
): number | undefined {
  return codes[row] === MISSING_CODE ? undefined : rowOf.get(values[codes[row]!]!);
}
