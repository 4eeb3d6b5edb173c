import type { NameLexicon } from '../names/name-lexicon.ts';
import type { NameFacts } from './name-facts.ts';
import type { NearnessLevels } from './text-nearness.ts';

/** A number of each record: of its code, or that code itself where there is no table; −1 where it has none. */
export interface KernelColumn {
  readonly codes: Int32Array | Uint8Array;
  readonly ofCode: Int32Array | null;
}

/** Texts: the id of each record's; what is known of each id stands in a table of its own. */
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
      /** Dates by their codes, and the digits of each code, four bits each. */
      readonly kind: 'date';
      readonly columns: readonly KernelColumn[];
      readonly digits: Int32Array;
    }
  | {
      /** A value and its ever coarser parts. */
      readonly kind: 'coarse';
      readonly columns: readonly KernelColumn[];
    }
  | KernelText;

/** `null` where the kernel has no way: nearness by edits, or more than 65,536 letters. */
export function kernelText(ids: Int32Array, lexicon: NameLexicon, nearness: NearnessLevels): KernelText | null {
  if (nearness.edits.length > 0 || !(lexicon.symbols instanceof Uint16Array)) return null;
  return { kind: 'text', columns: [{ codes: ids, ofCode: null }], lexicon, nearness };
}
