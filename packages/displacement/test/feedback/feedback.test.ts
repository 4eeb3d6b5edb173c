import { randomStream } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import {
  type PatrolUrn,
  patrolUrn,
  restingShares,
  simulatePatrols,
  sourceDiscordance,
  urnWeights,
} from '../../src/index.ts';
import golden from '../golden/urn.json' with { type: 'json' };

const [a, b] = golden.rates as [number, number];
const urnOf = (row: (typeof golden.scenarios)[number]): PatrolUrn => ({
  rates: [a, row.versusRandom ? golden.random : b],
  priors: row.priors as [number, number],
  discoveredWeight: row.discovered,
  reportedWeight: row.reported,
  decay: 0.01,
  nDays: 1000,
  mitigation: row.mitigation as 'none',
});

describe('patrol urn equals the published simulation within its error', () => {
  it.each(golden.scenarios.map((row) => [row.title, row] as const))('%s', (title, row) => {
    const result = patrolUrn(urnOf(row), randomStream('urn', title), golden.runs);
    // Both means vary: √2 standard errors of a mean of 300 runs, four of them, and half the last printed digit.
    // Spread between runs is not compared: the published script's is a tenth to a fifth larger, for updates it does not state.
    expect(Math.abs(result.meanShare - row.mean)).toBeLessThan(4 * row.sd * Math.sqrt(2 / golden.runs) + 0.00005);
    if (row.root !== undefined)
      expect(result.restingShares.some((share) => Math.abs(share - row.root!) < 0.00005)).toBe(true);
  });
});

describe('patrol urn', () => {
  const first = urnOf(golden.scenarios[0]!);
  it('drifts more than 0.3 from the true share untreated and less than 0.01 when thinned', () => {
    const thinned = patrolUrn({ ...first, mitigation: 'thinning' }, randomStream('drift'), 600);
    expect(patrolUrn(first, randomStream('drift'), 300).excess).toBeGreaterThan(0.3);
    expect(Math.abs(thinned.excess)).toBeLessThan(0.01);
  });
  it('rests at one area alone where nothing is reported, and true shares are those of the rates', () => {
    expect(restingShares(first)).toEqual([1, 0]);
    expect(patrolUrn(first, randomStream('x'), 1).trueShare).toBeCloseTo(0.5668025721763461, 14);
  });
  it('takes its weights from the records of a force', () => {
    expect(urnWeights(30, 70)).toEqual({ discoveredWeight: 0.3, reportedWeight: 0.7 });
    expect(() => urnWeights(0, 0)).toThrow('not both zero: 0 and 0');
  });
  it('refuses rates, priors and decay that make no urn', () => {
    expect(() => patrolUrn({ ...first, rates: [0, 1] }, randomStream('x'))).toThrow(
      'rates must be above zero: 0 and 1',
    );
    expect(() => patrolUrn({ ...first, priors: [0, 1] }, randomStream('x'))).toThrow('priors must be above zero');
    expect(() => patrolUrn({ ...first, decay: 1 }, randomStream('x'))).toThrow('decay must lie from 0 to below 1: 1');
  });
});

