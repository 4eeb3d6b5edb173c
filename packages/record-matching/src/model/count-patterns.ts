import { blockLevels } from './block-levels.ts';
import type { CandidatePairs } from './candidate-pairs.ts';
import type { PatternCounts } from './expectation-maximisation.ts';
import { type LevelColumn, radixOf } from './level-column.ts';
import { type PatternArray, patternArray } from './pattern-array.ts';

export interface CountedPatterns {
  readonly byBlock: readonly PatternCounts[];
  /** Per block, the pattern of each of its pairs in order; `patternSpace` where the pair is an earlier block's. */
  readonly inOrder: readonly PatternArray[];
  readonly pairs: number;
  readonly distinct: number;
}

/**
 * One pass over every block. All its pairs are counted, those that earlier keys caught included: a block that trains the
 * model would be left with the disagreeing ones.
 */
export function countPatterns(
  candidates: CandidatePairs,
  fields: readonly LevelColumn[],
  multipliers: Int32Array,
  patternSpace: number,
): CountedPatterns {
  const byBlock: PatternCounts[] = [];
  const inOrder: PatternArray[] = [];
  const isSeen = new Uint8Array(patternSpace);
  const levels = fields.map(blockLevels);
  // Always nought between records.
  const patterns = new Int32Array(candidates.largestBlock);
  let pairs = 0;
  for (let rule = 0; rule < candidates.rules.length; rule++) {
    const { rows, blockStart } = candidates.blocksOf(rule);
    const earlier = candidates.earlierThan(rule);
    const kept = patternArray(patternSpace, candidates.pairsOf(rule));
    const counts = new Float64Array(patternSpace);
    let next = 0;
    for (let block = 0; block + 1 < blockStart.length; block++) {
      const from = blockStart[block]!;
      const size = blockStart[block + 1]! - from;
      for (let field = 0; field < levels.length; field++) levels[field]!.hold(rows, from, size);
      earlier.hold(rows, from, size);
      for (let place = 0; place + 1 < size; place++) {
        for (let field = 0; field < levels.length; field++) {
          levels[field]!.addLater(place, multipliers[field]!, patterns);
        }
        const later = size - place - 1;
        for (let index = 0; index < later; index++) {
          const pattern = patterns[index]!;
          patterns[index] = 0;
          counts[pattern]!++;
          kept[next + index] = pattern;
        }
        if (rule > 0) pairs -= earlier.mark(place, kept, next, patternSpace);
        next += later;
      }
    }
    pairs += next;
    inOrder.push(kept);
    byBlock.push(distinctPatterns(counts, fields));
    for (let pattern = 0; pattern < patternSpace; pattern++) if (counts[pattern]! > 0) isSeen[pattern] = 1;
  }
  let distinct = 0;
  for (let pattern = 0; pattern < patternSpace; pattern++) distinct += isSeen[pattern]!;
  return { byBlock, inOrder, pairs, distinct };
}

function distinctPatterns(counts: Float64Array, fields: readonly LevelColumn[]): PatternCounts {
  const levels: Int32Array[] = [];
  const kept: number[] = [];
  for (let pattern = 0; pattern < counts.length; pattern++) {
    if (counts[pattern] === 0) continue;
    kept.push(counts[pattern]!);
    let rest = pattern;
    levels.push(
      Int32Array.from(fields, (field) => {
        const level = rest % radixOf(field);
        rest = Math.floor(rest / radixOf(field));
        return level;
      }),
    );
  }
  return { levels, counts: Float64Array.from(kept) };
}
