import type { PlotMark } from '@assay/notebook';
import { InputError } from '@assay/statistics';
import { type ChartRow, isPlottable } from './chart-rows.ts';
import { chartNumber, chartWord, hiddenWord } from './panel.ts';

/** What is gone from or come to: how many, as far as it is shown. */
export interface FlowPlace {
  readonly name: string;
  readonly stage: number;
  readonly incoming: number;
  readonly outgoing: number;
  /** The word for a count of its ribbons that is held back. */
  readonly hidden: string | null;
}

/**
 * The words of both columns as they first appear, each as many steps from the start as the longest way to it.
 *
 * @throws InputError where a way leads back to where it came from.
 */
export function placesOf(rows: readonly ChartRow[], mark: Extract<PlotMark, { mark: 'flow' }>): readonly FlowPlace[] {
  const steps = rows.map((row) => ({
    from: chartWord(row, mark.from),
    to: chartWord(row, mark.to),
    count: isPlottable(row[mark.count]) ? chartNumber(row, mark.count) : 0,
    word: isPlottable(row[mark.count]) ? null : hiddenWord(row, mark.count),
  }));
  const names = [...new Set(steps.flatMap(({ from, to }) => [from, to]))];
  const stage = stagesByName(names, steps);
  const sum = (of: readonly { readonly count: number }[]) => of.reduce((total, { count }) => total + count, 0);
  return names.map((name) => ({
    name,
    stage: stage.get(name)!,
    incoming: sum(steps.filter(({ to }) => to === name)),
    outgoing: sum(steps.filter(({ from }) => from === name)),
    hidden: steps.find(({ from, to, word }) => word !== null && (from === name || to === name))?.word ?? null,
  }));
}

function stagesByName(
  names: readonly string[],
  steps: readonly { readonly from: string; readonly to: string }[],
): ReadonlyMap<string, number> {
  const stage = new Map(names.map((name) => [name, 0]));
  // No way without a circle has as many steps as there are places.
  for (let round = 0; round <= names.length; round++) {
    const behind = steps.filter(({ from, to }) => stage.get(to)! <= stage.get(from)!);
    if (behind.length === 0) break;
    const [first] = behind;
    if (round === names.length || first!.from === first!.to)
      throw new InputError(
        `"${first!.to}" is gone to from "${first!.from}", and leads to it. Name the places of a flow by their step.`,
      );
    for (const { from, to } of behind) stage.set(to, Math.max(stage.get(to)!, stage.get(from)! + 1));
  }
  return stage;
}
