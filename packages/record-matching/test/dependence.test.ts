import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  agreeingShare,
  chainedShare,
  clusterByRule,
  clusteringErrors,
  linkShares,
  nameCollisions,
  profileShares,
  relatedRecords,
  toleranceSweep,
} from '../src/index.ts';
import { generatedRegister } from './registers/generated-register.ts';

const { records, truth } = generatedRegister('dependence', 4000);
const sweep = toleranceSweep(records, { truth });
const rule = (forename: number, surname: number) => Math.max(forename, surname) <= 3;
const clusters = clusterByRule(sweep, rule);

describe('shares of pairs that depend on each other', () => {
  it('count what the sweep and the clustering count', () => {
    const errors = sweep.rows[15]!.errors!;
    const { wrong, missed } = linkShares(sweep, rule, clusters, truth);
    expect(wrong).toMatchObject({ successes: errors.falsePairs, total: errors.falsePairs + errors.truePairs });
    expect(missed).toMatchObject({ successes: errors.missedPairs, total: sweep.truePairs });
    const found = clusteringErrors(clusters, truth);
    const profiles = profileShares(clusters, truth);
    expect(profiles.wrong).toMatchObject({ successes: found.falseLinkedPairs });
    expect(profiles.wrong.total).toBe(found.falseLinkedPairs + found.trueLinkedPairs);
    expect(profiles.missed).toMatchObject({ successes: found.missedPairs, total: sweep.truePairs });
    const dates = agreeingShare(records.dateOfBirth, truth);
    expect(dates).toMatchObject({ successes: sweep.truePairsWithSameDate, total: sweep.truePairs });
    const { linkedPairs, pairs } = sweep.rows[15]!;
    expect(chainedShare(sweep, rule, clusters)).toMatchObject({ successes: linkedPairs - pairs, total: linkedPairs });
  });

  it('keep records of one profile and of one person in one set, and no others', () => {
    const related = relatedRecords(clusters, truth);
    const neighbours = new Map<string, number[]>();
    for (let row = 0; row < related.length; row++) {
      for (const key of [`profile ${clusters.clusterOfRow[row]}`, `person ${truth.codes[row]}`]) {
        neighbours.set(key, [...(neighbours.get(key) ?? []), row]);
      }
    }
    const seen = new Int32Array(related.length).fill(-1);
    let sets = 0;
    for (let start = 0; start < related.length; start++) {
      if (seen[start] !== -1) continue;
      const open = [start];
      seen[start] = sets;
      for (let row = open.pop(); row !== undefined; row = open.pop()) {
        for (const key of [`profile ${clusters.clusterOfRow[row]}`, `person ${truth.codes[row]}`]) {
          for (const other of neighbours.get(key)!) {
            if (seen[other] !== -1) continue;
            seen[other] = sets;
            open.push(other);
          }
        }
      }
      sets++;
    }
    expect(Array.from(related)).toEqual(Array.from(seen));
  });
});

describe('name collisions where names are skewed', () => {
  it('do not call two halves of one people different more often than chance may', () => {
    let alarms = 0;
    const draws = 80;
    for (let number = 0; number < draws; number++) {
      const random = randomStream('skewed halves', number);
      // Zipf's law: a quarter of the people share the commonest of forty surnames.
      const name = () => Math.floor(40 ** random.next());
      const codes = (draw: () => number) => Int32Array.from({ length: 1000 }, draw);
      const values = Array.from({ length: 40 }, (_, rank) => String.fromCharCode(65 + rank).repeat(9));
      const columns = {
        forename: { values, codes: codes(name) },
        surname: { values, codes: codes(name) },
        group: { values: ['one', 'other'], codes: codes(() => random.integer(2)) },
        entity: {
          values: Array.from({ length: 1000 }, String),
          codes: Int32Array.from({ length: 1000 }, (_, row) => row),
        },
      };
      const { ratio } = nameCollisions(columns, { reference: 'one' }).find(
        ({ group, tolerance }) => group === 'other' && tolerance === 0,
      )!;
      if (ratio.status !== 'computed' || !('low' in ratio.interval)) throw new Error('no ratio');
      if (ratio.interval.low > 1 || ratio.interval.high! < 1) alarms++;
    }
    // 5 % of 80 are 4; more than 10 come by chance once in 200.
    expect(alarms).toBeLessThanOrEqual(10);
  });
});
