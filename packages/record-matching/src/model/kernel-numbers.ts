import { bitCount } from '../clusters/ranked-set.ts';
import type { KernelField, KernelText } from './kernel-field.ts';
import type { KernelMemory } from './kernel-memory.ts';
import { leastCommonLetters } from './least-common-letters.ts';

const FIELD_NUMBERS = 48;
const KINDS = { date: 0, coarse: 1, text: 2 };
const ROLES = { 'first name': 1, surname: 2 };
/** Distinct values of one block whose levels with each other are kept, a byte each: 16 MB. */
const MOST_KEPT = 4096;
/** Lists of a field's room, in bytes for each record. */
const DATE_WIDTHS = 6;
const TEXT_WIDTHS = 40;

/** What kernel/patterns.ts reads of a field, in its order; tables are copied into its memory. */
export function fieldNumbers(
  memory: KernelMemory,
  field: KernelField,
  multiplier: number,
  last: number,
  place: { readonly own: number; readonly names: number },
  largestBlock: number,
): Int32Array {
  const numbers = new Int32Array(FIELD_NUMBERS);
  // As block-columns.ts has it.
  const wide = (largestBlock + 47) & ~15;
  numbers.set([KINDS[field.kind], multiplier, place.own, last]);
  if (field.kind === 'date') {
    numbers[18] = memory.copy(field.digits);
    numbers[21] = memory.room(DATE_WIDTHS * wide);
  }
  if (field.kind !== 'text') return numbers;
  const { lexicon, nearness, names } = field;
  const { similarity, forms } = nearness;
  const distinct = lexicon.surnameOffset;
  numbers[3] = 1 + (forms === null ? 0 : 1) + similarity.length;
  numbers.set(
    [
      memory.copy(lexicon.symbols as Uint16Array),
      memory.copy(lexicon.start),
      memory.room(lexicon.alphabetSize * Int32Array.BYTES_PER_ELEMENT),
      memory.copy(Float64Array.from(similarity)),
      similarity.length,
      ...lists(memory, forms),
    ],
    4,
  );
  if (names !== undefined) {
    const { parts, addedToSurname, spellings } = names.facts;
    const [starts, all] = lists(memory, parts.parts);
    numbers.set([ROLES[names.role], place.names, addedToSurname, memory.copy(parts.whole), starts!, all!], 11);
    numbers[24] = memory.room(spellings * Int32Array.BYTES_PER_ELEMENT);
  }
  const side = Math.min(distinct, largestBlock, MOST_KEPT);
  numbers.set(
    [
      memory.room(2 * longestName(field)),
      memory.copy(whatRulesOut(field)),
      memory.copy(leastCommonLetters(Math.min(...similarity))),
      memory.room(distinct * Int32Array.BYTES_PER_ELEMENT),
      memory.room(TEXT_WIDTHS * wide),
      memory.room(side * (side + 16)),
      side,
    ],
    17,
  );
  return numbers;
}

/** Of each value: its letters as bits, its length, how many of its letters are no class of their own, its forms as bits. */
function whatRulesOut({ lexicon: { letterMask, start, surnameOffset }, nearness: { forms } }: KernelText): Int32Array {
  const table = new Int32Array(4 * surnameOffset);
  for (let id = 0; id < surnameOffset; id++) {
    const letters = letterMask[id]!;
    const length = start[id + 1]! - start[id]!;
    const formBits = forms?.[id]?.reduce((bits, form) => bits | (1 << form), 0) ?? 0;
    table.set([letters, length, length - bitCount(letters), formBits], 4 * id);
  }
  return table;
}

/** Lists one after the other: addresses of where each begins, and of their numbers; noughts where there are none. */
function lists(memory: KernelMemory, of: readonly (readonly number[] | null)[] | null): readonly number[] {
  if (of === null) return [0, 0];
  const starts = new Int32Array(of.length + 1);
  for (const [index, each] of of.entries()) starts[index + 1] = starts[index]! + (each?.length ?? 0);
  return [memory.copy(starts), memory.copy(Int32Array.from(of.flatMap((each) => each ?? [])))];
}

function longestName({ lexicon: { start, surnameOffset } }: KernelText): number {
  let longest = 0;
  for (let id = 0; id < surnameOffset; id++) longest = Math.max(longest, start[id + 1]! - start[id]!);
  return longest;
}
