import type { DictionaryColumn } from '../column/dictionary-column.ts';
import { type NotComputed, notComputed } from '../computed.ts';
import { InputError } from '../input-error.ts';
import { fewestBehind } from '../sum/fewest-behind.ts';

/** People who were asked, how many answered, and how many said yes. */
export interface SurveyAnswers {
  readonly asked: number;
  readonly answered: number;
  readonly yes: number;
}

/** A survey of everyone asked, and what the share would be if each stratum had answered in proportion to its size. */
export interface WeighedSurvey extends SurveyAnswers {
  /** `null` where nobody of a stratum answered. */
  readonly weighted: number | null;
  /** As many people as it would be of if each answer weighed as much as the heaviest. */
  readonly evenly: number | null;
  /** Of how few it tells: those who say yes, those who do not, or those who keep silent, by {@link fewestBehind}. */
  readonly fewest: number;
}

/**
 * What did those asked answer, and what if each stratum had answered in proportion to its size?
 *
 * A stratum is what the columns say together, such as department and sex; {@link weightedShare} weighs them.
 *
 * @param answers 1 yes, 0 no, anything else no answer.
 * @param rows who was asked.
 *
 * @example
 * const department = dictionaryColumn(['A', 'A', 'A', 'B']);
 * weighedSurvey(Int8Array.of(1, 0, 2, 1), [department], [0, 1, 2, 3]) // { asked: 4, answered: 3, yes: 2, weighted: 0.625, evenly: 2, fewest: 1 }
 */
export function weighedSurvey(
  answers: ArrayLike<number>,
  strata: readonly DictionaryColumn[],
  rows: readonly number[],
): WeighedSurvey {
  const byStratum = new Map<string, { asked: number; answered: number; yes: number }>();
  const all = { asked: 0, answered: 0, yes: 0 };
  for (const row of rows) {
    const key = strata.map(({ codes }) => codes[row]).join();
    const own = byStratum.get(key) ?? { asked: 0, answered: 0, yes: 0 };
    byStratum.set(key, own);
    for (const counts of [own, all]) {
      counts.asked++;
      if (answers[row] === 0 || answers[row] === 1) counts.answered++;
      if (answers[row] === 1) counts.yes++;
    }
  }
  const each = [...byStratum.values()];
  const weighted = weightedShare(each);
  const heaviest = Math.max(...each.map(({ asked, answered }) => asked / answered));
  return {
    ...all,
    weighted,
    evenly: weighted === null ? null : Math.floor(all.asked / heaviest),
    fewest: fewestBehind([all.yes, all.answered - all.yes, all.asked - all.answered]),
  };
}

/**
 * What could the share of everyone asked be, whatever those think who did not answer? `least` if none of them would say yes,
 * `most` if all would.
 *
 * @throws InputError where those who say yes are not among those who answered, or these not among those asked.
 *
 * Source: Manski (1989), Journal of Human Resources 24(3).
 *
 * @example
 * silentBounds({ asked: 100, answered: 40, yes: 30 }) // { least: 0.3, most: 0.9 }
 */
export function silentBounds({ asked, answered, yes }: SurveyAnswers): {
  readonly least: number;
  readonly most: number;
} {
  checkAnswers({ asked, answered, yes });
  if (asked === 0) throw new InputError('nobody was asked: 0. Leave out a survey without people.');
  return { least: yes / asked, most: (yes + asked - answered) / asked };
}

/**
 * What share of the silent must say yes for half of everyone to? Not computed where everyone answered, or where half are
 * reached, or cannot be, whatever the silent say.
 *
 * @throws InputError where those who say yes are not among those who answered, or these not among those asked.
 *
 * Source: Manski (1989).
 *
 * @example
 * silentNeeded({ asked: 100, answered: 40, yes: 30 }) // 0.3333
 */
export function silentNeeded({ asked, answered, yes }: SurveyAnswers): number | NotComputed {
  checkAnswers({ asked, answered, yes });
  const silent = asked - answered;
  const needed = asked / 2 - yes;
  if (silent === 0) return notComputed('everyone answered');
  if (needed <= 0) return notComputed('half of all who were asked say yes even if no one silent does');
  if (needed > silent) return notComputed('half of all who were asked do not say yes even if everyone silent does');
  return needed / silent;
}

/**
 * What would the share be if each stratum had answered in proportion to its size? Each stratum's share of its answers, weighed
 * by how many were asked in it; `null` where of one nobody answered, for nothing is known of it.
 *
 * Weights mend what the strata explain; where those who would say no keep silent within each, they do not help.
 *
 * @throws InputError where those who say yes are not among those who answered, or these not among those asked.
 *
 * Source: Holt and Smith (1979), post-stratification.
 *
 * @example
 * weightedShare([{ asked: 90, answered: 10, yes: 5 }, { asked: 10, answered: 10, yes: 10 }]) // 0.55
 */
export function weightedShare(strata: readonly SurveyAnswers[]): number | null {
  for (const stratum of strata) checkAnswers(stratum);
  if (strata.some(({ answered }) => answered === 0)) return null;
  const asked = strata.reduce((sum, each) => sum + each.asked, 0);
  return asked === 0 ? null : strata.reduce((sum, each) => sum + (each.asked * each.yes) / each.answered, 0) / asked;
}

function checkAnswers({ asked, answered, yes }: SurveyAnswers): void {
  if (yes >= 0 && yes <= answered && answered <= asked && Number.isFinite(asked)) return;
  throw new InputError(
    `those who say yes are among those who answered, and these among the asked: ${yes}, ${answered}, ${asked}.`,
  );
}
