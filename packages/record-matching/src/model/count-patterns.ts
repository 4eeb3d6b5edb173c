import type { PatternCounts } from './expectation-maximisation.ts';
import { type LevelColumn, patternRadix } from './level-column.ts';
import type { PatternPass, PatternTask } from './pattern-pass.ts';

interface CountedPatterns {
  readonly byBlock: readonly PatternCounts[];
  readonly pairs: number;
  readonly distinct: number;
}

/**
 * One pass over every block. All its pairs are counted, those that earlier keys caught included: a block that trains the
 * model would be left with the disagreeing ones.
 */
export function countPatterns(
  pass: Pick<PatternPass, 'count'>,
  { candidates, fields, patternSpace }: PatternTask,
): CountedPatterns {
  const byBlock: PatternCounts[] = [];
  const isSeen = new Uint8Array(patternSpace);
  let pairs = 0;
  for (let rule = 0; rule < candidates.rules.length; rule++) {
    const { counts, marked } = pass.count(rule);
    pairs += candidates.pairsOf(rule) - marked;
    byBlock.push(distinctPatterns(counts, fields));
    for (let pattern = 0; pattern < patternSpace; pattern++) if (counts[pattern]! > 0) isSeen[pattern] = 1;
  }
  return { byBlock, pairs, distinct: isSeen.reduce((sum, each) => sum + each, 0) };
}

/** The patterns that come at all, by the levels of their fields. */
export function distinctPatterns(counts: Float64Array, fields: readonly LevelColumn[]): PatternCounts {
  const levels: Int32Array[] = [];
  const kept: number[] = [];
  for (let pattern = 0; pattern < counts.length; pattern++) {
    if (counts[pattern] === 0) continue;
    kept.push(counts[pattern]!);
    let rest = pattern;
    levels.push(
      Int32Array.from(fields, (field) => {
        const level = rest % patternRadix(field);
        rest = Math.floor(rest / patternRadix(field));
        return level;
      }),
    );
  }
  return { levels, counts: Float64Array.from(kept) };
}
