import {
  InputError,
  isComputed,
  koopmanRatio,
  type MaybeEstimate,
  type NotComputed,
  notComputed,
  USUAL_LEVEL,
} from '@assay/statistics';

/** One decision point: of those who reached it, how many went on. */
export interface DecisionPoint {
  /** "searched", "arrested", "charged", "flagged by the model". */
  readonly name: string;
  /** Counts by group of people who went on; those who reached it are the counts of the point before. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface ChainRow {
  readonly point: string;
  readonly group: string;
  readonly reached: number;
  readonly wentOn: number;
  /** The same of the reference group. */
  readonly referenceReached: number;
  readonly referenceWentOn: number;
  /** Where the chain begins: people of the group, and of the reference group. */
  readonly first: number;
  readonly referenceFirst: number;
  /** Share that went on ÷ the reference group's, at this point alone. */
  readonly stageRatio: MaybeEstimate;
  /** Product of the stage ratios so far: the ratio of having come from the first point to here. */
  readonly ratioSoFar: number | NotComputed;
}

/**
 * Along the way from population to charge, at which decision does the gap open?
 *
 * Each stage ratio compares those who reached the point; their product is the whole ratio. Intervals (Koopman) belong
 * to stages and are never multiplied: bootstrap the cells for the interval of a product.
 *
 * @throws InputError where there is no decision, a group has no count, or more people went on than reached a point.
 *
 * Source: OJJDP relative rate index; Koopman (1984).
 *
 * @example
 * const people = { name: 'stopped', counts: { A: 1000, B: 200 } };
 * const searched = { name: 'searched', counts: { A: 100, B: 40 } };
 * decisionChain([people, searched], 'A')[0].stageRatio.value // 2
 */
export function decisionChain(points: readonly DecisionPoint[], reference: string, level = USUAL_LEVEL): ChainRow[] {
  const first = points[0];
  if (!first || points.length < 2) {
    throw new InputError(
      `a chain needs a population and at least one decision: ${points.length} given. Add the points.`,
    );
  }
  const groups = Object.keys(first.counts).filter((group) => group !== reference);
  const countOf = (point: DecisionPoint, group: string) => {
    const count = point.counts[group];
    if (count === undefined) throw new InputError(`${point.name} has no count of ${group}. Pass 0 if there is none.`);
    return count;
  };
  return groups.flatMap((group) => {
    let soFar: number | NotComputed = 1;
    return points.slice(1).map((point, index): ChainRow => {
      const before = points[index]!;
      const [reached, wentOn] = [countOf(before, group), countOf(point, group)];
      const [base, baseOn] = [countOf(before, reference), countOf(point, reference)];
      if (wentOn > reached || baseOn > base) {
        throw new InputError(
          `more ${point.name} than ${before.name}: ${wentOn} of ${reached}. A chain counts people, not events.`,
        );
      }
      const stageRatio = koopmanRatio(
        { successes: wentOn, total: reached },
        { successes: baseOn, total: base },
        { level },
      );
      if (typeof soFar === 'number') {
        soFar = isComputed(stageRatio) ? soFar * stageRatio.value : notComputed(stageRatio.reason);
      }
      return {
        point: point.name,
        group,
        reached,
        wentOn,
        referenceReached: base,
        referenceWentOn: baseOn,
        first: countOf(first, group),
        referenceFirst: countOf(first, reference),
        stageRatio,
        ratioSoFar: soFar,
      };
    });
  });
}
