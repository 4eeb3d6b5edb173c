/** Words of a file that a sentence names. */
const MOST_NAMED = 5;

/**
 * Words of a file as a sentence names them: the first five, each in the quotation marks by which the disclosure gate tells what comes
 * out of a file from what Assay says.
 *
 * @example
 * quotedWords(['Crimed', 'Filed']) // '“Crimed”, “Filed”'
 */
export function quotedWords(words: readonly string[]): string {
  const named = words.slice(0, MOST_NAMED).map((word) => `“${word}”`);
  return [...named, ...(words.length > MOST_NAMED ? ['…'] : [])].join(', ');
}
