import { type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import { foldedName } from '../names/code-points.ts';
import { levelsByRecord } from './block-levels.ts';
import type { KernelField } from './kernel-field.ts';
import type { BlockLevels, LevelColumn } from './level-column.ts';
import { FirstNameBlock, SurnameBlock } from './name-blocks.ts';
import { nameFacts } from './name-facts.ts';
import { NameParts } from './name-parts.ts';
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
  const [firsts, surnames] = [idsOf(forename, idOf), idsOf(surname, idOf)];
  const likely = group?.values.map((value) => changes!.isLikely(value));
  const mayChange = group?.codes.map((code) => (code !== MISSING_CODE && likely![code]! ? 1 : 0));
  const base = textLevels('first name', forename, { ...levels, forms });
  const baseSurname = textLevels('surname', surname, levels);
  const facts = nameFacts({
    firsts,
    surnames,
    spellings: idOf.size,
    surnameCodes: surname.codes,
    parts: new NameParts(surname.values),
    mayChange: mayChange ?? null,
  });
  return {
    firstName: widened(
      base,
      [SWAPPED],
      () => new FirstNameBlock(base, facts),
      base.forKernel && { ...base.forKernel, names: { role: 'first name', facts } },
    ),
    surname: widened(
      baseSurname,
      changes === undefined ? [PART] : [PART, CHANGED],
      () => new SurnameBlock(baseSurname, facts),
      baseSurname.forKernel && { ...baseSurname.forKernel, names: { role: 'surname', facts } },
    ),
  };
}

/** A field with further levels right above "anything else". */
function widened(
  base: LevelColumn,
  added: readonly string[],
  inBlocks: () => BlockLevels,
  forKernel: KernelField | null,
): LevelColumn {
  const levels = [...base.levels.slice(0, -1), ...added, base.levels.at(-1)!];
  return {
    name: base.name,
    levels,
    termCodes: base.termCodes,
    addLevels: levelsByRecord(inBlocks),
    inBlocks,
    forKernel,
  };
}

/** A number per record, the same for texts that are equal when lower-cased, shared by both kinds of names. */
function idsOf({ codes, values }: DictionaryColumn, idOf: Map<string, number>): Int32Array {
  const ofCode = values.map((value) => {
    const text = foldedName(value);
    const known = idOf.get(text) ?? idOf.size;
    idOf.set(text, known);
    return known;
  });
  return codes.map((code) => (code === MISSING_CODE ? -1 : ofCode[code]!));
}
