const [QUOTE, BACKSLASH] = [0x22, 0x5c];
/** One text in so many has its place noted. */
const STRIDE = 64;
/** Whoever asks for more than one text in so many one by one is given all. */
const FEW = 16;

/**
 * The texts of a column in the JSON in which they travelled, a list in each part. They are counted and asked for one by one without
 * making the others: of a million identifiers most never are.
 */
export class TravelledTexts {
  private left: readonly ArrayBuffer[] | null;
  private texts: readonly string[] = [];
  /** Part and byte at which every so many-th text begins. */
  private places: { readonly part: number; readonly byte: number }[] | null = null;
  private counted = 0;
  private asked = 0;

  constructor(parts: readonly ArrayBuffer[]) {
    this.left = parts;
  }

  /** The bytes; `null` from when all texts were made. */
  unread(): readonly ArrayBuffer[] | null {
    return this.left;
  }

  all(): readonly string[] {
    if (this.left !== null) {
      const lists = this.left.map((part) => JSON.parse(new TextDecoder().decode(part)) as string[]);
      this.texts = lists.length === 1 ? lists[0]! : lists.flat();
      this.left = null;
    }
    return this.texts;
  }

  get length(): number {
    if (this.left === null) return this.texts.length;
    this.placesOf(this.left);
    return this.counted;
  }

  at(code: number): string {
    if (this.left === null || ++this.asked * FEW > this.length || !(code < this.length)) return this.all()[code]!;
    let { part, byte } = this.placesOf(this.left)[Math.floor(code / STRIDE)]!;
    for (let more = code % STRIDE; ; more--) {
      let bytes = new Uint8Array(this.left[part]!);
      // A part may hold none.
      for (byte = bytes.indexOf(QUOTE, byte); byte < 0; byte = bytes.indexOf(QUOTE))
        bytes = new Uint8Array(this.left[++part]!);
      const end = endOfText(bytes, byte);
      if (more === 0) return JSON.parse(new TextDecoder().decode(bytes.subarray(byte, end))) as string;
      byte = end;
    }
  }

  private placesOf(parts: readonly ArrayBuffer[]) {
    if (this.places !== null) return this.places;
    const places: { part: number; byte: number }[] = [];
    for (const [part, buffer] of parts.entries()) {
      const bytes = new Uint8Array(buffer);
      for (let byte = bytes.indexOf(QUOTE); byte >= 0 && byte < bytes.length; byte++) {
        if (bytes[byte] !== QUOTE) continue;
        if (this.counted++ % STRIDE === 0) places.push({ part, byte });
        byte = endOfText(bytes, byte) - 1;
      }
    }
    this.places = places;
    return places;
  }
}

/** The byte behind the closing quote of the text whose opening quote is there. */
function endOfText(bytes: Uint8Array, start: number): number {
  let byte = start + 1;
  while (bytes[byte] !== QUOTE) byte += bytes[byte] === BACKSLASH ? 2 : 1;
  return byte + 1;
}
