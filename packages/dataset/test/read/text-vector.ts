import type { ChunkVector } from '../../src/read/chunk-vector.ts';

const LEFT_OVER = 'what another row left behind';

/** Texts as a vector holds them; `null` is a row that is not valid, whose entry holds what was left there. */
export function textVector(texts: readonly (string | null)[]): ChunkVector {
  const entries = Buffer.alloc(16 * texts.length);
  const longTexts = new Map<number, Buffer>();
  const validity = new Uint8Array(Math.ceil(texts.length / 64) * 8);
  for (const [row, text] of texts.entries()) {
    const bytes = Buffer.from(text ?? LEFT_OVER);
    entries.writeInt32LE(bytes.length, 16 * row);
    if (text !== null) validity[row >> 3]! |= 1 << (row & 7);
    if (bytes.length <= 12) bytes.copy(entries, 16 * row + 4);
    else if (text !== null) longTexts.set(row, bytes);
  }
  return {
    rowCount: texts.length,
    validity: texts.includes(null) ? validity : null,
    values: () => entries,
    longText: (row) => longTexts.get(row)!,
    copyLongTexts(roomFor) {
      const all = Buffer.concat([...longTexts.values()]);
      if (all.length > 0) roomFor(all.length).set(all);
    },
  };
}

/** Days of a column of dates. */
export function dayVector(days: readonly (number | null)[]): ChunkVector {
  const values = Int32Array.from(days, (day) => day ?? 12);
  const validity = new Uint8Array(Math.ceil(days.length / 64) * 8);
  for (const [row, day] of days.entries()) if (day !== null) validity[row >> 3]! |= 1 << (row & 7);
  return {
    ...textVector([]),
    rowCount: days.length,
    validity,
    values: () => new Uint8Array(values.buffer),
  };
}
