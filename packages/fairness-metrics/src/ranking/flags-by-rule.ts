import { InputError, isComputed, type Lots, type NotComputed, notComputed } from '@assay/statistics';
import { decideByScore } from '../score/decide.ts';
import { highestScores, scoredAmong } from './highest-scores.ts';

/** Where nobody decided and nothing was chosen, so many of those scored count as flagged. */
const USUAL_SHARE = 0.1;

/** What a file says of its people: scores, what somebody decided (1 yes, 0 no, 2 not known), or why it does not. */
export interface ScoredAndDecided {
  readonly score: Float64Array | NotComputed;
  readonly decided: { readonly values: Uint8Array } | NotComputed;
}

/** From which score on people count as flagged, or what share of those scored; `''` where neither was chosen. */
export interface ChosenFlags {
  readonly cut: number | '';
  readonly share: number | '';
}

export interface FlagsByRule {
  /** Where the flags come from, in words. */
  readonly rule: string | NotComputed;
  /** 1 flagged, 0 not, 2 not known. */
  readonly flagged: Uint8Array | NotComputed;
}

/**
 * Who counts as flagged: whoever scores at or above the cut that was chosen, or is among the highest scores by the share that
 * was; else whom the file's own decisions flag; and where it has none, the highest tenth of those scored?
 *
 * Whoever ties at the end of a share has a place by lot, of lots that are drawn only then. Without a score nobody is known to
 * be flagged or not. A file without decisions and scores has no flags, nor has a share that is nobody or everybody.
 *
 * @throws InputError where both a cut and a share were chosen, or one of them of a file without scores.
 *
 * @example
 * const people = { score: Float64Array.of(0.9, 0.2, NaN), decided: notComputed('the file has no decisions') };
 * const lots = () => drawLots(randomStream('example'), ['p', 'q', 'r']);
 * flagsByRule(people, { cut: 0.5, share: '' }, lots).flagged // [1, 0, 2]
 */
export function flagsByRule(
  { score, decided }: ScoredAndDecided,
  { cut, share }: ChosenFlags,
  lots: () => Lots,
): FlagsByRule {
  const chosen = cut === '' ? (share === '' ? null : 'share') : share === '' ? 'cut' : 'both';
  if (chosen === 'both')
    throw new InputError(
      `flags cannot be both from a score of ${cut} and a share of ${share}. Leave one of them empty.`,
    );
  if (chosen !== null && !(score instanceof Float64Array))
    throw new InputError(
      `a ${chosen} was chosen, and the file has no scores. Say which column is the score, or leave it empty.`,
    );
  if (chosen === null && 'values' in decided) return { rule: 'the decisions of the file', flagged: decided.values };
  if (!(score instanceof Float64Array)) return without('values' in decided ? score : notComputed(neither(decided)));
  if (cut !== '') {
    const flagged = decideByScore(score, { kind: 'threshold', atLeast: cut });
    return { rule: 'scores at or above the cut that was chosen', flagged };
  }
  const places = Math.round((scoredAmong(score) ?? 0) * (share === '' ? USUAL_SHARE : share));
  const list = highestScores(score, places, lots(), { unscored: 'unknown' });
  if (!isComputed(list))
    return without(notComputed('so few people are scored that this share of them is nobody or everybody'));
  const which = share === '' ? 'a tenth of those scored' : 'the share of those scored that was chosen';
  return { rule: `the highest scores, ${which}`, flagged: list.listed };
}

const without = (reason: NotComputed): FlagsByRule => ({ rule: reason, flagged: reason });

function neither(decided: NotComputed): string {
  return decided.reason === 'the file has no decisions'
    ? 'the file has neither decisions nor scores'
    : `${decided.reason}, and the file has no scores`;
}
