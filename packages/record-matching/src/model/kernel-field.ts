import type { NameLexicon } from '../names/name-lexicon.ts';
import type { NameFacts } from './name-facts.ts';
import type { NearnessLevels } from './text-nearness.ts';

/** A number of each record: of its code, or that code itself where there is no table; −1 where it has none. */
export interface KernelColumn {
  readonly codes: Int32Array | Uint8Array;
  readonly ofCode: Int32Array | null;
}

/** Texts: id, letters, length and bits of the groups of forms that each is in. */
export interface KernelText {
  readonly kind: 'text';
  readonly columns: readonly KernelColumn[];
  readonly lexicon: NameLexicon;
  readonly nearness: NearnessLevels;
  readonly names?: { readonly role: 'first name' | 'surname'; readonly facts: NameFacts };
}

/** What kernel/patterns.ts needs to compare a field. */
export type KernelField =
  | {
      /** Dates: code, digits of four bits each, year; or a value and its ever coarser parts. */
      readonly kind: 'date' | 'coarse';
      readonly columns: readonly KernelColumn[];
    }
  | KernelText;

/** `null` where the kernel has no way: nearness by edits, or more than 65,536 letters. */
export function kernelText(ids: Int32Array, lexicon: NameLexicon, nearness: NearnessLevels): KernelText | null {
  if (nearness.edits.length > 0 || !(lexicon.symbols instanceof Uint16Array)) return null;
  const { start, letterMask } = lexicon;
  const lengths = letterMask.map((_, id) => start[id + 1]! - start[id]!);
  const formBits = letterMask.map((_, id) => nearness.forms?.[id]?.reduce((bits, form) => bits | (1 << form), 0) ?? 0);
  return {
    kind: 'text',
    columns: [null, letterMask, lengths, formBits].map((ofCode) => ({ codes: ids, ofCode })),
    lexicon,
    nearness,
  };
}
