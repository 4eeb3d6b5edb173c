import { numberColumn, tableSchema, textColumn } from '@assay/dataset';
import { cell, input, parameter } from '@assay/notebook';
import { type Clustering, clusterRows } from '@assay/record-matching';
import { type DictionaryColumn, MISSING_CODE, type NotComputed, notComputed } from '@assay/statistics';
import { register } from './inputs.ts';

export const linked = input({
  name: 'linked',
  title: 'What another linker linked',
  description:
    'Its answer for the same records, as Splink writes it: a row for each pair with its probability, or a row for each record with its cluster.',
  dataset: null,
  optional: true,
  schema: tableSchema({
    name: 'linked',
    title: 'Links of another linker',
    fields: [
      {
        name: 'one',
        title: 'One record',
        description: 'Of a pair: identifier as in the person records.',
        type: 'text',
        role: 'identifier',
        required: false,
        aliases: ['unique_id_l', 'id_l', 'record_id_l', 'left', 'record_a'],
      },
      {
        name: 'other',
        title: 'Other record',
        description: 'Of a pair: identifier as in the person records.',
        type: 'text',
        role: 'identifier',
        required: false,
        aliases: ['unique_id_r', 'id_r', 'record_id_r', 'right', 'record_b'],
      },
      {
        name: 'probability',
        title: 'Probability',
        description: 'That a pair is one person, from 0 to 1; without it every pair of the file is a link.',
        type: 'number',
        role: 'score',
        required: false,
        aliases: ['match_probability', 'score'],
      },
      {
        name: 'record',
        title: 'Record',
        description: 'Of a file of clusters: identifier as in the person records.',
        type: 'text',
        role: 'identifier',
        required: false,
        aliases: ['unique_id', 'record_id', 'id'],
      },
      {
        name: 'cluster',
        title: 'Cluster',
        description: 'Of a file of clusters: which records are one person.',
        type: 'text',
        role: 'entity',
        required: false,
        aliases: ['cluster_id'],
      },
    ],
  }),
});

export const linkedFrom = parameter({
  kind: 'number',
  name: 'linkedFrom',
  title: 'Probability from which another linker links',
  description: 'Pairs of its file below this are no links.',
  default: 0.95,
  minimum: 0,
  maximum: 1,
});

/** The links of another linker by the rows of the register. */
export interface OtherLinks {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** 1 where the file states none. */
  readonly probability: Float64Array;
  readonly hasProbabilities: boolean;
  /** Rows of its file that name a record which the register does not have, or state no probability beside others that do. */
  readonly rowsLeftOut: number;
}

const ABSENT = notComputed('no links of another linker were given');

export const otherLinks = cell({
  name: 'otherLinks',
  title: 'What another linker linked',
  needs: { register, linked },
  compute: ({ register, linked }): OtherLinks | NotComputed => {
    if (linked.rowCount === 0) return ABSENT;
    const rowOf = rowsById(register.recordId);
    if (rowOf === null) return notComputed('records share identifiers, so that no link can be placed');
    const text = (name: string) => textColumn(linked, name);
    if (isStated(text('one')) && isStated(text('other'))) {
      const { values } = numberColumn(linked, 'probability');
      return values.some((value) => value < 0 || value > 1)
        ? notComputed('the file of another linker states probabilities below 0 or above 1')
        : ofPairs(rowOf, text('one'), text('other'), values);
    }
    if (isStated(text('record')) && isStated(text('cluster')))
      return ofClusters(rowOf, text('record'), text('cluster'));
    return notComputed('the file of another linker has neither pairs of records nor records with their clusters');
  },
});

function ofPairs(
  rowOf: ReadonlyMap<string, number>,
  one: DictionaryColumn,
  other: DictionaryColumn,
  stated: Float64Array,
): OtherLinks {
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
    left: Int32Array.from(kept, ({ left }) => left),
    right: Int32Array.from(kept, ({ right }) => right),
    probability: Float64Array.from(kept, ({ probability }) => probability),
    hasProbabilities,
    rowsLeftOut: stated.length - kept.length,
  };
}

/** Each record of a cluster is linked to the first of it: what is counted are the clusters, not these links. */
function ofClusters(
  rowOf: ReadonlyMap<string, number>,
  record: DictionaryColumn,
  cluster: DictionaryColumn,
): OtherLinks {
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
  const probability = new Float64Array(left.length).fill(1);
  return {
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    probability,
    hasProbabilities: false,
    rowsLeftOut,
  };
}

/** Profiles where pairs of at least this probability are linked, and what they link. */
export function profilesFrom(links: OtherLinks, records: number, from: number): Clustering {
  const rows = [...links.probability.keys()].filter((row) => links.probability[row]! >= from);
  return clusterRows(
    records,
    rows.map((row) => links.left[row]!),
    rows.map((row) => links.right[row]!),
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

function isStated({ codes }: DictionaryColumn): boolean {
  return codes.some((code) => code !== MISSING_CODE);
}
