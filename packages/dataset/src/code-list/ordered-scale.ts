import { checkedCodes, type DictionaryColumn, type NotComputed, notComputed } from '@assay/statistics';
import { type CodeList, codeOf } from './code-list.ts';
import { quotedWords } from './quoted-words.ts';

export interface ScaledAnswers {
  readonly status: 'computed';
  /** Place of each answer on the scale, from 1; `NaN` where there is none. */
  readonly score: Float64Array;
  /** What the scale is, in words. */
  readonly scale: string;
  /** Rows without a place on the scale: blank, or an answer that says that nothing is known ("Don't know"). */
  readonly nWithoutAnswer: number;
}

/**
 * Where on an ordered scale does each answer stand?
 *
 * By the one list that knows every wording, never by the order in which the words appear; or by the number where every
 * answer is a whole number of the same scale. "Don't know" and its like stand apart. Words that no list knows, or that
 * only two lists together would know: not computed, with the words.
 *
 * @throws InputError where a code has no value.
 *
 * @example
 * const column = dictionaryColumn(['Tend to agree', 'Don’t know', 'Strongly disagree']);
 * orderedAnswers(column, [codeList('csew-agreement')]).nWithoutAnswer // 1
 */
export function orderedAnswers(column: DictionaryColumn, scales: readonly CodeList[]): ScaledAnswers | NotComputed {
  const words = checkedCodes(column, 'the answers').values.map((text) => text.replaceAll('’', "'").trim());
  const used = [...new Set(column.codes)].filter((code) => code >= 0);
  if (used.length === 0) return notComputed('no answer was given');
  for (const scale of scales) {
    const places = words.map((text) => {
      const code = codeOf(scale, text);
      return code === undefined ? undefined : code === null ? Number.NaN : Number(code);
    });
    if (used.some((code) => places[code] === undefined)) continue;
    return scored(places as number[], scale.title);
  }
  const missing = scales[0]?.missing ?? [];
  const numbers = words.map((text) =>
    missing.includes(text.toLowerCase()) ? Number.NaN : /^\d{1,2}$/.test(text) ? Number(text) : undefined,
  );
  if (used.every((code) => numbers[code] !== undefined) && used.some((code) => Number.isFinite(numbers[code]!)))
    return scored(numbers as number[], 'as numbered, highest best');
  const unknown = used
    .filter((code) => scales.every((scale) => codeOf(scale, words[code]!) === undefined))
    .map((code) => words[code]!);
  return notComputed(
    unknown.length > 0
      ? `the order of these answers is not known: ${quotedWords(unknown)}. Use the wording of ${scales.map(({ title }) => title).join(' or ')}, or numbers`
      : 'the answers mix the wordings of several scales. Give one scale',
  );

  function scored(places: readonly number[], scale: string): ScaledAnswers {
    const score = Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : places[code]!));
    return {
      status: 'computed',
      score,
      scale,
      nWithoutAnswer: score.reduce((sum, place) => sum + (Number.isNaN(place) ? 1 : 0), 0),
    };
  }
}
