import { type DictionaryColumn, textAt } from '@assay/statistics';
import { expect } from 'vitest';
import type { MissingNamePolicy, ToleranceRow } from '../../src/index.ts';

/** Levenshtein distance by the full table: the definition, with none of the shortcuts. */
export function plainLevenshtein(a: string, b: string): number {
  const left = [...a.normalize('NFC')];
  const right = [...b.normalize('NFC')];
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, x] of left.entries()) {
    const next = [i + 1];
    for (const [j, y] of right.entries()) {
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (x === y ? 0 : 1)));
    }
    row = next;
  }
  return row[right.length]!;
}

/** Every count of every tolerance, pair by pair and cluster by cluster over the whole file. */
export function bruteForceRows(
  columns: Record<'forename' | 'surname' | 'date_of_birth' | 'entity', DictionaryColumn>,
  policy: MissingNamePolicy = 'never-match',
): ToleranceRow[] {
  const count = columns.forename.codes.length;
  const read = (column: DictionaryColumn, row: number): string | null => textAt(column, row)?.toLowerCase() ?? null;
  const people = Array.from({ length: count }, (_, row) => ({
    forename: read(columns.forename, row),
    surname: read(columns.surname, row),
    entity: read(columns.entity, row)!,
  }));
  const apart = (a: string | null, b: string | null): number => {
    if (a !== null && b !== null) return plainLevenshtein(a, b);
    if (policy === 'never-match') return Number.POSITIVE_INFINITY;
    return policy === 'match-anything' ? 0 : plainLevenshtein(a ?? '', b ?? '');
  };
  const pairs: { i: number; j: number; forename: number; surname: number }[] = [];
  const born = columns.date_of_birth.codes;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      if (born[i]! < 0 || born[i] !== born[j]) continue;
      const [a, b] = [people[i]!, people[j]!];
      const surname = apart(a.surname, b.surname);
      if (surname > 3) continue;
      const forename = apart(a.forename, b.forename);
      if (forename <= 3) pairs.push({ i, j, forename, surname });
    }
  }
  const entitySize = counts(people.map(({ entity }) => entity));
  const truePairs = [...entitySize.values()].reduce((sum, n) => sum + choose2(n), 0);
  const rows: ToleranceRow[] = [];
  for (let forename = 0; forename < 4; forename++) {
    for (let surname = 0; surname < 4; surname++) {
      const linked = pairs.filter((pair) => pair.forename <= forename && pair.surname <= surname);
      const cluster = components(count, linked);
      const clusterSize = counts(cluster);
      const piece = counts(people.map(({ entity }, row) => `${cluster[row]}|${entity}`));
      const clustersOf = new Map<string, Set<number>>();
      const peopleIn = new Map<number, Set<string>>();
      for (const [row, { entity }] of people.entries()) {
        clustersOf.set(entity, (clustersOf.get(entity) ?? new Set()).add(cluster[row]!));
        peopleIn.set(cluster[row]!, (peopleIn.get(cluster[row]!) ?? new Set()).add(entity));
      }
      const linkedPairs = [...clusterSize.values()].reduce((sum, n) => sum + choose2(n), 0);
      const trueLinkedPairs = [...piece.values()].reduce((sum, n) => sum + choose2(n), 0);
      const trueDeclared = linked.filter(({ i, j }) => people[i]!.entity === people[j]!.entity).length;
      const confused = [...peopleIn].filter(([, entities]) => entities.size > 1);
      const duplicated = [...clustersOf].filter(([, clusters]) => clusters.size > 1);
      const mean = (of: (records: number, row: number) => number): number | null =>
        count === 0
          ? null
          : people.reduce((sum, { entity }, row) => sum + of(piece.get(`${cluster[row]}|${entity}`)!, row), 0) / count;
      const precision = mean((records, row) => records / clusterSize.get(cluster[row]!)!);
      const recall = mean((records, row) => records / entitySize.get(people[row]!.entity)!);
      rows.push({
        forename,
        surname,
        pairs: linked.length,
        linkedPairs,
        clusters: clusterSize.size,
        largestCluster: Math.max(0, ...clusterSize.values()),
        errors: {
          truePairs: trueDeclared,
          falsePairs: linked.length - trueDeclared,
          missedPairs: truePairs - trueDeclared,
          trueLinkedPairs,
          falseLinkedPairs: linkedPairs - trueLinkedPairs,
          missedLinkedPairs: truePairs - trueLinkedPairs,
          overMergedClusters: confused.length,
          overMergedPeople: new Set(confused.flatMap(([, entities]) => [...entities])).size,
          overMergedRecords: confused.reduce((sum, [id]) => sum + clusterSize.get(id)!, 0),
          underMergedPeople: duplicated.length,
          underMergedRecords: duplicated.reduce((sum, [entity]) => sum + entitySize.get(entity)!, 0),
          exactClusters: [...peopleIn].filter(
            ([id, entities]) => entities.size === 1 && clusterSize.get(id) === entitySize.get([...entities][0]!),
          ).length,
          splitsNeeded: piece.size - clusterSize.size,
          mergesNeeded: piece.size - entitySize.size,
          bCubedPrecision: precision === null ? null : closeTo(precision),
          bCubedRecall: recall === null ? null : closeTo(recall),
        },
      });
    }
  }
  return rows;
}

/** Sums of floating numbers in another order agree to the last few digits only. */
function closeTo(value: number): number {
  return expect.closeTo(value, 9) as number;
}

function choose2(n: number): number {
  return (n * (n - 1)) / 2;
}

function counts<T>(values: readonly T[]): Map<T, number> {
  const result = new Map<T, number>();
  for (const value of values) result.set(value, (result.get(value) ?? 0) + 1);
  return result;
}

/** Smallest row number of each row's component, by flooding. */
function components(count: number, pairs: readonly { i: number; j: number }[]): number[] {
  const neighbours: number[][] = Array.from({ length: count }, () => []);
  for (const { i, j } of pairs) {
    neighbours[i]!.push(j);
    neighbours[j]!.push(i);
  }
  const label = new Array<number>(count).fill(-1);
  for (let start = 0; start < count; start++) {
    if (label[start] !== -1) continue;
    label[start] = start;
    const stack = [start];
    while (stack.length > 0) {
      for (const other of neighbours[stack.pop()!]!) {
        if (label[other] !== -1) continue;
        label[other] = start;
        stack.push(other);
      }
    }
  }
  return label;
}
