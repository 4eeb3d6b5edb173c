import { type Block, parseBlock } from './parse-block.ts';
import { parseReference, type Reference } from './parse-reference.ts';

export interface FoundReference {
  readonly reference: Reference;
  /** As written, with its braces. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

export interface FoundBlock {
  readonly block: Block;
  readonly line: number;
}

/**
 * Every reference and block of a report's Markdown, in order. Code, fenced or between backticks, is left alone.
 *
 * @throws InputError at the first reference that follows no form of the grammar.
 *
 * @example
 * findReferences('{pairs.wrong} of all\n{limitations}').references.map(({ text, line }) => [text, line]) // [['{pairs.wrong}', 1]]
 */
export function findReferences(markdown: string): {
  readonly references: readonly FoundReference[];
  readonly blocks: readonly FoundBlock[];
} {
  const references: FoundReference[] = [];
  const blocks: FoundBlock[] = [];
  let fence: string | null = null;
  for (const [index, text] of markdown.split('\n').entries()) {
    const line = index + 1;
    const opening = /^\s{0,3}(```+|~~~+)/.exec(text)?.[1]?.slice(0, 3);
    if (opening !== undefined) fence = fence === null ? opening : fence === opening ? null : fence;
    if (fence !== null || opening !== undefined) continue;
    const block = parseBlock(text);
    if (block !== null) {
      blocks.push({ block, line });
      continue;
    }
    const prose = text.replace(/(`+)[^`]*\1/g, '');
    for (const [found, inside] of prose.matchAll(/\{([^{}]*)\}/g)) {
      references.push({ reference: parseReference(inside!), text: found, line });
    }
  }
  return { references, blocks };
}
