import { type DictionaryColumn, InputError, MISSING_CODE } from '@assay/statistics';
import { bandedDistance } from '../comparison/banded.ts';
import { bitParallelDistance, WORD_BITS } from '../comparison/bit-parallel.ts';
import { jaroWinklerOfSymbols } from '../comparison/jaro-winkler.ts';
import { folded } from '../names/code-points.ts';
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
  const ids = new Int32Array(column.codes.length);
  for (let row = 0; row < ids.length; row++) {
    const code = column.codes[row]!;
    ids[row] = code === MISSING_CODE ? -1 : lexicon.forenameIds[code]!;
  }
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
      nearness.hold(own);
      const ownRank = memo.rankOf[own]!;
      const last = (missing - 1) * multiplier;
      for (let index = 0; index < count; index++) {
        const other = ids[others[index]!]!;
        if (other === own) continue;
        if (other < 0) {
          patterns[index]! += missing * multiplier;
          continue;
        }
        if (nearness.isFar(other)) {
          patterns[index]! += last;
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
    // Commonest first, then by id: one number each, sorted natively.
    const keys = new Float64Array(distinct);
    for (let id = 0; id < distinct; id++) keys[id] = (ids.length - frequency[id]!) * distinct + id;
    keys.sort();
    this.rankOf = new Int32Array(distinct);
    for (let rank = 0; rank < distinct; rank++) this.rankOf[keys[rank]! % distinct] = rank;
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
  private readonly mostEdits: number;
  /** A similarity below this is the last level, and so is every Jaro similarity below what it takes to reach it. */
  private readonly leastSimilarity: number;
  private mask = 0;
  private length = 0;
  private hasForms = false;

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
    this.mostEdits = edits.at(-1) ?? -1;
    this.leastSimilarity = similarity.at(-1) ?? 2;
  }

  /** Holds the value that others are compared with. */
  hold(id: number): void {
    this.mask = this.lexicon.letterMask[id]!;
    this.length = this.lexicon.start[id + 1]! - this.lexicon.start[id]!;
    this.hasForms = this.forms !== null && this.forms[id]!.length > 0;
  }

  /**
   * Whether letters and lengths alone put a value on the last level. One edit takes at most one class of letters away and
   * adds at most one; and no more letters are common than either name has of classes that the other shares.
   */
  isFar(other: number): boolean {
    if (this.hasForms) return false;
    const mask = this.lexicon.letterMask[other]!;
    const length = this.lexicon.start[other + 1]! - this.lexicon.start[other]!;
    const lost = bitCount(this.mask & ~mask);
    const gained = bitCount(mask & ~this.mask);
    if (this.mostEdits >= 0) {
      const difference = length - this.length;
      return (
        lost > this.mostEdits || gained > this.mostEdits || difference > this.mostEdits || -difference > this.mostEdits
      );
    }
    const common = Math.min(this.length - lost, length - gained);
    // Jaro–Winkler leaves similarities up to 0.7 as they are and adds at most 0.4 of what is missing to the others.
    const jaro = (common / this.length + common / length + 1) / 3;
    return common <= 0 || (jaro <= 0.7 ? jaro : jaro + 0.4 * (1 - jaro)) < this.leastSimilarity;
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

function bitCount(bits: number): number {
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
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
    for (const each of names) groupsOf.set(folded(each), [...(groupsOf.get(folded(each)) ?? []), group]);
  }
  const result: number[][] = Array.from({ length: lexicon.surnameOffset }, () => []);
  for (const [code, value] of column.values.entries()) {
    result[lexicon.forenameIds[code]!] = groupsOf.get(folded(value)) ?? [];
  }
  return result;
}
