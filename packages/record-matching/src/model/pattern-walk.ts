import { blockLevels } from './block-levels.ts';
import type { CandidatePairs } from './candidate-pairs.ts';
import type { BlockLevels, LevelColumn } from './level-column.ts';

/**
 * Takes one record of a block, at its place among the rows of its rule, with the patterns of its pairs with the `later` ones
 * after it; `marks` are 1 for the pairs, `marked` in number, that an earlier rule brings together.
 */
export type PatternRow = (
  place: number,
  patterns: Int32Array,
  later: number,
  marks: Uint8Array,
  marked: number,
) => void;

/** Compares the pairs of each rule, always in the same order, and keeps none. */
export class PatternWalk {
  private readonly candidates: CandidatePairs;
  private readonly multipliers: Int32Array;
  private readonly levels: readonly BlockLevels[];
  /** Always nought between records, as are the marks. */
  private readonly patterns: Int32Array;
  private readonly marks: Uint8Array;

  constructor(candidates: CandidatePairs, fields: readonly LevelColumn[], multipliers: Int32Array) {
    this.candidates = candidates;
    this.multipliers = multipliers;
    this.levels = fields.map(blockLevels);
    this.patterns = new Int32Array(candidates.largestBlock);
    this.marks = new Uint8Array(candidates.largestBlock);
  }

  forEachRow(rule: number, visit: PatternRow): void {
    const { levels, multipliers, patterns, marks } = this;
    const { rows, blockStart } = this.candidates.blocksOf(rule);
    const earlier = this.candidates.earlierThan(rule);
    for (let block = 0; block + 1 < blockStart.length; block++) {
      const from = blockStart[block]!;
      const size = blockStart[block + 1]! - from;
      for (let field = 0; field < levels.length; field++) levels[field]!.hold(rows, from, size);
      earlier.hold(rows, from, size);
      for (let place = 0; place + 1 < size; place++) {
        const later = size - place - 1;
        for (let field = 0; field < levels.length; field++) {
          levels[field]!.addLater(place, multipliers[field]!, patterns);
        }
        const marked = earlier.mark(place, marks);
        visit(from + place, patterns, later, marks, marked);
        patterns.fill(0, 0, later);
        if (marked > 0) marks.fill(0, 0, later);
      }
    }
  }
}
