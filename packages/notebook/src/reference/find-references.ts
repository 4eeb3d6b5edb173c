import { InputError } from '@assay/statistics';
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
 * @throws InputError at the first reference that follows no form of the grammar, unless `onFault` takes it.
 *
 * @example
 * findReferences('{pairs.wrong} of all\n{limitations}').references.map(({ text, line }) => [text, line]) // [['{pairs.wrong}', 1]]
 */
export function findReferences(
  markdown: string,
  onFault: (fault: InputError, line: number, text: string) => void = (fault) => {
    throw fault;
  },
): {
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
    const block = readOr(() => parseBlock(text));
    if (block instanceof InputError) onFault(block, line, text.trim());
    else if (block !== null) blocks.push({ block, line });
    if (block !== null) continue;
    const prose = text.replace(/(`+)[^`]*\1/g, '');
    for (const [found, inside] of prose.matchAll(/\{([^{}]*)\}/g)) {
      const reference = readOr(() => parseReference(inside!));
      if (reference instanceof InputError) onFault(reference, line, found);
      else references.push({ reference, text: found, line });
    }
  }
  return { references, blocks };
}

/** What was read, or the fault that it is refused for. */
function readOr<Read>(read: () => Read): Read | InputError {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}
