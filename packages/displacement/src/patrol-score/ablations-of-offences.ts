import { type Ablation, type PopulationGroup, scoreAblation } from './ablation.ts';
import { patrolScorePartsBehind, type ScoreParts } from './score-parts.ts';

/** Part of the score by its events: of the offence left out, of the areas chosen with it, and of those chosen instead. */
type PartOfScore = ReturnType<typeof patrolScorePartsBehind>;

export interface OffenceAblation extends Ablation {
  readonly offence: string;
  readonly without: PartOfScore;
  readonly chosen: PartOfScore;
  readonly instead: PartOfScore;
}

/**
 * Without each of these offences in turn, which areas would the score choose, and what stands behind each choice?
 *
 * {@link scoreAblation} of one offence at a time, each part of the score with its events and the two gravest of them. An offence that
 * the score does not have is left out.
 *
 * @throws InputError where the top is not from one area to all of them.
 *
 * @example
 * const offence = { values: ['drugs', 'robbery'], codes: Int32Array.of(0, 1, 1) };
 * const parts = scoreParts({ area: [0, 1, 1], offence, harm: [9, 2, 3] }, 2);
 * ablationsOfOffences(parts, ['A', 'B'], ['drugs', 'arson'], 1).map(({ offence, entered }) => [offence, entered]) // [['drugs', ['B']]]
 */
export function ablationsOfOffences(
  parts: ScoreParts,
  areas: readonly string[],
  removed: readonly string[],
  nTop: number,
  groups: readonly PopulationGroup[] = [],
): OffenceAblation[] {
  const { offences, harm } = parts;
  const scored = { areas, offences, counts: harm, weights: offences.map(() => 1) };
  return removed
    .filter((offence) => offences.includes(offence))
    .map((offence) => {
      const result = scoreAblation(scored, [offence], nTop, groups);
      return {
        ...result,
        offence,
        without: patrolScorePartsBehind(parts, (_, code) => offences[code] === offence),
        chosen: patrolScorePartsBehind(parts, (place) => result.topBefore.includes(place)),
        instead: patrolScorePartsBehind(parts, (place) => result.topAfter.includes(place)),
      };
    });
}
