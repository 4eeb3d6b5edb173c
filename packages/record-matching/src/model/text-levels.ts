import { checkedCodes, type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import { foldedName } from '../names/code-points.ts';
import { type NameLexicon, nameLexicon } from '../names/name-lexicon.ts';
import { levelsByRecord } from './block-levels.ts';
import { CommonPairs } from './common-pairs.ts';
import { type KernelText, kernelText } from './kernel-field.ts';
import type { LevelColumn } from './level-column.ts';
import { TextBlock } from './text-block.ts';
import { type NearnessLevels, TextNearness } from './text-nearness.ts';

export interface TextLevelOptions {
  /** Jaro–Winkler similarities, strongest first: a level each below "equal". */
  readonly similarity?: readonly number[];
  /** Numbers of edits, fewest first: a level each below "equal". Not together with `similarity`. */
  readonly edits?: readonly number[];
  /** Let rare values weigh more where they agree. */
  readonly termFrequency?: boolean;
  /** Groups of names that are forms of one name; a level of its own, right below "equal". */
  readonly forms?: readonly (readonly string[])[];
}

/** Pairs of so many values are remembered: a byte each. */
const MEMO_NAMES = 4096;

/** One and the same list, so that the names of a column are made once for all fields of it. */
const NO_SURNAMES = { values: [] as readonly string[] };

/**
 * Levels of agreement of a text field: equal, then near by similarity or by edits, else anything.
 *
 * Text is compared lower-cased on code points after NFC. Each pair of the commonest values is compared once and
 * remembered.
 *
 * @throws InputError where both kinds of nearness are asked for, more than 200 levels, or a code has no value.
 *
 * @example
 * textLevels('surname', records.surname, { similarity: [0.92, 0.88] }).levels // ['equal', 'similarity 0.92 or more', 'similarity 0.88 or more', 'anything else']
 */
export function textLevels(
  name: string,
  column: DictionaryColumn,
  options: TextLevelOptions = {},
): LevelColumn & { readonly inBlocks: () => TextBlock; readonly forKernel: KernelText | null } {
  const { similarity = [], edits = [], termFrequency = false, forms = [] } = options;
  if (similarity.length > 0 && edits.length > 0) {
    throw new InputError(`field ${name} has levels by similarity and by edits. Choose one of them.`);
  }
  const { codes } = checkedCodes(column, `field ${name}`);
  const lexicon = nameLexicon(column, NO_SURNAMES, 'folded');
  const ids = new Int32Array(codes.length);
  for (let row = 0; row < ids.length; row++) {
    const code = codes[row]!;
    ids[row] = code === MISSING_CODE ? -1 : lexicon.forenameIds[code]!;
  }
  const levels = [
    'equal',
    ...(forms.length > 0 ? ['a form of the same name'] : []),
    ...similarity.map((least) => `similarity ${least} or more`),
    ...edits.map((most) => `${most} ${most === 1 ? 'edit' : 'edits'} or fewer`),
    'anything else',
  ];
  const nearness: NearnessLevels = { similarity, edits, forms: formsById(column, lexicon, forms) };
  let common: CommonPairs | null = null;
  const inBlocks = () => {
    // Edits are counted faster than remembered ones are found.
    common ??= new CommonPairs(ids, lexicon.surnameOffset, similarity.length > 0 ? MEMO_NAMES : 0, levels.length);
    return new TextBlock(ids, lexicon, new TextNearness(lexicon, nearness), common);
  };
  const forKernel = kernelText(ids, lexicon, nearness);
  return {
    name,
    levels,
    termCodes: termFrequency ? ids : null,
    addLevels: levelsByRecord(inBlocks),
    inBlocks,
    forKernel,
  };
}

/** Which groups of forms each distinct value belongs to. */
function formsById(
  column: DictionaryColumn,
  lexicon: NameLexicon,
  forms: readonly (readonly string[])[],
): readonly (readonly number[])[] | null {
  if (forms.length === 0) return null;
  const groupsOf = new Map<string, number[]>();
  for (const [group, names] of forms.entries()) {
    for (const each of names) groupsOf.set(foldedName(each), [...(groupsOf.get(foldedName(each)) ?? []), group]);
  }
  const result: number[][] = Array.from({ length: lexicon.surnameOffset }, () => []);
  for (const [code, value] of column.values.entries()) {
    result[lexicon.forenameIds[code]!] = groupsOf.get(foldedName(value)) ?? [];
  }
  return result;
}
