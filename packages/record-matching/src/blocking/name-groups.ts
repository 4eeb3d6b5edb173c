import type { DictionaryColumn } from '@assay/statistics';
import type { NameLexicon } from '../names/name-lexicon.ts';
import { MISSING_NAME } from '../names/name-policy.ts';

/**
 * Records in blocks: only records of one block are ever compared. Within a block, records with the same forename and
 * surname are one group, since every pair of them is equally far from everyone else.
 */
export interface NameGroups {
  readonly rowCount: number;
  /** Row numbers ordered by block, surname, forename; rows that block nothing are absent. */
  readonly rows: Int32Array;
  /** Group `g` is `rows[groupStart[g]] … rows[groupStart[g + 1] - 1]`. */
  readonly groupStart: Int32Array;
  readonly groupForename: Int32Array;
  readonly groupSurname: Int32Array;
  /** Block `b` is the groups `blockStart[b] … blockStart[b + 1] - 1`. */
  readonly blockStart: Int32Array;
  /** Rows left out because the key is missing, and because a name is. */
  readonly withoutKey: number;
  readonly withoutName: number;
}

export interface NameColumns {
  readonly forename: DictionaryColumn;
  readonly surname: DictionaryColumn;
}

/**
 * Sorts records into blocks of equal key and groups of equal name. A record without a key is in no block: it is linked
 * to nothing. `requireNames` leaves out records without a forename or a surname as well.
 */
export function nameGroups(
  key: DictionaryColumn,
  names: NameColumns,
  lexicon: NameLexicon,
  requireNames: boolean,
): NameGroups {
  const rowCount = key.codes.length;
  const { codes } = key;
  const forenames = idByCode(lexicon.forenameIds, 0);
  const surnames = idByCode(lexicon.surnameIds, lexicon.surnameOffset);
  const forenameCodes = names.forename.codes;
  const surnameCodes = names.surname.codes;
  const next = new Int32Array(key.values.length + 1);
  let withoutKey = 0;
  let withoutName = 0;
  for (let row = 0; row < rowCount; row++) {
    const code = codes[row]!;
    if (code < 0) withoutKey++;
    else if (requireNames && (forenameCodes[row]! < 0 || surnameCodes[row]! < 0)) withoutName++;
    else next[code + 1]!++;
  }
  const length = rowCount - withoutKey - withoutName;
  for (let code = 1; code < next.length; code++) next[code] = next[code]! + next[code - 1]!;
  const rows = new Int32Array(length);
  const forename = new Int32Array(length);
  const surname = new Int32Array(length);
  for (let row = 0; row < rowCount; row++) {
    const code = codes[row]!;
    if (code < 0) continue;
    const first = forenameCodes[row]!;
    const last = surnameCodes[row]!;
    if (requireNames && (first < 0 || last < 0)) continue;
    const position = next[code]!++;
    rows[position] = row;
    forename[position] = forenames[first + 1]!;
    surname[position] = surnames[last + 1]!;
  }
  return groupBlocks({ rowCount, rows, forename, surname, blockEnd: next, withoutKey, withoutName }, lexicon);
}

/** Name ids by code + 1, so that a missing name (code −1) has a place: nought; others count from 1. */
function idByCode(ids: Int32Array, offset: number): Int32Array {
  const result = new Int32Array(ids.length + 1);
  for (let code = 0; code < ids.length; code++) result[code + 1] = ids[code]! - offset + 1;
  return result;
}

interface BlockedRows {
  readonly rowCount: number;
  readonly rows: Int32Array;
  readonly forename: Int32Array;
  readonly surname: Int32Array;
  /** Where each key's rows end; they begin where the key before ends. */
  readonly blockEnd: Int32Array;
  readonly withoutKey: number;
  readonly withoutName: number;
}

