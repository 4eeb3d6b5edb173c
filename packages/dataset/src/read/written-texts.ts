import type { HeldTexts } from '../table/held-texts.ts';
import { shorterFirst } from '../table/shorter-first.ts';

/** Codes whose texts are made together: one string is cut apart, since a call into native code for each takes longer. */
const CUT_TOGETHER = 4096;

/** Texts of which each is made when it is asked for, or all at once: their bytes take a fifth of what strings take. */
const MOST_KEPT_AS_STRINGS = 1 << 15;

/** 1: not of visible ASCII and spaces between. */
const NOT_PLAIN = 1;
/** 2: may be a word for a missing value, which a reference such as K17 is not. */
const MAY_BE_MISSING = 2;

/** What has to be asked of a text: 0, {@link NOT_PLAIN}, {@link MAY_BE_MISSING} or both. For the kernel's twin. */
export function oddnessOf(text: string): number {
  const isPlain = /^[!-~](?:[ -~]*[!-~])?$/.test(text);
  return (isPlain ? 0 : NOT_PLAIN) | (/^(?:[1-8]|[a-tv-z].*\d$)/is.test(text) ? 0 : MAY_BE_MISSING);
}

const [OPEN, CLOSE, COMMA, QUOTE, BACKSLASH] = [91, 93, 44, 34, 92];

/** The distinct texts of a column as they were written, by code, none of them empty. */
export class WrittenTexts implements HeldTexts {
  readonly length: number;
  readonly #oddness: Uint8Array;
  #bytes: Buffer | null;
  #ends: Uint32Array | null;
  #texts: readonly string[] | null = null;

  /** Bytes end to end, where each ends, and what is odd about each. */
  constructor(bytes: Buffer, ends: Uint32Array, oddness: Uint8Array) {
    this.length = ends.length;
    this.#oddness = oddness;
    this.#bytes = bytes;
    this.#ends = ends;
    if (this.length <= MOST_KEPT_AS_STRINGS) this.all();
  }

  /** Whether each is visible ASCII with spaces only between: nothing has to be cleaned. */
  get arePlain(): boolean {
    for (const odd of this.#oddness) if ((odd & NOT_PLAIN) !== 0) return false;
    return true;
  }

  /** Codes of the texts that may be words for a missing value; no other can be one. */
  mayBeMissing(): number[] {
    const found: number[] = [];
    const oddness = this.#oddness;
    for (let code = 0; code < oddness.length; code++) if ((oddness[code]! & MAY_BE_MISSING) !== 0) found.push(code);
    return found;
  }

  at(code: number): string {
    return this.#texts?.[code] ?? this.#made(code);
  }

  #made(code: number): string {
    const ends = this.#ends!;
    return this.#bytes!.toString('utf8', code === 0 ? 0 : ends[code - 1], ends[code]);
  }

  all(): readonly string[] {
    if (this.#texts !== null) return this.#texts;
    const texts: string[] = new Array(this.length);
    for (let from = 0; from < this.length; from += CUT_TOGETHER) {
      this.#cut(texts, from, Math.min(this.length, from + CUT_TOGETHER));
    }
    this.#texts = texts;
    [this.#bytes, this.#ends] = [null, null];
    return texts;
  }

  /** Whether they are bytes still. */
  get areHeld(): boolean {
    return this.#texts === null;
  }

  compare(one: number, other: number): number {
    if (this.#texts !== null) return shorterFirst(this.#texts[one]!, this.#texts[other]!);
    const [bytes, ends] = [this.#bytes!, this.#ends!];
    const start = one === 0 ? 0 : ends[one - 1]!;
    const otherStart = other === 0 ? 0 : ends[other - 1]!;
    const length = ends[one]! - start;
    const difference = length - (ends[other]! - otherStart);
    if (difference !== 0) return difference;
    for (let at = 0; at < length; at++) {
      const apart = bytes[start + at]! - bytes[otherStart + at]!;
      if (apart !== 0) return apart;
    }
    return 0;
  }

  json(from: number, to: number): Uint8Array {
    if (this.#texts !== null) return new TextEncoder().encode(JSON.stringify(this.#texts.slice(from, to)));
    const [bytes, ends] = [this.#bytes!, this.#ends!];
    const first = from === 0 ? 0 : ends[from - 1]!;
    // Two quotes and a comma about each text; each of its characters may need a mark before it.
    const list = new Uint8Array(2 + 3 * (to - from) + 2 * (ends[to - 1]! - first));
    let length = 0;
    let at = first;
    list[length++] = OPEN;
    for (let code = from; code < to; code++) {
      if (code > from) list[length++] = COMMA;
      list[length++] = QUOTE;
      for (const end = ends[code]!; at < end; at++) {
        const byte = bytes[at]!;
        if (byte === QUOTE || byte === BACKSLASH) list[length++] = BACKSLASH;
        list[length++] = byte;
      }
      list[length++] = QUOTE;
    }
    list[length++] = CLOSE;
    return list.slice(0, length);
  }

  #cut(texts: string[], from: number, to: number): void {
    const ends = this.#ends!;
    const first = from === 0 ? 0 : ends[from - 1]!;
    const together = this.#bytes!.toString('latin1', first, ends[to - 1]);
    let start = 0;
    for (let code = from; code < to; code++) {
      const end = ends[code]! - first;
      texts[code] = (this.#oddness[code]! & NOT_PLAIN) === 0 ? together.slice(start, end) : this.#made(code);
      start = end;
    }
  }
}
