/** A group that its name bounds on one side: those over 50, those with at least three. */
export interface Bound {
  readonly direction: 'up' | 'down';
  readonly at: number;
  /** The name without its bound: two bounds on one thing have the same. */
  readonly of: string;
}

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const THING = String.raw`(?:[a-z%]+\W+){0,2}?`;
const UP = [
  String.raw`${NUMBER}\s*\+`,
  String.raw`(?:>=?|≥)\s*${NUMBER}`,
  String.raw`\b(?:over|above|beyond|after|since|from|at\W+least|more\W+than|older\W+than|later\W+than)\W*${NUMBER}`,
  String.raw`${NUMBER}\W+${THING}(?:or|and)\W+(?:more|over|above|older|later|upwards?)\b`,
].map((pattern) => new RegExp(pattern, 'i'));
const DOWN = [
  String.raw`(?:<=?|≤)\s*${NUMBER}`,
  String.raw`\b(?:under|below|within|before|up\W+to|at\W+most|less\W+than|fewer\W+than|younger\W+than|earlier\W+than)\W*${NUMBER}`,
  String.raw`${NUMBER}\W+${THING}(?:or|and)\W+(?:less|fewer|under|below|younger|earlier)\b`,
].map((pattern) => new RegExp(pattern, 'i'));

/** Where a name bounds a group on one side, and from which side; `null` for a band, a plain group or two bounds. */
export function boundOf(name: string): Bound | null {
  const [up, down] = [matchOf(UP, name), matchOf(DOWN, name)];
  if ((up === null) === (down === null)) return null;
  const [text, number] = (up ?? down)!;
  const of = name
    .replace(text!, ' ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
  // A number that is left makes it a band, or a group of its own.
  return /\d/.test(of) ? null : { direction: up === null ? 'down' : 'up', at: Number(number), of };
}

/**
 * The name of a row with the bound that its column's heading puts on it: "at least 3" of a 3 below "At least". As it is
 * where the heading bounds nothing, or the name is bounded already.
 */
export function boundUnder(heading: string, name: string): string {
  if (boundOf(name) !== null) return name;
  const bare = heading.replaceAll(/\s*\([^)]*\)/g, '');
  const read = [`${heading} ${name}`, `${name} ${heading}`, `${bare} ${name}`];
  return read.find((each) => boundOf(each) !== null) ?? name;
}

function matchOf(patterns: readonly RegExp[], name: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const match = pattern.exec(name);
    if (match !== null) return match;
  }
  return null;
}
