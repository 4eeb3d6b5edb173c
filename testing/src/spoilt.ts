import { createHash } from 'node:crypto';

/** One way to spoil a source: the text between two places becomes another. */
export interface Spoiling {
  readonly file: string;
  /** Line, counted from one, for whoever reads the list. */
  readonly line: number;
  readonly what: string;
  readonly edits: readonly Edit[];
}

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The text with each edit made.
 *
 * @example
 * spoilt('a < b', [{ from: 2, to: 3, text: '<=' }]) // 'a <= b'
 */
export function spoilt(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.from - one.from)
    .reduce((all, { from, to, text }) => all.slice(0, from) + text + all.slice(to), text);
}

/**
 * So many, drawn by the digest of what they are: the same seed draws the same ones, and a change of one file leaves the
 * draw in others as it was.
 *
 * @example
 * drawn([], 3, 'a seed') // []
 */
export function drawn<Item extends Spoiling>(items: readonly Item[], count: number, seed: string): Item[] {
  const keyed = items.map((item) => {
    const { file, what, edits } = item;
    const own = JSON.stringify([seed, file, what, edits.map(({ from, text }) => [from, text])]);
    return { item, key: createHash('sha256').update(own).digest('hex') };
  });
  return keyed
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .slice(0, count)
    .map(({ item }) => item);
}
