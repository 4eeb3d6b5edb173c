import { type Html, html } from '../page/html.ts';

/** What the words of reports mean, for somebody who has never read one. In alphabetical order. */
const TERMS: readonly (readonly [term: string, meaning: string])[] = [
  ['Base rate', 'How common a thing is among everyone, before any tool looks at anybody.'],
  [
    '[c]',
    'A number held back, because it is so small that somebody could be told from it, or because it would give such a number away.',
  ],
  ['Calibration', 'Whether things happen as often as a model says that they will.'],
  ['Counted', 'Said of an answer: every record was looked at, and nothing is estimated.'],
  ['Digest', 'A short code made of every byte of a file. Another file, or a changed one, has another.'],
  ['Displacement', 'Crime that moves elsewhere, or to another time or kind, where police are about.'],
  ['Edit', 'One letter added, taken away or changed. A tolerance of two allows two of them.'],
  ['False alarm', 'A change that is announced where there was none.'],
  ['Finding', 'One number or table that answers a question, with its method and its limits.'],
  [
    'Firm',
    'Said of an answer: its range is narrow, at most a quarter of the number either way, or one point of a share.',
  ],
  ['Held back', 'Not shown, to protect people; see [c].'],
  [
    'Invented data',
    'Made by a program so that the truth is known. It shows how a method works and says nothing of the force.',
  ],
  ['Mixed', 'Said of people: somebody else’s record stands in their profile.'],
  ['Not computed', 'There is no number, and the reason stands beside it. It never means none.'],
  ['Open', 'Said of an answer: its range is too wide to settle it, holds “no difference”, or cannot be given.'],
  ['Pack', 'A report with its evidence in one file, which anyone can check and run again.'],
  ['Placebo', 'A test where nothing was done, to learn how often a method announces a change all the same.'],
  ['Power', 'How often a study of this size would see an effect that is really there.'],
  ['Profile', 'All records that a system takes to be about one person.'],
  ['Range', 'Where the true number may lie: of a hundred such ranges about ninety-five hold it.'],
  ['Rough', 'Said of an answer: its range is wide, at most the number itself either way, or a model stands behind it.'],
  ['Scattered', 'Said of people: their records stand in more than one profile.'],
  ['Times', 'How many of one for each of the other: “2 times” is twice as often, “1 times” is alike.'],
  ['Tolerance', 'How far two names may differ and still be taken for one.'],
];

/**
 * What do the words mean? Every term that reports use without explaining it, in a sentence.
 *
 * @example
 * glossary().includes('Where the true number may lie') // true
 */
export function glossary(): Html {
  return html`<dl class="summary-list">${TERMS.map(
    ([term, meaning]) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>\n`,
  )}</dl>`;
}
