import { type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import { folded } from '../names/code-points.ts';
import { blockLevels, byRecord } from './block-levels.ts';
import type { BlockLevels, LevelColumn } from './level-column.ts';
import { type TextLevelOptions, textLevels } from './text-levels.ts';

export interface NameLevelOptions {
  /** Nearness of names, as for {@link textLevels}; `forms` speak of the first name only. */
  readonly levels?: Omit<TextLevelOptions, 'forms'>;
  /** Groups of first names that stand for one another (nicknames). */
  readonly forms?: readonly (readonly string[])[];
  /** People of whom many change their surname: two records of such people may differ in it and mean less by it. */
  readonly changes?: { readonly group: DictionaryColumn; readonly isLikely: (value: string) => boolean };
}

const SWAPPED = 'in the place of the surname';
const PART = 'one has a part of the other';
const CHANGED = 'another name, where names change';

/**
 * Do the names of two records agree, allowing for nicknames, for names in each other's place, and for a surname that
 * changed?
 *
 * Two fields for the model, the first name and the surname. To the levels of `textLevels` the first name adds "in the
 * place of the surname": each first name is the other's surname; the surname then says nothing, so that one slip counts
 * once. The surname adds "one has a part of the other" (Khan, Khan-Malik) and, given `changes`, parts "anything else"
 * in two: pairs of people of whom many change their surname, and all others. What each level is worth the model learns
 * without labels.
 *
 * Edge rules: a part has two characters or more and ends at a space or hyphen. Where either record does not state the
 * group, or it is not a likely one, another surname is "anything else".
 *
 * @throws InputError where the columns have not as many records each.
 *
 * Source: Winkler (1988) on fields that fail together; Christen (2012), Data Matching, chapter 5, on names that change.
 *
 * @example
 * nameLevels(records.forename, records.surname).firstName.levels // ['equal', 'in the place of the surname', 'anything else']
 */
export function nameLevels(
  forename: DictionaryColumn,
  surname: DictionaryColumn,
  options: NameLevelOptions = {},
): { readonly firstName: LevelColumn; readonly surname: LevelColumn } {
  const { levels = {}, forms = [], changes } = options;
  const group = changes?.group;
  if (surname.codes.length !== forename.codes.length || (group && group.codes.length !== forename.codes.length)) {
    throw new InputError(
      `names and groups must stand one per record: ${forename.codes.length} first names, ${surname.codes.length} surnames${group ? `, ${group.codes.length} groups` : ''}. Check the join.`,
    );
  }
  const idOf = new Map<string, number>();
  const [first, last] = [idsOf(forename, idOf), idsOf(surname, idOf)];
  const isSwapped = (a: number, b: number): boolean =>
    first[a] === last[b] && first[b] === last[a] && first[a] !== last[a] && first[a]! >= 0 && last[a]! >= 0;
  const parts = new NameParts(surname);
  const likely = group?.values.map((value) => (changes!.isLikely(value) ? 1 : 0));
  const mayChange = (row: number): boolean => {
    const code = group?.codes[row] ?? MISSING_CODE;
    return code !== MISSING_CODE && likely![code] === 1;
  };
  return {
    firstName: widened(textLevels('first name', forename, { ...levels, forms }), [SWAPPED], (a, b, level) =>
      level > 0 && isSwapped(a, b) ? 'added' : level,
    ),
    surname: widened(
      textLevels('surname', surname, levels),
      changes === undefined ? [PART] : [PART, CHANGED],
      (a, b, level, last) => {
        if (level === 0) return level;
        if (isSwapped(a, b)) return 'missing';
        if (parts.isShared(surname.codes[a]!, surname.codes[b]!)) return 'added';
        return level === last && changes !== undefined && mayChange(a) && mayChange(b) ? 'added second' : level;
      },
    ),
  };
}

type Reading = number | 'added' | 'added second' | 'missing';

/** A field with further levels right above "anything else". */
function widened(
  base: LevelColumn,
  added: readonly string[],
  read: (row: number, other: number, level: number, last: number) => Reading,
): LevelColumn {
  const last = base.levels.length - 1;
  const levels = [...base.levels.slice(0, last), ...added, base.levels[last]!];
  const show = (row: number, other: number, level: number): number => {
    const found = level > last ? 'missing' : read(row, other, level, last);
    if (found === 'missing') return levels.length;
    if (found === 'added') return last;
    if (found === 'added second') return last + 1;
    return found === last ? levels.length - 1 : found;
  };
  const inBlocks = (): BlockLevels => {
    const block = blockLevels(base);
    let scratch = new Int32Array(64);
    let held: { rows: Int32Array; from: number; count: number } = { rows: scratch, from: 0, count: 0 };
    return {
      hold(rows, from, count) {
        if (scratch.length < count) scratch = new Int32Array(2 * count);
        held = { rows, from, count };
        block.hold(rows, from, count);
      },
      addLater(place, multiplier, patterns) {
        const { rows, from, count } = held;
        scratch.fill(0, 0, count - place - 1);
        block.addLater(place, 1, scratch);
        const row = rows[from + place]!;
        for (let index = 0; index < count - place - 1; index++) {
          const level = scratch[index]!;
          if (level !== 0) patterns[index]! += show(row, rows[from + place + 1 + index]!, level) * multiplier;
        }
      },
    };
  };
  return { name: base.name, levels, termCodes: base.termCodes, addLevels: byRecord(inBlocks), inBlocks };
}

/** A number per record, the same for texts that are equal when lower-cased, shared by both kinds of names. */
function idsOf({ codes, values }: DictionaryColumn, idOf: Map<string, number>): Int32Array {
  const ofCode = values.map((value) => {
    const text = folded(value);
    const known = idOf.get(text) ?? idOf.size;
    idOf.set(text, known);
    return known;
  });
  return codes.map((code) => (code === MISSING_CODE ? -1 : ofCode[code]!));
}

/** Parts of surnames that have several, as numbers. */
class NameParts {
  private readonly whole: Int32Array;
  private readonly parts: readonly (readonly number[] | null)[];

  constructor({ values }: DictionaryColumn) {
    const idOf = new Map<string, number>();
    const id = (text: string): number => {
      const known = idOf.get(text) ?? idOf.size;
      idOf.set(text, known);
      return known;
    };
    this.whole = Int32Array.from(values, (value) => id(folded(value)));
    this.parts = values.map((value) => {
      const parts = folded(value)
        .split(/[\s\p{Dash}]+/u)
        .filter((part) => part.length > 1);
      return parts.length > 1 ? parts.map(id) : null;
    });
  }

  isShared(a: number, b: number): boolean {
    const ofA = this.parts[a]!;
    const ofB = this.parts[b]!;
    if (ofA === null && ofB === null) return false;
    if (ofA === null) return ofB!.includes(this.whole[a]!);
    if (ofB === null) return ofA.includes(this.whole[b]!);
    return ofA.some((part) => ofB.includes(part));
  }
}
