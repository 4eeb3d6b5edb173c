import type { RandomStream } from '@assay/statistics';

/** Keys beside each key of a UK keyboard. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: 'qwsz',
  b: 'vghn',
  c: 'xdfv',
  d: 'serfcx',
  e: 'wsdr',
  f: 'drtgvc',
  g: 'ftyhbv',
  h: 'gyujnb',
  i: 'ujko',
  j: 'huikmn',
  k: 'jiolm',
  l: 'kop',
  m: 'njk',
  n: 'bhjm',
  o: 'iklp',
  p: 'ol',
  q: 'wa',
  r: 'edft',
  s: 'awedxz',
  t: 'rfgy',
  u: 'yhji',
  v: 'cfgb',
  w: 'qase',
  x: 'zsdc',
  y: 'tghu',
  z: 'asx',
};
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * A name with one typing error: a letter substituted (half of the time by a neighbouring key), inserted, left out, or two
 * adjacent ones transposed, in equal shares. The result always differs; capitals stay where they were, so that the error is
 * one edit however case is treated. A name of one letter is never emptied.
 */
export function mistype(name: string, random: RandomStream): string {
  const letters = Array.from(name);
  const capital = letters.map((letter) => letter !== letter.toLowerCase());
  const lower = letters.map((letter) => letter.toLowerCase());
  const position = random.integer(lower.length);
  const kind = random.integer(4);
  if (kind === 0) {
    lower.splice(position, 1, otherLetter(lower[position]!, random));
  } else if (kind === 1 || lower.length === 1) {
    lower.splice(position + 1, 0, otherLetter('', random));
    capital.splice(position + 1, 0, false);
  } else if (kind === 2) {
    lower.splice(position, 1);
    capital.splice(position === 0 ? 1 : position, 1);
  } else {
    const start = distinctPairStart(lower, Math.min(position, lower.length - 2));
    if (start === -1) lower[position] = otherLetter(lower[position]!, random);
    else [lower[start], lower[start + 1]] = [lower[start + 1]!, lower[start]!];
  }
  return lower.map((letter, index) => (capital[index] === true ? letter.toUpperCase() : letter)).join('');
}

/** A wrong letter for `right`; half of the time from a key beside it. */
function otherLetter(right: string, random: RandomStream): string {
  const near = NEIGHBOURS[right];
  const choices = near !== undefined && random.next() < 0.5 ? near : LETTERS.replace(right === '' ? ' ' : right, '');
  return choices[random.integer(choices.length)]!;
}

/** The first place at or after `from`, cyclically, where two neighbours differ; −1 where all letters are equal. */
function distinctPairStart(letters: readonly string[], from: number): number {
  const pairs = letters.length - 1;
  for (let step = 0; step < pairs; step++) {
    const start = (from + step) % pairs;
    if (letters[start] !== letters[start + 1]) return start;
  }
  return -1;
}
