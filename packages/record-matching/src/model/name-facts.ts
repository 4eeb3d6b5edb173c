import { MISSING_CODE } from '@assay/statistics';
import type { NameParts } from './name-parts.ts';

/** What is known of the names of each record. */
export interface NameFacts {
  /** Numbers of one spelling, shared by both kinds of names. */
  readonly firsts: Int32Array;
  readonly surnames: Int32Array;
  /** How many such numbers there are. */
  readonly spellings: number;
  readonly surnameCodes: Int32Array;
  readonly flags: Uint8Array;
  readonly parts: NameParts;
  /** Levels that a surname has besides those of text. */
  readonly addedToSurname: 1 | 2;
}

/** Flags of a record: of people of whom many change their surname; a surname of several parts. */
export const MAY_CHANGE = 1;
export const HAS_SEVERAL = 2;

export function nameFacts(columns: {
  readonly firsts: Int32Array;
  readonly surnames: Int32Array;
  readonly spellings: number;
  readonly surnameCodes: Int32Array;
  readonly parts: NameParts;
  readonly mayChange: Int32Array | null;
}): NameFacts {
  const { surnameCodes, parts, mayChange, ...names } = columns;
  const flags = new Uint8Array(surnameCodes.length);
  for (let row = 0; row < flags.length; row++) {
    const code = surnameCodes[row]!;
    flags[row] =
      (mayChange?.[row] === 1 ? MAY_CHANGE : 0) | (code !== MISSING_CODE && parts.hasSeveral(code) ? HAS_SEVERAL : 0);
  }
  return { ...names, surnameCodes, flags, parts, addedToSurname: mayChange === null ? 1 : 2 };
}
