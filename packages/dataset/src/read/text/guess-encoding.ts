import { analyse } from 'chardet';
import iconv from 'iconv-lite';

/** Share of the letters beyond ASCII that may look wrong before an encoding is ruled out. */
const MOST_ODD = 0.05;

/** So much surer must the detector be of another encoding before Windows-1252, which British systems write, gives way. */
const MARGIN = 0.4;

/** Tried even where the detector does not think of them: few letters are little to go by. */
const ALWAYS_TRIED = ['windows-1252', 'windows-1250'];

/** Tried where none of the others gives names: what Macintosh and DOS programs wrote, and the euro's revision of Latin 1. */
const TRIED_LAST = ['iso-8859-15', 'macintosh', 'cp850'];

/** Encodings that the detector names by the part of them that it knows. */
const WIDER: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
};

/**
 * Which encoding of single bytes is this? The detector's guesses, without those under which words hold currency signs, capitals
 * in their middle or letters that hardly follow each other; Windows-1252 where it is among them and no other is far likelier.
 * `null` where none is left.
 */
export function guessEncoding(sample: Uint8Array): { readonly encoding: string; readonly confidence: number } | null {
  const confidence = new Map<string, number>(ALWAYS_TRIED.map((encoding) => [encoding, 0]));
  for (const { name, confidence: percent } of analyse(sample)) {
    const label = WIDER[name.toLowerCase()] ?? name.toLowerCase();
    if (label === 'ascii' || label.startsWith('utf') || !iconv.encodingExists(label)) continue;
    confidence.set(label, Math.max(confidence.get(label) ?? 0, percent / 100));
  }
  const likely = [...confidence]
    .map(([encoding, each]) => ({ encoding, confidence: each }))
    .filter(({ encoding }) => isLikely(sample, encoding))
    .sort((a, b) => b.confidence - a.confidence || (a.encoding < b.encoding ? -1 : 1));
  const best = likely[0];
  if (best === undefined) {
    const last = TRIED_LAST.find((encoding) => isLikely(sample, encoding));
    return last === undefined ? null : { encoding: last, confidence: 0 };
  }
  const western = likely.find(({ encoding }) => encoding === 'windows-1252');
  // Turkish differs in six letters alone, which British names do not have: there the detector decides.
  const margin = best.encoding === 'windows-1254' ? 0 : MARGIN;
  return western !== undefined && best.confidence - western.confidence <= margin ? western : best;
}

function isLikely(sample: Uint8Array, encoding: string): boolean {
  return oddShare(iconv.decode(Buffer.from(sample), encoding)) <= MOST_ODD;
}

const BESIDE_LETTER = /(?<=\p{L})[^\p{L}\p{M}\p{ASCII}]|[^\p{L}\p{M}\p{ASCII}](?=\p{L})/gu;
const PUNCTUATION = /[\u2018\u2019\u201c\u201d\u2013\u2014\u00b7\u00a0\u00ba\u00aa]/u;
/** An accent by itself stands for an apostrophe inside a name, and begins none. */
const LONE_ACCENT = /(?<!\p{L})\u00b4(?=\p{L})/gu;
const CAPITAL_INSIDE = /(?<=\p{Ll})[^\P{Lu}\p{ASCII}]/gu;
const TWO_SCRIPTS = /(?<=[A-Za-z])[^\P{L}\p{Script=Latin}]|[^\P{L}\p{Script=Latin}](?=[A-Za-z])/gu;
const LONG_RUN = /[^\P{Script=Latin}\p{ASCII}]{5,}/gu;

/** Share of the characters beyond ASCII that no name would have where they stand. */
function oddShare(text: string): number {
  const beyond = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  if (beyond === 0) return 0;
  const beside = (text.match(BESIDE_LETTER) ?? []).filter((sign) => !PUNCTUATION.test(sign) && sign !== '\u00b4');
  const signs = beside.length + (text.match(LONE_ACCENT)?.length ?? 0);
  const capitals = text.match(CAPITAL_INSIDE)?.length ?? 0;
  const runs = (text.match(LONG_RUN) ?? []).reduce((sum, run) => sum + run.length, 0);
  const unknown = text.match(/\uFFFD|[\u0080-\u009f]/gu)?.length ?? 0;
  const mixed = text.match(TWO_SCRIPTS)?.length ?? 0;
  return (signs + mixed + capitals + runs + unknown) / beyond;
}
