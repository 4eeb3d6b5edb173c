/** How many people something happened to, and how many it did not. */
interface Outcomes {
  readonly positives: number;
  readonly negatives: number;
}

/**
 * What an area under a curve is stated with: it is of everybody whose outcome is known, and may tell of the fewer of those to whom it
 * happened and those to whom it did not: the one of two who was charged has a place among thousands who were not.
 *
 * @example
 * BOTH_OUTCOMES.fewest({ positives: 2, negatives: 4_000 }) // 2
 */
export const BOTH_OUTCOMES = {
  unit: 'score',
  contributors: ({ positives, negatives }: Outcomes) => positives + negatives,
  fewest: ({ positives, negatives }: Outcomes) => Math.min(positives, negatives),
} as const;
