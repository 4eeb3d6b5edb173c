import { InputError } from '@assay/statistics';
import { type CodeList, codeEntry } from './code-list.ts';

/** A code in another version of its list, with what happened on the way. */
export interface MappedCode {
  readonly code: string;
  readonly from: string;
  readonly provenance: string;
}

/** Codes that changed between versions; all others stand for the same. A coarser step loses something and says what. */
const CHANGES: Readonly<Record<string, Readonly<Record<string, readonly [code: string, why: string]>>>> = {
  'self-defined-ethnicity-16+1 > self-defined-ethnicity-18+1': {
    O1: ['A4', 'Chinese stood under Other (O1) in 16+1 and stands under Asian (A4) in 18+1'],
  },
  'self-defined-ethnicity-18+1 > self-defined-ethnicity-16+1': {
    A4: ['O1', 'Chinese stands under Asian (A4) in 18+1 and stood under Other (O1) in 16+1'],
    W3: [
      'W9',
      'Gypsy or Irish Traveller has no code in 16+1 and counts as any other White: the group can no longer be seen',
    ],
    O2: ['O9', 'Arab has no code in 16+1 and counts as any other: the group can no longer be seen'],
  },
  'self-defined-ethnicity-18+1 > ethnicity-census-2021': {},
  'ethnicity-census-2021 > self-defined-ethnicity-18+1': {
    W4: ['W9', 'Roma has no code in 18+1 and counts as any other White: the group can no longer be seen'],
  },
};

/**
 * What is this code in another version of the list? A code of the wrong version is refused and not guessed: O1 in 18+1 is an
 * error in the file, and it may stand for Chinese or for anything else.
 *
 * @throws InputError where the code is none of the first list, or where no mapping between the lists is defined.
 *
 * @example
 * mapCode(codeList('self-defined-ethnicity-16+1'), codeList('self-defined-ethnicity-18+1'), 'O1').code // 'A4'
 */
export function mapCode(from: CodeList, to: CodeList, code: string): MappedCode {
  codeEntry(from, code);
  if (from.name === to.name) return { code, from: code, provenance: `${code} of ${from.name}, unchanged` };
  const changes = CHANGES[`${from.name} > ${to.name}`];
  if (changes === undefined) {
    throw new InputError(
      `no mapping from ${from.name} to ${to.name}. Compare the two in a table instead: one is not the other's other spelling.`,
    );
  }
  const change = changes[code];
  const mapped = change?.[0] ?? codeEntry(to, code).code;
  const provenance = change?.[1] ?? `${code} means the same in both`;
  return { code: mapped, from: code, provenance: `${from.name} to ${to.name}: ${provenance}` };
}
