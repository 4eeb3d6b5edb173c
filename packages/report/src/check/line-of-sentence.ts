/**
 * On which line of a report's Markdown does a sentence of the rendered page stand? The line that holds most of the
 * sentence's words, where it holds more than half of them; `null` where none does, as for a sentence that a figure makes.
 *
 * @example
 * lineOfSentence('# Merging\n\nOf {pairs} pairs {wrong} were wrong.', 'Of 40 pairs 7 were wrong.') // 3
 */
export function lineOfSentence(markdown: string, sentence: string): number | null {
  const wanted = wordsOf(sentence);
  if (wanted.length === 0) return null;
  let best = { line: 0, held: wanted.length / 2 };
  for (const [index, text] of markdown.split('\n').entries()) {
    const there = new Set(wordsOf(text.replace(/\{[^{}]*\}/g, ' ')));
    const held = wanted.filter((word) => there.has(word)).length;
    if (held > best.held) best = { line: index + 1, held };
  }
  return best.line === 0 ? null : best.line;
}

/** Words of letters alone: a number of the page stands as a reference in the source. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}