describe('simulated patrols', () => {
  const equal = {
    backgroundRates: new Array<number>(30).fill(0.5),
    contagion: 0.3,
    contagionHalfLifeDays: 7,
    reportingChance: new Array<number>(30).fill(0.3),
    discoveryChance: 0.8,
    nPatrols: 5,
    nDays: 400,
    memoryHalfLifeDays: 30,
    scoring: 'records',
    exploration: 0.1,
  } as const;
  it('misplace most patrols where crime is equal everywhere and the model learns from its own finds', () => {
    const loop = simulatePatrols(equal, randomStream('loop'));
    const open = simulatePatrols({ ...equal, scoring: 'reported-only' }, randomStream('loop'));
    expect(loop.misplacedShare).toBeGreaterThan(2 * open.misplacedShare);
  });
  it('public reports alone carry patrols to where people report, not to where crime is', () => {
    const reportingChance = equal.backgroundRates.map((_, area) => (area < 15 ? 0.6 : 0.2));
    const { areas } = simulatePatrols({ ...equal, scoring: 'reported-only', reportingChance }, randomStream('reports'));
    const often = areas.slice(0, 15).reduce((sum, area) => sum + area.patrolShare, 0);
    const crime = areas.slice(0, 15).reduce((sum, area) => sum + area.trueShare, 0);
    expect(Math.abs(crime - 0.5)).toBeLessThan(0.05);
    expect(often).toBeGreaterThan(0.85);
  });
  it('shares sum to one and replay from their key', () => {
    const { areas } = simulatePatrols(equal, randomStream('key'));
    for (const name of ['trueShare', 'recordedShare', 'patrolShare'] as const)
      expect(areas.reduce((sum, area) => sum + area[name], 0)).toBeCloseTo(1, 12);
    expect(simulatePatrols(equal, randomStream('key')).areas).toEqual(areas);
  });
  it('refuses impossible settings', () => {
    expect(() => simulatePatrols({ ...equal, contagion: 1 }, randomStream('x'))).toThrow(
      'contagion must lie from 0 to below 1: 1',
    );
    expect(() => simulatePatrols({ ...equal, nPatrols: 31 }, randomStream('x'))).toThrow('31 and 30');
    expect(() => simulatePatrols({ ...equal, discoveryChance: 2 }, randomStream('x'))).toThrow('between 0 and 1: 2');
    expect(() =>
      simulatePatrols({ ...equal, scoring: 'inverse-propensity', exploration: 0 }, randomStream('x')),
    ).toThrow('exploration must be above zero');
  });
});

describe('discordance of sources', () => {
  const flat = { treated: { before: 100, after: 100 }, control: { before: 100, after: 100 } };
  it('is flagged where officers find three times more and the public reports no change', () => {
    const result = sourceDiscordance({
      publicGenerated: flat,
      policeGenerated: { ...flat, treated: { before: 100, after: 300 } },
    });
    expect(result).toMatchObject({ discordant: true, ratioOfRatios: expect.closeTo(3, 12) });
  });
  it('is not flagged where both are the same, nor computed where a source is empty', () => {
    expect(sourceDiscordance({ publicGenerated: flat, policeGenerated: flat })).toMatchObject({
      discordant: false,
      pValue: 1,
    });
    const empty = { treated: { before: 0, after: 0 }, control: { before: 1, after: 1 } };
    expect(sourceDiscordance({ publicGenerated: flat, policeGenerated: empty }).discordant).toMatchObject({
      status: 'not-computed',
    });
  });
});

describe('runs that end with one area alone', () => {
  const urn = { discoveredWeight: 1, reportedWeight: 0, decay: 0.02, nDays: 160, mitigation: 'none' } as const;
  it('count whichever area it is, at more than 95 patrols in a hundred', () => {
    const quiet = patrolUrn({ ...urn, rates: [1, 6], priors: [50, 300] }, randomStream('runaway'), 200);
    const shares = [...quiet.finalShares];
    const beyond = shares.filter((share) => share < 0.05 || share > 0.95).length;
    expect(shares.filter((share) => share < 0.05).length).toBeGreaterThan(20);
    expect(shares.filter((share) => share > 0.01 && share < 0.05).length).toBeGreaterThan(0);
    expect(quiet.runawayShare).toBe(beyond / 200);
    // Fifty records to fifty and ten days: an area has half of the patrols or a little less, and nobody runs away.
    const even = patrolUrn({ ...urn, rates: [1, 1], priors: [50, 50], nDays: 10 }, randomStream('even'), 20);
    expect(Math.min(...even.finalShares)).toBeLessThan(0.5);
    expect(even.runawayShare).toBe(0);
  });
});
