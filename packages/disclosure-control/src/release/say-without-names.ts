import { withoutNumbers } from './mask-texts.ts';
import { mayName } from './names-of-few.ts';

/** Shorter ones are found in sentences that are not about them. */
const SHORTEST_IN_SENTENCE = 3;
/** In a sentence what comes out of a file stands in these. */
const QUOTED = /“([^”]*)”/g;
const NOT_SAID = '“…”';

/** A text that is a name, or holds one as words of its own; what is quoted in it is of the code, of many, or not said. */
export function sayWithoutNames(
  heldBack: ReadonlyMap<string, string>,
  mayBeQuoted: (name: string) => boolean,
): (text: string) => string {
  // A number in a name was masked in texts before: which of several names it was is not told any more.
  const masked = [...heldBack.keys()].map((name) => [withoutNumbers(name), 'a name held back'] as const);
  const said = new Map([...masked, ...heldBack]);
  const long = [...said.keys()].filter((name) => name.length >= SHORTEST_IN_SENTENCE);
  const escaped = long.sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern =
    escaped.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => {
    const known = said.get(text);
    if (known !== undefined) return known;
    const named = pattern === null ? text : text.replace(pattern, (name) => said.get(name)!);
    return named.replace(QUOTED, (quoted, name: string) =>
      !mayName(name) || isHeldBack(name) || mayBeQuoted(name) ? quoted : NOT_SAID,
    );
  };
}

const isHeldBack = (name: string) => /^(?:a )?name held back(?: \d+)?$/.test(name);
