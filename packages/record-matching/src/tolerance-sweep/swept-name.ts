import { bandedDistance } from '../comparison/banded.ts';
import { bitParallelDistance, WORD_BITS } from '../comparison/bit-parallel.ts';
import type { NameLexicon } from '../names/name-lexicon.ts';
import { MISSING_NAME } from '../names/name-policy.ts';
import { MAXIMUM_TOLERANCE } from './pair-list.ts';

/**
 * One name held against many: its match bits are made at the first real comparison and cleared when it is let go. Distances
 * beyond `atMost` are given as one more than that.
 */
export class SweptName {
  private readonly lexicon: NameLexicon;
  private readonly matchBits: Int32Array;
  private readonly atMost: number;
  private held = MISSING_NAME;
  private heldStart = 0;
  private heldLength = 0;
  private ready = false;

  constructor(lexicon: NameLexicon, atMost: number = MAXIMUM_TOLERANCE) {
    this.atMost = atMost;
    this.lexicon = lexicon;
    this.matchBits = new Int32Array(lexicon.alphabetSize);
  }

  hold(id: number): void {
    this.held = id;
    if (id === MISSING_NAME) return;
    this.heldStart = this.lexicon.start[id]!;
    this.heldLength = this.lexicon.start[id + 1]! - this.heldStart;
  }

  release(): void {
    if (!this.ready) return;
    const { symbols } = this.lexicon;
    for (let index = 0; index < this.heldLength; index++) this.matchBits[symbols[this.heldStart + index]!] = 0;
    this.ready = false;
  }

  distanceTo(id: number): number {
    if (id === this.held) return 0;
    const { atMost } = this;
    const { symbols, start } = this.lexicon;
    const from = start[id]!;
    const to = start[id + 1]!;
    const difference = to - from - this.heldLength;
    if (difference > atMost || difference < -atMost) return atMost + 1;
    if (this.heldLength === 0) return to - from;
    if (this.heldLength > WORD_BITS) {
      const heldEnd = this.heldStart + this.heldLength;
      return bandedDistance(symbols, this.heldStart, heldEnd, symbols, from, to, atMost);
    }
    if (!this.ready) {
      for (let index = 0; index < this.heldLength; index++) {
        this.matchBits[symbols[this.heldStart + index]!]! |= 1 << index;
      }
      this.ready = true;
    }
    return bitParallelDistance(this.matchBits, this.heldLength, symbols, from, to, atMost);
  }

  /** As {@link distanceTo}, where either name may be missing: nought apart, or as far as the other is long. */
  distanceOrMissing(id: number, missingMatches: boolean): number {
    if (id !== MISSING_NAME && this.held !== MISSING_NAME) return this.distanceTo(id);
    if (missingMatches || id === this.held) return 0;
    const named = id === MISSING_NAME ? this.held : id;
    return Math.min(this.atMost + 1, this.lexicon.start[named + 1]! - this.lexicon.start[named]!);
  }
}
