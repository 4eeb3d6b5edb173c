import { checkedAmounts, InputError, type NotComputed, notComputed } from '@assay/statistics';
import { type EvaluationWindow, evaluationWindow } from './evaluation-window.ts';
import { overdispersion } from './overdispersion.ts';
import type { AreaPanel } from './panel.ts';
import { countNeeded, powerOfChange, smallestFall } from './power.ts';
import { type EvaluationDesign, type ZoneChange, zoneComparison } from './zone-change.ts';

/** Areas by number, by their part in an evaluation. */
export interface EvaluationParts {
  readonly treated: readonly number[];
  /** Those next to the patrolled ones, where crime may have moved to. */
  readonly beside: readonly number[];
  readonly candidates: readonly number[];
}

export interface PatrolEvaluation {
  readonly status: 'computed';
  readonly window: EvaluationWindow;
  readonly treated: readonly number[];
  readonly beside: readonly number[];
  readonly comparison: readonly number[];
  readonly local: ZoneChange | NotComputed;
  readonly moved: ZoneChange | NotComputed;
  readonly total: ZoneChange | NotComputed;
  /** The same comparison between the two halves of the baseline: nothing had happened yet. */
  readonly earlier: ZoneChange | NotComputed;
  /** How many times more than chance counts vary, as the headline takes it; and its degrees of freedom. */
  readonly factor: number;
  readonly degreesOfFreedom: number;
}

/**
 * By what factor did crime change where patrols went and beside them, and had the comparison held before?
 *
 * {@link zoneComparison} over the periods of {@link evaluationWindow}, of the patrolled areas, of those beside them, of
 * both, and of the patrolled areas between the two halves of the baseline. `chosenTo` is the first period that no longer
 * chose the areas, where it is known. Not computed where there are too few periods, or too few areas to compare with.
 *
 * @example
 * const panel = { counts: Array.from({ length: 60 }, (_, cell) => 20 + (cell % 3)), nPeriods: 12 };
 * patrolEvaluation(panel, 9, { treated: [0], beside: [], candidates: [1, 2, 3, 4] }).local.ratio // 1
 */
export function patrolEvaluation(
  panel: AreaPanel,
  nBefore: number,
  { treated, beside, candidates }: EvaluationParts,
  {
    neighbours,
    chosenTo,
  }: { readonly neighbours?: EvaluationDesign['neighbours'] | null; readonly chosenTo?: number } = {},
): PatrolEvaluation | NotComputed {
  let window: EvaluationWindow;
  try {
    window = evaluationWindow({
      nBefore,
      nPeriods: panel.nPeriods,
      ...(chosenTo === undefined ? {} : { chosenTo }),
    });
  } catch (refusal) {
    if (refusal instanceof InputError) return notComputed(refusal.message);
    throw refusal;
  }
  const design = { panel, treated, candidates, ...(neighbours && { neighbours }) };
  const comparison = zoneComparison({ ...design, window });
  if (comparison.status !== 'computed') return comparison;
  const { baseline } = window;
  const half = baseline.from + Math.floor((baseline.to - baseline.from) / 2);
  const halves = zoneComparison({
    ...design,
    window: { ...window, baseline: { ...baseline, to: half }, followUp: { ...baseline, from: half } },
  });
  const besideOr = (zone: readonly number[]) =>
    beside.length === 0 ? notComputed('no sector is marked as neighbouring') : comparison.changeOf(zone);
  const local = comparison.changeOf(treated);
  return {
    status: 'computed',
    window,
    treated,
    beside,
    comparison: comparison.areas,
    local,
    moved: besideOr(beside),
    total: besideOr([...treated, ...beside]),
    earlier: halves.status === 'computed' ? halves.changeOf(treated) : halves,
    factor: local.status === 'computed' ? local.dispersion.used : monthly(panel),
    degreesOfFreedom: comparison.areas.length - 1,
  };
}

function monthly({ counts, nPeriods }: AreaPanel): number {
  const found = overdispersion(counts, nPeriods);
  return found.status === 'computed' ? found.factor : 1;
}

export interface EvaluationPower {
  readonly status: 'computed';
  /** How often the fall is seen where patrols went; and that the share of it which moved is seen beside them. */
  readonly fall: number;
  readonly moves: number | NotComputed;
  /** Smallest fall that is seen four times in five, as a share. */
  readonly smallest: number;
  /** Crimes in each of four equal cells with which the move would be seen four times in five. */
  readonly needed: number;
}

/**
 * Could this evaluation have seen patrols prevent such a share of crime, and such a share of that move next door?
 *
 * {@link powerOfChange} of the evaluation's own changes: next door the true ratio is what the moved crimes add to those
 * expected there. Not computed where the headline is not.
 *
 * @example
 * const panel = { counts: Array.from({ length: 60 }, (_, cell) => 20 + (cell % 3)), nPeriods: 12 };
 * const evaluation = patrolEvaluation(panel, 9, { treated: [0], beside: [], candidates: [1, 2, 3, 4] });
 * evaluationPower(evaluation, { preventedShare: 0.2, movedShare: 0.5 }).fall // 0.08189
 */
export function evaluationPower(
  { local, moved, factor, degreesOfFreedom }: PatrolEvaluation,
  effect: { readonly preventedShare: number; readonly movedShare: number },
): EvaluationPower | NotComputed {
  checkedAmounts([effect.preventedShare, effect.movedShare, factor], 'what is asked');
  if (local.status !== 'computed') return local;
  const expectedAt = ({ counts, comparisonCounts }: ZoneChange) =>
    (counts.before * comparisonCounts.after) / comparisonCounts.before;
  const moves =
    moved.status !== 'computed'
      ? moved
      : expectedAt(moved) === 0
        ? notComputed('no crime was recorded in the neighbouring sectors before patrols')
        : powerOfChange(moved, 1 + (effect.preventedShare * effect.movedShare * expectedAt(local)) / expectedAt(moved));
  return {
    status: 'computed',
    moves,
    fall: powerOfChange(local, 1 - effect.preventedShare),
    smallest: smallestFall(local),
    needed: countNeeded(effect, { overdispersion: factor, degreesOfFreedom }),
  };
}
