import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  evaluationPower,
  type PatrolEvaluation,
  patrolEvaluation,
  powerOfChange,
  smallestFall,
  zoneComparison,
} from '../../src/index.ts';

const golden = JSON.parse(readFileSync(new URL('../golden/zone-change.json', import.meta.url), 'utf8'));
const panel = { counts: golden.counts as number[], nPeriods: golden.nPeriods as number };
const parts = { treated: golden.treated, beside: golden.beside, candidates: golden.candidates };
const evaluate = (...given: Parameters<typeof patrolEvaluation>): PatrolEvaluation => {
  const found = patrolEvaluation(...given);
  if (found.status !== 'computed') throw new Error(found.reason);
  return found;
};
const evaluation = evaluate(panel, 13, parts);

describe('the evaluation of patrols', () => {
  it('gives the changes of the golden script, zone by zone', () => {
    const { local, moved } = evaluation;
    if (local.status !== 'computed' || moved.status !== 'computed') throw new Error('no change');
    expect(local.ratio).toBeCloseTo(golden.local.ratio, 12);
    expect(local.pValue).toBeCloseTo(golden.local.pValue, 9);
    expect(moved.ratio).toBeCloseTo(golden.neighbouring.ratio, 12);
    expect(evaluation.comparison).toEqual(golden.comparison);
    expect(evaluation.degreesOfFreedom).toBe(golden.comparison.length - 1);
    expect(evaluation.factor).toBe(local.dispersion.used);
  });
  it('takes both zones together as one zone, and the halves of the baseline as before and after', () => {
    const { window } = evaluation;
    const whole = zoneComparison({ panel, ...parts, window });
    const halves = zoneComparison({
      panel,
      ...parts,
      window: { ...window, baseline: { from: 7, to: 10 }, followUp: { from: 10, to: 13 } },
    });
    if (whole.status !== 'computed' || halves.status !== 'computed') throw new Error('no comparison');
    expect(evaluation.total).toEqual(whole.changeOf([...parts.treated, ...parts.beside]));
    expect(evaluation.earlier).toEqual(halves.changeOf(parts.treated));
  });
  it('begins the baseline a period after those that chose the areas, where they are known', () => {
    const { window } = evaluate(panel, 13, parts, { chosenTo: 5 });
    expect([window.choosing, window.baseline]).toEqual([
      { from: 0, to: 5 },
      { from: 6, to: 13 },
    ]);
  });
  it('says why it is not computed: too few periods, nothing to compare with, nobody beside', () => {
    expect(patrolEvaluation(panel, 3, parts)).toMatchObject({ reason: expect.stringMatching(/^too few periods: 3/) });
    expect(patrolEvaluation(panel, 13, { ...parts, candidates: [] }).status).toBe('not-computed');
    const alone = evaluate(panel, 13, { ...parts, beside: [] });
    expect([alone.moved, alone.total]).toEqual([
      { status: 'not-computed', reason: 'no sector is marked as neighbouring' },
      { status: 'not-computed', reason: 'no sector is marked as neighbouring' },
    ]);
    expect(alone.local).toEqual(evaluation.local);
  });
  it('keeps the other numbers where the patrolled areas had no crime before', () => {
    const counts = panel.counts.map((count, cell) =>
      parts.treated.includes(Math.floor(cell / panel.nPeriods)) ? 0 : count,
    );
    const empty = evaluate({ ...panel, counts }, 13, parts);
    expect(empty.local.status).toBe('not-computed');
    expect(empty.moved.status).toBe('computed');
    expect(empty.factor).toBeGreaterThanOrEqual(1);
    expect(evaluationPower(empty, { preventedShare: 0.2, movedShare: 0.5 })).toEqual(empty.local);
  });
});

describe('power of the evaluation', () => {
  const { local, moved } = evaluation;
  if (local.status !== 'computed' || moved.status !== 'computed') throw new Error('no change');
  const power = evaluationPower(evaluation, { preventedShare: 0.2, movedShare: 0.5 });
  if (power.status !== 'computed') throw new Error(power.reason);
  it('is that of the changes at the crimes expected: what left the one zone came to the other', () => {
    const factor = local.comparisonCounts.after / local.comparisonCounts.before;
    const [here, there] = [local.counts.before * factor, moved.counts.before * factor];
    expect(power.fall).toBe(powerOfChange(local, 0.8));
    expect(power.smallest).toBe(smallestFall(local));
    expect(power.moves).toBeCloseTo(powerOfChange(moved, (there + 0.1 * here) / there), 12);
  });
  it('grows with the share that moved, and the crimes needed fall', () => {
    const more = evaluationPower(evaluation, { preventedShare: 0.2, movedShare: 1 });
    if (more.status !== 'computed') throw new Error(more.reason);
    expect(more.moves as number).toBeGreaterThan(power.moves as number);
    expect(more.needed).toBeLessThan(power.needed);
  });
  it('does not say what cannot be seen next door where nobody is beside', () => {
    const alone = evaluationPower(evaluate(panel, 13, { ...parts, beside: [] }), {
      preventedShare: 0.2,
      movedShare: 0.5,
    });
    expect(alone).toMatchObject({ status: 'computed', moves: { status: 'not-computed' }, fall: power.fall });
  });
});
