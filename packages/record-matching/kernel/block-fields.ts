// A field of a kernel, shared by the sources of patterns.ts.

// What a field is made of, by place in its 32 numbers; ../src/model/kernel-fields.ts writes them.
export const FIELD_NUMBERS: i32 = 32;
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
export const LEAST_COMMON: i32 = 18;
export const IS_SHARED: i32 = 31;

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
