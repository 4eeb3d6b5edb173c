/** From so many backticks to as many: fewer or more between them are text of the code. */
const CODE = /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g;

/** Lines of Markdown that people read as sentences: code, fenced or between backticks, and comments are taken out. */
export function proseLines(markdown: string): readonly { readonly line: number; readonly text: string }[] {
  const lines: { line: number; text: string }[] = [];
  let fence: string | null = null;
  const uncommented = markdown.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''));
  for (const [index, text] of uncommented.split('\n').entries()) {
    const opening = /^\s{0,3}(```|~~~)/.exec(text)?.[1];
    if (opening !== undefined) {
      if (fence === null) fence = opening;
      else if (fence === opening) fence = null;
      continue;
    }
    if (fence === null) lines.push({ line: index + 1, text: text.replace(CODE, ' ') });
  }
  return lines;
}
