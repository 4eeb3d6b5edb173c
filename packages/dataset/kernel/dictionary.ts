// The distinct texts of a column, in order of first appearance. A text is an entry of 16 bytes, as in DuckDB's vectors: its length,
// then the text itself, padded with zeros, or for one of more than 12 bytes its hash and where its bytes lie.

import { givePages, pagesFor, takePages } from './pages';

export const INLINE: i32 = 12;

// Numbers of a dictionary, by bytes from its start.
const SLOTS: usize = 0;
const MASK: usize = 4;
const DISTINCT: usize = 8;
const TEXTS: usize = 12;
const TEXTS_END: usize = 16;
/** 1 as long as each short text stood beyond all before it: then it is new, nothing is looked up, and no slot is filled. */
const IS_RISING: usize = 20;
/** Pages of entries follow, by number. */
const ENTRY_PAGES: usize = 64;
const MOST_ENTRY_PAGES: u32 = 16368;

const ONE_OF_HASH: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;
const TWO_OF_HASH: u64 = ((<u64>0xc2b2ae3d) << 32) | 0x27d4eb4f;
const THREE_OF_HASH: u64 = ((<u64>0x165667b1) << 32) | 0x9e3779f9;

const FIRST_SLOTS: u32 = 1 << 12;
/** Below so many slots a table grows by four: it would otherwise be filled anew again and again. */
const FEW_SLOTS: u32 = 1 << 18;

export function newDictionary(): usize {
  const dictionary = takePages(1);
  memory.fill(dictionary, 0, ENTRY_PAGES);
  const slots = takePages(1);
  memory.fill(slots, 0, (<usize>FIRST_SLOTS) << 2);
  store<u32>(dictionary, <u32>slots, SLOTS);
  store<u32>(dictionary, FIRST_SLOTS - 1, MASK);
  store<u32>(dictionary, 1, IS_RISING);
  return dictionary;
}

export function distinctTexts(dictionary: usize): u32 {
  return load<u32>(dictionary, DISTINCT);
}

export function isRising(dictionary: usize): bool {
  return load<u32>(dictionary, IS_RISING) !== 0;
}

/** The code of a short text where none stood before it or it is beyond the last, or is the last again; else −1, and it is to be looked up. */
export function risingCode(dictionary: usize, entry: usize): i32 {
  const distinct = load<u32>(dictionary, DISTINCT);
  if (distinct > 0) {
    const order = compareShort(entry, entryOf(dictionary, distinct - 1));
    if (order === 0) return <i32>(distinct - 1);
    if (order < 0) return -1;
  }
  v128.store(newEntry(dictionary, distinct), v128.load(entry));
  return <i32>distinct;
}

/** Shorter before longer, else by their bytes: any order of all texts would do. */
function compareShort(one: usize, other: usize): i32 {
  const lengths = load<i32>(one) - load<i32>(other);
  if (lengths !== 0) return lengths;
  const first = bswap<u64>(load<u64>(one, 4));
  const second = bswap<u64>(load<u64>(other, 4));
  if (first !== second) return first < second ? -1 : 1;
  const rest = bswap<u32>(load<u32>(one, 12));
  const otherRest = bswap<u32>(load<u32>(other, 12));
  return rest < otherRest ? -1 : rest > otherRest ? 1 : 0;
}

/** From now on texts are looked up: fills the slots. */
export function endRising(dictionary: usize): void {
  store<u32>(dictionary, 0, IS_RISING);
  const distinct = load<u32>(dictionary, DISTINCT);
  let size = load<u32>(dictionary, MASK) + 1;
  const before = size;
  while (<u64>distinct * 8 > <u64>size * 5) size = size < FEW_SLOTS ? size << 2 : size << 1;
  if (size !== before) newSlots(dictionary, before, size);
  placeAll(dictionary, distinct);
}

/** Whether its look-ups wait for memory, so that a chunk's are asked for together. */
export function isBeyondCache(dictionary: usize): bool {
  return load<u32>(dictionary, MASK) >= 1 << 15;
}

export function entryOf(dictionary: usize, code: u32): usize {
  return <usize>load<u32>(dictionary + ((<usize>(code >> 12)) << 2), ENTRY_PAGES) + ((<usize>(code & 4095)) << 4);
}

export function hashOfShort(entry: usize): u32 {
  let hash = (load<u64>(entry) * ONE_OF_HASH) ^ rotl<u64>(load<u64>(entry, 8) * TWO_OF_HASH, 32);
  hash ^= hash >> 29;
  return <u32>((hash * THREE_OF_HASH) >> 32);
}

/** Of more than 12 bytes: eight at a time, the last eight overlap. */
export function hashOfLong(at: usize, length: i32): u32 {
  let hash: u64 = <u64>length;
  const last = at + <usize>length - 8;
  for (; at < last; at += 8) hash = rotl<u64>((hash ^ load<u64>(at)) * ONE_OF_HASH, 29);
  hash = (hash ^ load<u64>(last)) * TWO_OF_HASH;
  hash ^= hash >> 29;
  return <u32>((hash * THREE_OF_HASH) >> 32);
}

function isSame(one: usize, other: usize, length: i32): bool {
  const last = <usize>length - 8;
  for (let at: usize = 0; at < last; at += 8) if (load<u64>(one + at) !== load<u64>(other + at)) return false;
  return load<u64>(one + last) === load<u64>(other + last);
}

/**
 * A slot is a word: code + 1 in the bits that number the slots, the hash's other bits above; zero is free. So nearly every other text
 * is told apart before its entry is looked at.
 */
