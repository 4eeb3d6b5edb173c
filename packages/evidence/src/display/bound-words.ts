import { fixedText } from './number-text.ts';

/**
 * The words of a bound with all of its figures where fewer would say more than is known: "at least 98 in every 100" of 97.5, "at most
 * 0.0" of 0.02. Figures that weaken it stand.
 *
 * @param words the bound as a number of its unit and format reads.
 */
export function boundWords<Words extends { readonly text: string; readonly after: string }>(
  bound: number,
  side: 'most' | 'least',
  words: Words,
): Words {
  const { text, after } = words;
  const every = / in every ([\d,]+)$/.exec(after)?.[1];
  const base = after === '%' ? 100 : every === undefined ? 1 : numberOf(every);
  const exact = Number((bound * base).toPrecision(12));
  const isBeyond = side === 'most' ? numberOf(text) < exact : numberOf(text) > exact;
  return isBeyond ? { ...words, text: fixedText(exact, decimalsOf(exact)) } : words;
}

const numberOf = (text: string): number => Number(text.replaceAll(',', ''));

const decimalsOf = (value: number): number => (/\.(\d*[1-9])0*$/.exec(value.toFixed(12))?.[1] ?? '').length;
