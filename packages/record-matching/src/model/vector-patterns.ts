import type { Blocks } from './candidate-pairs.ts';
import { fillLines, lineColumns } from './kernel-lines.ts';
import { KernelMemory } from './kernel-memory.ts';
import { fieldNumbers } from './kernel-numbers.ts';
import { patternRadix } from './level-column.ts';
import type { Hope, PatternPass, PatternTask, RuleCounts } from './pattern-pass.ts';
import { PATTERNS_MODULE } from './patterns-module.ts';

interface PatternExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  prepare(
    tallyRoom: number,
    lines: number,
    lineNumbers: number,
    fields: number,
    fieldCount: number,
    keysFrom: number,
    columnRoom: number,
    patternRoom: number,
    keyRoom: number,
    largestBlock: number,
  ): void;
  begin(rows: number, starts: number, blocks: number, earlier: number): void;
  countFirst(): void;
  weigh(sums: number, ownBits: number, terms: number): void;
  compareNext(out: number, room: number, most: number): number;
  isDone(): number;
  markedPairs(): number;
  comparedPairs(): number;
}

/** What this file uses of the engine's WebAssembly, which the language library without a browser does not describe. */
declare const WebAssembly: {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** So many counts fit 32 bits, with a block's width to spare. */
const MOST_COUNTED = 2 ** 31;
/** The engine improves a function when it is called again, never while it runs. */
const COMPARED_AT_ONCE = 2 ** 20;
/** More than this a WebAssembly memory does not hold. */
const MOST_BYTES = 3.5 * 2 ** 30;
/** Patterns are numbers of 16 bits. */
const MOST_PATTERNS = 2 ** 16;
/** Terms that patterns of 16 bits can share at most, a bit each: a field has three levels at least, "missing" included. */
const TERM_BITS = 10;
/** Bits that no rare value makes up for, and the most that the other places of a number hold. */
const HOPELESS = -(2 ** (31 - TERM_BITS));
const INTEGER_BYTES = Int32Array.BYTES_PER_ELEMENT;
/** Records in one block of drawn ones at most, and blocks counted at once. */
const DRAWN_WIDTH = 64;
const DRAWN_BLOCKS = 1024;
/** Pairs in one list at least: place, other place and pattern of each. */
const LISTED_PAIRS = 16_384;

/**
 * The same by WebAssembly SIMD, eight pairs at a time or more, on each block's columns side by side; `null` where the engine
 * has none, a field has no way of its own there, or there are more patterns than 16 bits tell apart.
 */
export function vectorPatterns(task: PatternTask): PatternPass | null {
  const { candidates, fields, multipliers, patternSpace } = task;
  const known = fields.flatMap(({ forKernel }) => forKernel ?? []);
  const bytes = Uint8Array.from(atob(PATTERNS_MODULE), (character) => character.charCodeAt(0));
  if (known.length < fields.length || typeof WebAssembly === 'undefined' || !WebAssembly.validate(bytes)) return null;
  const records = candidates.rules[0]?.codes.length ?? 0;
  if (patternSpace > MOST_PATTERNS) return null;
  const { columns, placeOf } = lineColumns(known);
  const keysFrom = columns.length;
  // No rule asks for the key of the last one.
  columns.push(...candidates.rules.slice(0, -1).map(({ codes }) => ({ codes, ofCode: null })));
  if (records * columns.length * INTEGER_BYTES > MOST_BYTES) return null;

  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { abort: () => {} } });
  const kernel = instance.exports as PatternExports;
  const memory = new KernelMemory(kernel.memory);
  const described = known.map((field, index) => ({
    field,
    multiplier: multipliers[index]!,
    radix: patternRadix(fields[index]!),
  }));
  const largestBlock = Math.max(candidates.largestBlock, DRAWN_WIDTH);
  const fieldsAt = memory.copy(
    Int32Array.from(
      described.flatMap(({ field, multiplier, radix }) => [
        ...fieldNumbers(memory, field, multiplier, radix - 2, placeOf.get(field)!, largestBlock),
      ]),
    ),
  );
  const lines = memory.room(records * columns.length * INTEGER_BYTES);
  const columnRoom = memory.room(columns.length * (largestBlock + 16) * INTEGER_BYTES);
  const patternRoom = memory.room((largestBlock + 16) * Uint16Array.BYTES_PER_ELEMENT);
  const rowsAt = memory.room(Math.max(records, DRAWN_WIDTH * DRAWN_BLOCKS) * INTEGER_BYTES);
  const startsAt = memory.room((Math.max(records / 2, DRAWN_BLOCKS) + 1) * INTEGER_BYTES);
  const keyRoom = memory.room(2 * candidates.rules.length * (largestBlock + 64));
  const sumsAt = memory.room(2 ** TERM_BITS * INTEGER_BYTES);
  const talliesAt = memory.room(2 * patternSpace * INTEGER_BYTES);
  const listRoom = Math.max(LISTED_PAIRS, largestBlock);
  const listAt = memory.room(3 * listRoom * INTEGER_BYTES);
  fillLines(memory.integers(lines, records * columns.length), columns, records);
  kernel.prepare(
    talliesAt,
    lines,
    columns.length,
    fieldsAt,
    known.length,
    keysFrom,
    columnRoom,
    patternRoom,
    keyRoom,
    largestBlock,
  );

  const begin = ({ rows, blockStart }: Blocks, earlier: number): void => {
    memory.integers(rowsAt, rows.length).set(rows);
    memory.integers(startsAt, blockStart.length).set(blockStart);
    kernel.begin(rowsAt, startsAt, blockStart.length - 1, earlier);
  };
  /** Takes the counts since the last time: they begin anew. */
  const takeCounts = (counts: Float64Array): void => {
    const tallies = new Uint32Array(memory.buffer, talliesAt, 2 * patternSpace);
    for (let pattern = 0; pattern < patternSpace; pattern++) {
      counts[pattern]! += tallies[2 * pattern]!;
      tallies[2 * pattern] = 0;
    }
  };
  let taken: Hope | null = null;
  const rooms = new Map<number, number>();
  const takeHope = (hope: Hope): void => {
    if (hope === taken) return;
    taken = hope;
    const { isHopeless, bits, sharedTerms, terms, ownBits } = hope;
    if (!rooms.has(terms)) rooms.set(terms, memory.room(ownBits.byteLength));
    const ownAt = rooms.get(terms)!;
    new Int16Array(memory.buffer, ownAt, ownBits.length).set(ownBits);
    const tallies = memory.integers(talliesAt, 2 * patternSpace);
    for (let pattern = 0; pattern < patternSpace; pattern++) {
      const ofPattern =
        isHopeless[pattern] === 1 ? HOPELESS : Math.max(HOPELESS, Math.min(-HOPELESS - 1, bits[pattern]!));
      tallies[2 * pattern + 1] = (ofPattern << TERM_BITS) | sharedTerms[pattern]!;
    }
    kernel.weigh(sumsAt, ownAt, terms);
  };
  /** Compares what was begun; lists on the way where somebody takes what is listed. */
  const compare = (take: ((listed: Int32Array) => void) | null): RuleCounts => {
    const counts = new Float64Array(patternSpace);
    const list = memory.integers(listAt, 3 * listRoom);
    do {
      const until = kernel.comparedPairs() + MOST_COUNTED;
      while (kernel.comparedPairs() < until && kernel.isDone() === 0) {
        const pairs = kernel.compareNext(take === null ? 0 : listAt, listRoom, COMPARED_AT_ONCE);
        if (pairs > 0) take?.(list.subarray(0, 3 * pairs));
      }
      takeCounts(counts);
    } while (kernel.isDone() === 0);
    return { counts, marked: kernel.markedPairs() };
  };
  return {
    count(rule) {
      begin(candidates.blocksOf(rule), rule);
      return compare(null);
    },
    countAndList(rule, hope, take) {
      takeHope(hope);
      begin(candidates.blocksOf(rule), rule);
      return compare(take);
    },
    countSome(rule, every) {
      begin(candidates.someBlocksOf(rule, every), 0);
      return compare(null).counts;
    },
    countFirst(rows, width) {
      const counts = new Float64Array(patternSpace);
      for (let from = 0; from < rows.length; from += width * DRAWN_BLOCKS) {
        const drawn = rows.subarray(from, from + width * DRAWN_BLOCKS);
        const blocks = drawn.length / width;
        memory.integers(rowsAt, drawn.length).set(drawn);
        const starts = memory.integers(startsAt, blocks + 1);
        for (let block = 0; block <= blocks; block++) starts[block] = block * width;
        kernel.begin(rowsAt, startsAt, blocks, 0);
        kernel.countFirst();
      }
      takeCounts(counts);
      return counts;
    },
    forEach(rule, hope, visit) {
      takeHope(hope);
      begin(candidates.blocksOf(rule), rule);
      compare((listed) => {
        for (let at = 0; at < listed.length; at += 3) visit(listed[at]!, listed[at + 1]!, listed[at + 2]!);
      });
    },
  };
}
