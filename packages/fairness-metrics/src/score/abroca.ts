import {
  checkedDraws,
  drawHypergeometric,
  InputError,
  type NotComputed,
  notComputed,
  type RandomStream,
} from '@assay/statistics';
import { checkedScoreCells } from '../cells/checked-cells.ts';
import { chanceLimitOf } from './chance-limit.ts';
import { curveOfCells, type ReceiverCurve } from './receiver-curve.ts';
import { binCounts, type ScoreCells } from './score-cells.ts';

export interface AbrocaResult {
  readonly status: 'computed';
  readonly value: number;
  /** Share of shuffles with an area at least this large, plus-one corrected. */
  readonly pValue: number;
  /** The 95th percentile of areas when group has nothing to do with the scores: chance alone is never 0. */
  readonly chanceLimit: number;
  readonly permutations: number;
}

/**
 * Do the model's trade-offs between catching and falsely flagging differ between two groups, at any threshold?
 *
 * ABROCA = ∫ |ROC_a − ROC_b|, the area between the two piecewise-linear curves, exact: segments are split where they
 * cross. It is above 0 even where groups do not differ, so it comes with a permutation null: within each label, group
 * membership is shuffled. Not computed where a group lacks a label class.
 *
 * Source: Gardner, Brooks and Baker (2019).
 *
 * @example
 * abroca(scores, 'A', 'B', randomStream('example'), { permutations: 99 }).value // 0.05799
 */
export function abroca(
  cells: ScoreCells,
  first: string,
  second: string,
  random: RandomStream,
  { permutations = 999 } = {},
): AbrocaResult | NotComputed {
  const a = cells.groups.indexOf(first);
  const b = cells.groups.indexOf(second);
  checkedScoreCells(cells);
  const curveA = a < 0 ? null : curveOfCells(cells, a);
  const curveB = b < 0 ? null : curveOfCells(cells, b);
  if (!curveA || !curveB) {
    return notComputed(`${curveA ? second : first} lacks people with the outcome or people without it`);
  }
  const value = areaOfCurves(curveA, curveB);
  const bins = cells.scores.length;
  const areas = new Float64Array(checkedDraws(permutations, 'permutations'));
  const shuffled: ScoreCells = { ...cells, groups: [first, second], counts: new Float64Array(4 * bins) };
  let atLeast = 0;
  for (let permutation = 0; permutation < permutations; permutation++) {
    for (const label of [0, 1] as const) {
      dealWithoutReplacement(
        binCounts(cells, a, label),
        binCounts(cells, b, label),
        binCounts(shuffled, 0, label),
        binCounts(shuffled, 1, label),
        random,
      );
    }
    const area = areaOfCurves(curveOfCells(shuffled, 0)!, curveOfCells(shuffled, 1)!);
    areas[permutation] = area;
    // A shuffle that redraws the observed table must count, whatever the rounding of its sum.
    if (area >= value - 1e-12) atLeast++;
  }
  areas.sort();
  const chanceLimit = chanceLimitOf(areas);
  return { status: 'computed', value, pValue: (atLeast + 1) / (permutations + 1), chanceLimit, permutations };
}

/** Deals the pooled people of a label into two groups of the sizes they had. */
function dealWithoutReplacement(
  a: Float64Array,
  b: Float64Array,
  intoA: Float64Array,
  intoB: Float64Array,
  random: RandomStream,
): void {
  let places = 0;
  let left = 0;
  for (let bin = 0; bin < a.length; bin++) {
    places += a[bin]!;
    left += a[bin]! + b[bin]!;
  }
  for (let bin = 0; bin < a.length; bin++) {
    const here = a[bin]! + b[bin]!;
    const taken = drawHypergeometric(random, here, left - here, places);
    intoA[bin] = taken;
    intoB[bin] = here - taken;
    places -= taken;
    left -= here;
  }
}

/**
 * ∫ |f − g| of two ROC curves on 0 … 1, straight between their corners; vertical steps have no width and add nothing.
 *
 * @example
 * areaBetween(receiverCurve(scores, 1), receiverCurve(scores, 2)) // 0.05799
 */
export function areaBetween(a: ReceiverCurve, b: ReceiverCurve): number {
  return areaOfCurves(checkedCurve(a), checkedCurve(b));
}

function checkedCurve(curve: ReceiverCurve): ReceiverCurve {
  for (const rates of [curve.falsePositiveRate, curve.truePositiveRate]) {
    const rises = rates.every(
      (rate, corner) => rate >= (corner === 0 ? 0 : rates[corner - 1]!) && rate <= 1 + ROUNDING,
    );
    const reaches = rates[0] === 0 && rates.at(-1)! >= 1 - ROUNDING;
    if (rises && reaches && rates.length === curve.truePositiveRate.length) continue;
    throw new InputError(`a curve must rise from 0 to 1: ${rates[0]} to ${rates.at(-1)}. Make it by receiverCurve.`);
  }
  return curve;
}

/** Shares of whole people add up to 1 but for this. */
const ROUNDING = 1e-9;

/** Of curves that were checked, or were made here. */
export function areaOfCurves(a: ReceiverCurve, b: ReceiverCurve): number {
  let i = 0;
  let j = 0;
  let x = 0;
  let area = 0;
  const lastA = a.falsePositiveRate.length - 1;
  const lastB = b.falsePositiveRate.length - 1;
  while (x < 1) {
    while (i < lastA && a.falsePositiveRate[i + 1]! <= x) i++;
    while (j < lastB && b.falsePositiveRate[j + 1]! <= x) j++;
    const nextA = i < lastA ? a.falsePositiveRate[i + 1]! : 1;
    const nextB = j < lastB ? b.falsePositiveRate[j + 1]! : 1;
    const next = Math.min(nextA, nextB);
    const left = heightAt(a, i, x) - heightAt(b, j, x);
    const right = heightAt(a, i, next) - heightAt(b, j, next);
    const width = next - x;
    area +=
      left * right >= 0
        ? (width * Math.abs(left + right)) / 2
        : (width * (left * left + right * right)) / (2 * (Math.abs(left) + Math.abs(right)));
    x = next;
  }
  return area;
}

function heightAt(curve: ReceiverCurve, segment: number, x: number): number {
  const x0 = curve.falsePositiveRate[segment]!;
  const y0 = curve.truePositiveRate[segment]!;
  if (segment + 1 >= curve.falsePositiveRate.length) return y0;
  const x1 = curve.falsePositiveRate[segment + 1]!;
  return x1 === x0 ? y0 : y0 + ((curve.truePositiveRate[segment + 1]! - y0) * (x - x0)) / (x1 - x0);
}