function groupBlocks(blocked: BlockedRows, lexicon: NameLexicon): NameGroups {
  const { rowCount, rows, forename, surname, blockEnd, withoutKey, withoutName } = blocked;
  const { surnameOffset } = lexicon;
  const length = rows.length;
  const sorter = new NameSorter(blocked, surnameOffset + 1);
  const groupStart = new Int32Array(length + 1);
  const groupForename = new Int32Array(length);
  const groupSurname = new Int32Array(length);
  const blockStart = new Int32Array(Math.min(length, blockEnd.length) + 1);
  let groups = 0;
  let blocks = 0;
  let from = 0;
  for (let key = 0; key < blockEnd.length && from < length; key++) {
    const to = blockEnd[key]!;
    if (to === from) continue;
    sorter.sort(from, to);
    blockStart[blocks++] = groups;
    for (let index = from; index < to; index++) {
      const first = forename[index]!;
      const last = surname[index]!;
      if (index > from && last === surname[index - 1] && first === forename[index - 1]) continue;
      groupStart[groups] = index;
      groupForename[groups] = first - 1;
      groupSurname[groups] = last === 0 ? MISSING_NAME : last - 1 + surnameOffset;
      groups++;
    }
    from = to;
  }
  groupStart[groups] = length;
  blockStart[blocks] = groups;
  return {
    rowCount,
    rows,
    groupStart: groupStart.subarray(0, groups + 1),
    groupForename: groupForename.subarray(0, groups),
    groupSurname: groupSurname.subarray(0, groups),
    blockStart: blockStart.subarray(0, blocks + 1),
    withoutKey,
    withoutName,
  };
}

const INSERTION_ROWS = 48;

/** Sorts the rows of a block by surname, forename and row: small blocks by insertion, larger ones by one packed number. */
class NameSorter {
  private readonly blocked: BlockedRows;
  private readonly forenameCount: number;
  private keys = new Float64Array(INSERTION_ROWS);

  constructor(blocked: BlockedRows, forenameCount: number) {
    this.blocked = blocked;
    this.forenameCount = forenameCount;
  }

  sort(from: number, to: number): void {
    const { forename, surname } = this.blocked;
    const size = to - from;
    if (size < 2) return;
    if (this.keys.length < size) this.keys = new Float64Array(size * 2);
    const { keys, forenameCount } = this;
    for (let index = 0; index < size; index++) {
      keys[index] = surname[from + index]! * forenameCount + forename[from + index]!;
    }
    if (size <= INSERTION_ROWS) this.insert(from, size);
    else this.sortPacked(from, size);
  }

  private insert(from: number, size: number): void {
    const { rows, forename, surname } = this.blocked;
    const { keys, forenameCount } = this;
    let moved = false;
    for (let index = 1; index < size; index++) {
      const key = keys[index]!;
      if (keys[index - 1]! <= key) continue;
      moved = true;
      const row = rows[from + index]!;
      let place = index;
      while (place > 0 && keys[place - 1]! > key) {
        keys[place] = keys[place - 1]!;
        rows[from + place] = rows[from + place - 1]!;
        place--;
      }
      keys[place] = key;
      rows[from + place] = row;
    }
    if (!moved) return;
    for (let index = 0; index < size; index++) {
      const last = Math.floor(keys[index]! / forenameCount);
      surname[from + index] = last;
      forename[from + index] = keys[index]! - last * forenameCount;
    }
  }

  private sortPacked(from: number, size: number): void {
    const { rows, forename, surname } = this.blocked;
    const { keys, forenameCount } = this;
    const order = this.order(keys.subarray(0, size));
    const oldRows = rows.slice(from, from + size);
    for (let index = 0; index < size; index++) {
      const key = keys[order[index]!]!;
      rows[from + index] = oldRows[order[index]!]!;
      const last = Math.floor(key / forenameCount);
      surname[from + index] = last;
      forename[from + index] = key - last * forenameCount;
    }
  }

  /** Positions in order of key, then position; packed into one double where key and position fit its 53 bits. */
  private order(keys: Float64Array): Int32Array {
    const size = keys.length;
    let largest = 0;
    for (let index = 0; index < size; index++) if (keys[index]! > largest) largest = keys[index]!;
    if ((largest + 1) * size <= Number.MAX_SAFE_INTEGER) {
      const packed = new Float64Array(size);
      for (let index = 0; index < size; index++) packed[index] = keys[index]! * size + index;
      packed.sort();
      return Int32Array.from(packed, (value) => value % size);
    }
    return Int32Array.from({ length: size }, (_, index) => index).sort((a, b) => keys[a]! - keys[b]! || a - b);
  }
}
