import type { CandidatePairs } from './candidate-pairs.ts';
import type { PatternCounts } from './expectation-maximisation.ts';
import { type LevelColumn, radixOf } from './level-column.ts';
import { type PatternArray, patternArray } from './pattern-array.ts';
import { PatternWalk } from './pattern-walk.ts';

export interface CountedPatterns {
  readonly byBlock: readonly PatternCounts[];
  /**
   * Per block, the pattern of each of its pairs in order, `patternSpace` where the pair is an earlier block's; `null` where
   * there are too many to keep, so that they are compared again.
   */
  readonly inOrder: readonly PatternArray[] | null;
  readonly pairs: number;
  readonly distinct: number;
}

/** 300 MB at two bytes each. */
const MOST_KEPT_PATTERNS = 150_000_000;

/**
 * One pass over every block. All its pairs are counted, those that earlier keys caught included: a block that trains the
 * model would be left with the disagreeing ones.
 */
export function countPatterns(
  candidates: CandidatePairs,
  fields: readonly LevelColumn[],
  multipliers: Int32Array,
  patternSpace: number,
  mostKept = MOST_KEPT_PATTERNS,
): CountedPatterns {
  const byBlock: PatternCounts[] = [];
  const inOrder: PatternArray[] = [];
  const isSeen = new Uint8Array(patternSpace);
  const walk = new PatternWalk(candidates, fields, multipliers);
  const all = candidates.rules.reduce((sum, _, rule) => sum + candidates.pairsOf(rule), 0);
  const isKept = all <= mostKept;
  let pairs = all;
  for (let rule = 0; rule < candidates.rules.length; rule++) {
    const kept = patternArray(patternSpace, isKept ? candidates.pairsOf(rule) : 0);
    const counts = new Float64Array(patternSpace);
    let next = 0;
    walk.forEachRow(rule, (_, patterns, later, marks, marked) => {
      for (let index = 0; index < later; index++) counts[patterns[index]!]!++;
      pairs -= marked;
      if (!isKept) return;
      for (let index = 0; index < later; index++) kept[next + index] = patterns[index]!;
      if (marked > 0) {
        for (let index = 0; index < later; index++) if (marks[index] === 1) kept[next + index] = patternSpace;
      }
      next += later;
    });
    inOrder.push(kept);
    byBlock.push(distinctPatterns(counts, fields));
    for (let pattern = 0; pattern < patternSpace; pattern++) if (counts[pattern]! > 0) isSeen[pattern] = 1;
  }
  let distinct = 0;
  for (let pattern = 0; pattern < patternSpace; pattern++) distinct += isSeen[pattern]!;
  return { byBlock, inOrder: isKept ? inOrder : null, pairs, distinct };
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
