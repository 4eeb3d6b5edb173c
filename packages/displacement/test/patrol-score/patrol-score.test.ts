import { dictionaryColumn } from '@assay/statistics';
import { describe, expect, it } from 'vitest';
import { overrideAudit, patrolExposure, scoreAblation } from '../../src/index.ts';

describe('ablation', () => {
  const score = { areas: ['A', 'B', 'C'], offences: ['drugs', 'robbery'], counts: [9, 1, 0, 4, 1, 1], weights: [1, 2] };
  it('re-ranks without an offence and says who enters, who leaves, and what harm each list holds', () => {
    const result = scoreAblation(score, ['drugs'], 1, [{ name: 'a', people: [80, 10, 10] }]);
    expect(result).toMatchObject({ entered: ['B'], left: ['A'], nKept: 0, harmBefore: 11 / 22, harmAfter: 8 / 22 });
    expect(result.shareOfScore).toBeCloseTo(10 / 22, 12);
    expect(result.exposure).toEqual([{ group: 'a', before: 0.8, after: 0.1, people: 100 }]);
  });
  it('removing nothing changes nothing', () => {
    expect(scoreAblation(score, [], 2)).toMatchObject({ nKept: 2, entered: [], left: [], shareOfScore: 0 });
  });
  it('refuses offences the score does not know, and an empty top', () => {
    expect(() => scoreAblation(score, ['arson'], 1)).toThrow(
      'offences not in the score: arson. Choose from drugs, robbery.',
    );
    expect(() => scoreAblation(score, [], 4)).toThrow('top must be from 1 to 3 areas: 4');
  });
  it('a score of nothing is no share of anything', () => {
    expect(scoreAblation({ ...score, counts: [0, 0, 0, 0, 0, 0] }, ['drugs'], 1)).toMatchObject({
      shareOfScore: 0,
      harmBefore: 0,
    });
  });
});

describe('patrol exposure', () => {
  it('is twice that of everyone for a group that lives where all patrols are', () => {
    const [a, b] = patrolExposure(
      [10, 0],
      [
        { name: 'a', people: [100, 0] },
        { name: 'b', people: [0, 100] },
      ],
    );
    expect(a).toEqual({ group: 'a', people: 100, hoursPer1000: 100, ratio: 2 });
    expect(b).toMatchObject({ hoursPer1000: 0, ratio: 0 });
  });
  it('is one for every group where patrols follow people', () => {
    for (const { ratio } of patrolExposure(
      [1, 2],
      [
        { name: 'a', people: [30, 60] },
        { name: 'b', people: [70, 140] },
      ],
    ))
      expect(ratio).toBeCloseTo(1, 12);
  });
  it('is not computed for a group without people or a map without patrol', () => {
    expect(patrolExposure([1], [{ name: 'a', people: [0] }])[0]!.hoursPer1000).toMatchObject({
      status: 'not-computed',
    });
    expect(patrolExposure([0], [{ name: 'a', people: [5] }])[0]!.ratio).toMatchObject({
      reason: 'no patrol was recorded',
    });
    expect(() => patrolExposure([1], [{ name: 'a', people: [1, 2] }])).toThrow(
      'people of a must be given for each area: 2 and 1',
    );
  });
});

describe('override audit', () => {
  const log = {
    overridden: [1, 0, 1, 1],
    reason: dictionaryColumn(['event', null, null, 'event']),
    group: dictionaryColumn(['north', 'north', 'south', null]),
    atRecommended: [3, 1, 4, 0],
    atChosen: [1, 1, 0, 2],
  };
  it('keeps missing reasons and groups as groups', () => {
    const audit = overrideAudit(log);
    expect(audit.byReason).toEqual([
      { reason: 'event', nOverrides: 2 },
      { reason: 'Not recorded', nOverrides: 1 },
    ]);
    expect(audit.byGroup.map(({ group, nShifts, nOverrides }) => [group, nShifts, nOverrides])).toEqual([
      ['north', 2, 1],
      ['south', 1, 1],
      ['Not recorded', 1, 1],
    ]);
    expect(audit).toMatchObject({ nShifts: 4, nWithoutReason: 1, rate: { value: 0.75 } });
    expect(audit.crimeForgone).toBeCloseTo(4 / 3, 12);
    expect(overrideAudit({ ...log, atChosen: [1, 1, null, 2] }).crimeForgone).toBe(0);
    expect(overrideAudit({ ...log, atRecommended: [null, 1, null, null] }).crimeForgone).toMatchObject({
      reason: 'no overridden shift went from one known place to another',
    });
  });
  it('has no crime forgone where nothing was overridden, and refuses ragged columns', () => {
    expect(overrideAudit({ ...log, overridden: [0, 0, 0, 0] }).crimeForgone).toMatchObject({
      reason: 'no shift was overridden',
    });
    expect(() => overrideAudit({ ...log, atChosen: [1] })).toThrow('4, 4, 4, 4, 1');
  });
});
