import { blankGroup, checkedCodes, type DictionaryColumn, MISSING_CODE } from '@assay/statistics';
import { type CodeList, codeOf } from './code-list.ts';
import { comparableWording } from './comparable-wording.ts';
import { type RowWeights, rowsOfValues } from './mapped-words.ts';
import { DECLINED_GROUP, noAnswer } from './words-of-no-answer.ts';

/** A group that somebody stated; people who would not say; a file's word for not knowing; rows without a value. */
export type GroupKind = 'stated' | 'unknown' | 'declined' | 'blank';

/** Groups to count by: every row is in one, and no two have one name. */
export interface Groups extends DictionaryColumn {
  /** What each of the values is. */
  readonly kinds: readonly GroupKind[];
}

/**
 * Into which groups do the rows of this column fall, and what are those called of whom nothing is known?
 *
 * Rows without a value are "Not recorded", people who would not say "Not stated", in whichever words the file puts it; a
 * file's own word for not knowing ("Unknown", "Missing") stays a group of its own under that word, and where it is the very
 * word that blank rows go by, these become "Not recorded (blank)". Groups stand in the order of the code list, then bands
 * by their numbers, then by size; what is unknown, declined and blank comes last. In a table of counts, each row stands for
 * its weight.
 *
 * @example
 * groupsOf(dictionaryColumn(['B', 'A', 'A', 'Refused', 'NS', null])).values // ['A', 'B', 'Not stated', 'Not recorded']
 */
export function groupsOf(column: DictionaryColumn, list?: CodeList, weights?: RowWeights): Groups {
  const { codes, values } = checkedCodes(column, 'the groups');
  const rows = rowsOfValues(column, weights);
  let blanks = codes.reduce((sum, code, row) => sum + (code === MISSING_CODE ? (weights?.[row] ?? 1) : 0), 0);
  const found = new Map<string, Found>();
  const keyOf = values.map((value, at) => {
    const kind = kindOf(value, list);
    if (kind === 'blank') {
      blanks += rows[at]!;
      return null;
    }
    const key = kind === 'declined' ? kind : kind === 'unknown' ? `unknown ${comparableWording(value)}` : `= ${value}`;
    const known = found.get(key);
    if (known !== undefined) known.rows += rows[at]!;
    else {
      const name = kind === 'declined' ? DECLINED_GROUP : value;
      found.set(key, { key, name, kind, rows: rows[at]!, place: placeIn(list, value) });
    }
    return key;
  });
  const groups = inOrder([...found.values()]);
  const names = groups.map(({ name }) => name);
  const kinds: GroupKind[] = groups.map(({ kind }) => kind);
  const placeOf = new Map(groups.map(({ key }, place) => [key, place]));
  if (blanks > 0) {
    names.push(blankGroup(names));
    kinds.push('blank');
  }
  const target = keyOf.map((key) => (key === null ? groups.length : placeOf.get(key)!));
  return { codes: codes.map((code) => (code === MISSING_CODE ? groups.length : target[code]!)), values: names, kinds };
}

/**
 * Which rows are of each group? The groups of {@link groupsOf} that have rows, in its order, with the numbers of their rows.
 *
 * @example
 * rowsByGroup(dictionaryColumn(['North', null, 'North'])) // [['North', [0, 2]], ['Not recorded', [1]]]
 */
export function rowsByGroup(column: DictionaryColumn, list?: CodeList): [group: string, rows: number[]][] {
  const { codes, values } = groupsOf(column, list);
  const rows = values.map((group): [string, number[]] => [group, []]);
  for (let row = 0; row < codes.length; row++) rows[codes[row]!]![1].push(row);
  return rows.filter(([, own]) => own.length > 0);
}

/**
 * Which of these rows are of each group? As {@link rowsByGroup}, in the order that the whole column has, groups without any of
 * them left out.
 *
 * @example
 * rowsByGroupAmong(dictionaryColumn(['North', null, 'North']), [1, 2]) // [['North', [2]], ['Not recorded', [1]]]
 */
export function rowsByGroupAmong(column: DictionaryColumn, rows: readonly number[]): [group: string, rows: number[]][] {
  const wanted = new Set(rows);
  return rowsByGroup(column)
    .map(([group, own]): [string, number[]] => [group, own.filter((row) => wanted.has(row))])
    .filter(([, own]) => own.length > 0);
}

interface Found {
  readonly key: string;
  readonly name: string;
  readonly kind: Exclude<GroupKind, 'blank'>;
  readonly place: number;
  rows: number;
}

function kindOf(value: string, list: CodeList | undefined): GroupKind {
  const code = list === undefined ? undefined : codeOf(list, value);
  if (code === null) return 'blank';
  if (code !== undefined && list!.entries.find((each) => each.code === code)?.group === DECLINED_GROUP) {
    return 'declined';
  }
  return noAnswer(value) ?? 'stated';
}

function placeIn(list: CodeList | undefined, value: string): number {
  const code = list === undefined ? undefined : codeOf(list, value);
  const place = list?.entries.findIndex((each) => each.code === code) ?? -1;
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}

const KINDS: readonly GroupKind[] = ['stated', 'unknown', 'declined', 'blank'];

function inOrder(groups: Found[]): Found[] {
  const stated = groups.filter(({ kind }) => kind === 'stated');
  const bands = stated.map(({ name }) => bandStart(name));
  const areBands = bands.every((start) => start !== null);
  return groups.sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      a.place - b.place ||
      (areBands && a.kind === 'stated' ? bandStart(a.name)! - bandStart(b.name)! : 0) ||
      b.rows - a.rows ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}

/** Where a band such as "under 18", "18-24" or "50 and over" begins; `null` where a word is no band of numbers. */
function bandStart(name: string): number | null {
  const band = /^(under|below|up to|less than|<|over|above|more than|>)?\s*(\d+)(\D.*)?$/i.exec(name.trim());
  if (band === null) return null;
  const sign = band[1]?.toLowerCase() ?? '';
  return Number(band[2]) + (/^(under|below|up|less|<)/.test(sign) ? -0.5 : sign === '' ? 0 : 0.5);
}
