import type { DictionaryColumn } from '@assay/statistics';

const [QUOTE, BACKSLASH] = [0x22, 0x5c];

const written = new WeakMap<DictionaryColumn, () => readonly ArrayBuffer[] | null>();

/**
 * Notes in what bytes a column's texts travelled, so that two columns can be told to be alike before a text is made.
 *
 * The bytes of its dictionary in its order; `null` from when a text was asked for.
 *
 * @example
 * noteWrittenTexts(textColumn(people, 'first_name'), () => null) // undefined
 */
export function noteWrittenTexts(column: DictionaryColumn, bytes: () => readonly ArrayBuffer[] | null): void {
  written.set(column, bytes);
}

/**
 * Whether the texts of two columns are known to be the same, code by code, without making any: by the bytes in which they are
 * written. Where it says no they may yet be the same.
 */
export function areWrittenAlike(here: DictionaryColumn, there: DictionaryColumn): boolean {
  const [some, others] = [written.get(here)?.(), written.get(there)?.()];
  if (!some || !others || some.length !== others.length) return false;
  return some.every((part, at) => areSame(part, others[at]!));
}

function areSame(one: ArrayBuffer, other: ArrayBuffer): boolean {
  if (one.byteLength !== other.byteLength) return false;
  const [a, b] = [new Uint8Array(one), new Uint8Array(other)];
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** How many texts a column has, by the quotes in their bytes; `null` where they are not held so. */
export function writtenLength(column: DictionaryColumn): number | null {
  const parts = written.get(column)?.();
  if (!parts) return null;
  let quotes = 0;
  for (const part of parts) {
    const bytes = new Uint8Array(part);
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] === BACKSLASH) at++;
      else if (bytes[at] === QUOTE) quotes++;
    }
  }
  return quotes / 2;
}
