import { NOUNS } from '../markdown/agree-in-number.ts';
import { WORDS_OF_STATISTICS } from '../table/words-of-statistics.ts';

interface SentenceRule {
  readonly found: RegExp;
  readonly what: string;
  readonly remedy: string;
}

const RULES: readonly SentenceRule[] = [
  {
    found: /(?<!between )(?<![\d.,])0(?:\.0+)? in every [\d,]+/,
    what: 'nought of so many',
    remedy: 'Say "none".',
  },
  {
    found: /\b0\.0+ (?:times|points|percentage points)\b/,
    what: 'a number of noughts',
    remedy: 'Show its first figure, or say "none".',
  },
  {
    found: /\b\d{4}-\d{2}(?:-\d{2})?(?:T[\d:.]+Z?)?\b/,
    what: 'a date as machines write it',
    remedy: 'Let a reference format it.',
  },
  { found: /\bnot computed\b/i, what: 'a reason in place of a number', remedy: 'Leave the sentence out.' },
  {
    found: /\bno range\b|\bno upper limit\b|\bnot available\b/,
    what: 'a gap in place of a number',
    remedy: 'Leave the number out.',
  },
  { found: /\b(?:NaN|undefined|null|Infinity)\b/, what: 'a word of the machine', remedy: 'Give the reason instead.' },
  { found: /\[[a-z]\](?!:)/, what: 'a mark in place of a number', remedy: 'Leave the sentence out.' },
  { found: /(?<![\w/.-])[a-z]+[A-Z][A-Za-z]*\b/, what: 'a name of code', remedy: 'Say it in words.' },
  { found: /\b(?!had |that )([a-z]{3,}) \1\b/i, what: 'a word twice', remedy: 'Keep one.' },
  {
    found: /(?<![\d.,] |[\d.,–-])\b0 (?:of|are|is|were|was|[a-z]+s|people)\b/,
    what: 'a nought for a word',
    remedy: 'Say "none" or "no".',
  },
  {
    found:
      /\bnone (?!of |in |are |is |were |was |have |has |to |and |or |at |on |by |could |can |who |that |which |given|lies|stays|remains|bears|makes|comes|holds|leaves|enters|says|needs|goes|does)[a-z]+s\b/,
    what: '"none" before what is counted',
    remedy: 'Say "no".',
  },
  {
    found: new RegExp(`(?<!\\b(?:and|to) |[\\d.,–-])\\b1 (?:(?!(?:of|in)\\b)[a-z-]+ )?(?:${NOUNS})\\b`),
    what: 'one of several',
    remedy: 'Let the noun be one that Assay can put in the singular, or put the number last.',
  },
  {
    found: /\((?:between|at least) [−\d.,]+(?: and [−\d.,]+)?\)/,
    what: 'a range without its unit',
    remedy: 'Name the unit after the range.',
  },
  {
    found:
      /\b(?:last|first|next)(?: two| three| four)? columns?\b|\b(?:table|figure|chart)s? (?:below|beneath|above)\b|\bthe table (?:gives|below|beneath)/,
    what: 'a place that another screen does not have',
    remedy: 'Say what it shows.',
  },
  {
    found: WORDS_OF_STATISTICS,
    what: 'a word of statistics',
    remedy: 'Say it in plain words, or in technical.md.',
  },
  {
    found: /\b\d[\d,.]* (?:time or times|person or people)\b/,
    what: 'two words for one number',
    remedy: 'Choose one.',
  },
];

/**
 * What keeps a sentence from being read: nought of so many, noughts, machine dates, reasons and marks where a number
 * should stand, names of code. `names` are the words that parameters go by in code.
 *
 * @example
 * sentenceFaults('Of flags 0 in every 100 were acted on.', [])[0] // 'nought of so many: "0 in every 100" in "Of flags 0 in every 100 were acted on." Say "none".'
 */
export function sentenceFaults(sentence: string, names: readonly string[]): string[] {
  const raw = names
    .filter((name) => /[a-z]-[a-z]|[a-z][A-Z]|_/.test(name))
    .map(
      (name): SentenceRule => ({
        found: new RegExp(`(?<![\\w-])${escaped(name)}(?![\\w-])`),
        what: 'a name of code',
        remedy: 'Say it in words.',
      }),
    );
  return [...RULES, ...raw].flatMap(({ found, what, remedy }) => {
    const text = found.exec(sentence)?.[0];
    return text === undefined ? [] : [`${what}: "${text}" in "${sentence}" ${remedy}`];
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
