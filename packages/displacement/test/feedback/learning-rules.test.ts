import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { patrolUrn, simulatePatrols, simulationByRule, urnByRule, urnWeights } from '../../src/index.ts';

const streams = (name: string) => randomStream(name);

describe('urn by what the model learns from', () => {
  const found = urnByRule([30, 10], { found: 20, reported: 80 }, streams);
  it('is the urn of the two areas’ crime, four crimes a day, under each rule', () => {
    const urn = { rates: [3, 1], priors: [300, 100], decay: 0.01, nDays: 1000 } as const;
    const finds = { ...urn, discoveredWeight: 1, reportedWeight: 0, mitigation: 'none' } as const;
    const thinned = { ...urn, ...urnWeights(20, 80), mitigation: 'thinning' } as const;
    expect(found[0]).toEqual({
      ...patrolUrn(finds, randomStream('only what officers find'), 200),
      rule: 'only what officers find',
    });
    expect(found[2]).toMatchObject(
      patrolUrn(thinned, randomStream('records with finds thinned by chance of a visit'), 200),
    );
  });
  it('runs away furthest by finds alone, and least with finds thinned', () => {
    const [alone, asTheyAre, thinned] = found.map(({ excess }) => excess) as [number, number, number];
    expect(alone).toBeGreaterThan(asTheyAre);
    expect(asTheyAre).toBeGreaterThan(thinned);
    expect(Math.abs(thinned)).toBeLessThan(0.05);
  });
});

describe('simulation by what the model learns from', () => {
  const found = simulationByRule({ nAreas: 6, nPatrols: 2 }, { found: 20, reported: 80 }, streams);
  it('tries three scorings where all report alike, and where half report less', () => {
    expect(found.map(({ label, reporting }) => `${label} · ${reporting}`)).toEqual(
      ['equal everywhere', 'lower in half of the areas'].flatMap((reporting) =>
        ['all records', 'public reports alone', 'records weighted by chance of a visit'].map(
          (label) => `${label} · ${reporting}`,
        ),
      ),
    );
  });
  it('is the simulation of equal areas with the records’ share of finds', () => {
    const direct = simulatePatrols(
      {
        backgroundRates: [0.6, 0.6, 0.6, 0.6, 0.6, 0.6],
        contagion: 0.2,
        contagionHalfLifeDays: 7,
        reportingChance: [0.4, 0.24, 0.4, 0.24, 0.4, 0.24],
        discoveryChance: 0.4,
        nPatrols: 2,
        nDays: 365,
        memoryHalfLifeDays: 60,
        scoring: 'reported-only',
        exploration: 0.1,
      },
      randomStream('reported-only lower in half of the areas'),
    );
    expect(found[4]!.misplacedShare).toBeCloseTo(direct.misplacedShare as number, 12);
  });
  it('refuses records of nothing', () => {
    expect(() => simulationByRule({ nAreas: 6, nPatrols: 2 }, { found: 0, reported: 0 }, streams)).toThrow('0 and 0');
  });
});
