import { type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import { bandedDistance } from '../comparison/banded.ts';
import { bitParallelDistance, WORD_BITS } from '../comparison/bit-parallel.ts';
import { jaroWinklerOfSymbols } from '../comparison/jaro-winkler.ts';
import { type NameLexicon, nameLexicon } from '../names/name-lexicon.ts';
import type { LevelColumn } from './level-column.ts';

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

const MEMO_NAMES = 2048;
const UNKNOWN = 255;

/**
 * Levels of agreement of a text field: equal, then near by similarity or by edits, else anything.
 *
 * Text is compared lower-cased on code points after NFC. Each pair of the commonest values is compared once and remembered.
 *
 * @throws {InputError} where both kinds of nearness are asked for, or more than 200 levels.
 *
 * @example textLevels('surname', surname, { similarity: [0.92, 0.88, 0.7], termFrequency: true })
 */
export function textLevels(name: string, column: DictionaryColumn, options: TextLevelOptions = {}): LevelColumn {
  const { similarity = [], edits = [], termFrequency = false, forms = [] } = options;
  if (similarity.length > 0 && edits.length > 0) {
    throw new InputError(`field ${name} has levels by similarity and by edits. Choose one of them.`);
  }
  const lexicon = nameLexicon(column, { codes: new Int32Array(0), values: [] }, 'folded');
  const ids = Int32Array.from(column.codes, (code) => (code === MISSING_CODE ? -1 : lexicon.forenameIds[code]!));
  const levels = [
    'equal',
    ...(forms.length > 0 ? ['a form of the same name'] : []),
    ...similarity.map((least) => `similarity ${least} or more`),
    ...edits.map((most) => `${most} ${most === 1 ? 'edit' : 'edits'} or fewer`),
    'anything else',
  ];
  const nearness = new Nearness(lexicon, similarity, edits, formsById(column, lexicon, forms));
  const memo = new CommonPairs(ids, lexicon.surnameOffset);
  const missing = levels.length;
  return {
    name,
    levels,
    termCodes: termFrequency ? ids : null,
    addLevels(row, others, count, multiplier, patterns) {
      const own = ids[row]!;
      if (own < 0) {
        for (let index = 0; index < count; index++) patterns[index]! += missing * multiplier;
        return;
      }
      const ownRank = memo.rankOf[own]!;
      for (let index = 0; index < count; index++) {
        const other = ids[others[index]!]!;
        if (other === own) continue;
        if (other < 0) {
          patterns[index]! += missing * multiplier;
          continue;
        }
        const otherRank = memo.rankOf[other]!;
        let level: number;
        if (ownRank < MEMO_NAMES && otherRank < MEMO_NAMES) {
          const cell = ownRank * memo.width + otherRank;
          level = memo.levels[cell]!;
          if (level === UNKNOWN) {
            level = nearness.levelOf(own, other);
            memo.levels[cell] = level;
            memo.levels[otherRank * memo.width + ownRank] = level;
          }
        } else level = nearness.levelOf(own, other);
        patterns[index]! += level * multiplier;
      }
    },
  };
}

/** Ranks of values by frequency, and the remembered levels of pairs of the commonest. */
class CommonPairs {
  readonly rankOf: Int32Array;
  readonly width: number;
  readonly levels: Uint8Array;

  constructor(ids: Int32Array, distinct: number) {
    const frequency = new Int32Array(distinct);
    for (let row = 0; row < ids.length; row++) if (ids[row]! >= 0) frequency[ids[row]!]!++;
    const order = Int32Array.from({ length: distinct }, (_, id) => id).sort(
      (a, b) => frequency[b]! - frequency[a]! || a - b,
    );
    this.rankOf = new Int32Array(distinct);
    for (let rank = 0; rank < distinct; rank++) this.rankOf[order[rank]!] = rank;
    this.width = Math.min(MEMO_NAMES, distinct);
    this.levels = new Uint8Array(this.width * this.width).fill(UNKNOWN);
  }
}

class Nearness {
  private readonly lexicon: NameLexicon;
  private readonly similarity: readonly number[];
  private readonly edits: readonly number[];
  private readonly forms: readonly (readonly number[])[] | null;
  private readonly matchBits: Int32Array;

  constructor(
    lexicon: NameLexicon,
    similarity: readonly number[],
    edits: readonly number[],
    forms: readonly (readonly number[])[] | null,
  ) {
    this.lexicon = lexicon;
    this.similarity = similarity;
    this.edits = edits;
    this.forms = forms;
    this.matchBits = new Int32Array(lexicon.alphabetSize);
  }

  levelOf(a: number, b: number): number {
    let first = 1;
    if (this.forms !== null) {
      const ofA = this.forms[a]!;
      const ofB = this.forms[b]!;
      if (ofA.some((form) => ofB.includes(form))) return 1;
      first = 2;
    }
    if (this.edits.length > 0) {
      const widest = this.edits.at(-1)!;
      const distance = this.distance(a, b, widest);
      for (const [index, most] of this.edits.entries()) if (distance <= most) return first + index;
      return first + this.edits.length;
    }
    if (this.similarity.length === 0) return first;
    const { symbols, start } = this.lexicon;
    const alike = jaroWinklerOfSymbols(symbols, start[a]!, start[a + 1]!, symbols, start[b]!, start[b + 1]!);
    for (const [index, least] of this.similarity.entries()) if (alike >= least) return first + index;
    return first + this.similarity.length;
  }

  private distance(a: number, b: number, atMost: number): number {
    const { symbols, start, letterMask } = this.lexicon;
    const aStart = start[a]!;
    const aEnd = start[a + 1]!;
    const bStart = start[b]!;
    const bEnd = start[b + 1]!;
    const difference = aEnd - aStart - (bEnd - bStart);
    if (difference > atMost || difference < -atMost) return atMost + 1;
    if (moreThan(letterMask[a]! & ~letterMask[b]!, atMost) || moreThan(letterMask[b]! & ~letterMask[a]!, atMost)) {
      return atMost + 1;
    }
    if (aEnd - aStart > WORD_BITS || aEnd === aStart) {
      return bandedDistance(symbols, aStart, aEnd, symbols, bStart, bEnd, atMost);
    }
    for (let index = aStart; index < aEnd; index++) this.matchBits[symbols[index]!]! |= 1 << (index - aStart);
    const distance = bitParallelDistance(this.matchBits, aEnd - aStart, symbols, bStart, bEnd, atMost);
    for (let index = aStart; index < aEnd; index++) this.matchBits[symbols[index]!] = 0;
    return distance;
  }
}

function moreThan(classes: number, most: number): boolean {
  for (let count = 0; count < most; count++) classes &= classes - 1;
  return classes !== 0;
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
    for (const each of names) groupsOf.set(each, [...(groupsOf.get(each) ?? []), group]);
  }
  const result: number[][] = Array.from({ length: lexicon.surnameOffset }, () => []);
  for (const [code, value] of column.values.entries()) {
    result[lexicon.forenameIds[code]!] = groupsOf.get(value.normalize('NFC').toLowerCase()) ?? [];
  }
  return result;
}
