import type { KernelField, KernelText } from './kernel-field.ts';
import type { KernelMemory } from './kernel-memory.ts';

const FIELD_NUMBERS = 32;
const KINDS = { date: 0, coarse: 1, text: 2 };
const ROLES = { 'first name': 1, surname: 2 };

/** What kernel/patterns.ts reads of a field, in its order; tables are copied into its memory. */
export function fieldNumbers(
  memory: KernelMemory,
  field: KernelField,
  multiplier: number,
  last: number,
  place: { readonly own: number; readonly names: number },
): Int32Array {
  const numbers = new Int32Array(FIELD_NUMBERS);
  numbers.set([KINDS[field.kind], multiplier, place.own, last]);
  if (field.kind !== 'text') return numbers;
  const { lexicon, nearness, names } = field;
  const { similarity, forms } = nearness;
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
    const { parts, addedToSurname } = names.facts;
    const [starts, all] = lists(memory, parts.parts);
    numbers.set([ROLES[names.role], place.names, addedToSurname, memory.copy(parts.whole), starts!, all!], 11);
  }
  numbers[17] = memory.room(2 * longestName(field));
  new Float32Array(numbers.buffer)[18] = leastCommon(Math.min(...similarity));
  return numbers;
}

/** Lists one after the other: addresses of where each begins, and of their numbers; noughts where there are none. */
function lists(memory: KernelMemory, of: readonly (readonly number[] | null)[] | null): readonly number[] {
  if (of === null) return [0, 0];
  const starts = new Int32Array(of.length + 1);
  for (const [index, each] of of.entries()) starts[index + 1] = starts[index]! + (each?.length ?? 0);
  return [memory.copy(starts), memory.copy(Int32Array.from(of.flatMap((each) => each ?? [])))];
}

function longestName({ columns }: KernelText): number {
  return columns[2]!.ofCode!.reduce((longest, each) => Math.max(longest, each), 0);
}

/**
 * Least product of letters in common and both lengths' sum, over the lengths' product, that can reach the similarity: the
 * most that Jaro's is with c letters in common is (c ÷ m + c ÷ n + 1) ÷ 3, and Winkler adds at most 0.4 of the rest above 0.7.
 * A little less, so that rounding rules nothing out.
 */
function leastCommon(similarity: number): number {
  const jaro = similarity > 0.7 ? Math.max(0.7, (similarity - 0.4) / 0.6) : similarity;
  const share = 3 * jaro - 1;
  return share - 1e-4 * Math.abs(share);
}
