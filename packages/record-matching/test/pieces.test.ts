import { dictionaryColumn } from '@assay/statistics';
import { expect, it } from 'vitest';
import { piecesOfPeople } from '../src/errors/pieces.ts';
import { clusterByRule, toleranceSweep } from '../src/index.ts';

it('divides clusters into the people that they hold, each with its records there', () => {
  // Two clusters of names far apart: a, b, a, a, and b, c; and one record alone.
  const rows = [
    ['Ana', 'a'],
    ['Bertram', 'b'],
    ['Ana', 'b'],
    ['Ana', 'a'],
    ['Bertram', 'c'],
    ['Zebedee', 'a'],
    ['Ana', 'a'],
  ] as const;
  const column = (at: 0 | 1) => dictionaryColumn(rows.map((row) => row[at]));
  const same = dictionaryColumn(rows.map(() => 'Lund'));
  const dateOfBirth = dictionaryColumn(rows.map(() => '2001-02-03'));
  const sweep = toleranceSweep({ forename: column(0), surname: same, dateOfBirth }, { truth: column(1) });
  const clusters = clusterByRule(sweep, (forename, surname) => forename + surname === 0);
  const { entityOfRow } = sweep.truth!;
  const pieces = piecesOfPeople(clusters, sweep.truth!);
  const found = Array.from(pieces.cluster, (cluster, at) => [cluster, pieces.person[at], pieces.records[at]]);
  const cluster = (row: number) => clusters.clusterOfRow[row]!;
  const expected = [
    [cluster(0), entityOfRow[0], 3],
    [cluster(2), entityOfRow[2], 1],
    [cluster(1), entityOfRow[1], 1],
    [cluster(4), entityOfRow[4], 1],
    [cluster(5), entityOfRow[5], 1],
  ];
  expect(found.sort()).toEqual(expected.sort());
  expect([0, 1, 5].map((row) => pieces.clusterSize[cluster(row)])).toEqual([4, 2, 1]);
  expect(piecesOfPeople(clusters, sweep.truth!)).toBe(pieces);
  expect(piecesOfPeople(clusters, { ...sweep.truth!, entityOfRow: entityOfRow.slice() })).not.toBe(pieces);
});
