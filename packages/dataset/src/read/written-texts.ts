import { shorterFirst } from '@assay/statistics';
import type { HeldTexts } from '../table/held-texts.ts';

/** Codes whose texts are made together: one string is cut apart, since a call into native code for each takes longer. */
const CUT_TOGETHER = 4096;

/** Texts of which each is made when it is asked for, or all at once: their bytes take a fifth of what strings take. */
const MOST_KEPT_AS_STRINGS = 1 << 15;

/** 1: not of visible ASCII and spaces between. */
export const NOT_PLAIN = 1;
/** 2: may be a word for a missing value, which a reference such as K17 is not. */
const MAY_BE_MISSING = 2;

/** What has to be asked of a text: 0, {@link NOT_PLAIN}, {@link MAY_BE_MISSING} or both. For the kernel's twin. */
export function oddnessOf(text: string): number {
  const isPlain = /^[!-~](?:[ -~]*[!-~])?$/.test(text);
  return (isPlain ? 0 : NOT_PLAIN) | (/^(?:[1-8]|[a-tv-z].*\d$)/is.test(text) ? 0 : MAY_BE_MISSING);
}

const [OPEN, CLOSE, COMMA, QUOTE, BACKSLASH] = [91, 93, 44, 34, 92];

/** Where the bytes of texts lie, by code. */
export interface TextPlaces {
  /** What they lie in, as it is now. */
  readonly bytes: Buffer;
  startOf(code: number): number;
  lengthOf(code: number): number;
}

/** Texts that lie end to end: where each ends. */
export function endToEnd(bytes: Buffer, ends: Uint32Array): TextPlaces {
  const startOf = (code: number) => (code === 0 ? 0 : ends[code - 1]!);
  return { bytes, startOf, lengthOf: (code) => ends[code]! - startOf(code) };
}

/** What is asked of the distinct texts of a column, by code. */
export interface ColumnTexts extends HeldTexts {
  /** Whether each is visible ASCII with spaces only between: nothing has to be cleaned. */
  readonly arePlain: boolean;
  /** Whether they are bytes still. */
  readonly areHeld: boolean;
  /** Codes of the texts that may be words for a missing value; no other can be one. */
  mayBeMissing(): number[];
}

/** The distinct texts of a column as they were written, by code, none of them empty. */
export class WrittenTexts implements ColumnTexts {
  readonly length: number;
  readonly #oddness: Uint8Array;
  #places: TextPlaces | null;
  #texts: readonly string[] | null = null;

  /** Where each lies, and what is odd about each. */
  constructor(places: TextPlaces, oddness: Uint8Array) {
    this.length = oddness.length;
    this.#oddness = oddness;
    this.#places = places;
    if (this.length <= MOST_KEPT_AS_STRINGS) this.all();
  }

  get arePlain(): boolean {
    for (const odd of this.#oddness) if ((odd & NOT_PLAIN) !== 0) return false;
    return true;
  }

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
    const places = this.#places!;
    const start = places.startOf(code);
    return places.bytes.toString('utf8', start, start + places.lengthOf(code));
  }

  all(): readonly string[] {
    if (this.#texts !== null) return this.#texts;
    const texts: string[] = new Array(this.length);
    for (let from = 0; from < this.length; from += CUT_TOGETHER) {
      this.#cut(texts, from, Math.min(this.length, from + CUT_TOGETHER));
    }
    this.#texts = texts;
    this.#places = null;
    return texts;
  }

  get areHeld(): boolean {
    return this.#texts === null;
  }

  compare(one: number, other: number): number {
    if (this.#texts !== null) return shorterFirst(this.#texts[one]!, this.#texts[other]!);
    const places = this.#places!;
    const length = places.lengthOf(one);
    const difference = length - places.lengthOf(other);
    if (difference !== 0) return difference;
    const { bytes } = places;
    const [start, otherStart] = [places.startOf(one), places.startOf(other)];
    for (let at = 0; at < length; at++) {
      const apart = bytes[start + at]! - bytes[otherStart + at]!;
      if (apart !== 0) return apart;
    }
    return 0;
  }

  json(from: number, to: number): Uint8Array {
    if (this.#texts !== null) return new TextEncoder().encode(JSON.stringify(this.#texts.slice(from, to)));
    const places = this.#places!;
    const { bytes } = places;
    let all = 0;
    for (let code = from; code < to; code++) all += places.lengthOf(code);
    // Two quotes and a comma about each text; each of its characters may need a mark before it.
    const list = new Uint8Array(2 + 3 * (to - from) + 2 * all);
    let length = 0;
    list[length++] = OPEN;
    for (let code = from; code < to; code++) {
      if (code > from) list[length++] = COMMA;
      list[length++] = QUOTE;
      const start = places.startOf(code);
      const end = start + places.lengthOf(code);
      for (let at = start; at < end; at++) {
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
    const places = this.#places!;
    const { bytes } = places;
    let all = 0;
    for (let code = from; code < to; code++) all += places.lengthOf(code);
    const together = Buffer.allocUnsafe(all);
    let at = 0;
    for (let code = from; code < to; code++) {
      const start = places.startOf(code);
      const end = start + places.lengthOf(code);
      for (let byte = start; byte < end; byte++) together[at++] = bytes[byte]!;
    }
    const string = together.toString('latin1');
    at = 0;
    for (let code = from; code < to; code++) {
      const end = at + places.lengthOf(code);
      texts[code] = (this.#oddness[code]! & NOT_PLAIN) === 0 ? string.slice(at, end) : this.#made(code);
      at = end;
    }
  }
}
