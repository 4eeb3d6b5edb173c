import type { DictionaryColumn } from '@assay/statistics';
import type { NameLexicon } from '../names/name-lexicon.ts';
import { MISSING_NAME } from '../names/name-policy.ts';
import { NameSorter } from './name-sorter.ts';

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
 * to nothing. `requireNames` leaves out records without a forename or a surname as well. Where the key's `rows` are given,
 * in their order, those are all that have one, and its codes are theirs.
 */
export function nameGroups(
  key: { readonly codes: Int32Array; readonly values: { readonly length: number }; readonly rows?: Int32Array },
  names: NameColumns,
  lexicon: NameLexicon,
  requireNames: boolean,
): NameGroups {
  const { codes, rows: asked } = key;
  const among = codes.length;
  const rowCount = asked === undefined ? among : names.forename.codes.length;
  const forenames = idByCode(lexicon.forenameIds, 0);
  const surnames = idByCode(lexicon.surnameIds, lexicon.surnameOffset);
  const forenameCodes = names.forename.codes;
  const surnameCodes = names.surname.codes;
  const next = new Int32Array(key.values.length + 1);
  let withoutKey = rowCount - among;
  let withoutName = 0;
  for (let index = 0; index < among; index++) {
    const row = asked === undefined ? index : asked[index]!;
    const code = codes[index]!;
    if (code < 0) withoutKey++;
    else if (requireNames && (forenameCodes[row]! < 0 || surnameCodes[row]! < 0)) withoutName++;
    else next[code + 1]!++;
  }
  const length = rowCount - withoutKey - withoutName;
  for (let code = 1; code < next.length; code++) next[code] = next[code]! + next[code - 1]!;
  // Row and names side by side, so that a record goes to its block in one step of memory.
  const blocked = new Int32Array(length * BLOCKED_WIDTH);
  for (let index = 0; index < among; index++) {
    const row = asked === undefined ? index : asked[index]!;
    const code = codes[index]!;
    if (code < 0) continue;
    const first = forenameCodes[row]!;
    const last = surnameCodes[row]!;
    if (requireNames && (first < 0 || last < 0)) continue;
    const position = next[code]!++ * BLOCKED_WIDTH;
    blocked[position] = row;
    blocked[position + 1] = forenames[first + 1]!;
    blocked[position + 2] = surnames[last + 1]!;
  }
  return { rowCount, ...groupBlocks(blocked, next, lexicon.surnameOffset), withoutKey, withoutName };
}

/** Row, forename, surname. */
const BLOCKED_WIDTH = 3;

/** Name ids by code + 1, so that a missing name (code −1) has a place: nought; others count from 1. */
function idByCode(ids: Int32Array, offset: number): Int32Array {
  const result = new Int32Array(ids.length + 1);
  for (let code = 0; code < ids.length; code++) result[code + 1] = ids[code]! - offset + 1;
  return result;
}

/** Key `k`'s records end at `blockEnd[k]` and begin where those of the key before end. */
function groupBlocks(blocked: Int32Array, blockEnd: Int32Array, surnameOffset: number) {
  const length = blocked.length / BLOCKED_WIDTH;
  // Forenames count from 1 as well, nought being a missing one.
  const sorter = new NameSorter(blocked, surnameOffset + 1);
  const rows = new Int32Array(length);
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
    sorter.sort(from, to - from);
    const { names, rows: sorted } = sorter;
    blockStart[blocks++] = groups;
    for (let index = 0; index < to - from; index++) {
      rows[from + index] = sorted[index]!;
      const name = names[index]!;
      if (index > 0 && name === names[index - 1]) continue;
      const last = Math.floor(name / sorter.forenameCount);
      groupStart[groups] = from + index;
      groupForename[groups] = name - last * sorter.forenameCount - 1;
      groupSurname[groups] = last === 0 ? MISSING_NAME : last - 1 + surnameOffset;
      groups++;
    }
    from = to;
  }
  groupStart[groups] = length;
  blockStart[blocks] = groups;
  return {
    rows,
    groupStart: groupStart.subarray(0, groups + 1),
    groupForename: groupForename.subarray(0, groups),
    groupSurname: groupSurname.subarray(0, groups),
    blockStart: blockStart.subarray(0, blocks + 1),
  };
}
