import { findReferences } from '@assay/notebook';

/**
 * A report's text while it is being written: what stands between braces and can be read as nothing is shown as it was
 * typed, and the rest of the report stays. What is wrong with it stands beside the report, with its line.
 *
 * @example
 * mendableProse('Of {all pairs} {pairs.wrong} are wrong.') // 'Of `{all pairs}` {pairs.wrong} are wrong.'
 */
export function mendableProse(markdown: string): string {
  const lines = markdown.split('\n');
  findReferences(markdown, (_, line, text) => {
    lines[line - 1] = lines[line - 1]!.replace(text, () => `\`${text.replaceAll('`', "'")}\``);
  });
  return lines.join('\n');
}
