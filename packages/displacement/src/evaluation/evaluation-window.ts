import { InputError } from '@assay/statistics';

/** Periods by number from 0; `to` is the first period that no longer belongs. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Which periods choose the areas, which are their baseline, and which show what came after. */
export interface EvaluationWindow {
  readonly choosing: Span;
  readonly baseline: Span;
  readonly followUp: Span;
}

/**
 * Which periods choose areas, which are their baseline, and which follow, so that a chance peak that chose an area does
 * not flatter its fall?
 *
 * Of the `nBefore` periods before patrols, the later half is the baseline and the earlier half chooses, each at most
 * `atMost`; `gap` periods between the two belong to neither, since crime of one month runs on into the next. All
 * periods after the start are the follow-up, at most `atMost`. Where it is known which periods chose the areas, `chosenTo` is
 * the first that no longer did.
 *
 * @throws InputError where fewer than two periods would choose or be the baseline, or none follows.
 *
 * Source: Barnett, van der Pols and Dobson (2005) for a baseline apart from the measurement that selects.
 *
 * @example
 * evaluationWindow({ nBefore: 9, nPeriods: 15 }).baseline // { from: 5, to: 9 }
 */
export function evaluationWindow({
  nBefore,
  nPeriods,
  gap = 1,
  atMost = 12,
  chosenTo,
}: {
  readonly nBefore: number;
  readonly nPeriods: number;
  readonly gap?: number;
  readonly atMost?: number;
  readonly chosenTo?: number;
}): EvaluationWindow {
  const odd = [nBefore, nPeriods, gap, atMost, chosenTo ?? 0].find((count) => !Number.isInteger(count) || count < 0);
  if (odd !== undefined) throw new InputError(`periods must be whole numbers of 0 or more: ${odd}. Count the months.`);
  const free = chosenTo === undefined ? Math.floor((nBefore - gap) / 2) : nBefore - chosenTo - gap;
  const nBaseline = Math.min(atMost, free);
  if (chosenTo !== undefined && (nBaseline < 2 || chosenTo < 1))
    throw new InputError(
      `too few periods between those that chose the areas and the first patrols: ${Math.max(0, free)} after a gap of ${gap}, ${Math.max(0, chosenTo)} that chose. Two are needed, or crime would fall back by itself and look like an effect.`,
    );
  if (nBaseline < 2 || nPeriods <= nBefore)
    throw new InputError(
      `too few periods: ${nBefore} before patrols and ${Math.max(0, nPeriods - nBefore)} after. Bring at least ${4 + gap} before and 1 after.`,
    );
  const baseline = { from: nBefore - nBaseline, to: nBefore };
  const chosen = chosenTo ?? baseline.from - gap;
  return {
    choosing: { from: Math.max(0, chosen - atMost), to: chosen },
    baseline,
    followUp: { from: nBefore, to: Math.min(nPeriods, nBefore + atMost) },
  };
}

/** The periods of a span, one by one. */
export function periodsOfSpan({ from, to }: Span): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
}
