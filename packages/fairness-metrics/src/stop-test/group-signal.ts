import { normalTail } from './normal-tail.ts';

/** Where a group's signals and threshold must lie to give its search rate and find rate, and how that moves with δ and the find rate. */
export interface GroupSignal {
  /** logit of the share carrying, by the logit of the find rate, by δ. */
  carrying: number;
  carryingByFind: number;
  carryingByDelta: number;
  /** logit of the threshold. */
  threshold: number;
  thresholdByFind: number;
  thresholdByDelta: number;
  /** log of carryingByFind, the Jacobian. */
  logJacobian: number;
  logJacobianByFind: number;
  logJacobianByDelta: number;
}

const tail = new Float64Array(3);

/**
 * Solves φ·P(Z > x − δ) = S·H and (1 − φ)·P(Z > x) = S·(1 − H) for φ and x, with search rate S and find rate H; derivatives by the
 * implicit function theorem. S·H ÷ P(Z > x − δ) + S·(1 − H) ÷ P(Z > x) = 1 rises in x, so there is one answer.
 */
export function groupSignal(
  searchRate: number,
  findLogit: number,
  delta: number,
  start: number,
): GroupSignal & { x: number } {
  const find = 1 / (1 + Math.exp(-findLogit));
  let x = Math.min(Math.max(start, -6), delta + 8);
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let found = 0;
  let vain = 0;
  let foundHazard = 0;
  let vainHazard = 0;
  let logRatio = 0;
  for (let round = 0; round < 100; round++) {
    normalTail(x - delta, tail);
    foundHazard = tail[1]!;
    logRatio = -tail[0]!;
    found = searchRate * find * Math.exp(-tail[0]!);
    normalTail(x, tail);
    vainHazard = tail[1]!;
    logRatio += tail[0]!;
    vain = searchRate * (1 - find) * Math.exp(-tail[0]!);
    // Newton on the logarithm of the sum, which is nearly straight in x where it matters.
    const sum = found + vain;
    const step = (-Math.log(sum) * sum) / (found * foundHazard + vain * vainHazard);
    if (sum > 1) high = x;
    else low = x;
    if (Math.abs(step) < 1e-12 * (1 + Math.abs(x))) break;
    const next = x + Math.min(Math.max(step, -2), 2);
    if (next > low && next < high) x = next;
    else if (Math.abs(step) < 1e-9) break;
    else if (Number.isFinite(low) && Number.isFinite(high)) x = (low + high) / 2;
    else x += sum > 1 ? -1 : 1;
  }
  const phi = found / (found + vain);
  const slope = phi * foundHazard + (1 - phi) * vainHazard;
  const mixed = find * foundHazard + (1 - find) * vainHazard;
  const difference = foundHazard - vainHazard;
  const xByDelta = (phi * foundHazard) / slope;
  const xByFind = (find - phi) / slope;
  const carryingByFind = mixed / slope;
  const carryingByDelta = -foundHazard + difference * xByDelta;
  const carrying = findLogit + logRatio;
  const foundBend = foundHazard * (foundHazard - x + delta);
  const vainBend = vainHazard * (vainHazard - x);
  const phiVariance = phi * (1 - phi);
  return {
    x,
    carrying,
    carryingByFind,
    carryingByDelta,
    threshold: carrying + delta * (x - delta / 2),
    thresholdByFind: carryingByFind + delta * xByFind,
    thresholdByDelta: carryingByDelta + x - delta + delta * xByDelta,
    logJacobian: Math.log(carryingByFind),
    logJacobianByFind:
      (find * (1 - find) * difference + (find * foundBend + (1 - find) * vainBend) * xByFind) / mixed -
      (phiVariance * carryingByFind * difference + (phi * foundBend + (1 - phi) * vainBend) * xByFind) / slope,
    logJacobianByDelta:
      (find * foundBend * (xByDelta - 1) + (1 - find) * vainBend * xByDelta) / mixed -
      (phiVariance * carryingByDelta * difference +
        phi * foundBend * (xByDelta - 1) +
        (1 - phi) * vainBend * xByDelta) /
        slope,
  };
}
