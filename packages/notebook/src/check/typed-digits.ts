import type { CheckProblem } from './problem.ts';
import { proseLines } from './prose-lines.ts';

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';

/** What may hold digits in prose without being a number that a cell computed. */
const ALLOWED: readonly RegExp[] = [
  /\{[^{}]*\}/g, // references
  /\]\([^)]*\)/g, // addresses of links
  /<https?:[^>]*>|https?:\S+/g,
  /\b[A-Z]{2,6}-[A-Z]\d+(?:\/[A-Z]\d+)*\b/g, // ids of questions: MM-P1, PSD-R6/C2
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?: \\d{4})?\\b`, 'g'),
  new RegExp(`\\b${MONTH} \\d{4}\\b`, 'g'),
  /\b\d{4}-\d{2}-\d{2}\b/g,
  /\b(?:1[6-9]|20)\d{2}(?:[–-](?:\d{2}|\d{4}))?\b/g, // years
  /^\s*\d+[.)]\s/g, // numbers of a list
];

/**
 * Does a number stand in prose without a finding behind it? Numbers may only enter a report by reference; dates, years,
 * question ids, list numbers, links and code are left alone.
 *
 * @example
 * typedDigits('report.md', 'In 2024 there were 37 wrong pairs.').map(({ message }) => message) // ['a number is typed: "37". Refer to a finding, {id}, or write it in words.']
 */
export function typedDigits(file: string, markdown: string): CheckProblem[] {
  return proseLines(markdown).flatMap(({ line, text }) => {
    const bare = ALLOWED.reduce((rest, allowed) => rest.replace(allowed, ' '), text);
    return [...bare.matchAll(/\S*\d\S*/g)].map(([typed]) => ({
      rule: 'typed-digit' as const,
      where: `${file}:${line}`,
      message: `a number is typed: "${typed}". Refer to a finding, {id}, or write it in words.`,
    }));
  });
}
