import { bitCount } from '../clusters/ranked-set.ts';
import { jaroWinklerOfSymbols } from '../comparison/jaro-winkler.ts';
import type { NameLexicon } from '../names/name-lexicon.ts';
import { SweptName } from '../tolerance-sweep/swept-name.ts';

/** Names up to this length are ruled out by a table; longer ones by its formula. */
const TABLE_LENGTHS = 33;

export interface NearnessLevels {
  readonly similarity: readonly number[];
  readonly edits: readonly number[];
  /** Which groups of forms each value belongs to. */
  readonly forms: readonly (readonly number[])[] | null;
}

/** How near other values are to one that is held, as a level from 1; the last level is "anything else". */
export class TextNearness {
  readonly last: number;
  private readonly lexicon: NameLexicon;
  private readonly similarity: readonly number[];
  private readonly edits: readonly number[];
  private readonly forms: readonly (readonly number[])[] | null;
  private readonly measured: SweptName;
  /** −1 where nearness is a similarity. */
  readonly mostEdits: number;
  private readonly leastSimilarity: number;
  /** Fewest letters in common that can reach the least similarity, per two lengths. */
  private readonly leastCommon: Int32Array;
  private held = -1;
  private mask = 0;
  private length = 0;
  /** Whether the held value may be a form of a name that looks nothing like it. */
  heldHasForms = false;

  constructor(lexicon: NameLexicon, { similarity, edits, forms }: NearnessLevels) {
    this.lexicon = lexicon;
    this.similarity = similarity;
    this.edits = edits;
    this.forms = forms;
    this.last = 1 + (forms === null ? 0 : 1) + similarity.length + edits.length;
    this.mostEdits = edits.at(-1) ?? -1;
    this.measured = new SweptName(lexicon, Math.max(0, this.mostEdits));
    this.leastSimilarity = Math.min(...similarity);
    this.leastCommon = leastLettersInCommon(this.leastSimilarity);
  }

  /** Holds the value that others are compared with. */
  hold(id: number): void {
    if (this.mostEdits >= 0) {
      this.measured.release();
      this.measured.hold(id);
    }
    this.held = id;
    this.mask = this.lexicon.letterMask[id]!;
    this.length = this.lexicon.start[id + 1]! - this.lexicon.start[id]!;
    this.heldHasForms = this.forms !== null && this.forms[id]!.length > 0;
  }

  /**
   * Whether letters and length alone put a value below the least similarity: no more letters are common than either name has
   * besides the classes of letters that the other lacks.
   */
  isFar(mask: number, length: number): boolean {
    if (this.heldHasForms) return false;
    const common = Math.min(this.length - bitCount(this.mask & ~mask), length - bitCount(mask & ~this.mask));
    if (length < TABLE_LENGTHS && this.length < TABLE_LENGTHS) {
      return common < this.leastCommon[this.length * TABLE_LENGTHS + length]!;
    }
    return common <= 0 || highestSimilarity(this.length, length, common) < this.leastSimilarity;
  }

  /** Level of another value that is not equal. */
  levelOf(other: number): number {
    const { similarity, edits, forms, held } = this;
    let level = 1;
    if (forms !== null) {
      const ofOther = forms[other]!;
      if (this.heldHasForms && forms[held]!.some((form) => ofOther.includes(form))) return 1;
      level = 2;
    }
    if (edits.length > 0) {
      const distance = this.measured.distanceTo(other);
      for (let index = 0; index < edits.length && distance > edits[index]!; index++) level++;
    } else if (similarity.length > 0) {
      const { symbols, start } = this.lexicon;
      const alike = jaroWinklerOfSymbols(
        symbols,
        start[held]!,
        start[held + 1]!,
        symbols,
        start[other]!,
        start[other + 1]!,
      );
      for (let index = 0; index < similarity.length && !(alike >= similarity[index]!); index++) level++;
    }
    return level;
  }
}

/** No Jaro–Winkler similarity of two lengths with so many letters in common is higher. */
function highestSimilarity(length: number, other: number, common: number): number {
  const jaro = (common / length + common / other + 1) / 3;
  // Similarities up to 0.7 stay as they are; at most 0.4 of what is missing is added to the others.
  return jaro <= 0.7 ? jaro : jaro + 0.4 * (1 - jaro);
}

function leastLettersInCommon(leastSimilarity: number): Int32Array {
  const least = new Int32Array(TABLE_LENGTHS * TABLE_LENGTHS);
  for (let length = 0; length < TABLE_LENGTHS; length++) {
    for (let other = 0; other < TABLE_LENGTHS; other++) {
      let common = 1;
      while (common <= TABLE_LENGTHS && highestSimilarity(length, other, common) < leastSimilarity) common++;
      least[length * TABLE_LENGTHS + other] = common;
    }
  }
  return least;
}
