/**
 * The characters of a name as a person counts them closest by: Unicode code points after NFC normalisation, so that
 * "é" typed as one key or as e + accent is one character and the same one.
 *
 * Source: Unicode Standard Annex 15 (NFC). Databases that count UTF-8 bytes give "é" a length of two.
 *
 * @example
 * codePoints('José').length // 4
 */
export function codePoints(text: string): Uint32Array {
  const normal = normalisedName(text);
  const points = new Uint32Array(normal.length);
  let length = 0;
  for (let index = 0; index < normal.length; index++) {
    const point = normal.codePointAt(index)!;
    if (point > 0xffff) index++;
    points[length++] = point;
  }
  return points.subarray(0, length);
}

/** NFC; text whose every character lies below U+0300 is NFC already (no combining mark, no decomposable sequence). */
export function normalisedName(text: string): string {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) >= 0x300) return text.normalize('NFC');
  }
  return text;
}

/** The text as names are compared where letter case does not matter: NFC, lower-cased, and NFC again. */
export function foldedName(text: string): string {
  return normalisedName(normalisedName(text).toLowerCase());
}
