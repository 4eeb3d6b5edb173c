const SHORTEST = 12;

/**
 * Whether a text stands in the code: whole, or in pieces long enough not to be found by chance (a sentence that the
 * source breaks over lines). Such a text was written before any data were read. A number that a template put in is in
 * no piece.
 *
 * @example
 * const isFixed = fixedText("const title = 'Names that are short';");
 * [isFixed('Names that are short'), isFixed('3 names are short')] // [true, false]
 */
export function fixedText(bundle: string): (text: string) => boolean {
  const code = bundle.replace(/\\(['"`\\])/g, '$1').replaceAll('\\n', '\n');
  return (text) => {
    if (text.length < SHORTEST) return false;
    let at = 0;
    while (at < text.length) {
      const length = longestKnown(text, at, code);
      if (length < SHORTEST) return false;
      at += length;
    }
    return true;
  };
}

function longestKnown(text: string, from: number, code: string): number {
  let known = 0;
  let tried = text.length - from;
  if (code.includes(text.slice(from))) return tried;
  while (known < tried) {
    const middle = Math.ceil((known + tried) / 2);
    if (code.includes(text.slice(from, from + middle))) known = middle;
    else tried = middle - 1;
  }
  return known;
}
