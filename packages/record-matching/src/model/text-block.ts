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
  private levels = new Uint8Array(0);

  constructor(ids: Int32Array, lexicon: NameLexicon, nearness: TextNearness, common: CommonPairs) {
    this.ids = ids;
    this.lexicon = lexicon;
    this.nearness = nearness;
    this.common = common;
  }

  /** Whether all places hold one value, so that every level is nought. */
  get isShared(): boolean {
    return this.held.shared >= 0;
  }

  hold(rows: Int32Array, from: number, count: number): void {
    const { held } = this;
    held.hold(this.ids, rows, from, count);
    if (held.shared >= 0) return;
    if (this.masks.length < count) {
      this.masks = new Int32Array(2 * count);
      this.lengths = new Int32Array(2 * count);
      this.ranks = new Int32Array(2 * count);
      this.levels = new Uint8Array(2 * count);
    }
    const { masks, lengths, ranks } = this;
    const { letterMask, start } = this.lexicon;
    const { rankOf, unranked, missing } = this.common;
    const { values } = held;
    for (let place = 0; place < count; place++) {
      const id = values[place]!;
      if (id < 0) {
        ranks[place] = missing;
        continue;
      }
      masks[place] = letterMask[id]!;
      lengths[place] = start[id + 1]! - start[id]!;
      const rank = rankOf[id]!;
      ranks[place] = rank < unranked ? rank : unranked;
    }
  }

  addLater(place: number, multiplier: number, patterns: Int32Array): void {
    if (this.isShared) return;
    const levels = this.levelsOfLater(place);
    const later = this.held.count - place - 1;
    for (let index = 0; index < later; index++) patterns[index]! += levels[index]! * multiplier;
  }

  /** Level of a place with each later one, where not all hold one value; good until the next call. */
  levelsOfLater(place: number): Uint8Array {
    const { levels, nearness } = this;
    const { values, count } = this.held;
    const own = values[place]!;
    if (own < 0) return levels.fill(nearness.last + 1, 0, count - place - 1);
    nearness.hold(own);
    if (nearness.mostEdits >= 0) this.byEdits(place);
    else if (this.ranks[place]! < this.common.unranked) this.ofCommon(place);
    else this.ofRare(place);
    return levels;
  }

  /** Letters and length rule most pairs out: one edit takes at most one class of letters away and adds at most one. */
  private byEdits(place: number): void {
    const { nearness, masks, lengths, levels } = this;
    const { values, count } = this.held;
    const { last } = nearness;
    const most = nearness.heldHasForms ? Number.POSITIVE_INFINITY : nearness.mostEdits;
    const own = values[place]!;
    const mask = masks[place]!;
    const length = lengths[place]!;
    for (let index = 0, later = place + 1; later < count; index++, later++) {
      const other = values[later]!;
      if (other === own) {
        levels[index] = 0;
        continue;
      }
      if (other < 0) {
        levels[index] = last + 1;
        continue;
      }
      const otherMask = masks[later]!;
      const difference = lengths[later]! - length;
      const isFar =
        difference > most ||
        -difference > most ||
        bitCount(mask & ~otherMask) > most ||
        bitCount(otherMask & ~mask) > most;
      levels[index] = isFar ? last : nearness.levelOf(other);
    }
  }

  /** Most pairs are of two common values, whose level is remembered. */
  private ofCommon(place: number): void {
    const { levels, ranks } = this;
    const { count } = this.held;
    const { stride, levels: known } = this.common;
    const row = ranks[place]! * stride;
    for (let index = 0, later = place + 1; later < count; index++, later++) {
      const level = known[row + ranks[later]!]!;
      levels[index] = level === UNKNOWN ? this.compared(place, later) : level;
    }
  }

  private ofRare(place: number): void {
    const { levels, masks, lengths, ranks, nearness } = this;
    const { values, count } = this.held;
    const { missing } = this.common;
    const own = values[place]!;
    const { last } = nearness;
    for (let index = 0, later = place + 1; later < count; index++, later++) {
      const other = values[later]!;
      if (other === own) levels[index] = 0;
      else if (ranks[later] === missing) levels[index] = last + 1;
      else levels[index] = nearness.isFar(masks[later]!, lengths[later]!) ? last : nearness.levelOf(other);
    }
  }

  /** Level of the held value, which is a common one, with another that it was not compared with or that is rare. */
  private compared(place: number, later: number): number {
    const { nearness, ranks, masks, lengths } = this;
    const level = nearness.isFar(masks[later]!, lengths[later]!)
      ? nearness.last
      : nearness.levelOf(this.held.values[later]!);
    this.common.remember(ranks[place]!, ranks[later]!, level);
    return level;
  }
}
