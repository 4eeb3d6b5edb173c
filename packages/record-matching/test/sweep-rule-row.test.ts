import { describe, expect, it } from 'vitest';
import { benchRegister } from '../bench/bench-register.ts';
import { sweepRuleRow, toleranceSweep } from '../src/index.ts';

describe('sweepRuleRow(sweep, rule)', () => {
  const { entity, ...records } = benchRegister(400, 4);

  it.each([
    ['with', toleranceSweep(records, { truth: entity })],
    ['without', toleranceSweep(records)],
  ])('gives for each tolerance what the sweep itself gave, %s a truth', (_, sweep) => {
    for (const row of sweep.rows) {
      const { pairs, clusters, largestCluster, errors } = sweepRuleRow(
        sweep,
        (forename, surname) => forename <= row.forename && surname <= row.surname,
      );
      expect({ pairs, clusters, largestCluster, errors }).toEqual({
        pairs: row.pairs,
        clusters: row.clusters,
        largestCluster: row.largestCluster,
        errors: row.errors,
      });
    }
  });
});
