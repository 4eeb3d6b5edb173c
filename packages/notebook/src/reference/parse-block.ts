import { InputError } from '@assay/statistics';
import { parseReference, type Reference } from './parse-reference.ts';

/** One key column by whose values a reader chooses, and the parameter that holds the value this run was set to. */
export interface ChosenBy {
  readonly column: string;
  /** Parameter that is named; without one, a parameter of the column's own name counts. */
  readonly parameter: string | null;
}

/** A line of its own that stands for something larger than a number. */
export type Block =
  | { readonly kind: 'figure'; readonly id: string }
  | { readonly kind: 'table'; readonly id: string }
  | { readonly kind: 'choose'; readonly id: string; readonly by: readonly ChosenBy[] }
  | {
      readonly kind: 'answer';
      /** The panel's question: `MM-P1`. */
      readonly question: string;
      /** The number that the answer turns on: how sure it is follows from it, and there a reader is led. */
      readonly at: Reference;
    }
  | { readonly kind: 'questions' }
  | { readonly kind: 'limitations' };

const ID = '[a-z0-9][a-z0-9.-]*';
const NAME = '[A-Za-z][A-Za-z0-9_-]*';
const BY = `${NAME}(?:\\s+at\\s+parameter:${NAME})?`;
const blockPattern = new RegExp(`^\\{\\s*(?:(figure|table):\\s*(${ID})|(questions|limitations))\\s*\\}$`);
const answerPattern = /^\{\s*answer:\s*([A-Z]+-[A-Z0-9/]+)\s+at\s+([^{}|]+?)\s*\}$/;
const choicePattern = new RegExp(`^\\{\\s*choose:\\s*(${ID})\\s+by\\s+(${BY}(?:\\s+and\\s+${BY})?)\\s*\\}$`);

/**
 * Reads a line that is a block, such as `{figure: tolerance-curve}`; `null` where the line is anything else.
 *
 * @throws InputError where the line begins a choice or an answer and does not follow its form.
 *
 * @example
 * parseBlock('{figure: tolerance-curve}') // { kind: 'figure', id: 'tolerance-curve' }
 */
export function parseBlock(line: string): Block | null {
  const text = line.trim();
  const match = blockPattern.exec(text);
  if (match?.[3] !== undefined) return { kind: match[3] as 'questions' | 'limitations' };
  if (match) return { kind: match[1] as 'figure' | 'table', id: match[2]! };
  if (/^\{\s*answer\b/.test(text)) return parseAnswer(text);
  if (!/^\{\s*choose\b/.test(text)) return null;
  const choice = choicePattern.exec(text);
  if (choice === null) {
    throw new InputError(
      `not a choice: ${text}. Write {choose: finding.id by column}, at most two columns joined by "and", each with "at parameter:name" where a parameter sets it.`,
    );
  }
  const by = choice[2]!.split(/\s+and\s+/).map((part): ChosenBy => {
    const [column, parameter] = part.split(/\s+at\s+parameter:/);
    return { column: column!, parameter: parameter ?? null };
  });
  return { kind: 'choose', id: choice[1]!, by };
}

function parseAnswer(text: string): Block {
  const answer = answerPattern.exec(text);
  const at = answer === null ? null : parseReference(answer[2]!);
  if (answer === null || at === null || at.kind === 'parameter') {
    throw new InputError(
      `not an answer: ${text}. Write {answer: QUESTION at finding.id} on a line of its own, with the sentence below it.`,
    );
  }
  return { kind: 'answer', question: answer[1]!, at };
}
