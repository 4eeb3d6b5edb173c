// Fields of text: names, and what may be a name in another place.

import { columnAt, copyBytes, fillBytes, widthOfColumns } from './block-columns';
import {
  ADDED,
  COLUMN,
  DISTINCT,
  FIRST_NAME,
  LAST,
  MAY_CHANGE,
  NAMES,
  numberOf,
  ROLE,
  SPELLINGS,
  SURNAME,
} from './block-fields';
import {
  bytesOf,
  CAN_SWAP,
  CHANGED,
  holdDistinct,
  levelsWithOthers,
  localsOf,
  memberEndOf,
  memberFromOf,
  membersOf,
  PLAIN,
  ROW,
} from './distinct-values';

/** Blocks of so few records are looked through for names in each other's place. */
const FEW: i32 = 8;

/** The level of "anything else", after those of names in another place, of a part in common, of names that change. */
function elseLevel(field: usize): i32 {
  const role = numberOf(field, ROLE);
  const last = numberOf(field, LAST);
  return role === FIRST_NAME ? last + 1 : role === SURNAME ? last + numberOf(field, ADDED) : last;
}

export function holdTexts(field: usize, size: i32, block: i32): void {
  holdDistinct(field, size);
  const role = numberOf(field, ROLE);
  const ids = columnAt(numberOf(field, COLUMN));
  const rest = elseLevel(field);
  const plain = bytesOf(field, PLAIN);
  for (let own = 0; own < size; own++) {
    store<u8>(plain + <usize>own, <u8>(load<i32>(ids + ((<usize>own) << 2)) < 0 ? rest + 1 : rest));
  }
  if (role === 0) return;
  if (role === SURNAME) {
    const flags = columnAt(numberOf(field, NAMES) + 3);
    const changed = bytesOf(field, CHANGED);
    for (let own = 0; own < size; own++) {
      const level = <i32>load<u8>(plain + <usize>own);
      const mayChange = (load<i32>(flags + ((<usize>own) << 2)) & MAY_CHANGE) !== 0;
      store<u8>(changed + <usize>own, <u8>(level === rest && mayChange ? numberOf(field, LAST) + 1 : level));
    }
  }
  noteSwaps(field, size, block);
}

/** Which records have a first name that is a surname of the block: only they can be in each other's place. */
function noteSwaps(field: usize, size: i32, block: i32): void {
  const firsts = columnAt(numberOf(field, NAMES));
  const surnames = firsts + widthOfColumns();
  const spellings = <usize>numberOf(field, SPELLINGS);
  const canSwap = bytesOf(field, CAN_SWAP);
  if (size > FEW) {
    for (let own = 0; own < size; own++) {
      const surname = load<i32>(surnames + ((<usize>own) << 2));
      if (surname >= 0) store<i32>(spellings + ((<usize>surname) << 2), block);
    }
  }
  for (let own = 0; own < size; own++) {
    const first = load<i32>(firsts + ((<usize>own) << 2));
    const surname = load<i32>(surnames + ((<usize>own) << 2));
    const can =
      first >= 0 &&
      surname >= 0 &&
      first !== surname &&
      (size <= FEW || load<i32>(spellings + ((<usize>first) << 2)) === block);
    store<u8>(canSwap + <usize>own, can ? 1 : 0);
  }
}

/** Levels of a record with each later one of its block, a byte each by the place of the later one. */
export function levelsOfTexts(field: usize, own: i32, size: i32): usize {
  const later = size - own - 1;
  const row = bytesOf(field, ROW);
  const local = load<i32>(localsOf(field) + ((<usize>own) << 2));
  if (local < 0) {
    fillBytes(row + <usize>own + 1, elseLevel(field) + 1, later);
    return row;
  }
  const role = numberOf(field, ROLE);
  let unlike = PLAIN;
  if (role === SURNAME) {
    const flags = load<i32>(columnAt(numberOf(field, NAMES) + 3) + ((<usize>own) << 2));
    if ((flags & MAY_CHANGE) !== 0) unlike = CHANGED;
  }
  copyBytes(row + <usize>own + 1, bytesOf(field, unlike) + <usize>own + 1, later);
  const members = membersOf(field);
  const from = memberFromOf(field);
  const end = memberEndOf(field);
  // Records come in order: what is left of a value's own are always the later ones.
  const ownFrom = from + ((<usize>local) << 2);
  store<i32>(ownFrom, load<i32>(ownFrom) + 1);
  setMembers(row, members, load<i32>(ownFrom), load<i32>(end + ((<usize>local) << 2)), 0);
  const levels = levelsWithOthers(field, local);
  const distinct = numberOf(field, DISTINCT);
  for (let index = 0; index < distinct; index += 16) {
    let near = i8x16.bitmask(i8x16.ne(v128.load(levels + <usize>index), i8x16.splat(0)));
    while (near !== 0) {
      const other = <usize>(index + ctz(near));
      near &= near - 1;
      setMembers(row, members, load<i32>(from + (other << 2)), load<i32>(end + (other << 2)), load<u8>(levels + other));
    }
  }
  if (role !== 0 && load<u8>(bytesOf(field, CAN_SWAP) + <usize>own) !== 0) setSwapped(field, own, size, row);
  return row;
}

function setMembers(row: usize, members: usize, from: i32, end: i32, level: i32): void {
  for (let at = from; at < end; at++) {
    store<u8>(row + <usize>load<i32>(members + ((<usize>at) << 2)), <u8>level);
  }
}

/** Names in each other's place: a level of the first name, and of the surname as though it were missing. */
function setSwapped(field: usize, own: i32, size: i32, row: usize): void {
  const firsts = columnAt(numberOf(field, NAMES));
  const surnames = firsts + widthOfColumns();
  const first = load<i32>(firsts + ((<usize>own) << 2));
  const surname = load<i32>(surnames + ((<usize>own) << 2));
  const missing = elseLevel(field) + 1;
  const swapped = numberOf(field, ROLE) === FIRST_NAME ? numberOf(field, LAST) : missing;
  for (let other = own + 1; other < size; other++) {
    if (load<i32>(surnames + ((<usize>other) << 2)) !== first) continue;
    if (load<i32>(firsts + ((<usize>other) << 2)) !== surname) continue;
    const level = <i32>load<u8>(row + <usize>other);
    if (level !== 0 && level !== missing) store<u8>(row + <usize>other, <u8>swapped);
  }
}
