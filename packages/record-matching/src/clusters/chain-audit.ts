import { type DictionaryColumn, InputError } from '@assay/statistics';
import { bandedDistance } from '../comparison/banded.ts';
import { recordCount } from '../counting/person-records.ts';
import { codePoints, foldedName } from '../names/code-points.ts';
import { checkedSweep } from '../tolerance-sweep/checked-sweep.ts';
import { CLASSES } from '../tolerance-sweep/pair-list.ts';
import type { ToleranceSweep } from '../tolerance-sweep/tolerance-sweep.ts';
import type { Clustering, DistanceRule } from './clustering.ts';
import { clusterByRule } from './clustering.ts';

export interface ChainAudit {
  /** Profiles in which a name is spelt in more than one way, and the links between spellings that the rule made. */
  readonly profilesOfSpellings: number;
  readonly links: number;
  /** Links without which a profile would fall apart, and those of them whose two ends are records of different people. */
  readonly bridges: number;
  readonly wrongBridges: number | null;
  /** Pairs of records in one profile, and those of them that the rule does not link directly. */
  readonly pairsInProfiles: number;
  readonly chainedPairs: number;
  /** Most edits in the worse name between two records of one profile; profiles of too many spellings are not measured. */
  readonly widestDistance: number;
  readonly profilesNotMeasured: number;
}

export interface SpeltNames {
  readonly forename: DictionaryColumn;
  readonly surname: DictionaryColumn;
}

/** Profiles of more spellings than this are not compared pair by pair. */
const MOST_SPELLINGS = 2000;

/**
 * How much of each profile stands on a chain: A is like B and B like C, but A is not like C?
 *
 * Transitivity audit of the connected components of a rule. Spellings (records equal in both names and date) are the
 * nodes, links the edges; a bridge is an edge whose removal parts its profile. Counts the pairs that share a profile
 * and fail the rule, and measures the farthest two records of any profile by Levenshtein distance.
 *
 * Edge rules: no link gives noughts; without truth `wrongBridges` is `null`. A bridge between spellings that mix people
 * already is wrong where the first records of the two differ in person.
 *
 * @throws InputError where the parts of the sweep do not fit each other, or it is of other records.
 *
 * Source: Tarjan (1974), Information Processing Letters 2 (bridges); transitivity after Christen (2012), chapter 6.
 *
 * @example
 * chainAudit(sweep, records, (forename, surname) => Math.max(forename, surname) <= 2).bridges // 2
 */
export function chainAudit(
  sweep: Pick<ToleranceSweep, 'groups' | 'pairs' | 'records' | 'truth'>,
  names: SpeltNames,
  rule: DistanceRule,
): ChainAudit {
  const { groupStart, rows } = checkedSweep(sweep).groups;
  const { forename, surname } = names;
  if (recordCount({ forename, surname }) !== sweep.records)
    throw new InputError(
      `the names of ${forename.codes.length} records for ${sweep.records} in the sweep. Pass the same records.`,
    );
  const edges = linkedSpellings(sweep, rule);
  const bridges = bridgesOf(groupStart.length - 1, edges);
  const personOf = (group: number) => sweep.truth!.entityOfRow[rows[groupStart[group]!]!]!;
  const isWrong = (edge: number) => personOf(edges.left[edge]!) !== personOf(edges.right[edge]!);
  const clustering = clusterByRule(sweep, rule);
  const clusterOf = (group: number): number => clustering.clusterOfRow[rows[groupStart[group]!]!]!;
  const ordered = spellingsByProfile(groupStart.length - 1, clustering.clusters, clusterOf);
  const first = new SpelledNames(forename);
  const last = new SpelledNames(surname);
  let profilesOfSpellings = 0;
  let widestDistance = 0;
  let profilesNotMeasured = 0;
  for (let from = 0, to = 0; from < ordered.length; from = to) {
    to = from + 1;
    while (to < ordered.length && clusterOf(ordered[to]!) === clusterOf(ordered[from]!)) to++;
    profilesOfSpellings++;
    if (to - from > MOST_SPELLINGS) {
      profilesNotMeasured++;
      continue;
    }
    for (let i = from; i < to; i++) {
      const one = rows[groupStart[ordered[i]!]!]!;
      for (let j = i + 1; j < to; j++) {
        const other = rows[groupStart[ordered[j]!]!]!;
        widestDistance = last.edits(one, other, first.edits(one, other, widestDistance));
      }
    }
  }
  const pairsInProfiles = pairsWithin(clustering);
  return {
    profilesOfSpellings,
    links: edges.left.length,
    bridges: bridges.length,
    wrongBridges: sweep.truth === null ? null : bridges.reduce((sum, edge) => sum + (isWrong(edge) ? 1 : 0), 0),
    pairsInProfiles,
    chainedPairs: pairsInProfiles - directPairs(sweep, edges, rule),
    widestDistance,
    profilesNotMeasured,
  };
}

/** Names as lower-cased letters, each made when it is first asked for. */
class SpelledNames {
  private readonly column: DictionaryColumn;
  private readonly letters: Int32Array[] = [];

