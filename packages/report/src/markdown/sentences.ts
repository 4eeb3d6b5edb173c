/** Braces whose inside may hold full stops of its own. */
const BRACES = /\{[^{}]*\}/g;
const PLACE = '\uE000';

/**
 * The sentences of a paragraph of Markdown, in order; references are kept whole.
 *
 * @example
 * sentencesOf('Of all {pairs.wrong} are wrong. The rest is not.') // ['Of all {pairs.wrong} are wrong.', 'The rest is not.']
 */
export function sentencesOf(paragraph: string): string[] {
  const braces: string[] = [];
  const masked = paragraph.replace(BRACES, (text) => `${PLACE}${braces.push(text) - 1}${PLACE}`);
  return masked
    .split(/(?<=[.!?][)_*”"]*)\s+(?=[\p{Lu}\d£\uE000_*“"([])/u)
    .map((sentence) => sentence.replace(/\uE000(\d+)\uE000/g, (_, index: string) => braces[Number(index)]!).trim())
    .filter((sentence) => sentence !== '');
}