export function slotOf(dictionary: usize, hash: u32): u32 {
  const at = (<usize>(hash & load<u32>(dictionary, MASK))) << 2;
  return load<u32>(<usize>load<u32>(dictionary, SLOTS) + at);
}

/** Brings near the entry that a slot names. */
export function touched(dictionary: usize, slot: u32): u32 {
  if (slot === 0) return 0;
  return load<u32>(entryOf(dictionary, (slot & load<u32>(dictionary, MASK)) - 1));
}

export function codeOfShort(dictionary: usize, entry: usize, hash: u32): u32 {
  const mask = load<u32>(dictionary, MASK);
  const slots = <usize>load<u32>(dictionary, SLOTS);
  const high = hash & ~mask;
  const value = v128.load(entry);
  let at = hash & mask;
  for (let slot = load<u32>(slots + ((<usize>at) << 2)); slot !== 0; slot = load<u32>(slots + ((<usize>at) << 2))) {
    if ((slot & ~mask) === high) {
      const code = (slot & mask) - 1;
      if (!v128.any_true(v128.xor(value, v128.load(entryOf(dictionary, code))))) return code;
    }
    at = (at + 1) & mask;
  }
  const code = insert(dictionary, slots + ((<usize>at) << 2), hash);
  v128.store(entryOf(dictionary, code), value);
  return code;
}

/** The bytes lie at `text`; those of a new one are kept. */
export function codeOfLong(dictionary: usize, text: usize, length: i32, hash: u32): u32 {
  const mask = load<u32>(dictionary, MASK);
  const slots = <usize>load<u32>(dictionary, SLOTS);
  const high = hash & ~mask;
  let at = hash & mask;
  for (let slot = load<u32>(slots + ((<usize>at) << 2)); slot !== 0; slot = load<u32>(slots + ((<usize>at) << 2))) {
    if ((slot & ~mask) === high) {
      const code = (slot & mask) - 1;
      const entry = entryOf(dictionary, code);
      const isLike = load<i32>(entry) === length && load<u32>(entry, 4) === hash;
      if (isLike && isSame(<usize>load<u32>(entry, 8), text, length)) return code;
    }
    at = (at + 1) & mask;
  }
  const code = insert(dictionary, slots + ((<usize>at) << 2), hash);
  const entry = entryOf(dictionary, code);
  store<i32>(entry, length);
  store<u32>(entry, hash, 4);
  store<u32>(entry, <u32>kept(dictionary, text, length), 8);
  store<u32>(entry, 0, 12);
  return code;
}

function kept(dictionary: usize, text: usize, length: i32): usize {
  let at = <usize>load<u32>(dictionary, TEXTS);
  if (at + <usize>length > <usize>load<u32>(dictionary, TEXTS_END)) {
    const pages = pagesFor(<usize>length);
    at = takePages(pages);
    store<u32>(dictionary, <u32>(at + ((<usize>pages) << 16)), TEXTS_END);
  }
  memory.copy(at, text, <usize>length);
  store<u32>(dictionary, <u32>(at + <usize>length), TEXTS);
  return at;
}

/** The next code, in a free slot; its entry is to be written. */
function insert(dictionary: usize, slot: usize, hash: u32): u32 {
  const code = load<u32>(dictionary, DISTINCT);
  const mask = load<u32>(dictionary, MASK);
  newEntry(dictionary, code);
  store<u32>(slot, (hash & ~mask) | (code + 1));
  // Five eighths full at most.
  if ((<u64>code + 1) * 8 > (<u64>mask + 1) * 5) grow(dictionary, code, hash);
  return code;
}

/** Room for the entry of the next code. */
function newEntry(dictionary: usize, code: u32): usize {
  store<u32>(dictionary, code + 1, DISTINCT);
  if ((code & 4095) === 0) {
    if (code >> 12 >= MOST_ENTRY_PAGES) unreachable();
    store<u32>(dictionary + ((<usize>(code >> 12)) << 2), <u32>takePages(1), ENTRY_PAGES);
  }
  return entryOf(dictionary, code);
}

/** Larger slots for the codes before `last`, and for that one, whose entry is not written yet. */
function grow(dictionary: usize, last: u32, hash: u32): void {
  const before = load<u32>(dictionary, MASK) + 1;
  const size = before < FEW_SLOTS ? before << 2 : before << 1;
  newSlots(dictionary, before, size);
  placeAll(dictionary, last);
  place(<usize>load<u32>(dictionary, SLOTS), size - 1, last, hash);
}

function newSlots(dictionary: usize, before: u32, size: u32): void {
  givePages(<usize>load<u32>(dictionary, SLOTS), pagesFor((<usize>before) << 2));
  const bytes = (<usize>size) << 2;
  const slots = takePages(pagesFor(bytes));
  memory.fill(slots, 0, bytes);
  store<u32>(dictionary, <u32>slots, SLOTS);
  store<u32>(dictionary, size - 1, MASK);
}

/** Puts so many codes in slots that are free. */
function placeAll(dictionary: usize, codes: u32): void {
  const slots = <usize>load<u32>(dictionary, SLOTS);
  const mask = load<u32>(dictionary, MASK);
  for (let code: u32 = 0; code < codes; code++) {
    const entry = entryOf(dictionary, code);
    place(slots, mask, code, load<i32>(entry) > INLINE ? load<u32>(entry, 4) : hashOfShort(entry));
  }
}

function place(slots: usize, mask: u32, code: u32, hash: u32): void {
  let at = hash & mask;
  while (load<u32>(slots + ((<usize>at) << 2)) !== 0) at = (at + 1) & mask;
  store<u32>(slots + ((<usize>at) << 2), (hash & ~mask) | (code + 1));
}