  constructor(column: DictionaryColumn) {
    this.column = column;
  }

  /** Edits between the names of two records, or the least that is asked for where they are no more than that. */
  edits(one: number, other: number, least: number): number {
    const { codes } = this.column;
    if (codes[one] === codes[other]) return least;
    const a = this.lettersOf(codes[one]!);
    const b = this.lettersOf(codes[other]!);
    const longest = Math.max(a.length, b.length);
    return longest <= least ? least : Math.max(least, bandedDistance(a, 0, a.length, b, 0, b.length, longest));
  }

  private lettersOf(code: number): Int32Array {
    if (code < 0) return NO_LETTERS;
    this.letters[code] ??= Int32Array.from(codePoints(foldedName(this.column.values[code]!)));
    return this.letters[code]!;
  }
}

const NO_LETTERS = new Int32Array(0);

interface Edges {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

function linkedSpellings({ pairs }: Pick<ToleranceSweep, 'pairs'>, rule: DistanceRule): Edges {
  const isLinked = Uint8Array.from({ length: CLASSES }, (_, kind) => (rule(kind >> 2, kind & 3) ? 1 : 0));
  let count = 0;
  for (let index = 0; index < pairs.length; index++) count += isLinked[pairs.distanceClass[index]!]!;
  const left = new Int32Array(count);
  const right = new Int32Array(count);
  for (let index = 0, edge = 0; edge < count; index++) {
    if (isLinked[pairs.distanceClass[index]!] === 0) continue;
    left[edge] = pairs.left[index]!;
    right[edge++] = pairs.right[index]!;
  }
  return { left, right };
}

/** Positions of the edges that lie on no cycle. */
function bridgesOf(nodes: number, { left, right }: Edges): Int32Array {
  const start = new Int32Array(nodes + 1);
  for (const ends of [left, right])
    ends.forEach((end) => {
      start[end + 1]!++;
    });
  for (let node = 0; node < nodes; node++) start[node + 1]! += start[node]!;
  const next = start.slice();
  const edgeAt = new Int32Array(2 * left.length);
  for (let edge = 0; edge < left.length; edge++) {
    edgeAt[next[left[edge]!]!++] = edge;
    edgeAt[next[right[edge]!]!++] = edge;
  }
  const order = new Int32Array(nodes).fill(-1);
  const lowest = new Int32Array(nodes);
  // Every bridge leads to a node of its own.
  const bridges = new Int32Array(Math.min(nodes, left.length));
  let found = 0;
  const path = new Int32Array(nodes);
  const along = new Int32Array(nodes);
  let time = 0;
  next.set(start);
  for (let root = 0; root < nodes; root++) {
    if (order[root]! >= 0 || start[root] === start[root + 1]) continue;
    let depth = 0;
    path[0] = root;
    along[0] = -1;
    order[root] = lowest[root] = time++;
    while (depth >= 0) {
      const node = path[depth]!;
      if (next[node]! < start[node + 1]!) {
        const edge = edgeAt[next[node]!++]!;
        if (edge === along[depth]) continue;
        const other = left[edge] === node ? right[edge]! : left[edge]!;
        if (order[other]! >= 0) lowest[node] = Math.min(lowest[node]!, order[other]!);
        else {
          order[other] = lowest[other] = time++;
          path[++depth] = other;
          along[depth] = edge;
        }
        continue;
      }
      if (depth-- === 0) break;
      const above = path[depth]!;
      lowest[above] = Math.min(lowest[above]!, lowest[node]!);
      if (lowest[node]! > order[above]!) bridges[found++] = along[depth + 1]!;
    }
  }
  return bridges.subarray(0, found);
}

/** Spellings of each profile with several, one after the other. */
function spellingsByProfile(groups: number, clusters: number, clusterOf: (group: number) => number): Int32Array {
  const size = new Int32Array(clusters);
  for (let group = 0; group < groups; group++) size[clusterOf(group)]!++;
  let length = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const own = size[cluster]!;
    size[cluster] = own > 1 ? length : -1;
    if (own > 1) length += own;
  }
  const ordered = new Int32Array(length);
  for (let group = 0; group < groups; group++) {
    const cluster = clusterOf(group);
    if (size[cluster]! >= 0) ordered[size[cluster]!++] = group;
  }
  return ordered;
}

function pairsWithin({ clusterOfRow, clusters }: Clustering): number {
  const size = new Int32Array(clusters);
  clusterOfRow.forEach((cluster) => {
    size[cluster]!++;
  });
  return size.reduce((pairs, records) => pairs + (records * (records - 1)) / 2, 0);
}

function directPairs({ groups }: Pick<ToleranceSweep, 'groups'>, { left, right }: Edges, rule: DistanceRule): number {
  const { groupStart } = groups;
  const size = (group: number) => groupStart[group + 1]! - groupStart[group]!;
  let pairs = 0;
  for (let group = 0; rule(0, 0) && group + 1 < groupStart.length; group++) {
    pairs += (size(group) * (size(group) - 1)) / 2;
  }
  for (let edge = 0; edge < left.length; edge++) pairs += size(left[edge]!) * size(right[edge]!);
  return pairs;
}
