/**
 * Do two wordings of a value mean the same? They compare without case, spaces, hyphens, slashes, brackets, quotes and stops;
 * "&" reads as "and". Signs that change what is said, such as "<" before an age, stay.
 *
 * @example
 * comparableWording('Asian / Asian British - Indian (A1)') // 'asianasianbritishindiana1'
 */
export function comparableWording(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[\s_.,:;/\\()[\]{}'"’‘“”*\p{Pd}]/gu, '');
}
