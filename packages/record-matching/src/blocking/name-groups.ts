import type { DictionaryColumn } from '@assay/statistics';
import { MISSING_CODE } from '@assay/statistics';
import { type NameLexicon, nameIdAt } from '../names/name-lexicon.ts';
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
  const nameCount = lexicon.start.length - 1;
  let rows = new Int32Array(rowCount);
  let length = 0;
  let withoutKey = 0;
  let withoutName = 0;
  for (let row = 0; row < rowCount; row++) {
    if (key.codes[row] === MISSING_CODE) withoutKey++;
    else if (
      requireNames &&
      (names.forename.codes[row] === MISSING_CODE || names.surname.codes[row] === MISSING_CODE)
    ) {
      withoutName++;
    } else rows[length++] = row;
  }
  rows = rows.subarray(0, length);
  const forename = new Int32Array(rowCount);
  const surname = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    forename[row] = nameIdAt(names.forename, lexicon.forenameIds, row) + 1;
    const id = nameIdAt(names.surname, lexicon.surnameIds, row);
    surname[row] = id === MISSING_NAME ? 0 : id - lexicon.surnameOffset + 1;
  }
  // Least significant key first: each pass is stable.
  rows = countingSort(rows, forename, lexicon.surnameOffset + 1);
  rows = countingSort(rows, surname, nameCount - lexicon.surnameOffset + 1);
  rows = countingSort(rows, key.codes, key.values.length);

  const groupStart = new Int32Array(length + 1);
  const groupForename = new Int32Array(length);
  const groupSurname = new Int32Array(length);
  const blockStart = new Int32Array(Math.min(length, key.values.length) + 1);
  let groups = 0;
  let blocks = 0;
  for (let index = 0; index < length; index++) {
    const row = rows[index]!;
    const previous = index === 0 ? -1 : rows[index - 1]!;
    const newBlock = previous < 0 || key.codes[row] !== key.codes[previous];
    if (newBlock) blockStart[blocks++] = groups;
    if (newBlock || surname[row] !== surname[previous] || forename[row] !== forename[previous]) {
      groupStart[groups] = index;
      groupForename[groups] = forename[row]! - 1;
      groupSurname[groups] = surname[row] === 0 ? MISSING_NAME : surname[row]! - 1 + lexicon.surnameOffset;
      groups++;
    }
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

function countingSort(rows: Int32Array, keyOfRow: Int32Array, keyCount: number): Int32Array<ArrayBuffer> {
  const next = new Int32Array(keyCount + 1);
  for (let index = 0; index < rows.length; index++) next[keyOfRow[rows[index]!]! + 1]!++;
  for (let key = 1; key <= keyCount; key++) next[key] = next[key]! + next[key - 1]!;
  const sorted = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    sorted[next[keyOfRow[row]!]!++] = row;
  }
  return sorted;
}
