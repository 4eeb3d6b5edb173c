import { InputError } from '@assay/statistics';
import { findReferences } from '../reference/find-references.ts';
import { parseBlock } from '../reference/parse-block.ts';
import type { Reference } from '../reference/parse-reference.ts';

/** One way of answering one of the panel's questions, as a report's author wrote it. */
export interface AnswerText {
  readonly question: string;
  /** The number that the answer turns on. */
  readonly at: Exclude<Reference, { kind: 'parameter' }>;
  /** One sentence of Markdown with references. */
  readonly sentence: string;
  readonly references: readonly Reference[];
  /** Line of the block, counted from 1. */
  readonly line: number;
}

/**
 * Which answers does a report give, and to what? Every `{answer: …}` block with the sentence below it, in order; several
 * for one question are its alternatives, the first that can be computed counts.
 *
 * @throws InputError where a block is not followed by its sentence.
 *
 * @example
 * findAnswers('{answer: MM-P1 at pairs.wrong}\nOf all links {pairs.wrong} are wrong.\n')[0].sentence // 'Of all links {pairs.wrong} are wrong.'
 */
export function findAnswers(markdown: string): readonly AnswerText[] {
  const lines = markdown.split('\n');
  return findReferences(markdown).blocks.flatMap(({ block, line }) => {
    if (block.kind !== 'answer') return [];
    const sentence = sentenceBelow(lines, line);
    if (sentence === '') {
      throw new InputError(
        `answer to ${block.question} in line ${line} has no sentence. Write it on the line below the block.`,
      );
    }
    const references = findReferences(sentence).references.map(({ reference }) => reference);
    return [{ question: block.question, at: block.at as AnswerText['at'], sentence, references, line }];
  });
}

function sentenceBelow(lines: readonly string[], line: number): string {
  return lines
    .slice(line, line + linesOfSentence(lines, line))
    .map((text) => text.trim())
    .join(' ');
}

/**
 * How many lines does the sentence below an answer's block take? It ends at the next empty line or block.
 *
 * @example
 * linesOfSentence(['{answer: MM-P1 at pairs.wrong}', 'Of all links', '{pairs.wrong} are wrong.', '', 'More.'], 1) // 2
 */
export function linesOfSentence(lines: readonly string[], from: number): number {
  const rest = lines.slice(from);
  const end = rest.findIndex((text) => text.trim() === '' || parseBlock(text) !== null);
  return end === -1 ? rest.length : end;
}
