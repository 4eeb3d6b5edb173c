const WORD_BITS = 32;

/** A set of small whole numbers that tells at once how many of its members come before a number. */
export class RankedSet {
  /** Per 32 numbers: which are members, then how many members come before. Side by side, so that both arrive together. */
  private readonly words: Int32Array;

  /** For numbers below `limit`. */
  constructor(limit: number) {
    this.words = new Int32Array(2 * Math.ceil(limit / WORD_BITS));
  }

  add(member: number): void {
    this.words[(member >>> 5) << 1]! |= 1 << (member & 31);
  }

  /** Counts the members, after the last {@link add} and before the first {@link before}; returns how many there are. */
  rank(): number {
    const { words } = this;
    let members = 0;
    for (let word = 0; word < words.length; word += 2) {
      words[word + 1] = members;
      members += bitCount(words[word]!);
    }
    return members;
  }

  before(number: number): number {
    const word = (number >>> 5) << 1;
    return this.words[word + 1]! + bitCount(this.words[word]! & ~(-1 << (number & 31)));
  }
}

/** Source: Warren (2013), Hacker's Delight, section 5-1. */
export function bitCount(bits: number): number {
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
