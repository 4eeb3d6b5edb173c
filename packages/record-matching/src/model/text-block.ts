import { bitCount } from '../clusters/ranked-set.ts';
import type { NameLexicon } from '../names/name-lexicon.ts';
import { HeldNumbers } from './block-levels.ts';
import { type CommonPairs, UNKNOWN } from './common-pairs.ts';
import type { BlockLevels } from './level-column.ts';
import type { TextNearness } from './text-nearness.ts';

/** Texts of one block of records, each beside what rules most of its pairs out. */
export class TextBlock implements BlockLevels {
  private readonly ids: Int32Array;
  private readonly lexicon: NameLexicon;
  private readonly nearness: TextNearness;
  private readonly common: CommonPairs;
  private readonly held = new HeldNumbers();
  /** Per place: letters, length, and rank among the common values, so that most pairs are settled without a look-up. */
  private masks = new Int32Array(0);
  private lengths = new Int32Array(0);
  private ranks = new Int32Array(0);

  constructor(ids: Int32Array, lexicon: NameLexicon, nearness: TextNearness, common: CommonPairs) {
    this.ids = ids;
    this.lexicon = lexicon;
    this.nearness = nearness;
    this.common = common;
  }

  hold(rows: Int32Array, from: number, count: number): void {
    const { held } = this;
    held.hold(this.ids, rows, from, count);
    if (held.shared >= 0) return;
    if (this.masks.length < count) {
      this.masks = new Int32Array(2 * count);
      this.lengths = new Int32Array(2 * count);
      this.ranks = new Int32Array(2 * count);
    }
    const { masks, lengths, ranks } = this;
    const { letterMask, start } = this.lexicon;
    const { rankOf } = this.common;
    for (let place = 0; place < count; place++) {
      const id = held.values[place]!;
      if (id < 0) continue;
      masks[place] = letterMask[id]!;
      lengths[place] = start[id + 1]! - start[id]!;
      ranks[place] = rankOf[id]!;
    }
  }

  addLater(place: number, multiplier: number, patterns: Int32Array): void {
    const { values, count, shared } = this.held;
    if (shared >= 0) return;
    const { nearness } = this;
    const own = values[place]!;
    const missing = (nearness.last + 1) * multiplier;
    if (own < 0) {
      for (let index = 0; index < count - place - 1; index++) patterns[index]! += missing;
      return;
    }
    nearness.hold(own);
    if (nearness.mostEdits < 0) this.addBySimilarity(place, multiplier, patterns);
    else this.addByEdits(place, multiplier, patterns);
  }

  /** Letters and length rule most pairs out: one edit takes at most one class of letters away and adds at most one. */
  private addByEdits(place: number, multiplier: number, patterns: Int32Array): void {
    const { nearness, masks, lengths } = this;
    const { values, count } = this.held;
    const last = nearness.last * multiplier;
    const most = nearness.heldHasForms ? Number.POSITIVE_INFINITY : nearness.mostEdits;
    const own = values[place]!;
    const mask = masks[place]!;
    const length = lengths[place]!;
    for (let index = 0, later = place + 1; later < count; index++, later++) {
      const other = values[later]!;
      if (other === own) continue;
      if (other < 0) {
        patterns[index]! += last + multiplier;
        continue;
      }
      const otherMask = masks[later]!;
      const difference = lengths[later]! - length;
      if (
        difference > most ||
        -difference > most ||
        bitCount(mask & ~otherMask) > most ||
        bitCount(otherMask & ~mask) > most
      ) {
        patterns[index]! += last;
      } else patterns[index]! += nearness.levelOf(other) * multiplier;
    }
  }

  /** Most pairs are of two common values, whose level is remembered. */
  private addBySimilarity(place: number, multiplier: number, patterns: Int32Array): void {
    const { nearness, masks, lengths, ranks } = this;
    const { values, count } = this.held;
    const { width, levels } = this.common;
    const last = nearness.last;
    const own = values[place]!;
    const rank = ranks[place]!;
    const ranked = rank < width ? width : 0;
    for (let index = 0, later = place + 1; later < count; index++, later++) {
      const other = values[later]!;
      if (other === own) continue;
      let level = last + 1;
      if (other >= 0) {
        const otherRank = ranks[later]!;
        level = otherRank < ranked ? levels[rank * width + otherRank]! : UNKNOWN;
        if (level === UNKNOWN) {
          level = nearness.isFar(masks[later]!, lengths[later]!) ? last : nearness.levelOf(other);
          if (otherRank < ranked) {
            levels[rank * width + otherRank] = level;
            levels[otherRank * width + rank] = level;
          }
        }
      }
      patterns[index]! += level * multiplier;
    }
  }
}
