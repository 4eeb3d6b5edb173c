// A field of a kernel, shared by the sources of patterns.ts.

// What a field is made of, by place in its 48 numbers; ../src/model/kernel-numbers.ts writes them.
export const FIELD_NUMBERS: i32 = 48;
export const KIND: i32 = 0;
export const MULTIPLIER: i32 = 1;
export const COLUMN: i32 = 2;
export const LAST: i32 = 3;
export const SYMBOLS: i32 = 4;
export const STARTS: i32 = 5;
export const PLACES: i32 = 6;
export const SIMILARITY: i32 = 7;
export const SIMILARITIES: i32 = 8;
export const FORM_STARTS: i32 = 9;
export const FORMS: i32 = 10;
export const ROLE: i32 = 11;
export const NAMES: i32 = 12;
export const ADDED: i32 = 13;
export const WHOLES: i32 = 14;
export const PART_STARTS: i32 = 15;
export const PARTS: i32 = 16;
export const TAKEN: i32 = 17;
/** Of each value: letters, length, letters that are no class of their own, forms; or of a date its digits. */
export const TABLE: i32 = 18;
/** Of each length up to 31, how many letters another of length 0 to 15 must have in common; 16 bytes each. */
export const LEAST_COMMON: i32 = 19;
/** Of each value, one more than its place among the distinct ones of the block that is being held. */
export const LOCAL_OF: i32 = 20;
export const ROOM: i32 = 21;
/** Levels of the distinct values of a block with each other, where there are no more of them than its side. */
export const MATRIX: i32 = 22;
export const MATRIX_SIDE: i32 = 23;
/** Of each spelling, the last block in which a surname has it. */
export const SPELLINGS: i32 = 24;

// What is known of the block that is held.
export const IS_SHARED: i32 = 40;
export const DISTINCT: i32 = 41;
export const STRIDE: i32 = 42;
export const COMPUTED: i32 = 43;

export const DATE: i32 = 0;
export const COARSE: i32 = 1;
export const FIRST_NAME: i32 = 1;
export const SURNAME: i32 = 2;
export const MAY_CHANGE: i32 = 1;
export const HAS_SEVERAL: i32 = 2;
export const LONGEST_IN_BITS: i32 = 32;

export function numberOf(field: usize, at: i32): i32 {
  return load<i32>(field + ((<usize>at) << 2));
}

export function setNumber(field: usize, at: i32, value: i32): void {
  store<i32>(field + ((<usize>at) << 2), value);
}
