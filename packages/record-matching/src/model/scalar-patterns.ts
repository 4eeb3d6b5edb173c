import type { Blocks } from './candidate-pairs.ts';
import { type Hope, hasHope, type PatternPass, type PatternTask, type RuleCounts } from './pattern-pass.ts';

/** Takes a record's place, the patterns of its pairs with the `later` ones of its block, and marks on an earlier rule's pairs. */
type VisitRow = (place: number, patterns: Int32Array, later: number, marks: Uint8Array, marked: number) => void;

/** Pairs of one list. */
const LISTED_PAIRS = 65_536;

/** The TypeScript twin of the WebAssembly kernel: the way of fields that it does not know, and the check on it. */
export function scalarPatterns({ candidates, fields, multipliers, patternSpace }: PatternTask): PatternPass {
  const levels = fields.map((field) => field.inBlocks());
  // Always nought between records, as are the marks.
  const patterns = new Int32Array(candidates.largestBlock);
  const marks = new Uint8Array(candidates.largestBlock);
  const forEachRow = (rule: number, { rows, blockStart }: Blocks, visit: VisitRow): void => {
    const earlier = candidates.earlierThan(rule);
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
  };
  const countIn = (rule: number, blocks: Blocks, visit?: VisitRow): RuleCounts => {
    const counts = new Float64Array(patternSpace);
    let all = 0;
    forEachRow(rule, blocks, (place, patterns, later, marks, marked) => {
      for (let index = 0; index < later; index++) counts[patterns[index]!]!++;
      all += marked;
      visit?.(place, patterns, later, marks, marked);
    });
    return { counts, marked: all };
  };
  const hopeful = (rule: number, hope: Hope, visit: (place: number, other: number, pattern: number) => void) => {
    const { rows } = candidates.blocksOf(rule);
    return (place: number, patterns: Int32Array, later: number, marks: Uint8Array): void => {
      for (let index = 0; index < later; index++) {
        const pattern = patterns[index]!;
        if (marks[index] === 0 && hasHope(hope, rows[place]!, pattern)) visit(place, place + 1 + index, pattern);
      }
    };
  };
  return {
    count: (rule) => countIn(rule, candidates.blocksOf(rule)),
    countAndList(rule, hope, take) {
      let listed: number[] = [];
      const list = hopeful(rule, hope, (...pair) => {
        listed.push(...pair);
        if (listed.length < 3 * LISTED_PAIRS) return;
        take(Int32Array.from(listed));
        listed = [];
      });
      const counted = countIn(rule, candidates.blocksOf(rule), list);
      take(Int32Array.from(listed));
      return counted;
    },
    countSome: (rule, every) => countIn(rule, candidates.someBlocksOf(rule, every)).counts,
    countFirst(rows, width) {
      const counts = new Float64Array(patternSpace);
      const drawn = new Int32Array(width - 1);
      for (let from = 0; from < rows.length; from += width) {
        for (let field = 0; field < levels.length; field++) {
          levels[field]!.hold(rows, from, width);
          levels[field]!.addLater(0, multipliers[field]!, drawn);
        }
        for (const pattern of drawn) counts[pattern]!++;
        drawn.fill(0);
      }
      return counts;
    },
    forEach: (rule, hope, visit) => forEachRow(rule, candidates.blocksOf(rule), hopeful(rule, hope, visit)),
  };
}
