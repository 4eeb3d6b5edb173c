import type { CheckProblem } from './problem.ts';
import { proseLines } from './prose-lines.ts';

/**
 * Words that claim more than an audit can show, each with what to write instead (after Fairlearn's guide on how to talk
 * about fairness: say which harm, to whom, measured how).
 */
const OVERCLAIMS: readonly { readonly words: RegExp; readonly instead: string }[] = [
  { words: /\bun-?biased\b/i, instead: 'Say which difference was measured, between whom.' },
  { words: /\bde-?bias(?:ed|es|ing)?\b/i, instead: 'Say which difference became smaller, and by how much.' },
  {
    words: /\bbias[- ]free\b|\bfree (?:of|from) bias\b|\bno bias\b/i,
    instead: 'Say what was looked at and what was found.',
  },
  {
    words: /\b(?:un)?fair (?:model|algorithm|tool|system|score|classifier)s?\b/i,
    instead: 'Name the harm, who bears it and how it was measured.',
  },
  {
    words: /\b(?:model|algorithm|tool|system|score)s? (?:is|are) (?:un)?fair\b/i,
    instead: 'Name the harm, who bears it and how it was measured.',
  },
  {
    words: /\bprov(?:es?|ed|en|ing)\b|\bproof that\b/i,
    instead: 'Write "is consistent with", or say what was counted.',
  },
  { words: /\bguarantee(?:s|d|ing)?\b/i, instead: 'Say what was observed, on which data.' },
  { words: /\bsolves? (?:the )?bias\b|\beliminat(?:es?|ed) bias\b/i, instead: 'Say which difference became smaller.' },
];

/**
 * Does a sentence claim more than an audit can show, such as "unbiased" or "proves"? In Markdown, or in a single
 * sentence.
 *
 * Source: after Fairlearn's guide on how to talk about fairness.
 *
 * @example
 * overclaims('report.md', 'This proves it.').map(({ rule, where }) => [rule, where]) // [['wording', 'report.md:1']]
 */
export function overclaims(where: string, text: string, isMarkdown = true): CheckProblem[] {
  const lines = isMarkdown ? proseLines(text) : [{ line: 0, text }];
  return lines.flatMap(({ line, text: sentence }) =>
    OVERCLAIMS.flatMap(({ words, instead }) => {
      const found = words.exec(sentence)?.[0];
      if (found === undefined) return [];
      const place = isMarkdown ? `${where}:${line}` : where;
      return [{ rule: 'wording' as const, where: place, message: `it claims too much: "${found}". ${instead}` }];
    }),
  );
}
