import { beyondHope } from './beyond-hope.ts';
import { fillLines, lineColumns } from './kernel-lines.ts';
import { KernelMemory } from './kernel-memory.ts';
import { fieldNumbers } from './kernel-numbers.ts';
import { patternRadix } from './level-column.ts';
import type { Hope, PatternPass, PatternTask } from './pattern-pass.ts';
import { PATTERNS_MODULE } from './patterns-module.ts';

interface PatternExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  prepare(
    lines: number,
    lineNumbers: number,
    fields: number,
    fieldCount: number,
    keysFrom: number,
    columnRoom: number,
    patternRoom: number,
    laneRoom: number,
  ): void;
  begin(rows: number, starts: number, blocks: number, earlier: number): void;
  count(counts: number, most: number): number;
  countFirst(counts: number): void;
  weigh(bits: number, sharedTerms: number, ownBits: number, terms: number): void;
  list(isHopeless: number, isBeyondHope: number, out: number, room: number, most: number): number;
  isDone(): number;
  markedPairs(): number;
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
const COUNTED_AT_ONCE = 2 ** 20;
/** More than this a WebAssembly memory does not hold. */
const MOST_BYTES = 3.5 * 2 ** 30;
const INTEGER_BYTES = Int32Array.BYTES_PER_ELEMENT;
/** Records in one block of drawn ones at most, and blocks counted at once. */
const DRAWN_WIDTH = 64;
const DRAWN_BLOCKS = 1024;
/** Pairs in one list at least: place, other place and pattern of each. */
const LISTED_PAIRS = 65_536;

/**
 * The same by WebAssembly SIMD, four pairs at a time, on each block's columns side by side; `null` where the engine has none
 * or a field has no way of its own there.
 */
export function vectorPatterns(task: PatternTask): PatternPass | null {
  const { candidates, fields, multipliers, patternSpace } = task;
  const known = fields.flatMap(({ forKernel }) => forKernel ?? []);
  const bytes = Uint8Array.from(atob(PATTERNS_MODULE), (character) => character.charCodeAt(0));
  if (known.length < fields.length || typeof WebAssembly === 'undefined' || !WebAssembly.validate(bytes)) return null;
  const records = candidates.rules[0]?.codes.length ?? 0;
  const { columns, placeOf } = lineColumns(known);
  const keysFrom = columns.length;
  columns.push(...candidates.rules.map(({ codes }) => ({ codes, ofCode: null })));
  if (records * columns.length * INTEGER_BYTES > MOST_BYTES) return null;

  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { abort: () => {} } });
  const kernel = instance.exports as PatternExports;
  const memory = new KernelMemory(kernel.memory);
  const described = known.map((field, index) => ({
    field,
    multiplier: multipliers[index]!,
    radix: patternRadix(fields[index]!),
  }));
  // Names last, for they take longest: first names, which differ most, at the very end.
  const texts = described.filter(({ field }) => field.kind === 'text').reverse();
  const inOrder = [...described.filter(({ field }) => field.kind !== 'text'), ...texts];
  const fieldsAt = memory.copy(
    Int32Array.from(
      inOrder.flatMap(({ field, multiplier, radix }) => [
        ...fieldNumbers(memory, field, multiplier, radix - 2, placeOf.get(field)!),
      ]),
    ),
  );
  const lines = memory.room(records * columns.length * INTEGER_BYTES);
  const largestBlock = Math.max(candidates.largestBlock, DRAWN_WIDTH);
  const columnRoom = memory.room(columns.length * (largestBlock + 8) * INTEGER_BYTES);
  const patternRoom = memory.room((largestBlock + 4) * INTEGER_BYTES);
  const laneRoom = memory.room(16);
  const rowsAt = memory.room(Math.max(records, DRAWN_WIDTH * DRAWN_BLOCKS) * INTEGER_BYTES);
  const startsAt = memory.room((Math.max(records / 2, DRAWN_BLOCKS) + 1) * INTEGER_BYTES);
  const countsAt = memory.room(patternSpace * INTEGER_BYTES);
  const hopelessAt = memory.room(patternSpace);
  const beyondAt = memory.room(patternSpace);
  const listRoom = Math.max(LISTED_PAIRS, largestBlock);
  const listAt = memory.room(3 * listRoom * INTEGER_BYTES);
  fillLines(memory.integers(lines, records * columns.length), columns, records);
  kernel.prepare(lines, columns.length, fieldsAt, known.length, keysFrom, columnRoom, patternRoom, laneRoom);

  const begin = (rule: number): void => {
    const { rows, blockStart } = candidates.blocksOf(rule);
    memory.integers(rowsAt, rows.length).set(rows);
    memory.integers(startsAt, blockStart.length).set(blockStart);
    kernel.begin(rowsAt, startsAt, blockStart.length - 1, rule);
  };
  let taken: Hope | null = null;
  const takeHope = (hope: Hope): void => {
    if (hope === taken) return;
    taken = hope;
    const { isHopeless, bits, sharedTerms, terms, ownBits } = hope;
    const addresses = [bits, sharedTerms, ownBits].map((numbers) => memory.copy(numbers));
    new Uint8Array(memory.buffer, hopelessAt, patternSpace).set(isHopeless);
    new Uint8Array(memory.buffer, beyondAt, patternSpace).set(beyondHope(isHopeless, texts));
    kernel.weigh(addresses[0]!, addresses[1]!, addresses[2]!, terms);
  };
  return {
    count(rule) {
      const counts = new Float64Array(patternSpace);
      const found = new Uint32Array(memory.buffer, countsAt, patternSpace);
      begin(rule);
      do {
        found.fill(0);
        for (let counted = 0; counted < MOST_COUNTED && kernel.isDone() === 0; ) {
          counted += kernel.count(countsAt, COUNTED_AT_ONCE);
        }
        for (let pattern = 0; pattern < patternSpace; pattern++) counts[pattern]! += found[pattern]!;
      } while (kernel.isDone() === 0);
      return { counts, marked: kernel.markedPairs() };
    },
    countFirst(rows, width) {
      const counts = new Float64Array(patternSpace);
      const found = new Uint32Array(memory.buffer, countsAt, patternSpace).fill(0);
      for (let from = 0; from < rows.length; from += width * DRAWN_BLOCKS) {
        const drawn = rows.subarray(from, from + width * DRAWN_BLOCKS);
        const blocks = drawn.length / width;
        memory.integers(rowsAt, drawn.length).set(drawn);
        const starts = memory.integers(startsAt, blocks + 1);
        for (let block = 0; block <= blocks; block++) starts[block] = block * width;
        kernel.begin(rowsAt, startsAt, blocks, 0);
        kernel.countFirst(countsAt);
      }
      for (let pattern = 0; pattern < patternSpace; pattern++) counts[pattern] = found[pattern]!;
      return counts;
    },
    forEach(rule, hope, visit) {
      takeHope(hope);
      const list = memory.integers(listAt, 3 * listRoom);
      begin(rule);
      do {
        const pairs = kernel.list(hopelessAt, beyondAt, listAt, listRoom, COUNTED_AT_ONCE);
        for (let at = 0; at < 3 * pairs; at += 3) visit(list[at]!, list[at + 1]!, list[at + 2]!);
      } while (kernel.isDone() === 0);
    },
  };
}
